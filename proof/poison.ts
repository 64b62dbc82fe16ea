/** Messages that no one can ever use, and the code that each must be set aside with: docs/schemas/dead-letter.v1.json. */
import type { Chance } from './random.ts';

export interface Poison {
  readonly code: string;
  readonly value: Buffer | null;
}

type Maker = (chance: Chance, marker: string) => Buffer | string | null;

const kinds: readonly (readonly [code: string, make: Maker])[] = [
  ['empty', () => null],
  ['empty', () => Buffer.alloc(0)],
  [
    'not_utf8',
    (_, marker) => Buffer.concat([Buffer.from(`{"headline": "${marker} `), Buffer.from([0xff, 0xfe, 0xc3]), Buffer.from('"}')]),
  ],
  ['not_json', (_, marker) => `{"headline": "${marker}", "articleBody": "cut off in the midd`],
  ['not_json', (_, marker) => `<html><body>502 Bad Gateway ${marker}</body></html>`],
  ['not_an_object', (_, marker) => `["${marker}"]`],
  ['not_an_object', (chance) => String(chance.below(1_000_000))],
  ['not_an_object', () => 'null'],
  ['no_text', (_, marker) => JSON.stringify({ url: `https://example.org/${marker}`, description: 'no headline, no text' })],
  ['no_text', (_, marker) => JSON.stringify({ headline: ['a list'], articleBody: 7, marker })],
  ['too_deep', (_, marker) => `{"headline": "${marker}", "x": ${'['.repeat(200)}${']'.repeat(200)}}`],
  [
    'invalid_shape',
    (_, marker) => JSON.stringify({ specversion: '1.0', type: 'x', source: '/x', id: marker, data_base64: null }),
  ],
];

export function poison(chance: Chance, marker: string): Poison {
  const [code, make] = chance.pick(kinds);
  const value = make(chance, marker);
  return { code, value: typeof value === 'string' ? Buffer.from(value) : value };
}
