/** Fewer digits stand in any text: "two killed", "5 people". */
const LEAST_DIGITS = 2;
const MOST_DIGITS = 12;
const NUMBER = /\d+(?:[.,\u00a0\u202f ]\d+)*/g;

/**
 * The numbers of a text, each once, in the order they come, in one way of writing: 50.000, 50 000 and 50,000 are 50000, 5,8 is 5.8. Times
 * of day, years and numbers of one digit say nothing.
 */
export function numbersIn(text: string): string[] {
  const found = new Set<string>();
  for (const { 0: written, index } of text.matchAll(NUMBER)) {
    const next = text[index + written.length];
    if (next === ':' || text[index - 1] === ':') continue;
    const number = plain(written);
    const digits = number.replace('.', '').length;
    if (digits >= LEAST_DIGITS && digits <= MOST_DIGITS && !/^(?:19|20)\d\d$/.test(number)) found.add(number);
  }
  return [...found];
}

/** Groups of three digits are thousands; one other comma or point is the decimal one. */
function plain(written: string): string {
  const [whole = '', ...groups] = written.split(/[.,\u00a0\u202f ]/);
  if (groups.length === 0) return whole;
  if (groups.every((group) => group.length === 3)) return whole + groups.join('');
  const decimals = groups.pop()!;
  return groups.every((group) => group.length === 3) ? `${whole}${groups.join('')}.${decimals}` : whole;
}
