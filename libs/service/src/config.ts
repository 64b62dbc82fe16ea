import { z } from 'zod';
import { file } from '#config';
import { keyList } from './access/keys.ts';

/** A list with commas between. */
const names = z
  .string()
  .default('')
  .transform((list) =>
    list
      .split(',')
      .map((name) => name.trim().toLowerCase())
      .filter(Boolean),
  );

/** What every service takes in; spread into an app's own schema. */
export const serviceVariables = {
  HOST: z.string().default('127.0.0.1').describe('address to listen on'),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace']).default('info'),
  LOG_FORMAT: z.enum(['json', 'pretty', 'auto']).default('auto').describe('auto: readable on a terminal, JSON elsewhere'),
  ALLOWED_HOSTS: names.describe('names under which writes may reach this service, beside localhost and addresses'),
  ALLOWED_ORIGINS: names.describe('web origins whose pages may ask and write, e.g. https://desk.example.org'),
  API_KEYS: z.string().default('').transform(keyList).describe('who may ask: NAME:SCOPE:sha256-HASH, as `khabar key` prints it'),
  API_KEYS_FILE: file.transform(keyList).optional().describe('a file with more of them, one a line'),
  OPEN_ACCESS: z
    .enum(['yes', 'no'], 'takes yes or no')
    .default('no')
    .transform((word) => word === 'yes')
    .describe('yes: no keys are asked for, though others than this machine reach the service'),
  PUBLISHED_ON: z.string().optional().describe('address at which a container is reached from outside, where HOST is one inside'),
  RATE_LIMIT: z
    .union(
      [
        z.literal('off'),
        z
          .string()
          .regex(/^[1-9]\d{0,6}$/)
          .transform(Number),
      ],
      'takes a number of requests a minute, or off',
    )
    .optional()
    .describe(
      'requests a minute of each key, or of each address without one; 600 if unset, and none where this machine alone reaches the service',
    ),
};

const ServiceVariables = z.object(serviceVariables);
export type ServiceConfig = z.output<typeof ServiceVariables>;
