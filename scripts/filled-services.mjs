/** The three services as processes of their own on free ports, with the samples taken in. */
import { createServer } from 'node:net';
import { join } from 'node:path';
import { build } from './build.mjs';
import { root } from './install.mjs';
import { publish, readSamples, untilAnswered, untilReady } from './journey.mjs';
import { runApp, startService } from './services.mjs';

/** @param stack a broker and a database that hold nothing yet */
export async function startFilled({ stack: { kafkaBrokers, databaseUrl }, logDir, signal }) {
  build();
  const ports = { storage: await freePort(), fetcher: await freePort(), enrichment: await freePort() };
  const env = {
    ...process.env,
    ...Object.fromEntries(Object.entries(ports).map(([app, port]) => [`${app.toUpperCase()}_PORT`, String(port)])),
    HOST: '127.0.0.1',
    KAFKA_BROKERS: kafkaBrokers,
    DATABASE_URL: databaseUrl,
    ENTITIES_ENGINE: 'fast',
    LOG_LEVEL: 'warn',
  };
  await Promise.all([runApp('cli', ['topics'], { env, signal }), runApp('cli', ['migrate'], { env, signal })]);
  const onEnd = (sentence) => console.error(sentence);
  const services = Object.entries(ports).map(([app, port]) => startService(app, { port, env, logDir, onEnd }));
  const stop = async () => void (await Promise.all(services.map((service) => service.stop())));
  const [storage, fetcher] = services;
  try {
    await Promise.all(services.map((service) => untilReady(service, signal)));
    const samples = readSamples(join(root, 'samples'));
    const ids = await publish(
      fetcher.url,
      samples.map(({ article }) => article),
      signal,
    );
    for (const id of ids) await untilAnswered(storage.url, id, signal);
    return { storageUrl: storage.url, articleIds: ids, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer()
      .on('error', reject)
      .listen(0, '127.0.0.1', () => {
        const { port } = server.address();
        server.close(() => resolve(port));
      });
  });
}
