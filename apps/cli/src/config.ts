import { z } from 'zod';

const url = (fallback: string) =>
  z
    .url({ protocol: /^https?$/, error: 'takes http://host:port' })
    .default(fallback)
    .transform((given) => given.replace(/\/+$/, ''));

/** Where the services answer, for commands that ask them. */
export const ServicesConfig = z.object({
  KHABAR_STORAGE_URL: url('http://127.0.0.1:8080').describe('where storage answers'),
  KHABAR_ENRICHMENT_URL: url('http://127.0.0.1:8082').describe('where enrichment answers'),
  KHABAR_API_KEY: z.string().optional().describe('sent to the services as a bearer token, where they ask for a key'),
});
export type ServicesConfig = z.output<typeof ServicesConfig>;
