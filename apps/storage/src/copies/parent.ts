import { fold } from '../keys.ts';
import type { Sketch } from './sketch.ts';

export interface Member {
  readonly articleId: string;
  readonly sketch: Sketch;
  /** The article whose text stands for its own: itself, or an earlier one that is nearly the same. */
  readonly standsFor: string;
  /** Folded name of the agency that it names. */
  readonly agency: string | undefined;
  /** The agency that it names published it. */
  readonly isAgencys: boolean;
  readonly publisher: string | undefined;
}

/** Of the text that the set has in common, nearly all. */
const NEARLY_ALL = 0.9;
/** Sets with more different versions are weighed by the first so many. */
const MOST_VERSIONS = 200;

/**
 * The article that the others of a set are called copies of: the agency's own publication, if it is there, else the first of those that
 * hold nearly all of what the set has in common. What one of them alone has does not count: it is what a paper has added.
 *
 * @param members two or more, first published first
 */
export function parentOf(members: readonly Member[]): Member {
  const common = commonTextOf(members);
  const full = (of: readonly Member[]): Member => {
    const most = Math.max(...of.map((member) => common.get(member.standsFor) ?? 0));
    return of.find((member) => (common.get(member.standsFor) ?? 0) >= most * NEARLY_ALL)!;
  };
  const agencys = agencysOwn(members);
  return full(agencys.length > 0 ? agencys : members);
}

/** What the agency that is named most has published itself. */
function agencysOwn(members: readonly Member[]): Member[] {
  const named = new Map<string, number>();
  for (const { agency } of members) if (agency !== undefined) named.set(agency, (named.get(agency) ?? 0) + 1);
  const isOwn = (member: Member, agency: string): boolean =>
    (member.isAgencys && member.agency === agency) || (member.publisher !== undefined && fold(member.publisher) === agency);
  for (const [agency] of [...named].toSorted(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))) {
    const own = members.filter((member) => isOwn(member, agency));
    if (own.length > 0) return own;
  }
  return [];
}

/** How many shingles of each version another member has as well, in the part of the hash space that all of them have. */
function commonTextOf(members: readonly Member[]): Map<string, number> {
  const followers = new Set(
    members.filter(({ articleId, standsFor }) => articleId !== standsFor).map(({ standsFor }) => standsFor),
  );
  const versions = members.filter(({ articleId, standsFor }) => articleId === standsFor).slice(0, MOST_VERSIONS);
  const bound = Math.min(...versions.map(({ sketch }) => sketch.share)) * 2 ** 32;
  const holders = new Map<number, number>();
  for (const { articleId, sketch } of versions) {
    const weight = followers.has(articleId) ? 2 : 1;
    for (const hash of sketch.hashes) if (hash < bound) holders.set(hash, (holders.get(hash) ?? 0) + weight);
  }
  return new Map(
    versions.map(({ articleId, sketch }) => [
      articleId,
      sketch.hashes.reduce((count, hash) => count + (hash < bound && holders.get(hash)! > 1 ? 1 : 0), 0),
    ]),
  );
}
