/** What there is against what there must be, article by article and fact by fact. */
import type { DeadLetter } from '#events';
import { content, type Expected, type ExpectedArticle } from './oracle.ts';
import type { Version } from './plan.ts';
import type { Answer, Stored, StoredRevision } from './readback.ts';

export type Fault = 'lost' | 'twice' | 'wrong';

export interface Finding {
  readonly fault: Fault;
  /** An article's id, a letter's origin, or a message. */
  readonly where: string;
  readonly what: string;
}

export interface Found {
  /** Messages that the broker acknowledged and that are not on the log. */
  readonly notOnLog: readonly string[];
  readonly answers: readonly Answer[];
  readonly stored: Stored;
  readonly letters: readonly (Pick<DeadLetter, 'topic' | 'partition' | 'offset' | 'code'> & { readonly intact: boolean })[];
}

/**
 * Every deviation. A dead letter counts by its origin: a service that is killed between a letter's acknowledgement and its commit writes
 * it once more, which `repeatedLetters` tells; what is guaranteed is at least one, and never for another message.
 */
export function compare(expected: Expected, found: Found): Finding[] {
  const findings: Finding[] = found.notOnLog.map((where) => ({ fault: 'lost', where, what: 'acknowledged, and not on the log' }));
  const answers = Map.groupBy(found.answers, ({ articleId }) => articleId);
  const standing = Map.groupBy(found.stored.standing, ({ articleId }) => articleId);
  const earlier = Map.groupBy(found.stored.earlier, ({ articleId }) => articleId);
  for (const article of expected.articles.values()) {
    const id = article.articleId;
    const say = (fault: Fault, what: string): void => void findings.push({ fault, where: id, what });
    compareTables(article, standing.get(id)?.[0], earlier.get(id) ?? [], say);
    compareAnswer(article, answers.get(id) ?? [], standing.get(id)?.[0], say);
  }
  for (const id of new Set([...answers.keys(), ...standing.keys()]))
    if (!expected.articles.has(id)) findings.push({ fault: 'wrong', where: id, what: 'nobody published it' });
  return [...findings, ...compareLetters(expected, found.letters)];
}

type Say = (fault: Fault, what: string) => void;

function compareTables(
  { revisions, late }: ExpectedArticle,
  standing: StoredRevision | undefined,
  earlier: readonly StoredRevision[],
  say: Say,
): void {
  if (!standing) return say('lost', 'not in khabar.article');
  const rows = [...withoutLate(earlier, late, revisions), standing].toSorted(byRevision);
  const numbers = [...earlier, standing].toSorted(byRevision).map(({ revision }) => revision);
  if (numbers.some((revision, index) => revision !== index + 1)) say('wrong', `revisions are numbered ${numbers.join()}`);
  if (rows.at(-1) !== standing) say('wrong', `what stands is revision ${standing.revision}, and there are later ones`);
  if (rows.length !== revisions.length) {
    const fault = rows.length < revisions.length ? 'lost' : 'twice';
    say(fault, `${rows.length} revisions have stood, ${revisions.length} were to`);
    const last = difference(revisions.at(-1)!, standing);
    if (last) say('wrong', `what stands has another ${last}`);
    return;
  }
  for (const [index, version] of revisions.entries()) {
    const wrong = difference(version, rows[index]!);
    if (wrong) say('wrong', `revision ${index + 1} has another ${wrong}`);
  }
  for (const [index, row] of rows.entries())
    if (index > 0 && row.contentHash === rows[index - 1]!.contentHash)
      say('wrong', `revisions ${index} and ${index + 1} have one hash`);
}

const byRevision = (a: StoredRevision, b: StoredRevision): number => a.revision - b.revision;

/** Of the rows that hold what came late one each is taken out; unless the same content stood at another time as well. */
function withoutLate(rows: readonly StoredRevision[], late: readonly Version[], stood: readonly Version[]): StoredRevision[] {
  const left = late.filter((version) => !stood.some((other) => content(other) === content(version)));
  return rows.filter((row) => {
    const at = left.findIndex((version) => difference(version, row) === undefined);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}

/** What is withdrawn may be stored without its text. */
function difference(version: Version, row: StoredRevision): string | undefined {
  const facts: (keyof Version)[] = ['pubStatus', 'datePublished', 'dateModified'];
  if (version.pubStatus === 'usable') facts.unshift('headline', 'articleBody');
  return facts.find((fact) => (version[fact] ?? null) !== row[fact]);
}

function compareAnswer(
  { revisions }: ExpectedArticle,
  answers: readonly Answer[],
  standing: StoredRevision | undefined,
  say: Say,
): void {
  const [answer] = answers;
  if (!answer) return say('lost', 'not answered by /v1/articles');
  if (answers.length > 1) say('twice', `${answers.length} times in the pages of /v1/articles`);
  const version = revisions.at(-1)!;
  if (standing && answer.revision !== standing.revision)
    say('wrong', `answered as revision ${answer.revision}, and ${standing.revision} stands`);
  if (version.pubStatus === 'canceled') {
    if (answer.headline !== undefined || answer.articleBody !== undefined || answer.entities?.length)
      say('wrong', 'withdrawn, and its text is answered');
    if (answer.pubStatus !== 'canceled') say('wrong', 'withdrawn, and not answered as such');
    return;
  }
  for (const fact of ['headline', 'articleBody', 'datePublished', 'dateModified'] as const)
    if (answer[fact] !== version[fact]) say('wrong', `answered with another ${fact}`);
  for (const { name, mentions = [] } of answer.entities ?? [])
    if (mentions.some(({ field, start, end, text }) => answer[field]?.slice(start, end) !== text))
      say('wrong', `a mention of ${name} is not where it is said to be`);
}

function compareLetters(expected: Expected, letters: Found['letters']): Finding[] {
  const findings: Finding[] = [];
  const byOrigin = Map.groupBy(letters, ({ topic, partition, offset }) => `${topic} ${partition}@${offset}`);
  const origin = (place: string): string => `articles.raw.v1 ${place}`;
  for (const [place, code] of expected.letters) {
    const found = byOrigin.get(origin(place)) ?? [];
    if (found.length === 0) findings.push({ fault: 'lost', where: origin(place), what: `no dead letter; ${code} was due` });
    for (const letter of new Set(found.map((each) => each.code)))
      if (letter !== code) findings.push({ fault: 'wrong', where: origin(place), what: `set aside as ${letter}, not ${code}` });
    if (found.some(({ intact }) => !intact))
      findings.push({ fault: 'wrong', where: origin(place), what: 'set aside with other bytes' });
  }
  const due = new Set([...expected.letters.keys()].map(origin));
  for (const [place, [letter]] of byOrigin)
    if (!due.has(place))
      findings.push({ fault: 'lost', where: place, what: `set aside as ${letter!.code}, and nothing was wrong with it` });
  return findings;
}

/** Letters on the topic beyond one for each origin. */
export function repeatedLetters(letters: Found['letters']): number {
  return letters.length - new Set(letters.map(({ topic, partition, offset }) => `${topic} ${partition}@${offset}`)).size;
}

/** Places, not deviations: an article with three wrong facts is one that is wrong. */
export function count(findings: readonly Finding[], fault: Fault): number {
  return new Set(findings.filter((finding) => finding.fault === fault).map(({ where }) => where)).size;
}
