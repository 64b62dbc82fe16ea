import { constants, gunzipSync } from 'node:zlib';
import type { Warnings } from './warning.ts';

/** Unpacks to more than it may. */
export class TooLarge extends Error {
  override readonly name = 'TooLarge';
}

/**
 * The bytes themselves, or what they hold if they are a gzip file. One that is cut off gives what can be had.
 *
 * @throws TooLarge if it would be more than maxBytes, before that much memory is taken
 */
export function gunzipped(bytes: Buffer, maxBytes: number, warnings: Warnings): Buffer {
  const isGzip = bytes[0] === 0x1f && bytes[1] === 0x8b;
  if (!isGzip) {
    if (bytes.length > maxBytes) throw new TooLarge(`${bytes.length} bytes; ${maxBytes} are taken`);
    return bytes;
  }
  const unpack = (finishFlush: number) => gunzipSync(bytes, { maxOutputLength: maxBytes, finishFlush });
  try {
    return unpack(constants.Z_FINISH);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE')
      throw new TooLarge(`unpacks to more than ${maxBytes} bytes`);
  }
  warnings.add('cut_off', 'the gzip file is broken or cut off');
  try {
    return unpack(constants.Z_SYNC_FLUSH);
  } catch {
    return Buffer.alloc(0);
  }
}
