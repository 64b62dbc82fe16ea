import type { Readable } from 'node:stream';
import { promisify } from 'node:util';
import zlib, { constants } from 'node:zlib';
import { OutboundError } from './errors.ts';

/** Why a body is not whole: more of it than is taken, or the connection or the compressed stream ended early. */
export type Truncation = 'too_large' | 'cut_off';

export interface Body {
  bytes: Buffer;
  truncated?: Truncation;
}

const FIRST_CAPACITY_BYTES = 65_536;
const DECODE_CHUNK_BYTES = 262_144;
/** A server that stacks more encodings than this plays games. */
const MAX_ENCODINGS = 2;
/** RFC 9659: no more than 8 MB of window in HTTP. Without it a few bytes could ask for 2 GB. */
const ZSTD_WINDOW_BITS = 23;

/**
 * Reads a body up to `maxBytes`, as it comes over the wire. What arrives is copied into one buffer: ten million chunks of one byte,
 * kept as chunks, would take gigabytes.
 *
 * @throws what the stream throws, if it has not brought anything that could be kept
 */
export async function readBody(stream: Readable, maxBytes: number): Promise<Body & { failure?: unknown }> {
  let buffer = Buffer.allocUnsafeSlow(Math.min(FIRST_CAPACITY_BYTES, maxBytes));
  let length = 0;
  const soFar = () => buffer.subarray(0, length);
  try {
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      const taken = Math.min(chunk.length, maxBytes - length);
      if (length + taken > buffer.length) {
        const larger = Buffer.allocUnsafeSlow(Math.min(maxBytes, Math.max(buffer.length * 2, length + taken)));
        buffer.copy(larger, 0, 0, length);
        buffer = larger;
      }
      chunk.copy(buffer, length, 0, taken);
      length += taken;
      if (taken < chunk.length) return { bytes: soFar(), truncated: 'too_large' };
    }
    return { bytes: soFar() };
  } catch (failure) {
    return { bytes: soFar(), truncated: 'cut_off', failure };
  }
}

type Decode = (bytes: Buffer, maxBytes: number, toTheEnd: boolean) => Promise<Buffer>;

const flush = (toTheEnd: boolean) => (toTheEnd ? constants.Z_FINISH : constants.Z_SYNC_FLUSH);

/** A deflate stream is wrapped in zlib's format by RFC 9110, and bare in the practice of some; the first byte tells. */
const isZlib = (bytes: Buffer) => (bytes[0]! & 0x0f) === 8 && ((bytes[0]! << 8) | (bytes[1] ?? 0)) % 31 === 0;

const [gunzip, inflate, inflateRaw] = [promisify(zlib.gunzip), promisify(zlib.inflate), promisify(zlib.inflateRaw)];
// @types/node lacks the forms with options of these two.
type WithOptions = (bytes: Buffer, options: object) => Promise<Buffer>;
const brotli = promisify(zlib.brotliDecompress) as WithOptions;
const zstd = promisify(zlib.zstdDecompress) as WithOptions;

const options = (maxBytes: number, finishFlush: number) => ({
  chunkSize: DECODE_CHUNK_BYTES,
  maxOutputLength: maxBytes,
  finishFlush,
});

const decoders: Record<string, Decode> = {
  gzip: (bytes, max, toTheEnd) => gunzip(bytes, options(max, flush(toTheEnd))),
  deflate: (bytes, max, toTheEnd) => (isZlib(bytes) ? inflate : inflateRaw)(bytes, options(max, flush(toTheEnd))),
  br: (bytes, max, toTheEnd) =>
    brotli(bytes, options(max, toTheEnd ? constants.BROTLI_OPERATION_FINISH : constants.BROTLI_OPERATION_FLUSH)),
  zstd: (bytes, max, toTheEnd) =>
    zstd(bytes, {
      ...options(max, toTheEnd ? constants.ZSTD_e_end : constants.ZSTD_e_flush),
      params: { [constants.ZSTD_d_windowLogMax]: ZSTD_WINDOW_BITS },
    }),
};

/** What we say we can read. */
export const ACCEPT_ENCODING = 'gzip, deflate, br, zstd';

/** The encodings of a Content-Encoding header in the order in which they were applied. */
export function encodingsOf(header: string | undefined): string[] {
  return (header ?? '')
    .toLowerCase()
    .split(',')
    .map((name) => name.trim().replace(/^x-/, ''))
    .filter((name) => name !== '' && name !== 'identity');
}

/**
 * Undoes compression, in a thread of its own, and stops as soon as more than `maxBytes` come out.
 *
 * @param encodings gzip, deflate, br, zstd, in the order in which they were applied
 * @throws OutboundError too_large | bad_response
 */
export async function decode(bytes: Buffer, encodings: readonly string[], maxBytes: number): Promise<Body> {
  if (encodings.length > MAX_ENCODINGS) throw new OutboundError('bad_response', `its body is packed ${encodings.length} times`);
  let body: Body = { bytes };
  for (const encoding of encodings.toReversed()) {
    const decoder = decoders[encoding];
    if (!decoder) throw new OutboundError('bad_response', `its body is packed as ${encoding}, which we did not ask for`);
    if (body.bytes.length === 0) break;
    body = { ...body, ...(await unpacked(body.bytes, encoding, decoder, maxBytes)) };
  }
  return body;
}

async function unpacked(bytes: Buffer, encoding: string, decoder: Decode, maxBytes: number): Promise<Body> {
  try {
    return { bytes: await decoder(bytes, maxBytes, true) };
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'ERR_BUFFER_TOO_LARGE') {
      throw new OutboundError('too_large', `its body unpacks (${encoding}) to more than ${megabytes(maxBytes)}`, {
        cause: error,
      });
    }
    if (!endedEarly(error as NodeJS.ErrnoException)) {
      throw new OutboundError('bad_response', `its body is said to be ${encoding} and is not: ${message}`, { cause: error });
    }
    return { bytes: await decoder(bytes, maxBytes, false).catch(() => Buffer.alloc(0)), truncated: 'cut_off' };
  }
}

const endedEarly = ({ code, message }: NodeJS.ErrnoException) => code === 'Z_BUF_ERROR' || /unexpected end/i.test(message);

/** 1,048,576 bytes are 1 MB here; below, in kB. */
export function megabytes(bytes: number): string {
  return bytes >= 1_048_576 ? `${Math.round(bytes / 104_857.6) / 10} MB` : `${Math.round(bytes / 102.4) / 10} kB`;
}
