import type { Reading } from './reading.ts';
import { calendar, functionWords, wordList } from './tables.ts';

const heads = wordList('agreementHeads');
const openers = new Set(['on', 'of', 'for', 'between', 'against', 'concerning', 'to']);
const links = new Set([...openers, 'and', 'the', 'with', 'its', 'their', 'a']);
const LONGEST_WORDS = 40;

/** "Treaty on ... in the 21st century", "Convention on the Rights of the Child", "Tashkent Declaration". */
export function agreements(reading: Reading): void {
  const all = reading.words;
  for (let i = 0; i < all.length; i++) {
    if (!heads.has(all[i]!.norm) || !all[i]!.capital || reading.casing(i) !== 'sentence') continue;
    let from = i;
    while (from > 0 && i - from < 4 && all[from]!.adjacent && reading.named(from - 1) && !all[from - 1]!.norm.endsWith('ing'))
      from--;
    const to = openers.has(all[i + 1]?.norm ?? '') && all[i + 1]?.adjacent ? titleEnd(reading, i + 1) : i + 1;
    if (from === i && to <= i + 2) continue;
    reading.take({ from, to, type: 'agreement', name: reading.name(from, to), confidence: 0.85, method: 'rule:agreement' });
    i = Math.max(i, to - 1);
  }
}

/** Where the title of an agreement ends: after its last capitalised word, or "in the 21st century". */
function titleEnd(reading: Reading, from: number): number {
  const all = reading.words;
  let end = from;
  for (let j = from; j < all.length && j - from < LONGEST_WORDS; j++) {
    const word = all[j]!;
    if (!word.adjacent && !(word.before === ', ' && listGoesOn(reading, j))) break;
    if (word.norm === 'in') {
      const century =
        all[j + 1]?.norm === 'the' && /^\d+(?:st|nd|rd|th)$/.test(all[j + 2]?.norm ?? '') && all[j + 3]?.norm === 'century';
      return century ? j + 4 : end;
    }
    if (calendar.has(word.norm)) break;
    if (word.capital && !(functionWords.has(word.norm) && word.first)) end = j + 1;
    else if (!links.has(word.norm)) break;
  }
  return end > from ? end : from;
}

/** A comma stays inside a title only where a list of capitalised words goes on to its "and". */
function listGoesOn(reading: Reading, at: number): boolean {
  const all = reading.words;
  if (!all[at]!.capital) return false;
  for (let k = at + 1; k < at + 8 && k < all.length; k++) {
    if (all[k]!.norm === 'and') return all[k]!.adjacent && all[k + 1]?.capital === true && all[k + 1]!.adjacent;
    if (!all[k]!.capital && !links.has(all[k]!.norm)) return false;
    if (!all[k]!.adjacent && all[k]!.before !== ', ') return false;
  }
  return false;
}
