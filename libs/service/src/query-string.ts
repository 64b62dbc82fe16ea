/** A request's query as it was sent; null: a value whose percent-encoding is broken, or is not of UTF-8. */
export type GivenQuery = Record<string, string | null | (string | null)[]>;

/**
 * Reads a query string (URL Standard, application/x-www-form-urlencoded), but tells what can't be read instead of putting U+FFFD in
 * its place: a search for something else would be answered.
 */
export function parseQueryString(text: string): GivenQuery {
  const given: GivenQuery = Object.create(null); // a parameter may be called __proto__
  for (const pair of text.split('&')) {
    if (pair === '') continue;
    const equals = pair.indexOf('=');
    const [name, value] = equals === -1 ? [pair, ''] : [pair.slice(0, equals), pair.slice(equals + 1)];
    const parameter = decoded(name) ?? name;
    const before = given[parameter];
    if (before === undefined) given[parameter] = decoded(value);
    else if (Array.isArray(before)) before.push(decoded(value));
    else given[parameter] = [before, decoded(value)];
  }
  return given;
}

function decoded(text: string): string | null {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return null;
  }
}
