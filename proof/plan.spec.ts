import { decodeRaw, MAX_VALUE_BYTES, PermanentError, type ReceivedMessage, stableId } from '#events';
import { burst, plan, type Planned } from './plan.ts';
import { chance } from './random.ts';

const received = ({ key, value, headers }: Planned): ReceivedMessage => ({
  topic: 'articles.raw.v1',
  partition: 0,
  offset: '0',
  key: key === null ? null : Buffer.from(key),
  value,
  headers,
  timestamp: new Date('2026-06-01T00:00:00Z'),
});

/** What names an event that has no name of its own: here all lie at one place. */
const PLACE = 'by its place';
const place = stableId('event', 'articles.raw.v1', '0', '0');

const messages = plan(2_000, 42);

test('a seed gives the same messages again, another seed others', () => {
  const values = (list: Planned[]) => list.map(({ value }) => value?.toString('base64')).join();
  expect(values(plan(200, 7))).toBe(values(plan(200, 7)));
  expect(values(plan(200, 7))).not.toBe(values(plan(200, 8)));
  expect(plan(200, 7).length).toBeGreaterThanOrEqual(200);
});

test('each says what the border makes of it', () => {
  for (const message of messages) {
    const { says } = message;
    const made = taken(message);
    expect(made).toEqual(
      'deadCode' in says ? says.deadCode : { ...says.version, articleId: says.articleId, eventId: says.eventId ?? PLACE },
    );
  }
});

/** @returns the code that it is refused with, or what is taken in */
function taken(message: Planned): string | object {
  try {
    const { data, id } = decodeRaw(received(message));
    const { articleId, headline, articleBody, pubStatus = 'usable', datePublished, dateModified } = data;
    return { eventId: id === place ? PLACE : id, articleId, headline, articleBody, pubStatus, datePublished, dateModified };
  } catch (error) {
    if (error instanceof PermanentError) return error.code;
    throw error;
  }
}

test('there is some of everything', () => {
  const dead = new Set(messages.flatMap(({ says }) => ('deadCode' in says ? [says.deadCode] : [])));
  expect([...dead].toSorted()).toEqual([
    'empty',
    'invalid_shape',
    'no_text',
    'not_an_object',
    'not_json',
    'not_utf8',
    'too_deep',
    'too_large',
  ]);
  expect(messages.some(({ value, says }) => value?.length === MAX_VALUE_BYTES && 'version' in says)).toBe(true);
  expect(messages.some(({ key }) => key === null)).toBe(true);
  expect(messages.some(({ posted }) => posted)).toBe(true);
  expect(messages.some(({ headers }) => headers['ce_id'])).toBe(true);
  expect(messages.some(({ says }) => 'version' in says && says.version.pubStatus === 'canceled')).toBe(true);
});

test('a burst is of one key', () => {
  const list = burst(chance(1), 'burst', 50);
  expect(list).toHaveLength(50);
  expect(new Set(list.map(({ key }) => key)).size).toBe(1);
});
