/** Letters and digits by which texts of different scripts compare: a Han, kana or Hangul character says as much as two or three letters. */
const dense = /[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]/g;
const DENSE_WEIGHT = 2.5;

export function weightOf(text: string): number {
  const found = text.match(dense);
  return text.length + (found ? found.length * (DENSE_WEIGHT - 1) : 0);
}

/** A full stop of any script, behind which quotation marks and brackets may close. */
const sentenceEnd = /[.!?…。！？｡।۔؟։።‼⁉]["'”’»›」』）)\]\s]*$/;
export function endsSentence(text: string): boolean {
  return sentenceEnd.test(text.slice(-12));
}

const sentenceEnds = /[.!?…](?=["'”’»)\]]*\s)|[。！？।۔؟]/g;
/** Sentences that end within a text, or with it. */
export function sentencesIn(text: string): number {
  return (text.match(sentenceEnds)?.length ?? 0) + (/[.!?…]["'”’»)\]]*$/.test(text.slice(-6)) ? 1 : 0);
}

/** Lower case, letters and digits alone, single spaces: what two renderings of one text have in common. */
export function folded(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\p{M}]+/gu, ' ')
    .trim();
}
