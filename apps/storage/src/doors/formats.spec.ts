import { Problem } from '#service';
import { articleFormats, chooseFormat, listFormats } from './formats.ts';

it.each([
  [undefined, 'json'],
  ['', 'json'],
  ['*/*', 'json'],
  ['text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8', 'json'],
  ['application/json', 'json'],
  ['application/json;charset=UTF-8', 'json'],
  ['text/csv', 'csv'],
  ['text/csv; header=present; charset="utf-8"', 'csv'],
  ['text/*', 'csv'],
  ['application/x-ndjson', 'ndjson'],
  ['application/json;q=0.5, text/csv', 'csv'],
  ['application/json;q=0, */*', 'ndjson'],
  ['application/atom+xml, application/rss+xml;q=0.9, */*;q=0.1', 'atom'],
  ['application/rss+xml', 'rss'],
  ['application/feed+json', 'jsonfeed'],
  ['application/ld+json', 'jsonld'],
])('Accept: %s is answered with %s', (accept, expected) =>
  expect(chooseFormat(undefined, accept === undefined ? {} : { accept }, listFormats)).toBe(expected),
);

it('goes by format before Accept', () => expect(chooseFormat('rss', { accept: 'text/csv' }, listFormats)).toBe('rss'));

it.each(['image/png', 'text/html', 'application/json;q=0', 'nonsense'])('does not serve %s, and says what it does', (accept) =>
  expect(refusal(accept).getResponse()).toMatchObject({
    status: 406,
    available: [
      { format: 'json', mediaType: 'application/json' },
      { format: 'ninjs', mediaType: 'application/json' },
      { format: 'jsonld', mediaType: 'application/ld+json' },
    ],
  }),
);

function refusal(accept: string): Problem {
  try {
    throw new Error(`served as ${chooseFormat(undefined, { accept }, articleFormats)}`);
  } catch (error) {
    if (error instanceof Problem) return error;
    throw error;
  }
}
