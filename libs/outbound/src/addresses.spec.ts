import { refusal } from './addresses.ts';

/** IANA's special-purpose registries, line by line, first and last address of a range; clouds' metadata services. */
const REFUSED: [string, ...string[]][] = [
  ['this network', '0.0.0.0', '0.1.2.3', '0.255.255.255'],
  ['private', '10.0.0.0', '10.255.255.255', '172.16.0.0', '172.31.255.255', '192.168.0.0', '192.168.255.255'],
  ['carrier-grade NAT', '100.64.0.0', '100.127.255.255'],
  ['loopback', '127.0.0.1', '127.255.255.255', '::1'],
  ['link-local', '169.254.0.0', '169.254.255.255', 'fe80::1', 'fe80::1%eth0', 'febf:ffff::1'],
  ['metadata', '169.254.169.254', 'fd00:ec2::254', 'fd20:ce::254', '168.63.129.16', '100.100.100.200', '192.0.0.192'],
  ['protocol assignments', '192.0.0.0', '192.0.0.170', '192.0.0.255'],
  ['documentation', '192.0.2.1', '198.51.100.1', '203.0.113.255', '2001:db8::1', '3fff::1', '3fff:fff::1'],
  ['6to4 relay', '192.88.99.1'],
  ['benchmarking', '198.18.0.0', '198.19.255.255', '2001:2::1'],
  ['multicast', '224.0.0.1', '239.255.255.255', 'ff02::1', 'ff0e::1'],
  ['reserved', '240.0.0.0', '255.255.255.254'],
  ['broadcast', '255.255.255.255'],
  ['unspecified', '::'],
  ['IPv4-mapped', '::ffff:10.0.0.1', '::ffff:127.0.0.1', '::ffff:7f00:1', '::ffff:1.1.1.1'],
  ['IPv4-compatible', '::10.0.0.1', '::127.0.0.1', '::7f00:1', '::1.1.1.1'],
  ['IPv4-translated', '::ffff:0:127.0.0.1', '::ffff:0:1.1.1.1'],
  ['NAT64', '64:ff9b::a00:1', '64:ff9b::101:101', '64:ff9b:1::a00:1', '64:ff9b:1:ffff::1'],
  ['6to4', '2002:a00:1::', '2002:101:101::1'],
  ['Teredo', '2001::1', '2001:0:4136:e378:8000:63bf:3fff:fdd2'],
  ['ORCHID', '2001:10::1', '2001:20::1', '2001:2f:ffff::1'],
  ['drone tags, AMT, AS112, IETF', '2001:30::1', '2001:3::1', '2001:4:112::1', '2001:1::1', '2620:4f:8000::1', '192.52.193.1'],
  ['unique local', 'fc00::1', 'fd12:3456:789a::1', 'fdff:ffff::1'],
  ['site-local', 'fec0::1', 'feff::1'],
  ['discard only', '100::1'],
  ['segment routing', '5f00::1'],
  ['not assigned', '1::1', '4000::1', '8000::1', 'e000::1', '200::1', 'fe00::1'],
  ['no address at all', '', 'localhost', '1.2.3', '127.1', '0x7f.0.0.1', '1.2.3.4.5', '[::1]', '256.1.1.1', '::ffff:'],
];

const PUBLIC = [
  '1.1.1.1',
  '8.8.8.8',
  '9.255.255.255',
  '11.0.0.0',
  '93.184.216.34',
  '100.63.255.255',
  '100.128.0.0',
  '126.255.255.255',
]
  .concat(['128.0.0.0', '169.253.255.255', '169.255.0.0', '172.15.255.255', '172.32.0.0', '191.255.255.255', '192.0.1.1'])
  .concat(['192.167.255.255', '192.169.0.0', '198.17.255.255', '198.20.0.0', '203.0.112.1', '203.0.114.1', '223.255.255.255'])
  .concat(['2606:4700:4700::1111', '2a00:1450:4001:831::200e', '2001:4860:4860::8888', '2001:200::1', '2400:cb00::1', '3ffe::1']);

test.each(REFUSED.flatMap(([range, ...addresses]) => addresses.map((address) => [address, range])))('%s (%s)', (address) => {
  expect(refusal(address, false)).toEqual(expect.any(String));
});

test.each(PUBLIC)('%s is public', (address) => {
  expect(refusal(address, false)).toBeUndefined();
});

test.each(['127.0.0.1', '10.1.2.3', '172.16.0.1', '192.168.1.1', '100.64.1.1', '::1', 'fd12::1'])(
  '%s passes where private addresses are allowed',
  (address) => {
    expect(refusal(address, true)).toBeUndefined();
  },
);

test.each(['169.254.169.254', 'fd00:ec2::254', '100.100.100.200', '169.254.1.1', 'fe80::1', '0.0.0.0', '::', '224.0.0.1'])(
  '%s passes nowhere',
  (address) => {
    expect(refusal(address, true)).toEqual(expect.any(String));
  },
);
