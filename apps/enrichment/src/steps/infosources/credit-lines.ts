import { type Context, agencyNamed } from './agencies.ts';
import { creditIn, leadOf, LONGEST_CREDIT, type Named, onlyAgencies } from './credit.ts';

/** Signs that a credit stands in or behind, on a line of its own. */
const DRESS = /^(?!\s*\(c\))[\s*_–—([/-]+|[\s*_)\]/]+$/giu;
/** At the end of a text, behind the end of a sentence: "(dpa)", "/ТАСС/", "- Agencia EFE". */
const CLOSING = /(?:^|[.!?…»”"'’])\s{0,3}(?:[([]([^()[\]]{2,120})[)\]]|\/([^/]{2,40})\/|[-–—]{1,2}\s{0,2}([^-–—.!?]{2,60}))\.?$/u;
/** "... dijo. EFE", "... said. Source: Reuters" */
const LAST_WORDS = /[.!?…»”"']\s{1,3}([^.!?…»”"']{2,120})\.?$/u;

/** "Reuters contributed to this report", in the languages that say so. */
const CONTRIBUTED = [
  /\bcontributed (?:\w+ )?(?:to|for) (?:this|the) (?:report|story|article)/iu,
  /\bcontributed reporting\b/iu,
  /\bthis (?:report|story|article) by .{2,60} was (?:first|originally) published/iu,
  /\b(?:was|were) used in (?:this|the) (?:report|story|article)/iu,
  /\b(?:a|ont) (?:contribué|participé) à (?:cet article|ce reportage|cette dépêche)/iu,
  /\b(?:hat|haben) (?:zu|an) diese[mr] (?:Bericht|Artikel|Text|Meldung|Beitrag) (?:beigetragen|mitgewirkt|mitgearbeitet)/iu,
  /\bcontribuy(?:ó|eron) (?:a|con|en|para) est[ae] (?:reporte|informe|nota|artículo|historia|noticia|información|despacho)/iu,
  /\bcontribu(?:iu|íram) (?:para|com) est[ae] (?:reportagem|matéria|artigo|notícia|texto)/iu,
  /(?:участвовал[аои]?|принимал[аои]? участие) в подготовке/iu,
  /(?:дайындауға|әзірлеуге) (?:қатысты|атсалысты)/iu,
];
/** What an agency says of nobody but itself: what it has learnt, and what its own correspondent reports. */
const OWN_WORD_BEHIND =
  /^(?:['’]s)?(?: (?:news agency|correspondent|reporter))? ha(?:s|ve) (?:learnt|learned)\b|^ (?:ХАА |агенттігінің )?тілшісі(?!\p{L})/iu;
const OWN_WORD_BEFORE = /(?:передает|передаёт|сообщает) (?:собственный )?корреспондент (?:агентства |МИА |ИА |[«"]){0,2}$/iu;
/** Nearly no text has one, and looking for names takes time. */
const OWN_WORDS = /ha(?:s|ve) learn|тілшісі|корреспондент/iu;
const LONGEST_LEAD_PARAGRAPH = 600;
const LONGEST_NAME_WORDS = 5;

/** The agencies of a line that is a credit: "By Reuters Staff", "(Quelle: APA-Agentur)", "© 2026 AFP. All rights reserved." */
export function creditLine(line: string, context: Context): Named[] {
  if (line.length > 2 * LONGEST_CREDIT) return [];
  const inside = line.replace(DRESS, '');
  const start = line.indexOf(inside);
  const first = /^\s*(?:©|copyright\b|\(c\))/iu.test(inside) ? inside.split(/[.!]\s/)[0]! : inside;
  const found = creditIn(first, context);
  const isBare =
    start === 0 && inside.length === line.trimEnd().length && leadOf(inside).lead === undefined && found.length === 1;
  // "Trend" alone on a line is a heading.
  return isBare && found[0]!.isAmbiguous && !/[©\d]/.test(inside) ? [] : shifted(found, start);
}

/** The agencies of a credit behind the last sentence of a line. `isLast`: of the text's last line. */
export function closing(line: string, isLast: boolean, context: Context): Named[] {
  const from = Math.max(0, line.length - LONGEST_CREDIT);
  const end = line.slice(from).trimEnd();
  const match = CLOSING.exec(end);
  const inside = match?.[1] ?? match?.[2] ?? match?.[3];
  if (inside) {
    const found = match?.[3] ? (onlyAgencies(inside, 0, context) ?? []) : creditIn(inside, context);
    return shifted(found, from + end.lastIndexOf(inside));
  }
  const words = isLast ? LAST_WORDS.exec(end)?.[1] : undefined;
  if (!words) return [];
  const at = from + end.lastIndexOf(words);
  const { lead, length } = leadOf(words);
  if (lead) return words.slice(0, length).trimEnd().endsWith(':') ? shifted(creditIn(words, context), at) : [];
  const found = onlyAgencies(words, 0, context) ?? [];
  return found.every(({ isAmbiguous }) => !isAmbiguous) ? shifted(found, at) : [];
}

/** The agencies of which a sentence of the line says that they contributed. */
export function contributors(line: string, context: Context): Named[] {
  const from = Math.max(0, line.length - 2 * LONGEST_CREDIT);
  const found: Named[] = [];
  let at = from;
  for (const sentence of line.slice(from).split(/(?<=[.!?])\s/)) {
    if (CONTRIBUTED.some((pattern) => pattern.test(sentence))) found.push(...shifted(namesIn(sentence, context), at));
    at += sentence.length + 1;
  }
  return found;
}

/** The agency that speaks of itself in its first paragraph. */
export function ownWord(line: string, context: Context): Named[] {
  const lead = line.slice(0, LONGEST_LEAD_PARAGRAPH);
  if (!OWN_WORDS.test(lead)) return [];
  return namesIn(lead, context).filter(
    ({ start, end }) =>
      OWN_WORD_BEHIND.test(lead.slice(end, end + 60)) || OWN_WORD_BEFORE.test(lead.slice(Math.max(0, start - 80), start)),
  );
}

/** Names of agencies in running text, but for those that are words. */
function namesIn(text: string, context: Context): Named[] {
  const all = [...text.matchAll(/(?<=^|[\s,;:()«"“„]|[ldLD]['’])[\p{L}\p{N}][^\s,;:()»"”'’]*/gu)].map(({ index, 0: word }) => ({
    start: index,
    end: index + word.replace(/[.!?»”"]+$/u, '').length,
  }));
  const found: Named[] = [];
  for (let i = 0; i < all.length; i++)
    for (let length = Math.min(LONGEST_NAME_WORDS, all.length - i); length > 0; length--) {
      const [start, end] = [all[i]!.start, all[i + length - 1]!.end];
      const known = agencyNamed(text.slice(start, end), context);
      if (!known || known.isAmbiguous) continue;
      found.push({ ...known, start, end });
      i += length - 1;
      break;
    }
  return found;
}

function shifted(found: readonly Named[], by: number): Named[] {
  return found.map((one) => ({ ...one, start: one.start + by, end: one.end + by }));
}
