import { readConfig } from '#config';
import { runService } from '#service';
import { StorageConfig } from './config.ts';
import { storage } from './storage.module.ts';

runService(() => storage(readConfig(StorageConfig)));
