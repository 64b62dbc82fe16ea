import { kazakhInCyrillic } from '../../text/kazakh-latin.ts';

/**
 * Cuts a word to what its case forms have in common, so that names are found inflected: "Казахстана", "Қазақстанның",
 * "Kasachstans". Crude on purpose: text and names go through the same cut, and a capital letter is asked for as well.
 */
export type Stemmer = (norm: string) => string;

const RU =
  /(?:иями|ями|ами|ого|его|ому|ему|ыми|ими|ией|ах|ях|ам|ям|ом|ем|ой|ей|ою|ую|юю|ая|яя|ый|ий|ое|ее|ые|ие|ых|их|ым|им|ов|ев|ия|ию|ии|ье|а|я|у|ю|е|и|ы|о|ь|й)$/;
const KK =
  /(?:ындағы|індегі|ның|нің|дың|дің|тың|тің|нда|нде|дағы|дегі|дан|ден|тан|тен|нан|нен|мен|бен|пен|ға|ге|қа|ке|на|не|ны|ні|ды|ді|ты|ті|да|де|та|те|сы|сі|ы|і|н)$/;

const stemmers: Record<string, Stemmer> = {
  // A surname's -ов falls off as an ending would, so its case endings must come off before it: Жумабеков, Жумабекове.
  ru: (word) => {
    word = cut(word, RU, 2);
    for (let shorter = cut(word, RU, 4); shorter !== word; shorter = cut(word, RU, 4)) word = shorter;
    return word;
  },
  // Suffixes stack in Kazakh, so what is left is cut again until nothing comes off. "сенаты" may be сенат + ы or сена + ты: the last
  // consonant of either goes too, and what it uncovers. Latin letters leave open which of і, и, й is meant.
  kk: (given) => {
    let word = /[a-z]/.test(given) ? kazakhInCyrillic(given) : given;
    for (let before = ''; before !== word;) {
      before = word;
      word = cut(word, KK, 4);
      if (word === before && word.length > 4) word = word.replace(/[тдн]$/, '');
    }
    return word.replace(/[ий]/g, 'і').replace(/[ұү]/g, 'у');
  },
  de: (word) =>
    /isch(?:e[nrsm]?)?$/.test(word)
      ? word.replace(/e[nrsm]?$/, '')
      : word.length > 4 && word.endsWith('s')
        ? word.slice(0, -1)
        : word,
  tr: (word) => word.split("'")[0] ?? word,
  id: (word) => word,
};

export const stemmer = (language: string): Stemmer => stemmers[language] ?? ((word) => word);

function cut(word: string, endings: RegExp, leave: number): string {
  const ending = endings.exec(word)?.[0] ?? '';
  return word.length - ending.length >= leave ? word.slice(0, word.length - ending.length) : word;
}
