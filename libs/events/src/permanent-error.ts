/** Why a message can never be used. The list is the contract of the `dead-code` header: codes are added, never renamed. */
export const permanentCodes = [
  'empty', // null value, tombstone or no bytes
  'too_large', // more than MAX_VALUE_BYTES
  'not_utf8',
  'not_json',
  'not_an_object', // JSON, but a number, string, list or null
  'too_deep', // nested deeper than any article is
  'no_text', // neither headline nor articleBody
  'invalid_shape', // breaks the contract; the reason names the field
  'handler_failed', // this one message makes a handler fail, each time
] as const;
export type PermanentCode = (typeof permanentCodes)[number];

/** This message can never be used, however often it is tried. */
export class PermanentError extends Error {
  override readonly name = 'PermanentError';
  readonly code: PermanentCode;
  /** RFC 6901 pointer to the field at fault; empty if it is the whole message. */
  readonly pointer: string;

  constructor(code: PermanentCode, reason: string, pointer = '', options?: ErrorOptions) {
    super(reason, options);
    this.code = code;
    this.pointer = pointer;
  }
}
