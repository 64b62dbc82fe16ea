type Json = string | number | boolean | null | Json[] | { [key: string]: Json };
export type LdNode = Readonly<Record<string, Json>>;

const MAX_NODES = 5_000;
const MAX_DEPTH = 40;
const MAX_CHARACTERS = 4_000_000;

/** Nodes of all JSON-LD on a page, `@graph`s and lists opened, nested ones behind those that hold them. Broken JSON is mended where that is plain to do, else passed over. */
export function ldNodes(scripts: readonly string[]): LdNode[] {
  const nodes: LdNode[] = [];
  const walk = (value: Json, depth: number): void => {
    if (typeof value !== 'object' || value === null || depth > MAX_DEPTH || nodes.length >= MAX_NODES) return;
    if (!Array.isArray(value)) nodes.push(value);
    for (const inner of Object.values(value)) walk(inner, depth + 1);
  };
  for (const script of scripts) {
    const parsed = parseLoosely(script.slice(0, MAX_CHARACTERS));
    if (parsed !== undefined) walk(parsed, 0);
  }
  return nodes;
}

/** Templates leave raw line breaks in strings, commas before a bracket, comments and CDATA marks around, several objects in a row. */
export function parseLoosely(text: string): Json | undefined {
  const bare = text
    .replace(/^\s*(?:<!--|\/\*\s*<!\[CDATA\[\s*\*\/|\/\/\s*<!\[CDATA\[|<!\[CDATA\[)/, '')
    .replace(/(?:-->|\/\*\s*\]\]>\s*\*\/|(?:\/\/\s*)?\]\]>)\s*;?\s*$/, '')
    .trim()
    .replace(/;$/, '');
  if (!bare) return undefined;
  for (const mend of [(json: string) => json, mended, (json: string) => `[${mended(json).replaceAll(/\}\s*\{/g, '},{')}]`])
    try {
      return JSON.parse(mend(bare)) as Json;
    } catch {
      // the next mending
    }
  return undefined;
}

/** Control characters within strings escaped, wrong escapes made right, trailing commas and missing values taken out. */
function mended(json: string): string {
  let out = '';
  let inString = false;
  for (let i = 0; i < json.length; i += 1) {
    const char = json[i]!;
    if (inString) {
      if (char === '\\') {
        const next = json[i + 1] ?? '';
        if (/["\\/bfnrt]/.test(next) || (next === 'u' && /^[\da-f]{4}/i.test(json.slice(i + 2, i + 6)))) {
          out += char + next;
          i += 1;
        } else out += '\\\\';
      } else if (char === '"') {
        // A quotation mark that nothing of JSON follows belongs to the text.
        const rest = /^\s*(.)/s.exec(json.slice(i + 1, i + 40))?.[1];
        if (rest === undefined || ':,}]'.includes(rest)) {
          inString = false;
          out += char;
        } else out += '\\"';
      } else if (char < ' ') out += char === '\n' ? '\\n' : char === '\t' ? '\\t' : ' ';
      else out += char;
    } else {
      if (char === '"') inString = true;
      if (char === ',' && /^\s*[}\],]/.test(json.slice(i + 1, i + 200))) continue;
      out += char;
    }
  }
  return out;
}

export function typesOf(node: LdNode): string[] {
  const type = node['@type'];
  const list = Array.isArray(type) ? type : [type];
  return list.filter((one) => typeof one === 'string').map((one) => one.replace(/^.*[/#:]/, ''));
}

const articleType =
  /^(?:.*NewsArticle|Article|.*Article|BlogPosting|LiveBlogPosting|Report|SocialMediaPosting|Review|.*Review|Recipe|HowTo|ClaimReview|MedicalWebPage|CreativeWork|VideoObject)$/;
const strongType = /Article$|BlogPosting$/;

/** The node that tells of the page's article: by type, by what it has, and by whether its address or headline is the page's. */
export function articleNode(
  nodes: readonly LdNode[],
  page: { readonly url: string; readonly headline: string },
): LdNode | undefined {
  let best: LdNode | undefined;
  let bestScore = 0;
  for (const node of nodes) {
    const types = typesOf(node);
    if (!types.some((type) => articleType.test(type))) continue;
    let score = types.some((type) => strongType.test(type)) ? 4 : 1;
    if (node['headline']) score += 2;
    if (node['datePublished']) score += 2;
    if (node['articleBody']) score += 2;
    if (node['author']) score += 1;
    if (sameHeadline(stringOf(node['headline']) ?? stringOf(node['name']), page.headline)) score += 3;
    if ([node['url'], node['@id'], node['mainEntityOfPage']].some((value) => samePage(value, page.url))) score += 3;
    if (score > bestScore) [best, bestScore] = [node, score];
  }
  return bestScore >= 5 ? best : undefined;
}

function sameHeadline(a: string | undefined, b: string): boolean {
  const fold = (text: string): string => text.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, '');
  return a !== undefined && b !== '' && fold(a) === fold(b);
}

function samePage(value: Json | undefined, url: string): boolean {
  const given = typeof value === 'object' && value !== null && !Array.isArray(value) ? value['@id'] : value;
  if (typeof given !== 'string' || !URL.canParse(given, url)) return false;
  const bare = (address: string): string => new URL(address, url).pathname.replace(/\/$/, '');
  return bare(given) === bare(url) && bare(url) !== '';
}

/** Text of a value that may be a string, a list, or a node with a name. */
export function stringOf(value: Json | undefined): string | undefined {
  if (typeof value === 'string') return value.trim() || undefined;
  if (typeof value === 'number') return String(value);
  if (Array.isArray(value)) return value.map(stringOf).find((text) => text !== undefined);
  if (typeof value === 'object' && value !== null)
    return stringOf(value['name'] ?? value['@value'] ?? value['url'] ?? value['@id']);
  return undefined;
}

export function listOf(value: Json | undefined): Json[] {
  return value === undefined || value === null ? [] : Array.isArray(value) ? value : [value];
}
