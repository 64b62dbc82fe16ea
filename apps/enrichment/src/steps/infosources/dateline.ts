import { words } from '../../text/words.ts';
import { calendar } from '../entities/tables.ts';
import { agencyNamed, type Context } from './agencies.ts';
import { type Named, onlyAgencies } from './credit.ts';

/** "WASHINGTON, D.C., 9 November 2026 (Agence France-Presse) -" is shorter. */
const LONGEST_DATELINE = 120;

/** "(dpa/AFP)", "[AFP]", "/ТАСС/". */
const IN_SIGNS = /[([]([^()[\]\n]{2,60})[)\]]|\/([^()[\]/\n]{2,60})\//gu;
/** Behind a dateline: a sign that ends it, then text; a capital alone where no sign stands. */
const SIGN_AND_TEXT = /^(?:[.,]?\s*[-–—]{1,2}|[.:])[\s–—-]*["'«“„¿¡([]*[\p{Lu}\p{Lo}\p{N}]/u;
const TEXT = /^\s+["'«“„¿¡]*[\p{Lu}\p{Lo}\p{N}]/u;
/** Where a dateline without brackets may end. */
const ENDS = /\s[-–—]{1,2}\s|\.\s?[-–—]\s|\.\s(?=["«“„]?\p{Lu})|:\s/gu;
const BETWEEN = /[,.]\s+|\s[-–—]{1,2}\s|[|/()]/gu;
const PARTICLES = new Set(
  'de la le les el del der den am an of the und y da do dos di du sur on um uhr года г ж жылғы gmt'.split(' '),
);

/** The agencies of a line's dateline: "LONDON (Reuters) -", "АСТАНА. КАЗИНФОРМ –", "(ANSA) - ROMA, 9 APR -". */
export function datelineIn(line: string, context: Context): Named[] {
  const head = line.slice(0, LONGEST_DATELINE);
  for (const match of head.matchAll(IN_SIGNS)) {
    const named = enclosed(match, head, context);
    if (named) return named;
  }
  return bare(head, context) ?? [];
}

function enclosed(
  { 0: whole, 1: round, 2: slashed, index }: RegExpExecArray,
  head: string,
  context: Context,
): Named[] | undefined {
  const inside = round ?? slashed ?? '';
  const before = head.slice(0, index);
  const named = onlyAgencies(inside, 0, context);
  // "Agence France-Presse (AFP) - the agency": a short form, explained.
  if (!named || partsOf(before).some(({ text }) => agencyNamed(text, context) || !isPlaceOrDate(text))) return undefined;
  const isShouted = before.trim() !== '' && before === before.toUpperCase();
  const behind = head.slice(index + whole.length);
  const isHead =
    SIGN_AND_TEXT.test(behind) ||
    (TEXT.test(behind) && (before.trim() === '' || isShouted || /\d/.test(before))) ||
    endsLater(behind);
  return isHead ? named.map((one) => ({ ...one, start: one.start + index + 1, end: one.end + index + 1 })) : undefined;
}

/** "LONDON (Reuters), May 11 - Text". */
function endsLater(behind: string): boolean {
  const dash = /\s[-–—]{1,2}\s/.exec(behind);
  return dash !== null && partsOf(behind.slice(0, dash.index)).every(({ text }) => isPlaceOrDate(text));
}

/**
 * Places, dates and agencies, and a sign behind them. An agency without a place or date is one only before a dash that is the line's
 * first and last: "Reuters - the agency - said" is a sentence.
 */
function bare(head: string, context: Context): Named[] | undefined {
  const end = { 0: '', index: head.length };
  for (const { 0: sign, index } of [...head.matchAll(ENDS), end]) {
    const parts = partsOf(head.slice(0, index));
    const named: Named[] = [];
    const others: string[] = [];
    for (const { text, start } of parts) {
      const found = onlyAgencies(text, 0, context);
      if (found) named.push(...found.map((one) => ({ ...one, start: one.start + start, end: one.end + start })));
      else others.push(text);
    }
    if (!others.every(isPlaceOrDate)) return undefined;
    const isDated = others.some((text) => /\d/.test(text));
    // "Baku, April 9, AZERTAC" on a line of its own.
    if (sign === '') return named.length > 0 && isDated && head.length < LONGEST_DATELINE ? named : undefined;
    if (named.length === 0 || !/^["'«“„¿¡(]*[\p{Lu}\p{Lo}\p{N}]/u.test(head.slice(index + sign.length))) continue;
    const isLast = named.at(-1)!.end >= head.slice(0, index).trimEnd().length - 1;
    // "ТАСС, 9 апреля. Текст"
    if (others.length > 0 && (isLast || isDated || /[-–—]/.test(sign))) return named;
    const rest = head.slice(index + sign.length);
    if (/[-–—]/.test(sign) && !/\s[-–—]{1,2}\s/.test(rest) && named.every(({ isAmbiguous }) => !isAmbiguous)) return named;
  }
  return undefined;
}

function partsOf(text: string): { text: string; start: number }[] {
  const found: { text: string; start: number }[] = [];
  let at = 0;
  for (const { index, 0: sign } of [...text.matchAll(BETWEEN), { index: text.length, 0: '' }]) {
    const part = text.slice(at, index);
    const trimmed = part.trim().replace(/[.,:]+$/, '');
    if (trimmed !== '') found.push({ text: trimmed, start: at + (part.length - part.trimStart().length) });
    at = index + sign.length;
  }
  return found;
}

/** "Frankfurt am Main", "9 novembre 2026", "April". */
function isPlaceOrDate(text: string): boolean {
  const all = words(text);
  const hasNumber = all.some(({ norm }) => /^\d/.test(norm));
  if (all.length > (hasNumber ? 6 : 4)) return false;
  return all.every(
    ({ capital, norm }, i) =>
      capital ||
      /^\d/.test(norm) ||
      PARTICLES.has(norm) ||
      calendar.has(norm) ||
      [all[i - 1], all[i + 1]].some((word) => /^\d/.test(word?.norm ?? '')) ||
      !/^[\p{Lu}\p{Ll}]/u.test(norm),
  );
}
