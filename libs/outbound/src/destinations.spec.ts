import { checkDestination, DEFAULT_PORTS, type Destinations, mayBePrivate, privateHost } from './destinations.ts';

const open: Destinations = { ports: DEFAULT_PORTS, privateHosts: [] };
const codeOf = (url: string, destinations = open): string | undefined => {
  try {
    checkDestination(new URL(url), destinations, mayBePrivate(new URL(url), destinations));
    return undefined;
  } catch (error) {
    return (error as { code: string }).code;
  }
};

test.each([
  ['file:///etc/passwd', 'refused_scheme'],
  ['ftp://news.example.org/', 'refused_scheme'],
  ['gopher://127.0.0.1:6379/_FLUSHALL', 'refused_scheme'],
  ['data:text/plain,x', 'refused_scheme'],
  ['javascript:alert(1)', 'refused_scheme'],
  ['http://news.example.org:22/', 'refused_port'],
  ['https://news.example.org:6379/', 'refused_port'],
  ['http://127.0.0.1/', 'refused_address'],
  ['http://127.1/', 'refused_address'],
  ['http://2130706433/', 'refused_address'],
  ['http://0x7f000001/', 'refused_address'],
  ['http://0x7f.0.0.0x1/', 'refused_address'],
  ['http://0177.0.0.01/', 'refused_address'],
  ['http://017700000001/', 'refused_address'],
  ['http://127.0.0.1./', 'refused_address'],
  ['http://%31%32%37.0.0.1/', 'refused_address'],
  ['http://１２７.０.０.１/', 'refused_address'],
  ['http://127。0。0。1/', 'refused_address'],
  ['http://0/', 'refused_address'],
  ['http://[::1]/', 'refused_address'],
  ['http://[0:0:0:0:0:0:0:1]/', 'refused_address'],
  ['http://[::ffff:127.0.0.1]/', 'refused_address'],
  ['http://[::ffff:7f00:1]/', 'refused_address'],
  ['http://[::127.0.0.1]/', 'refused_address'],
  ['http://[64:ff9b::10.0.0.1]/', 'refused_address'],
  ['http://169.254.169.254/latest/meta-data/', 'refused_address'],
  ['http://2852039166/', 'refused_address'],
  ['http://[fd00:ec2::254]/', 'refused_address'],
  ['http://10.0.0.1:8080/', 'refused_address'],
])('%s: %s', (url, code) => {
  expect(codeOf(url)).toBe(code);
});

test.each([
  'http://news.example.org/',
  'https://news.example.org:8443/feed',
  'http://1.1.1.1/',
  'http://[2606:4700:4700::1111]:8080/',
])('%s may be asked', (url) => {
  expect(codeOf(url)).toBeUndefined();
});

test.each([
  ['Desk.Example.ORG', 'desk.example.org'],
  ['desk.example.org.:8081', 'desk.example.org:8081'],
  ['127.1:3000', '127.0.0.1:3000'],
  ['[::1]:80', '::1:80'],
  ['[0::1]', '::1'],
  ['bücher.example', 'xn--bcher-kva.example'],
])('the allowed host %s is %s', (given, canonical) => {
  expect(privateHost(given)).toBe(canonical);
});

test.each(['http://desk.example.org/', 'desk/path', 'user@desk', 'desk:99999', 'desk:', ''])('%j is no host', (given) => {
  expect(() => privateHost(given)).toThrow(TypeError);
});

test('a host that is allowed by its name has the listed ports, one that is allowed with a port that one as well', () => {
  const byName = { ...open, privateHosts: ['10.0.0.5'] };
  expect(codeOf('http://10.0.0.5/', byName)).toBeUndefined();
  expect(codeOf('http://10.0.0.5:9000/', byName)).toBe('refused_port');
  expect(codeOf('http://10.0.0.6/', byName)).toBe('refused_address');
  const byPort = { ...open, privateHosts: ['10.0.0.5:9000'] };
  expect(codeOf('http://10.0.0.5:9000/', byPort)).toBeUndefined();
  expect(codeOf('http://10.0.0.5/', byPort)).toBe('refused_address');
  expect(codeOf('http://10.0.0.5:9001/', byPort)).toBe('refused_port');
});
