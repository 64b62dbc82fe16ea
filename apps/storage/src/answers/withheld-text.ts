import type { RawArticle } from '#events';

/** Of a text that may not be shown, in UTF-16 units. */
export const MAX_SNIPPET_CHARACTERS = 200;

/** `rights` as the fetcher finds them (apps/fetcher politeness/rights.ts); a publisher may send the same. */
interface Rights {
  readonly tdmReservation?: unknown;
  readonly robots?: unknown;
  readonly contentSignals?: unknown;
  readonly contentTier?: unknown;
}

interface InField {
  readonly field: string;
}
/** Of an article's answer, what is or points into its text. */
interface Told extends RawArticle {
  snippet?: string | undefined;
  summary?: unknown;
  keyphrases?: unknown;
  dates?: InField[] | undefined;
  entities?: { mentions?: InField[] | undefined }[] | undefined;
  topics?: { evidence?: InField[] | undefined }[] | undefined;
}

/**
 * Whether an article's rights forbid to hand its text out: mining is reserved (Directive (EU) 2019/790, article 4(3)), the page is not to be
 * kept or quoted (noarchive, nosnippet), its site allows no search over it (Content-Signal search=no), or it is behind a paywall.
 */
export function forbidsText(rights: RawArticle['rights']): boolean {
  if (!rights) return false;
  const { tdmReservation, contentSignals, contentTier } = rights as Rights;
  const search = isObject(contentSignals) ? contentSignals['search'] : undefined;
  return (
    tdmReservation === true ||
    contentTier === 'locked' ||
    search === false ||
    directives(rights).some((one) => one === 'noarchive' || one === 'nosnippet')
  );
}

/** An article as it is answered where its rights forbid the text: metadata, and at most a snippet. Others stay as they are. */
export function withTextWithheld<T extends Told>(answer: T): T {
  if (!forbidsText(answer.rights)) return answer;
  const { articleBody, articleBodyHtml: _html, summary: _summary, keyphrases: _phrases, description, ...rest }: Told = answer;
  const quotable = !directives(answer.rights).includes('nosnippet');
  const snippet = quotable && articleBody !== undefined ? shortened(articleBody) : undefined;
  const shown: Told = { ...rest, flags: [...(rest.flags ?? []), 'text_withheld'] };
  if (quotable && description !== undefined) shown.description = shortened(description);
  if (snippet !== undefined) shown.snippet = snippet;
  shown.dates &&= shown.dates.filter(standsInHeadline);
  shown.entities &&= shown.entities.map((one) =>
    one.mentions ? { ...one, mentions: one.mentions.filter(standsInHeadline) } : one,
  );
  shown.topics &&= shown.topics.map((one) => (one.evidence ? { ...one, evidence: one.evidence.filter(standsInHeadline) } : one));
  return shown as T;
}

/** Offsets into a field that is cut or gone would point nowhere. */
const standsInHeadline = ({ field }: InField) => field === 'headline';

/** Cut at a word, with a sign that it was. */
function shortened(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  if (line.length <= MAX_SNIPPET_CHARACTERS) return line;
  const most = line
    .slice(0, MAX_SNIPPET_CHARACTERS - 1)
    .toWellFormed()
    .replace(/\uFFFD$/, '');
  const words = most.replace(/\s\S*$/, '');
  return `${words.length > MAX_SNIPPET_CHARACTERS / 2 ? words : most}…`;
}

function directives(rights: RawArticle['rights']): unknown[] {
  const { robots } = (rights ?? {}) as Rights;
  return Array.isArray(robots) ? robots : [];
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
