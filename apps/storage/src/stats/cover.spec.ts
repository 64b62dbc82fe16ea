import { cover, type Stretch } from './cover.ts';

const at = (text: string) => Date.parse(`2026-03-${text}Z`);
const shown = (stretch: Stretch) =>
  [stretch.from, stretch.to].map((ms) => (Number.isFinite(ms) ? new Date(ms).toISOString().slice(8, 19) : ms));

test.each<[name: string, from: number, to: number, parts: unknown[], cuts: unknown[]]>([
  ['whole days', at('01T00:00'), at('04T00:00'), [['day', '01T00:00:00', '04T00:00:00']], []],
  [
    'hours at both ends',
    at('01T22:00'),
    at('03T03:00'),
    [
      ['hour', '01T22:00:00', '02T00:00:00'],
      ['day', '02T00:00:00', '03T00:00:00'],
      ['hour', '03T00:00:00', '03T03:00:00'],
    ],
    [],
  ],
  [
    'a day elsewhere',
    at('01T18:00'),
    at('02T18:00'),
    [
      ['hour', '01T18:00:00', '02T00:00:00'],
      ['hour', '02T00:00:00', '02T18:00:00'],
    ],
    [],
  ],
  [
    'half hours',
    at('01T18:30'),
    at('01T20:30'),
    [['hour', '01T19:00:00', '01T20:00:00']],
    [
      ['01T18:30:00', '01T19:00:00'],
      ['01T20:00:00', '01T20:30:00'],
    ],
  ],
  ['less than an hour', at('01T18:10'), at('01T18:40'), [], [['01T18:10:00', '01T18:40:00']]],
  [
    'over the hour, and no hour in it',
    at('01T18:40'),
    at('01T19:10'),
    [],
    [
      ['01T18:40:00', '01T19:00:00'],
      ['01T19:00:00', '01T19:10:00'],
    ],
  ],
  ['all of time', -Infinity, Infinity, [['day', -Infinity, Infinity]], []],
  [
    'open at its beginning',
    -Infinity,
    at('02T01:00'),
    [
      ['day', -Infinity, '02T00:00:00'],
      ['hour', '02T00:00:00', '02T01:00:00'],
    ],
    [],
  ],
  ['nothing', at('02T01:00'), at('02T01:00'), [], []],
])('%s', (_, from, to, parts, cuts) => {
  const found = cover([{ from, to }]);
  expect(found.parts.map((part) => [part.span, ...shown(part)])).toEqual(parts);
  expect(found.cuts.map(shown)).toEqual(cuts);
});
