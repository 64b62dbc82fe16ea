import { readConfig } from '#config';
import { runService } from '#service';
import { FetcherConfig } from './config.ts';
import { fetcher } from './fetcher.module.ts';

runService(() => fetcher(readConfig(FetcherConfig)));
