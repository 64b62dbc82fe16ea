import ipaddr from 'ipaddr.js';

/**
 * Where clouds answer a machine's questions about itself, credentials among them. They are named beside their ranges since an intranet
 * host that may be private must not lead there, and since one of them (Azure's) is a public address.
 */
const METADATA = new Set(
  ['169.254.169.254', 'fd00:ec2::254', 'fd20:ce::254', '168.63.129.16', '100.100.100.200', '192.0.0.192'].map((address) =>
    ipaddr.parse(address).toNormalizedString(),
  ),
);

/** What an intranet uses; ALLOW_PRIVATE_ADDRESSES opens these and no others. */
const PRIVATE = new Set(['private', 'uniqueLocal', 'loopback', 'carrierGradeNat']);

const WORDS: Record<string, string> = {
  private: 'a private address',
  uniqueLocal: 'a private address',
  loopback: 'an address of this machine itself',
  linkLocal: 'a link-local address',
  deprecatedSiteLocal: 'a site-local address',
  carrierGradeNat: "an address inside a provider's network",
  multicast: 'a multicast address',
  broadcast: 'a broadcast address',
  unspecified: 'no address of a host',
  ipv4Mapped: 'an IPv4 address in disguise',
  rfc6145: 'an IPv4 address in disguise',
  rfc6052: 'an IPv4 address in disguise',
  '6to4': 'an IPv4 address in disguise',
  teredo: 'an IPv4 address in disguise',
  benchmarking: 'an address for measurements',
};

/** All that is handed out for the public internet; ::/96 (IPv4-compatible) and whatever is not assigned lie outside. */
const [GLOBAL_UNICAST, GLOBAL_UNICAST_BITS] = ipaddr.IPv6.parseCIDR('2000::/3');

/**
 * Why no request may go to an IP address, in words that end "... is"; undefined where one may.
 * Only addresses of the public internet pass: forms of IPv6 that carry an IPv4 address are refused whatever they carry.
 *
 * @param address IPv4 in four decimal parts, or IPv6 without brackets
 * @param privateAllowed whether an intranet's own ranges pass as well
 */
export function refusal(address: string, privateAllowed: boolean): string | undefined {
  if (!ipaddr.IPv4.isValidFourPartDecimal(address) && !ipaddr.IPv6.isValid(address)) return 'no IP address';
  const parsed = ipaddr.parse(address);
  if (METADATA.has(parsed.toNormalizedString())) return "a cloud's metadata service";
  const range = parsed.range();
  if (PRIVATE.has(range) && privateAllowed) return undefined;
  if (range !== 'unicast') return WORDS[range] ?? 'a reserved address';
  const assigned = parsed.kind() === 'ipv4' || (parsed as ipaddr.IPv6).match(GLOBAL_UNICAST, GLOBAL_UNICAST_BITS);
  return assigned ? undefined : 'a reserved address';
}
