/** The README against the code: names that a reader would type. */
import { readFileSync } from 'node:fs';
import { ServicesConfig } from '../apps/cli/src/config.ts';
import { CliConfig } from '../apps/cli/src/kafka.ts';
import { EnrichmentConfig } from '../apps/enrichment/src/config.ts';
import { FetcherConfig } from '../apps/fetcher/src/config.ts';
import { StorageConfig } from '../apps/storage/src/config.ts';
import { groups, topics } from '#events';

const readme = readFileSync('README.md', 'utf8');
const named = (text: string) => text.match(/`[A-Z][A-Z_]+`/g)!.map((name) => name.slice(1, -1));
const variables = [CliConfig, ServicesConfig, EnrichmentConfig, FetcherConfig, StorageConfig].flatMap((schema) =>
  Object.keys(schema.shape),
);

test.each([...new Set(variables)])('%s stands in the configuration table', (variable) => {
  expect(named(readme)).toContain(variable);
});

test('the table names nothing that is not there', () => {
  const scripts = ['KHABAR_HOME', 'LOCAL_KAFKA_PORT', 'LOCAL_POSTGRES_PORT'];
  expect(named(readme).filter((name) => !variables.includes(name) && !scripts.includes(name))).toEqual([]);
});

test.each([...Object.values(topics).map(({ name }) => name), ...Object.values(groups)])('%s is named', (name) => {
  expect(readme).toContain(`\`${name}\``);
});
