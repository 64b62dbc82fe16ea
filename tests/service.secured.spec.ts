/** Kafka by TLS and SASL, Postgres by TLS: by configuration alone. */
import { readFileSync } from 'node:fs';
import pg from 'pg';
import { EnrichmentConfig } from '../apps/enrichment/src/config.ts';
import { topics } from '#events';
import { BrokerProbe, createKafka } from '#kafka';
import { useKhabar } from './harness/khabar.ts';
import { OwnServer } from './harness/own-stack.ts';
import { CA_FILE, PASSWORD, SecuredBroker, USER } from './harness/secured-broker.ts';

const START_MS = 120_000;
const broker = new SecuredBroker();
const postgres = new OwnServer('postgres');
beforeAll(async () => {
  await Promise.all([broker.start(), postgres.start().then(() => switchTlsOn(postgres.address))]);
}, START_MS);

const secured = (mechanism: string, password = PASSWORD) => ({
  KAFKA_BROKERS: broker.address,
  KAFKA_TLS: 'true',
  KAFKA_TLS_CA_FILE: CA_FILE,
  KAFKA_SASL_MECHANISM: mechanism,
  KAFKA_SASL_USERNAME: USER,
  KAFKA_SASL_PASSWORD: password,
});
const khabar = useKhabar({
  env: () => ({
    ...secured('scram-sha-256'),
    DATABASE_URL: postgres.address,
    DATABASE_SSL: 'verify-full',
    DATABASE_SSL_CA: CA_FILE,
  }),
});
afterAll(() => Promise.all([broker.remove(), postgres.remove()]), 60_000);

/** By SQL, as the server's own user: it takes a key that only it can read. */
async function switchTlsOn(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const write = (file: string) => {
    const text = readFileSync(`tests/fixtures/tls/${file}`, 'utf8')
      .trim()
      .split('\n')
      .map((line) => `('${line}')`);
    return client.query(`copy (values ${text.join(', ')}) to program 'umask 077; cat > ${file}'`);
  };
  await write('server.pem').then(() => write('server.key'));
  for (const setting of ["ssl_cert_file = 'server.pem'", "ssl_key_file = 'server.key'", 'ssl = on'])
    await client.query(`alter system set ${setting}`);
  await client.query('select pg_reload_conf()');
  await client.end();
}

test('an article goes its whole way', async () => {
  const { status, body } = await khabar.post({ headline: 'By TLS', articleBody: 'The parliament of Norway met in Oslo.' });
  expect(status).toBe(202);
  await khabar.stored((body as { data: [{ articleId: string }] }).data[0].articleId);
  const client = new pg.Client({ connectionString: postgres.address, ssl: { ca: readFileSync(CA_FILE) } });
  await client.connect();
  const { rows } = await client.query<{ ssl: boolean }>(
    "select ssl from pg_stat_ssl join pg_stat_activity using (pid) where application_name like 'khabar-storage%'",
  );
  await client.end();
  expect(rows.length).toBeGreaterThan(0);
  expect(rows.every(({ ssl }) => ssl)).toBe(true);
}, 60_000);

test.each(['plain', 'scram-sha-512'])('%s is let in', async (mechanism) => {
  const probe = new BrokerProbe(createKafka(EnrichmentConfig.parse(secured(mechanism)), 'test'), khabar.topic(topics.raw.name));
  expect(await probe.ready()).toBeUndefined();
  await probe.close();
});

test('a wrong password is told in words', async () => {
  const probe = new BrokerProbe(
    createKafka(EnrichmentConfig.parse(secured('scram-sha-256', 'wrong')), 'test'),
    khabar.topic(topics.raw.name),
  );
  expect(await probe.ready()).toMatch(/authentication failed/i);
});
