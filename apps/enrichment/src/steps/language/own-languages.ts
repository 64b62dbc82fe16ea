/**
 * Languages that eld does not know and would take for a neighbour: Kazakh for Belarusian, Indonesian for Malay, Kyrgyz,
 * Tajik and Uzbek for Russian. They are told by letters or by everyday words that their neighbours do not have.
 */
interface Rule {
  readonly tag: string;
  /** Letters that mark the language. */
  readonly letters?: RegExp;
  /** Share of all letters that the marks must reach. */
  readonly share?: number;
  /** Letters that rule it out. */
  readonly never?: RegExp;
  /** Letters of which it must have some, too; without them the script is Cyrillic. */
  readonly beside?: RegExp;
  readonly words?: ReadonlySet<string>;
}

const set = (text: string): ReadonlySet<string> => new Set(text.split(' '));

const rules: readonly Rule[] = [
  // Kyrgyz has ң, ө, ү as well, Ukrainian and Belarusian і.
  { tag: 'kk', letters: /[әғқұ]/giu, share: 0.02, never: /[ўҳӣӯҷєї]/iu },
  { tag: 'tg', letters: /[ғӣқӯҳҷ]/giu, share: 0.03, never: /[әңұў]/iu },
  { tag: 'uz', letters: /[ўқғҳ]/giu, share: 0.04, never: /[әңұӣӯҷы]/iu },
  { tag: 'ky', letters: /[ңөү]/giu, share: 0.03, never: /[әғқұһіўҳ]/iu },
  // Kazakh in its Latin letters: q without u, as Albanian (ë), Uzbek (ʻ), Azerbaijani (ə), Crimean Tatar (ç), Maltese (ħ) and Somali (aa) have it.
  { tag: 'kk', letters: /q(?!u)/giu, share: 0.012, never: /[ëçəħżʻ‘]|aa/iu, beside: /[äöüñşğūáńǵúý]/giu },
  // And by its everyday words; Turkish and Azerbaijani share ş, ğ, ü, but not q beside ū, ä, ñ.
  {
    tag: 'kk',
    words: set(
      'jäne men üşin bolyp arqyly turaly boldy dep bul onyñ qazaqstan qazaqstannyñ respublikasy memleket zhene týraly úshin memlekettik',
    ),
  },
  {
    tag: 'id',
    words: set(
      'yang dan di dengan untuk dari pada adalah dalam akan ini itu tidak oleh sebagai bahwa telah para juga karena bisa lebih antara kepada serta mengatakan menteri presiden pemerintah',
    ),
  },
];

const FEWEST_MARKS = 2;

/** Words that Malay has and Indonesian has not. */
const MALAY = set('kerana ialah manakala perdana-menteri kerajaan boleh beliau turut sekiranya rakyat malaysia bahawa wang');
const ONLY_INDONESIAN = set(
  'karena bahwa bisa mengatakan senin selasa rabu kamis jumat sabtu pemerintah uang rupiah indonesia telah warga',
);

export function ownLanguage(text: string): { tag: string; confidence: number } | undefined {
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  const found = text.toLowerCase().match(/\p{L}+/gu) ?? [];
  for (const rule of rules) {
    if (rule.letters) {
      const marks = text.match(rule.letters)?.length ?? 0;
      if (
        marks < FEWEST_MARKS ||
        marks < letters * (rule.share ?? 0) ||
        rule.never?.test(text) ||
        (text.match(rule.beside ?? /\p{Script=Cyrillic}/gu)?.length ?? 0) < FEWEST_MARKS
      )
        continue;
      return { tag: rule.tag, confidence: letters > 60 ? 0.97 : 0.85 };
    }
    const hits = found.filter((word) => rule.words!.has(word)).length;
    if (hits < 3 || hits < found.length * 0.12) continue;
    if (rule.tag === 'id') {
      const malay = found.filter((word) => MALAY.has(word)).length;
      const indonesian = found.filter((word) => ONLY_INDONESIAN.has(word)).length;
      if (malay > indonesian) return { tag: 'ms', confidence: 0.7 };
    }
    return { tag: rule.tag, confidence: found.length > 30 ? 0.95 : 0.8 };
  }
  return undefined;
}
