import { type Answer, OutboundError } from '#outbound';
import { allows } from './robots-rules.ts';
import { loadRobots, type SiteRobots } from './robots.ts';

const ORIGIN = 'https://news.example';
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const BLOCKING = 'User-agent: *\nDisallow: /private';

let now = Date.parse('2026-03-02T12:00:00Z');

type Reply = Partial<Omit<Answer, 'body'>> & { body?: string };

function load(reply: Reply | Error, previous?: SiteRobots) {
  const get = async (url: string): Promise<Answer> => {
    if (reply instanceof Error) throw reply;
    return { status: 200, headers: {}, url, redirects: [], ...reply, body: Buffer.from(reply.body ?? BLOCKING) };
  };
  return loadRobots(ORIGIN, get, 'Khabar', () => now, previous);
}

const verdict = ({ value }: { value: SiteRobots }) => [allows(value, `${ORIGIN}/private`), allows(value, `${ORIGIN}/`)];
const ALL = [true, true];
const SOME = [false, true];
const NONE = [false, false];

test.each<[string, Reply | Error, boolean[]]>([
  ['200', {}, SOME],
  ['200, larger than is read', { truncated: 'too_large' }, SOME],
  ['200, cut off', { truncated: 'cut_off' }, NONE],
  ['206', { status: 206 }, SOME],
  ['a redirect that leads nowhere', { status: 302 }, ALL],
  ['401', { status: 401 }, ALL],
  ['403', { status: 403 }, ALL],
  ['404', { status: 404 }, ALL],
  ['410', { status: 410 }, ALL],
  ['429', { status: 429 }, NONE],
  ['500', { status: 500 }, NONE],
  ['503', { status: 503 }, NONE],
  ['no name', new OutboundError('dns_failed', 'x'), NONE],
  ['no connection', new OutboundError('connect_failed', 'x'), NONE],
  ['broken TLS', new OutboundError('tls_failed', 'x'), NONE],
  ['no answer', new OutboundError('timed_out', 'x'), NONE],
  ['a refused address', new OutboundError('refused_address', 'x'), NONE],
  ['more than five redirects', new OutboundError('too_many_redirects', 'x'), ALL],
  ['redirects in a circle', new OutboundError('redirect_loop', 'x'), ALL],
])('%s', async (_, reply, expected) => {
  const loaded = await load(reply);
  expect(verdict(loaded)).toEqual(expected);
  expect(loaded.keepMs).toBeLessThanOrEqual(DAY_MS);
  expect(loaded.value.failure !== undefined).toBe(expected === NONE);
});

test.each([
  [undefined, DAY_MS],
  ['max-age=7200', 2 * HOUR_MS],
  ['public, MAX-AGE=99999999', DAY_MS],
  ['max-age=0', 600_000],
  ['no-cache', DAY_MS],
])('Cache-Control: %j keeps it %j ms', async (value, expected) => {
  expect((await load({ headers: value === undefined ? {} : { 'cache-control': value } })).keepMs).toBe(expected);
});

test('a failure is tried again after ten minutes, or when the site says', async () => {
  expect((await load({ status: 503 })).keepMs).toBe(600_000);
  expect((await load({ status: 503, headers: { 'retry-after': '3600' } })).keepMs).toBe(HOUR_MS);
  expect((await load({ status: 503, headers: { 'retry-after': '99999999' } })).keepMs).toBe(DAY_MS);
});

test('while robots.txt fails, an earlier one holds, for thirty days', async () => {
  const good = (await load({})).value;
  now += 29 * DAY_MS;
  const later = await load({ status: 500 }, good);
  expect(verdict(later)).toEqual(SOME);
  expect(later.keepMs).toBe(600_000);
  now += 2 * DAY_MS;
  expect(verdict(await load({ status: 500 }, later.value))).toEqual(NONE);
});

test('what is no fault of the site is thrown', async () => {
  await expect(load(new TypeError('a fault of ours'))).rejects.toThrow(TypeError);
  await expect(load(new OutboundError('held_back', 'not now'))).rejects.toMatchObject({ code: 'held_back' });
});
