/** What is going to be published: messages made from a seed alone, each with what it says, so that the outcome can be told beforehand. */
import { MAX_VALUE_BYTES } from '#events';
import { poison } from './poison.ts';
import { chance, type Chance } from './random.ts';
import { body, headline, longBody, oddBody, plain, type Text } from './text.ts';

/** An article as one message tells it; texts as they have to be stored. */
export interface Version {
  readonly headline: string;
  readonly articleBody?: string | undefined;
  readonly pubStatus: 'usable' | 'canceled';
  readonly datePublished?: string | undefined;
  readonly dateModified?: string | undefined;
}

type Saying =
  | {
      readonly articleId: string;
      readonly version: Version;
      /** CloudEvents id; without one the place on the log names the event. */ readonly eventId?: string | undefined;
    }
  | { readonly deadCode: string };

export interface Planned {
  readonly key: string | null;
  readonly value: Buffer | null;
  readonly headers: Readonly<Record<string, string>>;
  readonly says: Saying;
  /** Posted to the fetcher, whose message on the log has its own name and its own form. */
  readonly posted?: boolean;
}

type Family = Planned[];
type Form = 'bare' | 'aliases' | 'binary' | 'structured';

const publisher = 'Proof Wire';
const FIRST_DAY = Date.UTC(2026, 0, 5);
const HOUR_MS = 3_600_000;
/** Texts near the limit are few: each keeps a worker busy for seconds. One in so many families, but one at least. */
const HUGE_EVERY = 400;

/** About `count` messages (never less), in the order in which they are to be sent; those of one article keep their order. */
export function plan(count: number, seed: number): Planned[] {
  const draw = chance(seed);
  const families: Family[] = [huge(draw, 'huge-0'), tooLarge(draw, 'over-0')];
  for (let total = families.flat().length, at = 1; total < count; at += 1) {
    const family =
      at % HUGE_EVERY === 0
        ? (at % (2 * HUGE_EVERY) === 0 ? huge : tooLarge)(draw, `big-${at}`)
        : kindOf(draw)(draw, `proof${seed}x${at}`);
    families.push(family);
    total += family.length;
  }
  return interleave(draw, families);
}

/** Shares in percent, in order. */
const kinds: readonly (readonly [share: number, make: (draw: Chance, marker: string) => Family])[] = [
  [45, single],
  [12, again],
  [14, revised],
  [7, outOfOrder],
  [6, retracted],
  [10, odd],
  [6, dead],
];

function kindOf(draw: Chance): (draw: Chance, marker: string) => Family {
  let left = draw.below(100);
  for (const [share, make] of kinds) {
    if (left < share) return make;
    left -= share;
  }
  return single;
}

/** Each family's messages spread out from a place of its own: some of one article's come in one batch, others far apart. */
function interleave(draw: Chance, families: readonly Family[]): Planned[] {
  const placed = families.flatMap((family) => {
    const [from, reach] = [draw.next(), draw.next() < 0.5 ? 0.002 : 0.2];
    const places = family.map((_, index) => (index === 0 ? from : from + draw.next() * reach)).toSorted((a, b) => a - b);
    return family.map((message, index) => ({ message, place: places[index]! }));
  });
  return placed.toSorted((a, b) => a.place - b.place).map(({ message }) => message);
}

function single(draw: Chance, marker: string): Family {
  const posted = draw.next() < 0.15;
  const keyless = !posted && draw.next() < 0.2;
  const message = article(draw, draw.uuid(), posted ? 'aliases' : form(draw), { marker, body: body(draw, marker), keyless });
  return [posted ? { ...message, posted } : message];
}

function odd(draw: Chance, marker: string): Family {
  return [article(draw, draw.uuid(), form(draw), { marker, body: oddBody(draw, marker) })];
}

/** The same again, as other events or as the very same one; now and then before or after another revision. */
function again(draw: Chance, marker: string): Family {
  const [id, text, eventId] = [draw.uuid(), body(draw, marker), draw.uuid()];
  const keyless = draw.next() < 0.3;
  const same = (): Planned =>
    article(draw, id, form(draw), { marker, body: text, keyless, eventId: draw.next() < 0.5 ? eventId : draw.uuid() });
  const family = Array.from({ length: 2 + draw.below(3) }, same);
  if (keyless || draw.next() < 0.5) return family;
  return [...family, article(draw, id, form(draw), { marker, body: body(draw, `${marker} corrected`) })];
}

/** Corrections, dated or not, each perhaps sent twice. */
function revised(draw: Chance, marker: string): Family {
  const id = draw.uuid();
  const dated = draw.next() < 0.6;
  return Array.from({ length: 2 + draw.below(3) }, (_, index) => {
    const message = article(draw, id, form(draw), {
      marker,
      body: body(draw, `${marker} revision ${index + 1}`),
      dateModified: dated ? hour(index) : undefined,
    });
    return draw.next() < 0.3 ? [message, message] : [message];
  }).flat();
}

/** What was changed earlier at the publisher comes later. Now and then the last one bears no date of change at all. */
function outOfOrder(draw: Chance, marker: string): Family {
  const id = draw.uuid();
  const at = (step: number): Planned =>
    article(draw, id, form(draw), { marker, body: body(draw, `${marker} as of ${step}`), dateModified: hour(step) });
  const family = [at(5), at(3), at(8), at(6)].slice(0, 2 + draw.below(3));
  if (draw.next() < 0.3) family.push(article(draw, id, form(draw), { marker, body: body(draw, `${marker} undated`) }));
  return family;
}

/** Withdrawn by its publisher; an older version may straggle in afterwards. */
function retracted(draw: Chance, marker: string): Family {
  const id = draw.uuid();
  const at = (step: number, pubStatus: Version['pubStatus']): Planned =>
    article(draw, id, form(draw), { marker, body: body(draw, `${marker} ${step}`), dateModified: hour(step), pubStatus });
  return [at(2, 'usable'), at(4, 'canceled'), ...(draw.next() < 0.5 ? [at(3, 'usable')] : [])];
}

function dead(draw: Chance, marker: string): Family {
  const { code, value } = poison(draw, marker);
  return [{ key: draw.next() < 0.5 ? draw.uuid() : null, value, headers: {}, says: { deadCode: code } }];
}

/** To the byte as much as is taken in. */
function huge(draw: Chance, marker: string): Family {
  const id = draw.uuid();
  const empty = article(draw, id, 'bare', { marker, body: plain('') });
  const room = MAX_VALUE_BYTES - empty.value!.length;
  return [article(draw, id, 'bare', { marker, body: longBody(draw, marker, room), sameHeadline: empty })];
}

function tooLarge(draw: Chance, marker: string): Family {
  const more = draw.pick([1, 1_000, 500_000, 1_500_000]);
  const { key, value } = article(draw, draw.uuid(), 'bare', { marker, body: longBody(draw, marker, MAX_VALUE_BYTES) });
  return [{ key, value: Buffer.concat([value!, Buffer.alloc(more, ' ')]), headers: {}, says: { deadCode: 'too_large' } }];
}

/** An article for the runner to see that all flows again; its id is the key of its message. */
export function canary(draw: Chance, articleId: string, name: string): Planned {
  return article(draw, articleId, 'bare', { marker: name, body: body(draw, name) });
}

/** So many messages under one key, so in one partition: revisions of one article, every third one twice. */
export function burst(draw: Chance, name: string, count: number): Planned[] {
  const id = draw.uuid();
  const messages: Planned[] = [];
  for (let index = 0; messages.length < count; index += 1) {
    const message = article(draw, id, form(draw), {
      marker: name,
      body: body(draw, `${name} ${index}`),
      dateModified: hour(index),
    });
    messages.push(message, ...(index % 3 === 0 ? [message] : []));
  }
  return messages.slice(0, count);
}

const hour = (step: number): string => new Date(FIRST_DAY + step * HOUR_MS).toISOString().replace('.000', '');

const form = (draw: Chance): Form => draw.pick(['bare', 'aliases', 'binary', 'structured']);

interface Details {
  readonly marker: string;
  readonly body: Text;
  readonly dateModified?: string | undefined;
  readonly pubStatus?: Version['pubStatus'];
  readonly eventId?: string;
  readonly keyless?: boolean;
  /** Of an earlier message, so that the length is the same. */
  readonly sameHeadline?: Planned;
}

function article(draw: Chance, articleId: string, form: Form, details: Details): Planned {
  const { marker, body: text, dateModified, pubStatus = 'usable', keyless = false, sameHeadline } = details;
  const title = sameHeadline && 'version' in sameHeadline.says ? sameHeadline.says.version.headline : headlineFor(marker);
  const datePublished = hour(-24);
  const fields =
    form === 'aliases'
      ? { id: articleId, title, text: text.given, source: publisher, publishedAt: datePublished }
      : { articleId, headline: title, articleBody: text.given, publisher: { name: publisher }, datePublished };
  const data = { ...fields, ...(dateModified ? { dateModified } : {}), ...(pubStatus === 'usable' ? {} : { pubStatus }) };
  const eventId = details.eventId ?? draw.uuid();
  const attributes = { specversion: '1.0', id: eventId, type: 'khabar.article.raw.v1', source: '/proof', subject: articleId };
  const binary = Object.fromEntries(Object.entries(attributes).map(([name, value]) => [`ce_${name}`, value]));
  return {
    key: keyless ? null : articleId,
    value: Buffer.from(JSON.stringify(form === 'structured' ? { ...attributes, data } : data)),
    headers: form === 'binary' ? { ...binary, 'content-type': 'application/json' } : {},
    says: {
      articleId,
      eventId: form === 'binary' || form === 'structured' ? eventId : undefined,
      version: { headline: title, articleBody: text.kept, pubStatus, datePublished, dateModified },
    },
  };
}

/** One headline an article: what is sent again must be the same to the letter. */
function headlineFor(marker: string): string {
  let sum = 0;
  for (const letter of marker) sum = (sum * 31 + letter.charCodeAt(0)) >>> 0;
  return headline(chance(sum), marker).kept;
}
