import { type LdNode, stringOf } from '../markup/json-ld.ts';
import { type Markup, metaValue } from '../markup/markup.ts';

const scripts: readonly (readonly [RegExp, RegExp])[] = [
  [/^(?:ru|uk|be|bg|sr|mk|kk|ky|mn|tg)\b/, /\p{Script=Cyrillic}/gu],
  [/^(?:ar|fa|ur|ps|ug)\b/, /\p{Script=Arabic}/gu],
  [/^(?:he|yi)\b/, /\p{Script=Hebrew}/gu],
  [/^(?:el)\b/, /\p{Script=Greek}/gu],
  [/^(?:zh|ja)\b/, /\p{Script=Han}/gu],
  [/^(?:ko)\b/, /\p{Script=Hangul}/gu],
  [/^(?:th)\b/, /\p{Script=Thai}/gu],
  [/^(?:hi|mr|ne)\b/, /\p{Script=Devanagari}/gu],
];

const ENOUGH_LETTERS = 120;

/** The language that the page declares, as BCP 47; not believed where the text is in another script than that language's. */
export function languageOf(
  markup: Markup,
  node: LdNode | undefined,
  text: string,
): { tag: string | undefined; contradicted: boolean } {
  const given = [
    markup.language,
    stringOf(node?.['inLanguage']),
    metaValue(markup, 'og:locale'),
    metaValue(markup, 'content-language', 'language', 'dc.language', 'dcterms.language'),
  ];
  for (const value of given) {
    const tag = value === undefined ? undefined : canonicalTag(value.split(/[,;]/, 1)[0]!.trim().replaceAll('_', '-'));
    if (!tag) continue;
    const sample = text.slice(0, 4_000);
    const letters = sample.match(/\p{L}/gu)?.length ?? 0;
    const own = scripts.find(([tags]) => tags.test(tag));
    const latin = sample.match(/\p{Script=Latin}/gu)?.length ?? 0;
    const contradicted =
      letters >= ENOUGH_LETTERS &&
      (own
        ? (sample.match(own[1])?.length ?? 0) < 0.2 * letters && latin > 0.7 * letters && !/^(?:sr|kk|tg|mn)/.test(tag)
        : /^(?:en|de|fr|es|it|pt|nl|pl|sv|tr|id|vi)\b/.test(tag) && latin < 0.2 * letters);
    return contradicted ? { tag: undefined, contradicted } : { tag, contradicted };
  }
  return { tag: undefined, contradicted: false };
}

function canonicalTag(tag: string): string | undefined {
  try {
    const [canonical] = Intl.getCanonicalLocales(tag);
    return canonical && canonical.length <= 35 && !/^(?:und|x-)/.test(canonical) ? canonical : undefined;
  } catch {
    return undefined;
  }
}
