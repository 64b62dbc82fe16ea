/** Stretches of text that look like names and are none. Each pattern begins with a letter or sign that is rare, so that long texts stay cheap. */
const patterns: readonly RegExp[] = [
  /\bhttps?:\/\/\S+/giu,
  /\bwww\.\S+/giu,
  /[\p{L}\p{N}._%+-]{1,64}@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63})+/gu,
  // Names of accounts and of themes.
  /(?<![\p{L}\p{N}])[@#][\p{L}\p{N}_]{2,}/gu,
  // What an exchange calls a share: "(NASDAQ: AAPL)" is of the exchange, but not the letters; "(BP.L)", "<SIEGn.DE>", "$TSLA".
  /(?<=[(,;][\p{Lu} ]{2,12}: ?)[\p{Lu}\p{N}.]{1,6}(?=[),;])/gu,
  /(?<=[(<])[\p{Lu}\p{N}]{1,5}\p{Ll}?\.\p{Lu}{1,2}(?=[)>])/gu,
  /(?<![\p{L}\p{N}])\$\p{Lu}{1,5}(?![\p{L}\p{N}])/gu,
  // Domains without an address before them; "U.S." and "St.Petersburg" are none.
  /(?<![\p{L}\p{N}@.-])[\p{Ll}\p{N}-]{2,63}(?:\.[\p{Ll}\p{N}-]{2,63})*\.(?:com|org|net|int|info|edu|gov|eu|kz|ru|uk|de|fr|es|pt|br|io|tv)(?![\p{L}\p{N}])/gu,
];

/** Their [start, end), in order of the patterns. */
export function noNames(text: string): [number, number][] {
  return patterns.flatMap((pattern) =>
    [...text.matchAll(pattern)].map(({ index, 0: found }): [number, number] => [index, index + found.length]),
  );
}
