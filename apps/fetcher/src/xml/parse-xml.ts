import { decodeHTMLStrict } from 'entities';
import { Parser } from 'htmlparser2';
import type { XmlElement } from './element.ts';
import { isUsualPrefix, prefixOf } from './namespaces.ts';
import type { Warnings } from './warning.ts';

/** No document of news nests deeper: what does is broken or an attack, and the parser's work grows with depth. */
const MAX_DEPTH = 400;
/** About 200 bytes of memory each. */
const MAX_ELEMENTS = 600_000;

/** Recovery that a kind of document wants, beyond closing what is open at its end. */
export interface Grammar {
  /** Elements that never hold another of their kind: one that opens closes the one before it. */
  readonly units: ReadonlySet<string>;
  /** Elements right below a unit that hold text alone; one of `parts` that opens inside closes it. */
  readonly texts: ReadonlySet<string>;
  readonly parts: ReadonlySet<string>;
  /** Elements that a whole document has closed. */
  readonly roots: ReadonlySet<string>;
  /** Called as an element ends; true takes it out of the tree, so that memory holds one at a time. */
  readonly onEnd?: (element: XmlElement) => boolean;
}

const plain: Grammar = { units: new Set(), texts: new Set(), parts: new Set(), roots: new Set() };

/**
 * Text to a tree, whatever state it is in. Nothing that a DTD declares is looked at: no entity is expanded, nothing is fetched, and memory
 * stays in proportion to the text. HTML's named characters are read, with or without a DTD.
 *
 * @returns an element without a name that holds all that stands at the top
 */
export function parseXml(text: string, warnings: Warnings, grammar: Grammar = plain): XmlElement {
  const builder = new TreeBuilder(warnings, grammar);
  const parser = new Parser(
    {
      onopentag: (name, attributes) => builder.open(name, attributes),
      onclosetag: (name, implied) => builder.close(name, implied),
      ontext: (part) => builder.text(part),
      oncdatastart: () => builder.cdata(true),
      oncdataend: () => builder.cdata(false),
      onprocessinginstruction: (_, instruction) => {
        if (/^!ENTITY|^!DOCTYPE[^>]*<!ENTITY/i.test(instruction)) builder.declaresEntities();
      },
    },
    { xmlMode: true, decodeEntities: false },
  );
  try {
    parser.write(text);
    builder.atEnd();
    parser.end();
  } catch (error) {
    if (!(error instanceof Enough)) throw error;
  }
  return builder.finish();
}

/** The rest of the document is not read. */
class Enough extends Error {}

type Scope = Record<string, string>;

interface Open {
  readonly element: XmlElement;
  readonly scope: Scope;
}

class TreeBuilder {
  readonly #warnings: Warnings;
  readonly #grammar: Grammar;
  readonly #top: XmlElement = { name: '', attributes: {}, children: [], parent: undefined };
  readonly #stack: Open[];
  #parts: string[] = [];
  #inCdata = false;
  #elements = 0;
  #ended = false;
  #withEntities = false;

  constructor(warnings: Warnings, grammar: Grammar) {
    this.#warnings = warnings;
    this.#grammar = grammar;
    const scope = Object.assign(Object.create(null) as Scope, { xml: 'http://www.w3.org/XML/1998/namespace' });
    this.#stack = [{ element: this.#top, scope }];
  }

  open(given: string, attributes: Record<string, string>): void {
    this.#flush();
    if (this.#stack.length > MAX_DEPTH) {
      this.#warnings.add('too_deep', `nested deeper than ${MAX_DEPTH} elements; the rest is not read`);
      throw new Enough();
    }
    if ((this.#elements += 1) > MAX_ELEMENTS) {
      this.#warnings.add('too_many', `more than ${MAX_ELEMENTS} elements; the rest is not read`);
      throw new Enough();
    }
    let scope = this.#scopeOf(attributes);
    const name = this.#nameOf(given, scope, true);
    if (this.#closeWhatCannotHold(name)) scope = this.#scopeOf(attributes);
    const parent = this.#stack.at(-1)!.element;
    const element = { name, attributes: this.#attributes(attributes, scope), children: [], parent };
    parent.children.push(element);
    this.#stack.push({ element, scope });
  }

  close(given: string, implied: boolean): void {
    this.#flush();
    if (this.#ended) return;
    const closesRoot = this.#grammar.roots.has(this.#nameOf(given, this.#stack.at(-1)!.scope, false));
    for (let at = this.#stack.length - 1; at > 0; at -= 1) {
      const { name } = this.#stack[at]!.element;
      if (name === this.#nameOf(given, this.#stack[at]!.scope, false)) {
        // the parser tells of <a/> as implied, too; what holds something was left open
        if (implied && this.#stack[at]!.element.children.length > 0) this.#warnings.add('misnested', `<${name}> is not closed`);
        return this.#popTo(at);
      }
      if (this.#grammar.units.has(name) && !closesRoot) break;
    }
    // the end of something that is closed already, or never was open
    this.#warnings.add('misnested', `</${given.slice(0, 60)}> closes nothing that is open`);
  }

  text(part: string): void {
    this.#parts.push(this.#inCdata ? part : this.#decoded(part));
  }

  cdata(begins: boolean): void {
    this.#inCdata = begins;
  }

  /** What is open here was never closed. */
  atEnd(): void {
    const open = this.#stack.find(
      ({ element }) => this.#grammar.roots.has(element.name) || this.#grammar.units.has(element.name),
    );
    if (open) this.#warnings.add('cut_off', `the document ends inside <${this.#stack.at(-1)!.element.name}>`);
    this.#ended = true;
  }

  finish(): XmlElement {
    this.#flush();
    this.#popTo(1);
    return this.#top;
  }

  declaresEntities(): void {
    this.#withEntities = true;
    this.#warnings.add('entities_ignored', 'entities that the document declares are not expanded');
  }

  #decoded(part: string): string {
    if (!part.includes('&')) return part;
    if (/&(?!(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z_][\w.-]{0,60});)/i.test(part))
      this.#warnings.add('bare_ampersand', 'an ampersand that is not written as &amp;');
    const text = decodeHTMLStrict(part);
    return this.#withEntities ? text.replace(/&[a-z_][\w.-]{0,60};/gi, '') : text;
  }

  #flush(): void {
    if (this.#parts.length === 0) return;
    this.#stack.at(-1)!.element.children.push(this.#parts.length === 1 ? this.#parts[0]! : this.#parts.join(''));
    this.#parts = [];
  }

  /** A new item where the last one was not closed; a link in a title that was not. @returns whether anything was closed */
  #closeWhatCannotHold(name: string): boolean {
    const { units, texts, parts } = this.#grammar;
    if (units.has(name)) {
      const open = this.#stack.findLastIndex(({ element }) => units.has(element.name));
      if (open > 0) return this.#mend(open);
      return false;
    }
    if (!parts.has(name)) return false;
    const unit = this.#stack.findLastIndex(({ element }) => units.has(element.name));
    const text = unit > 0 ? this.#stack[unit + 1] : undefined;
    return text !== undefined && texts.has(text.element.name) ? this.#mend(unit + 1) : false;
  }

  #mend(at: number): true {
    this.#warnings.add('misnested', `<${this.#stack[at]!.element.name}> is not closed`);
    this.#popTo(at);
    return true;
  }

  /** Takes the open element at this place, and all in it, off the stack. */
  #popTo(at: number): void {
    const { onEnd } = this.#grammar;
    while (this.#stack.length > at) {
      const { element } = this.#stack.pop()!;
      if (onEnd?.(element) && element.parent?.children.at(-1) === element) element.parent.children.pop();
    }
  }

  #scopeOf(attributes: Record<string, string>): Scope {
    const outer = this.#stack.at(-1)!.scope;
    let scope = outer;
    for (const [name, address] of Object.entries(attributes)) {
      if (name !== 'xmlns' && !name.startsWith('xmlns:')) continue;
      if (scope === outer) scope = Object.create(outer) as Scope;
      scope[name === 'xmlns' ? '' : name.slice(6)] = address;
    }
    return scope;
  }

  /** Our own prefix by the namespace's address; where that is unknown, the document's prefix is taken for what it usually means. */
  #nameOf(given: string, scope: Scope, warn: boolean): string {
    const colon = given.indexOf(':');
    const local = given.slice(colon + 1).toLowerCase();
    const prefix = colon < 0 ? '' : given.slice(0, colon);
    const address = scope[prefix];
    let known = address === undefined ? undefined : prefixOf(address);
    if (known === undefined) {
      known = prefix.toLowerCase();
      if (warn && known !== '' && address === undefined)
        this.#warnings.add('undeclared_namespace', `the prefix "${prefix.slice(0, 40)}" is not declared`);
      if (warn && address !== undefined && (known === '' ? this.#grammar.roots.has(local) : isUsualPrefix(known)))
        this.#warnings.add(
          'wrong_namespace',
          `"${known || given.slice(0, 40)}" is in the unknown namespace ${address.slice(0, 100)}`,
        );
    }
    return known === '' ? local : `${known}:${local}`;
  }

  #attributes(given: Record<string, string>, scope: Scope): Record<string, string> {
    const attributes: Record<string, string> = Object.create(null) as Record<string, string>;
    for (const [name, value] of Object.entries(given)) {
      if (name === 'xmlns' || name.startsWith('xmlns:')) continue;
      attributes[name.includes(':') ? this.#nameOf(name, scope, true) : name.toLowerCase()] = this.#decoded(value);
    }
    return attributes;
  }
}
