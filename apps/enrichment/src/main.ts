import { readConfig } from '#config';
import { runService } from '#service';
import { EnrichmentConfig } from './config.ts';
import { enrichment } from './enrichment.module.ts';

runService(() => enrichment(readConfig(EnrichmentConfig)));
