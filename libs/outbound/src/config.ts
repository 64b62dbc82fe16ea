import { z } from 'zod';
import { DEFAULT_PORTS, privateHost } from './destinations.ts';

const list = z.string().transform((text) => text.split(/[\s,]+/).filter(Boolean));

/** What an app's config takes in to send requests to the outside; spread into its own schema. */
export const outboundVariables = {
  ALLOW_PRIVATE_ADDRESSES: list
    .transform((entries, context) => entries.flatMap((entry) => canonical(entry, context)))
    .default([])
    .describe('hosts (host or host:port) that may be fetched though their addresses are private; for intranets and tests'),
  OUTBOUND_PORTS: list
    .pipe(z.array(z.coerce.number<string>('takes port numbers, with commas between').int().min(1).max(65_535)).min(1))
    .default([...DEFAULT_PORTS])
    .describe('ports that may be fetched from'),
  CONTACT: z
    .union([z.url({ protocol: /^https?$|^mailto$/ }), z.email()], { error: 'takes an address of a page or of mail' })
    .optional()
    .describe('where publishers reach whoever runs this; it stands in the User-Agent'),
};

function canonical(entry: string, context: z.RefinementCtx): string[] {
  try {
    return [privateHost(entry)];
  } catch (error) {
    context.addIssue({ code: 'custom', message: (error as Error).message });
    return [];
  }
}
