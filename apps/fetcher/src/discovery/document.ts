import { selectAll } from 'css-select';
import { DomHandler, Parser } from 'htmlparser2';

type Node = ConstructorParameters<typeof DomHandler>[0] extends
  ((error: Error | null, dom: (infer T)[]) => void) | null | undefined
  ? T
  : never;
export type HtmlElement = Extract<Node, { attribs: unknown }>;

/** No page is this deep, and the parser's work grows with the square of it. */
const MAX_DEPTH = 1_000;
const MAX_CHARACTERS = 8_388_608;

class TooDeep extends Error {}

class BoundedHandler extends DomHandler {
  override onopentag(name: string, attributes: Record<string, string>): void {
    if (this.tagStack.length > MAX_DEPTH) throw new TooDeep();
    super.onopentag(name, attributes);
  }
}

export interface Page {
  /** Address that the page's links are relative to. */
  readonly base: string;
  readonly select: (selector: string) => HtmlElement[];
}

/** A page as a tree to select from: what is beyond the bounds is not there. */
export function parsePage(html: string, url: string): Page {
  const handler = new BoundedHandler();
  const parser = new Parser(handler);
  try {
    parser.write(html.slice(0, MAX_CHARACTERS));
    parser.end();
  } catch (error) {
    if (!(error instanceof TooDeep)) throw error;
  }
  const select = (selector: string): HtmlElement[] => selectAll<Node, HtmlElement>(selector, handler.dom as Node[]);
  const [given] = select('base[href]');
  const href = given?.attribs['href']?.trim();
  return { base: href !== undefined && URL.canParse(href, url) ? new URL(href, url).href : url, select };
}

/** Text below an element, in one line. */
export function lineOf(element: HtmlElement): string {
  const parts: string[] = [];
  const left: Node[] = [element];
  while (left.length > 0) {
    const node = left.pop()!;
    if ('data' in node && node.type === 'text') parts.push(node.data);
    else if ('children' in node) left.push(...node.children.toReversed());
  }
  return parts.join('').replace(/\s+/g, ' ').trim();
}
