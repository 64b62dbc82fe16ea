/** Whatever a server does, a request ends: in bounded time, in bounded memory, with a code and a sentence. */
import { monitorEventLoopDelay, performance } from 'node:perf_hooks';
import { connect } from 'node:net';
import { createOutbound, type OutboundCode, type OutboundError } from '#outbound';
import { HostileServer, makeBombs } from './harness/hostile-server.ts';
import { AUTHORITY, HostileTls, type TlsKind } from './harness/hostile-tls.ts';
import { Outside } from './harness/outside.ts';
import { until } from './harness/until.ts';

/** Time enough on a machine that has other things to do. What must be waited out has its own limit, a tenth of the default. */
const TIME = { connectMs: 15_000, headersMs: 15_000, idleMs: 15_000, totalMs: 20_000 };
/** Without a limit of ours none of these would ever end. */
const TIME_BOUND_MS = TIME.totalMs + 5_000;
const TEST_MS = TIME_BOUND_MS + 5_000;
/** The two buffers that a body may fill (10 MB as sent, 20 MB unpacked) while one of them grows, and what the runtime has not collected. */
const MEMORY_BOUND_BYTES = 160 * 1_048_576;

const server = new HostileServer();
const tls = new HostileTls();
beforeAll(async () => {
  await makeBombs();
  await server.start();
  await tls.start();
}, 60_000);
afterAll(async () => {
  await server.close();
  await tls.close();
});

/** A client that can reach 127.0.0.1 and nothing else. */
const client = (more: Parameters<typeof createOutbound>[0] | object = {}) =>
  createOutbound({
    userAgent: 'Khabar/0 (+https://news.example/bot)',
    privateHosts: [`127.0.0.1:${server.port}`],
    limits: TIME,
    open: ({ port }) => connect({ host: '127.0.0.1', port }),
    ...more,
  });

/** Runs it, and tells how it failed, how long it took, and how much memory was in use at most beyond what was before. */
async function measured(
  run: () => Promise<unknown>,
): Promise<{ error?: OutboundError; answer?: unknown; ms: number; bytes: number }> {
  const before = process.memoryUsage().rss;
  let peak = before;
  const sampling = setInterval(() => (peak = Math.max(peak, process.memoryUsage().rss)), 5);
  const begin = performance.now();
  try {
    const outcome = await run().then(
      (answer) => ({ answer }),
      (error: OutboundError) => ({ error }),
    );
    return { ...outcome, ms: performance.now() - begin, bytes: peak - before };
  } finally {
    clearInterval(sampling);
  }
}

/** What is slow to read is read to a smaller limit. */
const LESS = { bytes: 262_144 };

const FAILURES: [path: string, code: OutboundCode, words: RegExp, limits?: object][] = [
  ['endless-body', 'too_large', /body has more than 10 MB/],
  ['endless-body-without-length', 'too_large', /body has more than 10 MB/],
  ['announced-as-huge', 'too_large', /body has more than 10 MB/],
  ['chunks-of-one-byte', 'too_large', /more than (256 kB|1.5 MB)/, LESS],
  ['dripping-body', 'timed_out', /not at its end after 2 s/, { totalMs: 2_000 }],
  ['body-that-stands-still', 'timed_out', /stood still for 1 s/, { idleMs: 1_000 }],
  ['endless-chunk-extension', 'too_large', /has sent more than 1.5 MB/, LESS],
  ['nonsense-for-a-chunk', 'bad_response', /not HTTP/],
  ['negative-chunk', 'bad_response', /not HTTP/],
  ['chunk-beyond-numbers', 'bad_response', /not HTTP/],
  ['chunks-without-end', 'cut_off', /closed the connection/],
  ['endless-trailers', 'too_large', /headers have more than 64 kB/],
  ['less-than-announced', 'cut_off', /closed the connection/],
  ['reset-in-the-middle', 'cut_off', /broke the connection off/],
  ['not-what-it-says', 'bad_response', /said to be gzip and is not/],
  ['unknown-encoding', 'bad_response', /packed as lzma/],
  ['half-of-a-gzip', 'cut_off', /ends too early/],
  ['bomb-gzip', 'too_large', /unpacks \(gzip\) to more than 20 MB/],
  ['bomb-deflate', 'too_large', /unpacks \(deflate\) to more than 20 MB/],
  ['bomb-br', 'too_large', /unpacks \(br\) to more than 20 MB/],
  ['bomb-zstd', 'too_large', /unpacks \(zstd\) to more than 20 MB/],
  ['bomb-in-a-bomb', 'too_large', /unpacks \(gzip\) to more than 20 MB/],
  ['no-answer', 'timed_out', /no answer within 1 s/, { headersMs: 1_000 }],
  ['closes-at-once', 'cut_off', /closed the connection/],
  ['resets-at-once', 'cut_off', /broke the connection off|closed the connection/],
  ['http-0.9', 'bad_response', /not HTTP/],
  ['not-http', 'bad_response', /not HTTP/],
  ['two-lengths', 'cut_off', /length it announced/],
  ['nul-in-a-header', 'bad_response', /not HTTP/],
  ['switches-protocols', 'bad_response', /not HTTP/],
  ['continues-unasked', 'bad_response', /not HTTP/],
  ['endless-headers', 'too_large', /headers have more than 64 kB/],
  ['endless-header', 'too_large', /headers have more than 64 kB/],
  ['dripping-headers', 'timed_out', /no answer within 1 s/, { headersMs: 1_000 }],
  ['header-of-1-mb', 'too_large', /headers have more than 64 kB/],
  ['endless-reason', 'too_large', /has sent more than 1.5 MB/, LESS],
  ['endless-early-hints', 'bad_response', /interim answers do not end/],
  ['redirect-to-itself', 'redirect_loop', /in a circle/],
  ['loop-a', 'redirect_loop', /in a circle/],
  ['redirects-for-ever', 'too_many_redirects', /more than 10 redirects/],
  ['redirects-with-ever-new-cookies', 'too_many_redirects', /more than 10 redirects/],
  ['redirect-to-nowhere', 'bad_response', /redirects to what is no address/],
];

test.each(FAILURES)(
  '%s: %s',
  async (path, code, words, more = {}) => {
    const { error, ms, bytes } = await measured(() => client().get(server.url(path), { limits: more }));
    expect(error).toMatchObject({
      name: 'OutboundError',
      code,
      message: expect.stringMatching(words),
      url: expect.stringContaining('http://'),
    });
    expect(ms).toBeLessThan(TIME_BOUND_MS);
    expect(bytes).toBeLessThan(MEMORY_BOUND_BYTES);
  },
  TEST_MS,
);

test.each<[TlsKind, OutboundCode, RegExp, object?]>([
  ['expired', 'tls_failed', /certificate has expired/],
  ['not-yet', 'tls_failed', /certificate is not valid yet/],
  ['other-name', 'tls_failed', /certificate is for another name/],
  ['self-signed', 'tls_failed', /signed by nobody but itself/],
  ['old-version', 'tls_failed', /TLS could not be agreed on/],
  ['plain', 'tls_failed', /TLS could not be agreed on/],
  ['resetting', 'tls_failed', /TLS could not be agreed on/],
  ['silent', 'timed_out', /no connection within 1 s \(TLS/, { connectMs: 1_000 }],
  ['dripping', 'timed_out', /no connection within 1 s \(TLS/, { connectMs: 1_000 }],
])(
  'TLS, %s: %s',
  async (kind, code, words, limits = {}) => {
    const outside = new Outside(() => tls.port(kind)).name('news.example', ['93.184.216.34']);
    const from = client({ ...outside.doubles, authority: AUTHORITY });
    const { error, ms } = await measured(() => from.get('https://news.example/', { limits }));
    expect(error).toMatchObject({ code, message: expect.stringMatching(words), url: 'https://news.example/' });
    expect(ms).toBeLessThan(TIME_BOUND_MS);
  },
  TEST_MS,
);

test('TLS with a good certificate is spoken with; one of an authority that nobody told us to trust is not', async () => {
  const outside = new Outside(() => tls.port('good')).name('news.example', ['93.184.216.34']);
  const answer = await client({ ...outside.doubles, authority: AUTHORITY }).get('https://news.example/');
  expect(answer.body.toString()).toBe('hello');
  await expect(client(outside.doubles).get('https://news.example/')).rejects.toMatchObject({ code: 'tls_failed' });
});

test('a port where nobody listens', async () => {
  const outside = new Outside(() => 1).name('news.example', ['93.184.216.34', '93.184.216.35']);
  await expect(client(outside.doubles).get('http://news.example/')).rejects.toMatchObject({
    code: 'connect_failed',
    message: '93.184.216.34 port 80 refuses the connection (ECONNREFUSED)',
  });
  expect(outside.opened.map(({ host }) => host)).toEqual(['93.184.216.34', '93.184.216.35']);
});

test('DNS that never answers, and a name that does not exist', async () => {
  const { error, ms } = await measured(() =>
    client({ resolve: () => new Promise(() => {}) }).get('http://news.example/', { limits: { connectMs: 300 } }),
  );
  expect(error).toMatchObject({ code: 'timed_out', message: 'no connection within 0.3 s (DNS)' });
  expect(ms).toBeLessThan(TIME_BOUND_MS);
  await expect(client({ resolve: new Outside(() => 1).resolve }).get('http://no.example/')).rejects.toMatchObject({
    code: 'dns_failed',
    message: 'the name no.example does not exist (ENOTFOUND)',
  });
});

test('what is odd and can be used is used', async () => {
  const get = (path: string) => client().get(server.url(path));
  expect((await get('more-than-announced')).body.toString()).toBe('hello');
  expect(await get('wrong-type')).toMatchObject({ status: 200, contentType: 'image/png' });
  expect((await get('redirect-with-endless-body')).body.toString()).toBe('you asked for /ok');
  expect(await get('redirect-without-location')).toMatchObject({ status: 302 });
  expect(await get('nothing-here')).toMatchObject({ status: 404 });
});

test('what came of a body can be had where it is asked for, and is told to be a part', async () => {
  const get = (path: string) => client().get(server.url(path), { acceptTruncated: true, limits: { bytes: 100_000 } });
  const large = await get('endless-body');
  expect([large.body.length, large.truncated]).toEqual([100_000, 'too_large']);
  const broken = await get('reset-in-the-middle');
  expect([broken.body.toString(), broken.truncated]).toEqual(['hello', 'cut_off']);
  const half = await get('half-of-a-gzip');
  expect([half.body.toString().slice(0, 10), half.truncated]).toEqual(['news news ', 'cut_off']);
  expect((await get('ok')).truncated).toBeUndefined();
});

test('a POST that is answered before it is sent', async () => {
  const { answer, ms } = await measured(() => client().post(server.url('ok'), Buffer.alloc(8_000_000, 'x')));
  expect(answer).toMatchObject({ status: 200 });
  expect(ms).toBeLessThan(TIME_BOUND_MS);
});

test('a POST goes to no other address than the one that was given', async () => {
  const before = server.received.length;
  expect(await client().post(server.url('loop-a'), '{}')).toMatchObject({ status: 301, redirects: [] });
  expect(server.received.length - before).toBe(1);
});

test('the signal ends a request at once, with its reason', async () => {
  const reason = new Error('the service stops');
  const stop = new AbortController();
  const { error, ms } = await measured(() => {
    setTimeout(() => stop.abort(reason), 100);
    return client().get(server.url('dripping-body'), { signal: stop.signal });
  });
  expect(error).toBe(reason);
  expect(ms).toBeLessThan(TIME.totalMs / 4);
  await expect(client().get(server.url('ok'), { signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
});

test(
  'all of them at once leave a good site its pace, and no connection open',
  async () => {
    const delay = monitorEventLoopDelay({ resolution: 10 });
    delay.enable();
    let over = false;
    const all = FAILURES.map(([path, , , limits]) => client().get(server.url(path), { limits }));
    const hostile = Promise.allSettled(all).finally(() => (over = true));
    const times: number[] = [];
    while (!over || times.length === 0) {
      const { answer, ms } = await measured(() => client().get(server.url('ok')));
      expect(answer).toMatchObject({ status: 200 });
      times.push(ms);
    }
    delay.disable();
    expect((await hostile).every(({ status }) => status === 'rejected')).toBe(true);
    expect(Math.max(...times)).toBeLessThan(TIME.totalMs / 2);
    expect(delay.max / 1e6).toBeLessThan(TIME.totalMs / 4);
    await until(() => server.connections === 0, 'connections are still open');
  },
  TEST_MS,
);
