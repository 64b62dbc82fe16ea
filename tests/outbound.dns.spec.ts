/** Addresses of a name, asked of a DNS server of the test's own on 127.0.0.1. */
import { resolveByDns } from '../libs/outbound/src/resolve.ts';
import { DnsServer } from './harness/dns-server.ts';

const server = new DnsServer();
beforeAll(() => server.start());
afterAll(() => server.close());

const never = new AbortController().signal;
const addresses = (name: string, signal = never) => resolveByDns(name, signal, [server.address]);

test.each([
  [
    'both families, in turn',
    { A: ['1.1.1.1', '1.0.0.1', '8.8.8.8'], AAAA: ['2606:4700::1'] },
    ['1.1.1.1', '2606:4700::1', '1.0.0.1', '8.8.8.8'],
  ],
  ['IPv4 alone', { A: ['1.1.1.1'] }, ['1.1.1.1']],
  ['IPv6 alone', { AAAA: ['2606:4700::1', '2606:4700::2'] }, ['2606:4700::1', '2606:4700::2']],
  ['private ones too: they are judged by who connects', { A: ['1.1.1.1'], AAAA: ['fd00::1'] }, ['1.1.1.1', 'fd00::1']],
])('%s', async (_, said, expected) => {
  server.names.set('news.example', said);
  expect(await addresses('news.example')).toEqual(expected);
});

test('an answer is asked for each time', async () => {
  server.names.set('news.example', { A: ['1.1.1.1'] });
  expect(await addresses('news.example')).toEqual(['1.1.1.1']);
  server.names.set('news.example', { A: ['127.0.0.1'] });
  expect(await addresses('news.example')).toEqual(['127.0.0.1']);
});

test('a name that DNS does not know may stand in the hosts file', async () => {
  server.names.set('localhost', 'no such name');
  expect(await addresses('localhost')).toContain('127.0.0.1');
});

test('a failure of DNS is a failure, and nobody else is asked', async () => {
  server.names.set('news.example', 'failure');
  await expect(addresses('news.example')).rejects.toMatchObject({ code: 'ESERVFAIL' });
});

test('a server that is silent about one name holds up no other, and is not waited for when nobody wants to know any more', async () => {
  server.names.set('silent.example', 'silence').set('news.example', { A: ['1.1.1.1'] });
  const stop = new AbortController();
  const silent = Array.from({ length: 20 }, () =>
    addresses('silent.example', stop.signal).catch(({ code }: NodeJS.ErrnoException) => code),
  );
  expect(await addresses('news.example')).toEqual(['1.1.1.1']);
  stop.abort();
  expect(new Set(await Promise.all(silent))).toEqual(new Set(['ECANCELLED']));
});
