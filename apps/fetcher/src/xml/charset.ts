import { detect } from 'chardet';
import iconv from 'iconv-lite';
import { type Warnings } from './warning.ts';

export interface Decoded {
  readonly text: string;
  /** Name of the charset by the WHATWG Encoding Standard, in lower case; iconv's name for those that the web does not have. */
  readonly charset: string;
  readonly from: 'bom' | 'pattern' | 'header' | 'declaration' | 'valid_utf8' | 'sniffed' | 'default';
}

/** Bytes that a declaration is looked for in: what browsers read of a page before they decide, RFC 7303 names no limit. */
const DECLARATION_BYTES = 1_024;
/** Bytes that the detector of charsets is shown. */
const SNIFFED_BYTES = 16_384;

/**
 * Bytes to text in the order that the web uses: byte order mark, charset of the HTTP header, declaration in the document, then the
 * bytes themselves (UTF-8 if they are valid, else what they look like, else Windows-1252). A charset that the bytes contradict is passed over and told.
 */
export function decodeText(bytes: Buffer, contentType: string | undefined, warnings: Warnings): Decoded {
  const mark = marked(bytes) ?? patterned(bytes);
  if (mark) return { text: lenient(bytes.subarray(mark.skip), mark.charset, warnings), charset: mark.charset, from: mark.from };
  const utf8 = sequences(bytes);
  const claims = [
    { from: 'header' as const, label: /charset\s*=\s*["']?([^\s;"']+)/i.exec(contentType ?? '')?.[1] },
    { from: 'declaration' as const, label: declared(bytes) },
  ];
  for (const { from, label } of claims) {
    if (label === undefined) continue;
    const charset = nameOf(label);
    if (charset === undefined) {
      warnings.add('charset_unknown', `the ${from} names the charset "${label.slice(0, 40)}", which nobody knows`);
      continue;
    }
    const text = fits(bytes, charset, utf8) ? lenient(bytes, charset, warnings) : undefined;
    if (text !== undefined) return { text, charset, from };
    warnings.add('charset_wrong', `the ${from} says ${charset}, but the bytes are not in it`);
  }
  if (utf8.invalid === 0 || utf8.valid > utf8.invalid) {
    const from = utf8.valid > 0 ? 'valid_utf8' : 'default';
    return { text: lenient(bytes, 'utf-8', warnings), charset: 'utf-8', from };
  }
  const charset = sniffed(bytes) ?? 'windows-1252';
  const from = charset === 'windows-1252' ? 'default' : 'sniffed';
  warnings.add('charset_unknown', `no charset is declared that fits; read as ${charset}`);
  return { text: lenient(bytes, charset, warnings), charset, from };
}

interface Mark {
  readonly charset: string;
  readonly skip: number;
  readonly from: 'bom' | 'pattern';
}

function marked(bytes: Buffer): Mark | undefined {
  const at = (...expected: number[]) => expected.every((byte, index) => bytes[index] === byte);
  const mark = (charset: string, skip: number): Mark => ({ charset, skip, from: 'bom' });
  if (at(0xff, 0xfe, 0, 0)) return mark('utf-32le', 4);
  if (at(0, 0, 0xfe, 0xff)) return mark('utf-32be', 4);
  if (at(0xef, 0xbb, 0xbf)) return mark('utf-8', 3);
  if (at(0xff, 0xfe)) return mark('utf-16le', 2);
  if (at(0xfe, 0xff)) return mark('utf-16be', 2);
  return undefined;
}

/** XML 1.0 appendix F.1: a document begins with an ASCII character, so where its zero bytes lie tells how wide the others are. */
function patterned(bytes: Buffer): Mark | undefined {
  if (bytes.length < 4) return undefined;
  const zero = [...bytes.subarray(0, 4)].map((byte) => (byte === 0 ? '0' : 'x')).join('');
  const charset = { x000: 'utf-32le', '000x': 'utf-32be', x0x0: 'utf-16le', '0x0x': 'utf-16be' }[zero];
  return charset === undefined ? undefined : { charset, skip: 0, from: 'pattern' };
}

function declared(bytes: Buffer): string | undefined {
  const start = bytes.subarray(0, DECLARATION_BYTES).toString('latin1');
  return (
    /<\?xml\s[^>]{0,200}?encoding\s*=\s*["']([^"'>]{1,80})["']/i.exec(start)?.[1] ??
    /<meta\s[^>]{0,200}?charset\s*=\s*["']?([^\s"'/>;]{1,80})/i.exec(start)?.[1]
  );
}

function nameOf(label: string): string | undefined {
  try {
    return new TextDecoder(label).encoding;
  } catch {
    return label !== '' && iconv.encodingExists(label) ? label.toLowerCase() : undefined;
  }
}

/** In these a pair of bytes is now and then a valid sequence of UTF-8 by accident. */
const wideCharsets = new Set(['gbk', 'gb18030', 'big5', 'euc-jp', 'euc-kr', 'shift_jis']);
const ACCIDENTAL_SEQUENCES = 8;

/** Whether the bytes may be in the charset. Text in another one is practically never valid UTF-8, so that what is valid UTF-8 is just that. */
function fits(bytes: Buffer, charset: string, utf8: Sequences): boolean {
  if (charset === 'utf-8') return utf8.invalid === 0 || utf8.valid > utf8.invalid;
  if (/^utf-(16|32)/.test(charset)) return false; // such bytes have a mark or a pattern
  if (utf8.invalid === 0 && utf8.valid > (wideCharsets.has(charset) ? ACCIDENTAL_SEQUENCES : 0)) return false;
  if (!isOfWeb(charset)) return true;
  try {
    new TextDecoder(charset, { fatal: true }).decode(bytes);
    return true;
  } catch {
    return utf8.invalid > 0 && damage(bytes, charset) <= bytes.length / 100;
  }
}

function isOfWeb(charset: string): boolean {
  try {
    return new TextDecoder(charset).encoding === charset;
  } catch {
    return false;
  }
}

/** How many characters come out as U+FFFD. */
function damage(bytes: Buffer, charset: string): number {
  return new TextDecoder(charset).decode(bytes).split('\uFFFD').length - 1;
}

function lenient(bytes: Buffer, charset: string, warnings: Warnings): string {
  if (charset === 'utf-8') return mendedUtf8(bytes, warnings);
  const text = isOfWeb(charset) ? new TextDecoder(charset).decode(bytes) : iconv.decode(bytes, charset);
  if (text.includes('\uFFFD')) warnings.add('invalid_bytes', `some bytes are not in ${charset}`);
  return text;
}

interface Sequences {
  /** Multi-byte sequences that are valid UTF-8, and bytes above 0x7F that belong to none. */
  readonly valid: number;
  readonly invalid: number;
}

/** A character that the end of the bytes cuts in two is neither. */
function sequences(bytes: Buffer): Sequences {
  let valid = 0;
  let invalid = 0;
  for (let at = 0; at < bytes.length;) {
    if (bytes[at]! < 0x80) at += 1;
    else {
      const length = sequenceAt(bytes, at);
      if (length > 0) valid += 1;
      else if (length < 0) break;
      else invalid += 1;
      at += length || 1;
    }
  }
  return { valid, invalid };
}

/** @returns bytes of the UTF-8 sequence that begins here, 0 if none does, -1 if the end of the bytes cuts it */
function sequenceAt(bytes: Buffer, at: number): number {
  const lead = bytes[at]!;
  const length = lead >= 0xc2 && lead <= 0xdf ? 2 : lead >= 0xe0 && lead <= 0xef ? 3 : lead >= 0xf0 && lead <= 0xf4 ? 4 : 0;
  for (let next = 1; next < length; next += 1) {
    const byte = bytes[at + next];
    if (byte === undefined) return -1;
    if ((byte & 0xc0) !== 0x80) return 0;
    if (next > 1) continue;
    // no overlong forms, no surrogates, nothing above U+10FFFF
    if (
      (lead === 0xe0 && byte < 0xa0) ||
      (lead === 0xed && byte > 0x9f) ||
      (lead === 0xf0 && byte < 0x90) ||
      (lead === 0xf4 && byte > 0x8f)
    )
      return 0;
  }
  return length;
}

const windows1252 = Array.from({ length: 128 }, (_, index) => new TextDecoder('windows-1252').decode(Uint8Array.of(index + 128)));

/** Stray bytes come from text in Windows-1252 that was pasted into UTF-8; each is read as that. */
function mendedUtf8(bytes: Buffer, warnings: Warnings): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    // byte by byte, then
  }
  const parts: string[] = [];
  let from = 0;
  for (let at = 0; at < bytes.length;) {
    const length = bytes[at]! < 0x80 ? 1 : sequenceAt(bytes, at);
    if (length > 0) {
      at += length;
      continue;
    }
    parts.push(bytes.toString('utf8', from, at));
    if (length < 0) return parts.join('');
    warnings.add('invalid_bytes', 'some bytes are not UTF-8; they are read as Windows-1252');
    parts.push(windows1252[bytes[at]! - 128]!);
    at += 1;
    from = at;
  }
  parts.push(bytes.toString('utf8', from));
  return parts.join('');
}

/** Fewer bytes above 0x7F than this tell the detector nothing. */
const MIN_TELLING_BYTES = 16;

/** Tags are ASCII and tell nothing; the detector is shown the part around the first bytes that do. */
function sniffed(bytes: Buffer): string | undefined {
  const first = Math.max(
    0,
    bytes.findIndex((byte) => byte >= 0x80),
  );
  const telling = bytes.subarray(first, first + SNIFFED_BYTES).filter((byte) => byte >= 0x80 || byte === 0x20);
  if (telling.filter((byte) => byte >= 0x80).length < MIN_TELLING_BYTES) return undefined;
  const charset = nameOf(detect(telling) ?? '');
  return charset !== undefined && damage(bytes, charset) === 0 ? charset : undefined;
}
