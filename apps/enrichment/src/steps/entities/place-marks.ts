import type { VouchedPlace } from './geonames.ts';
import type { Reading } from './reading.ts';

type Kind = VouchedPlace['kind'];

const sets = (lists: Readonly<Record<Kind, string>>): ReadonlyMap<string, Kind> =>
  new Map(Object.entries(lists).flatMap(([kind, words]) => words.split(' ').map((word) => [word, kind as Kind] as const)));

/** ", the country in the Caucasus", ", the state" after a name. */
const CALLED = sets({
  country: 'country nation republic pays país land страна',
  region: 'state province estado provincia bundesstaat état штат',
  city: 'city town village ville ciudad cidade stadt город',
});
const ARTICLES = new Set('the a le la el o a das der die un une eine us u.s'.split(' '));
/** What only a country has, and what only a state of one has: "Georgia's embassy", "governor of Georgia". */
const HAS = sets({
  country:
    'embassy ambassador president parliament premier premiership currency army airforce border borders botschaft ambassade embajada embaixada посольство',
  region: 'governor lawmakers legislature electors gouverneur gobernador governador губернатор',
  city: 'mayor maire alcalde alcaldesa prefeito bürgermeister мэр',
});
/** "Georgia Gov. Brian Kemp". */
const OFFICES = new Map<string, Kind>([
  ['gov', 'region'],
  ['governor', 'region'],
  ['lawmakers', 'region'],
  ['legislature', 'region'],
]);
const OF = new Set('of de do da du del la von in to'.split(' '));

/** What kind of place the words beside a name say that it is. */
export function markedAs({ words }: Reading, from: number, to: number): Kind | undefined {
  const after = words[to];
  if (after?.before === ', ') {
    let at = to;
    while (at < to + 3 && ARTICLES.has(words[at]?.norm ?? '')) at += 1;
    const called = at > to ? CALLED.get(words[at]?.norm ?? '') : undefined;
    if (called) return called;
  }
  if (after?.adjacent && OFFICES.has(after.norm)) return OFFICES.get(after.norm);
  if (words[to - 1]!.possessive && after?.before === ' ') return HAS.get(after.norm);
  if (!words[from]?.adjacent || !OF.has(words[from - 1]?.norm ?? '') || !words[from - 1]!.adjacent) return undefined;
  return HAS.get(words[from - 2]?.norm ?? '');
}
