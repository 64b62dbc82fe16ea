import { z } from 'zod';
import { createOutbound, type Outbound, outboundVariables, userAgent } from '#outbound';

/** As every site is told it. */
const VERSION = '0.1';

const OutboundConfig = z.object(outboundVariables);

/** Requests to the outside as the configuration wants them. */
export function outboundOf({ CONTACT, OUTBOUND_PORTS, ALLOW_PRIVATE_ADDRESSES }: z.output<typeof OutboundConfig>): Outbound {
  return createOutbound({
    userAgent: userAgent(VERSION, CONTACT),
    ports: OUTBOUND_PORTS,
    privateHosts: ALLOW_PRIVATE_ADDRESSES,
  });
}
