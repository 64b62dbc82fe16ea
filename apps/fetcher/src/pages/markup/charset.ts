import { analyse } from 'chardet';
import sniffEncoding from 'html-encoding-sniffer';

export interface Decoded {
  readonly text: string;
  /** Name by the Encoding Standard, in lower case. */
  readonly charset: string;
}

/** Browsers start anew when a declaration comes late; so far down they find it. */
const PRESCAN_BYTES = 65_536;
const SAMPLE_BYTES = 65_536;
const UNDECLARED = 'replacement';

/** chardet's names for what no page has ever been written in, or what its statistics see too readily. */
const improbable = /^(ISO-2022|UTF-(16|32)|IBM|EBCDIC|ASCII)/i;

/**
 * A page's text, its charset found in the web's order: byte order mark, Content-Type, declaration in the page, and where none of
 * them speaks, UTF-8 if the bytes are that, else statistics of the bytes. What can't be decoded becomes U+FFFD; never throws.
 */
export function decodePage(bytes: Uint8Array, contentType?: string): Decoded {
  const label = /;\s*charset\s*=\s*["']?\s*([^\s;"']+)/i.exec(contentType ?? '')?.[1];
  const declared = sniffEncoding(bytes, {
    ...(label === undefined ? {} : { transportLayerEncodingLabel: label }),
    defaultEncoding: UNDECLARED,
    maxPrescanBytes: PRESCAN_BYTES,
  });
  const charset = declared === UNDECLARED ? guessed(bytes) : label === undefined && isPlainlyUtf8(bytes) ? 'utf-8' : declared;
  const decoder = decoderOf(charset);
  return { text: decoder.decode(bytes), charset: decoder.encoding };
}

function decoderOf(charset: string): TextDecoder {
  try {
    return new TextDecoder(charset);
  } catch {
    return new TextDecoder('windows-1252');
  }
}

function guessed(bytes: Uint8Array): string {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return 'utf-8';
  } catch {
    const sample = mostlyText(bytes);
    const best = analyse(sample).find(({ name }) => !improbable.test(name) && !(name === 'UTF-8' && !nearlyUtf8(sample)));
    return best?.name ?? 'windows-1252';
  }
}

const ENOUGH_FOREIGN_CHARACTERS = 30;

/**
 * Archives and proxies recode pages and leave the declaration as it was. No other charset has text of some length that is valid UTF-8,
 * so that here bytes are believed before words.
 */
function isPlainlyUtf8(bytes: Uint8Array): boolean {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return (text.slice(0, 2_000_000).match(/\P{ASCII}/gu)?.length ?? 0) >= ENOUGH_FOREIGN_CHARACTERS;
  } catch {
    return false;
  }
}

/** One byte cut in two by a careless program makes no page windows-1252. */
function nearlyUtf8(bytes: Uint8Array): boolean {
  const text = new TextDecoder('utf-8').decode(bytes);
  let broken = 0;
  let foreign = 0;
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    if (code === 0xfffd) broken += 1;
    else if (code > 0x7f) foreign += 1;
  }
  return foreign > 10 * broken;
}

/** The bytes beyond ASCII decide, and they stand in the text, not in the scripts at the top of the page. */
function mostlyText(bytes: Uint8Array): Uint8Array {
  const first = bytes.findIndex((byte) => byte > 0x7f);
  return bytes.subarray(Math.max(0, first - 100), Math.max(0, first - 100) + SAMPLE_BYTES);
}
