import { changedFields } from './changed-fields.ts';

const received = { date: { source: 'received' as const, precision: 'millisecond' as const, plausible: true } };

it.each([
  ['nothing', { headline: 'a' }, { headline: 'a' }, []],
  ['a text', { headline: 'a', articleBody: 'x' }, { headline: 'a', articleBody: 'y' }, ['articleBody']],
  [
    'a field that came, one that went',
    { headline: 'a', keywords: ['x'] },
    { headline: 'a', description: 'd' },
    ['description', 'keywords'],
  ],
  ['a list', { headline: 'a', keywords: ['x'] }, { headline: 'a', keywords: ['x', 'y'] }, ['keywords']],
  ['how it came', { headline: 'a', flags: ['x'] }, { headline: 'a', flags: [], provenance: { method: 'cli' } }, []],
  ['what is usable anyway', { headline: 'a' }, { headline: 'a', pubStatus: 'usable' as const }, []],
  ['a retraction that repeats the text', { headline: 'a' }, { headline: 'a', pubStatus: 'canceled' as const }, ['pubStatus']],
  ['a retraction without one', { headline: 'a', description: 'd' }, { pubStatus: 'canceled' as const }, ['pubStatus']],
  [
    'a date of receipt',
    { headline: 'a', datePublished: '2026-01-01', ...received },
    { headline: 'a', datePublished: '2026-01-02', ...received },
    [],
  ],
])('%s', (_, before, after, fields) => expect(changedFields(before, after)).toEqual(fields));
