import { z } from 'zod';
import { outboundVariables } from './config.ts';
import { checkDestination, mayBePrivate } from './destinations.ts';
import { OutboundError } from './errors.ts';
import { userAgent } from './headers.ts';
import { createOutbound, type Outbound } from './outbound.ts';

/** As every site is told it. */
const VERSION = '0.1';

const OutboundConfig = z.object(outboundVariables);
type OutboundConfig = z.output<typeof OutboundConfig>;

/** Requests to the outside as the configuration wants them. */
export function outboundOf({ CONTACT, OUTBOUND_PORTS, ALLOW_PRIVATE_ADDRESSES }: OutboundConfig): Outbound {
  return createOutbound({
    userAgent: userAgent(VERSION, CONTACT),
    ports: OUTBOUND_PORTS,
    privateHosts: ALLOW_PRIVATE_ADDRESSES,
  });
}

/** Why nothing would be sent to an address, in a sentence; what only DNS can tell comes out when it is tried. */
export function destinationFault(
  given: string,
  {
    OUTBOUND_PORTS: ports,
    ALLOW_PRIVATE_ADDRESSES: privateHosts,
  }: Pick<OutboundConfig, 'OUTBOUND_PORTS' | 'ALLOW_PRIVATE_ADDRESSES'>,
): string | undefined {
  const url = new URL(given);
  const destinations = { ports, privateHosts };
  try {
    checkDestination(url, destinations, mayBePrivate(url, destinations));
    return undefined;
  } catch (error) {
    if (error instanceof OutboundError) return error.message;
    throw error;
  }
}
