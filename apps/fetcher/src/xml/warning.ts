/** What was wrong with a document that could be read all the same: a code to count by, and a sentence for whoever looks after the source. */
export interface Warning {
  readonly code: WarningCode;
  readonly message: string;
}

export type WarningCode =
  | 'bad_item' // an item without anything to tell
  | 'bare_ampersand'
  | 'charset_unknown' // a declared charset that nobody knows
  | 'charset_wrong' // the bytes are not in the charset that was declared
  | 'control_characters'
  | 'cut_off'
  | 'double_encoded' // UTF-8 that was taken for Windows-1252 and encoded once more
  | 'duplicate_items'
  | 'entities_ignored' // a DTD that declares entities
  | 'guid_shared'
  | 'invalid_bytes'
  | 'invalid_json'
  | 'junk_before'
  | 'link_shared'
  | 'misnested' // a tag that is not closed, or closed in the wrong order
  | 'many_roots'
  | 'no_items'
  | 'not_text' // a picture, a film, a plan: no article
  | 'references_only' // a package whose items are elsewhere
  | 'too_deep'
  | 'too_many'
  | 'undeclared_namespace'
  | 'wrong_namespace';

/** Warnings of one document; each code is told once, with the first sentence. */
export class Warnings {
  readonly #byCode = new Map<WarningCode, string>();

  add(code: WarningCode, message: string): void {
    if (!this.#byCode.has(code)) this.#byCode.set(code, message);
  }

  list(): Warning[] {
    return [...this.#byCode].map(([code, message]) => ({ code, message }));
  }
}
