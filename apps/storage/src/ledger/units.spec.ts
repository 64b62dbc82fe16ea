import { type Origin, originId, originOf, REPLAY_HEADER, type ReceivedMessage, topics } from '#events';
import { sightOf } from './sight.ts';
import { deadUnit, onePerOrigin, outcomeUnit, receivedUnit, type Unit } from './units.ts';

const LETTER = '0f0f0f0f-0f0f-4f0f-8f0f-0f0f0f0f0f0f';
const message = (topic: string, value: unknown, more: Partial<ReceivedMessage> = {}): ReceivedMessage => ({
  topic,
  partition: 1,
  offset: '7',
  key: null,
  value: Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)),
  headers: {},
  timestamp: new Date('2026-03-02T08:00:00Z'),
  ...more,
});
const raw = (value: unknown, more?: Partial<ReceivedMessage>) => message(topics.raw.name, value, more);
const enriched = (more?: Partial<ReceivedMessage>) => message(topics.enriched.name, {}, { partition: 2, offset: '9', ...more });
const event = (origin?: Origin) =>
  ({ id: 'enriched-1', data: { articleId: LETTER.toUpperCase(), rawEventId: 'raw-1', article: {}, origin } }) as never;
const failure = { service: 'enrichment', code: 'no_text' as const, reason: 'none' };

it('is one unit on its whole way, whoever tells of it', () => {
  const first = raw({ title: 'T' });
  const origin = originOf(first);
  const [received, outcome, dead] = [
    receivedUnit(first, sightOf(first)),
    outcomeUnit(enriched(), event(origin), 'stored'),
    deadUnit(enriched(), failure, {}, { isRaw: false, made: origin }),
  ];
  expect([received.origin, outcome.origin, dead.origin]).toEqual(Array(3).fill(originId(origin)));
  expect([received.received_ms, outcome.received_ms, dead.received_ms]).toEqual([
    first.timestamp.getTime(),
    undefined,
    undefined,
  ]);
  expect(outcome).toMatchObject({ article_id: LETTER, event_id: 'raw-1', enriched_offset: '9', letter_id: undefined });
  expect(dead.letter_id).toBe(dead.origin);
});

it('is its own unit without a raw article, and received where it lay', () => {
  for (const unit of [outcomeUnit(enriched(), event(), 'stored'), deadUnit(enriched(), failure, {}, { isRaw: false })])
    expect(unit).toMatchObject({ topic: topics.enriched.name, message_offset: '9', received_ms: expect.any(Number) as number });
  expect(outcomeUnit(enriched(), event(), 'stored').event_id).toBe('enriched-1');
});

it('is a new unit when it is replayed, and known by its letter', () => {
  const headers = { [REPLAY_HEADER]: LETTER };
  const again = raw({ title: 'T' }, { headers, offset: '8' });
  expect(receivedUnit(again, sightOf(again)).letter_id).toBe(LETTER);
  expect(outcomeUnit(enriched(), event(originOf(again)), 'stored').letter_id).toBe(LETTER);
  // replayed on the topic between: the value still names the unit that died
  const unit = outcomeUnit(enriched({ headers }), event(originOf(raw({}))), 'stored');
  expect(unit).toMatchObject({ topic: topics.enriched.name, letter_id: LETTER });
  expect(deadUnit(again, failure, {}, { isRaw: true }).letter_id).toBe(LETTER);
});

it.each(['', 'not a uuid', `${LETTER}x`])('a header that names no letter is none: "%s"', (text) =>
  expect(originOf(raw({}, { headers: { [REPLAY_HEADER]: text } })).replayOf).toBeUndefined(),
);

it('another broker whose offsets begin anew makes other units', () => {
  const id = (loggedMs: string) => originId(originOf(raw({}, { loggedMs })));
  expect(id('1')).not.toBe(id('2'));
  expect(id('-1')).toBe(id('-1'));
});

it('one row a unit, the first end that is told', () => {
  const unit = (origin: string, outcome?: Unit['outcome']) => ({ origin, outcome }) as Unit;
  expect(onePerOrigin([unit('a'), unit('b', 'stored'), unit('a', 'dead'), unit('b', 'duplicate')])).toEqual([
    unit('a', 'dead'),
    unit('b', 'stored'),
  ]);
});

describe('what can be told of a message', () => {
  const url = 'https://news.example.org/a';
  it.each([
    ['no JSON', '{"title":', false, false],
    ['nothing', '', false, false],
    ['no text, but an address', { link: url }, true, true],
    ['no text, but an id', { id: 'a', source: 'wire' }, true, false],
    ['neither', { language: 'en' }, false, false],
    ['a list', [], false, false],
    ['an article', { title: 'T', url }, true, true],
  ])('%s', (_, value, hasId, hasUrl) => {
    const { eventId, articleId, urlKey } = sightOf(raw(value));
    expect([Boolean(eventId), Boolean(articleId), Boolean(urlKey)]).toEqual([true, hasId, hasUrl]);
  });

  it('the id is the one that it would have had', () =>
    expect(sightOf(raw({ url })).articleId).toBe(sightOf(raw({ url, title: 'T' })).articleId));

  it('an id in a header is known even where the value is not', () =>
    expect(sightOf(raw('{', { headers: { ce_id: 'event\0-1' } })).eventId).toBe('event-1'));
});
