#!/usr/bin/env node
/** `npx khabar`: the command line in apps/cli, installed and built if need be. Beside a running `npm start` it finds Kafka and Postgres by itself. */
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root, underNode24 } from './install.mjs';

await underNode24(import.meta.url);
const { runningStack } = await import('../libs/local-stack/src/index.ts');
const { build } = await import('./build.mjs');
try {
  build();
} catch (error) {
  console.error(error.message);
  process.exit(1);
}
const running = runningStack(resolve(root, process.env.KHABAR_HOME || '.khabar'));
// The proof kills what it runs on: only a stack that is named by the variables themselves is taken, and spared.
if (running && process.argv[2] !== 'prove') {
  process.env.KAFKA_BROKERS ||= running.kafkaBrokers;
  process.env.DATABASE_URL ||= running.databaseUrl;
}

const main = join(root, 'dist', 'apps', 'cli', 'src', 'main.js');
process.argv[1] = main;
await import(pathToFileURL(main).href);
