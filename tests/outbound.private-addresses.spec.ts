/**
 * No request reaches this machine, its network or a cloud's metadata: not by an address, not by a name that has one, not by a redirect,
 * not by a name whose addresses change. DNS and the socket are doubles, so that what would have been reached is seen and nothing is.
 */
import { createOutbound, type OutboundError } from '#outbound';
import { HostileServer } from './harness/hostile-server.ts';
import { Outside } from './harness/outside.ts';

const PUBLIC = '93.184.216.34';
const ALSO_PUBLIC = '2606:2800:220:1:248:1893:25c8:1946';
const FORBIDDEN = ['127.0.0.1', '10.0.0.1', '172.16.0.1', '192.168.1.1', '169.254.169.254', '100.64.0.1', '0.0.0.0', '::1', '::']
  .concat(['fe80::1', 'fd00:ec2::254', 'fc00::1', '::ffff:10.0.0.1', '::10.0.0.1', '64:ff9b::a00:1', '2002:a00:1::', '224.0.0.1'])
  .concat(['198.18.0.1', '192.0.2.1', '255.255.255.255', '240.0.0.1', '2001:db8::1']);

const server = new HostileServer();
beforeAll(() => server.start());
afterAll(() => server.close());

let outside: Outside;
beforeEach(() => {
  server.received.length = 0;
  outside = new Outside(() => server.port).name('news.example', [PUBLIC]);
});

const client = (more = {}) => createOutbound({ userAgent: 'Khabar/0', ...outside.doubles, ...more });
const inUrl = (address: string) => (address.includes(':') ? `[${address}]` : address);
const redirectTo = (target: string, status = 302) => `redirect-to?${status},${encodeURIComponent(target)}`;
const opened = () => outside.opened.map(({ host }) => host);

/** @returns the failure's code */
const refusal = (url: string, from = client()): Promise<string> =>
  from.get(url).then(
    () => 'answered',
    ({ code, kind }: OutboundError) => `${code}, ${kind}`,
  );

test('a public name is reached at the address that DNS gave', async () => {
  expect((await client().get('http://news.example/ok')).body.toString()).toBe('you asked for /ok');
  expect(outside.opened).toEqual([{ host: PUBLIC, port: 80 }]);
  expect(outside.asked).toEqual(['news.example']);
  expect(server.received[0]!.headers).toMatchObject({ host: 'news.example', 'user-agent': 'Khabar/0' });
});

test.each(FORBIDDEN)('%s: by itself, by a name, by a redirect, by a redirect to a name', async (address) => {
  outside.name('trap.example', [address]);
  const expected = 'refused_address, refused';
  expect(await refusal(`http://${inUrl(address)}/ok`)).toBe(expected);
  expect(await refusal('http://trap.example/ok')).toBe(expected);
  expect(opened()).toEqual([]);
  expect(await refusal(`http://news.example/${redirectTo(`http://${inUrl(address)}/ok`)}`)).toBe(expected);
  expect(await refusal(`http://news.example/${redirectTo('http://trap.example/ok', 301)}`)).toBe(expected);
  expect(await refusal(`http://news.example/${redirectTo('//trap.example:8080/ok', 307)}`)).toBe(expected);
  expect(
    await client()
      .post('http://trap.example/hook', '{}')
      .catch(({ code }: OutboundError) => code),
  ).toBe('refused_address');
  expect(opened()).toEqual([PUBLIC, PUBLIC, PUBLIC]);
});

test.each([
  ['A and AAAA, one of them private', [PUBLIC, 'fd12::1']],
  ['AAAA and A, one of them private', [ALSO_PUBLIC, '10.0.0.1']],
  ['several, the last one private', [PUBLIC, ALSO_PUBLIC, '93.184.216.35', '1.1.1.1', '8.8.8.8', '127.0.0.1']],
  ['what is no address', [PUBLIC, 'localhost']],
])('an answer of %s is refused whole', async (_, addresses) => {
  outside.name('mixed.example', addresses);
  expect(await refusal('http://mixed.example/ok')).toBe('refused_address, refused');
  expect(opened()).toEqual([]);
});

test('A and AAAA that are public are both tried', async () => {
  outside = new Outside(({ host }) => (host === PUBLIC ? 1 : server.port)).name('news.example', [PUBLIC, ALSO_PUBLIC]);
  expect((await client().get('http://news.example/ok')).status).toBe(200);
  expect(opened()).toEqual([PUBLIC, ALSO_PUBLIC]);
});

test('rebinding: DNS is asked once a connection, and every answer is judged', async () => {
  outside.name('rebind.example', [PUBLIC], ['127.0.0.1']);
  const from = client();
  expect((await from.get('http://rebind.example/ok')).status).toBe(200);
  expect(outside.asked).toEqual(['rebind.example']);
  expect(await refusal('http://rebind.example/ok', from)).toBe('refused_address, refused');
  expect(opened()).toEqual([PUBLIC]);
});

test('rebinding within a chain of redirects', async () => {
  outside.name('rebind.example', [PUBLIC], ['169.254.169.254']);
  expect(await refusal(`http://rebind.example/${redirectTo('/ok')}`)).toBe('refused_address, refused');
  expect(opened()).toEqual([PUBLIC]);
});

test.each([
  ['file:///etc/passwd', 'refused_scheme, refused'],
  ['ftp://news.example/', 'refused_scheme, refused'],
  ['gopher://news.example:6379/', 'refused_scheme, refused'],
  ['http://news.example:22/', 'refused_port, refused'],
  ['http://news.example:6379/', 'refused_port, refused'],
  ['http://0x7f.1/', 'refused_address, refused'],
  ['http://2852039166/latest/meta-data/', 'refused_address, refused'],
  ['//0177.0.0.1/', 'refused_address, refused'],
])('a redirect to %s', async (target, expected) => {
  expect(await refusal(`http://news.example/${redirectTo(target)}`)).toBe(expected);
  expect(await refusal(new URL(target, 'http://news.example/').href)).toBe(expected);
  expect(opened()).toEqual([PUBLIC]);
});

test('the failure says in words what is refused, and where', async () => {
  outside.name('trap.example', ['169.254.169.254']);
  await expect(client().get(`http://news.example/${redirectTo('http://trap.example/latest')}`)).rejects.toMatchObject({
    message: "trap.example has the address 169.254.169.254, which is a cloud's metadata service",
    url: 'http://trap.example/latest',
  });
});

describe('ALLOW_PRIVATE_ADDRESSES', () => {
  test('opens the host that it names', async () => {
    outside.name('desk.example', ['10.0.0.1']).name('other.example', ['10.0.0.1']);
    const from = client({ privateHosts: ['desk.example'] });
    expect((await from.get('http://desk.example/ok')).status).toBe(200);
    expect(await refusal('http://other.example/ok', from)).toBe('refused_address, refused');
    expect(await refusal('http://10.0.0.1/ok', from)).toBe('refused_address, refused');
    expect(opened()).toEqual(['10.0.0.1']);
  });

  test('leads to no metadata service', async () => {
    outside.name('desk.example', ['169.254.169.254']);
    expect(await refusal('http://desk.example/ok', client({ privateHosts: ['desk.example'] }))).toBe('refused_address, refused');
  });

  test('is for who asks for the host: a page outside does not get there by a redirect', async () => {
    outside.name('desk.example', ['10.0.0.1']);
    const from = client({ privateHosts: ['desk.example'] });
    expect(await refusal(`http://news.example/${redirectTo('http://desk.example/ok')}`, from)).toBe('refused_address, refused');
    expect((await from.get(`http://desk.example/${redirectTo('http://news.example/ok')}`)).url).toBe('http://news.example/ok');
    expect(opened()).toEqual([PUBLIC, '10.0.0.1', PUBLIC]);
  });
});

describe('credentials', () => {
  const headers = { Authorization: 'Bearer t', Cookie: 'c=1', 'X-Api-Key': 'k', Accept: 'text/html' };
  const sent = () =>
    server.received.map(({ headers: { host, authorization, cookie, 'x-api-key': key } }) => ({
      host,
      authorization,
      cookie,
      key,
    }));

  test('stay at the origin that they were given for, also when a redirect leads back to it', async () => {
    outside.name('other.example', [ALSO_PUBLIC]);
    const back = `http://other.example/${redirectTo('http://news.example/ok')}`;
    await client().get(`http://news.example/${redirectTo(`/${redirectTo(back)}`)}`, { headers, etag: '"1"' });
    const all = { authorization: 'Bearer t', cookie: 'c=1', key: 'k' };
    expect(sent()).toEqual([
      { host: 'news.example', ...all },
      { host: 'news.example', ...all },
      { host: 'other.example' },
      { host: 'news.example' },
    ]);
    expect(server.received[3]!.headers).toMatchObject({ accept: 'text/html', 'if-none-match': '"1"' });
  });

  test('cookies that a chain of redirects sets go back to who set them, and no further', async () => {
    outside.name('other.example', [ALSO_PUBLIC]);
    const from = client();
    const answer = await from.get('http://news.example/redirects-until-a-cookie-comes-back', { headers: { cookie: 'mine=1' } });
    expect(JSON.parse(answer.body.toString())).toMatchObject({ headers: { cookie: 'mine=1; seen=1' } });
    await from.get(`http://news.example/${redirectTo('http://other.example/echo')}`);
    expect(sent().slice(-2)).toEqual([{ host: 'news.example' }, { host: 'other.example' }]);
    expect(answer.headers).not.toHaveProperty('set-cookie');
  });

  test('do not go to another port of the same host', async () => {
    await client().get(`http://news.example/${redirectTo('http://news.example:8080/ok')}`, { headers });
    expect(sent()[1]).toEqual({ host: 'news.example:8080' });
  });

  test('in an address are sent as Basic and shown nowhere', async () => {
    outside.name('other.example', [ALSO_PUBLIC]);
    const answer = await client().get(`http://us%C3%A9r:p%40ss@news.example/${redirectTo('http://x:y@other.example/ok')}`);
    expect(sent()).toEqual([
      { host: 'news.example', authorization: `Basic ${Buffer.from('usér:p@ss').toString('base64')}` },
      { host: 'other.example' },
    ]);
    expect(JSON.stringify({ ...answer, body: '' })).not.toMatch(/p@ss|p%40ss|x:y/);
    const error = await client()
      .get('http://user:secret@127.0.0.1/')
      .catch((reason: OutboundError) => reason);
    expect(JSON.stringify([error, (error as Error).message])).not.toContain('secret');
  });
});

test('a chain of redirects is told, and permanent is told apart', async () => {
  outside.name('new.example', [ALSO_PUBLIC]);
  const last = `http://new.example/${redirectTo('/ok#part', 307)}`;
  const { url, redirects } = await client().get(`http://news.example/${redirectTo(last, 308)}#top`);
  expect(url).toBe('http://new.example/ok');
  expect(redirects.map(({ to, status, permanent }) => ({ to, status, permanent }))).toEqual([
    { to: last, status: 308, permanent: true },
    { to: 'http://new.example/ok', status: 307, permanent: false },
  ]);
});

test('each request of a chain waits for its turn, and its turn ends with it', async () => {
  const log: string[] = [];
  await client().get(`http://news.example/${redirectTo('/ok')}`, {
    beforeRequest: async ({ pathname }) => {
      log.push(`begin ${pathname}`);
      return () => void log.push(`end ${pathname}`);
    },
  });
  expect(log).toEqual(['begin /redirect-to', 'end /redirect-to', 'begin /ok', 'end /ok']);
});
