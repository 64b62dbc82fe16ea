import { Readable } from 'node:stream';
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync, zstdCompressSync } from 'node:zlib';
import { decode, encodingsOf, readBody } from './body.ts';

const MAX_BYTES = 1_000_000;
const text = Buffer.from('Сенатта ЕҚЫҰ делегациясымен кездесу өтті. '.repeat(500));
const pack: Record<string, (bytes: Buffer) => Buffer> = {
  gzip: gzipSync,
  deflate: deflateSync,
  br: brotliCompressSync,
  zstd: zstdCompressSync,
};

test.each(Object.entries(pack))('%s is undone, and a bomb in it is refused', async (encoding, compress) => {
  expect((await decode(compress(text), [encoding], MAX_BYTES)).bytes.equals(text)).toBe(true);
  await expect(decode(compress(Buffer.alloc(MAX_BYTES + 1)), [encoding], MAX_BYTES)).rejects.toMatchObject({
    code: 'too_large',
    message: expect.stringContaining(encoding),
  });
});

test.each(Object.entries(pack))('%s that ends too early gives what came, and says so', async (encoding, compress) => {
  const noise = Buffer.from(Array.from({ length: 60_000 }, (_, index) => (index * index * 7919) % 251));
  const packed = compress(noise);
  const { bytes, truncated } = await decode(packed.subarray(0, packed.length >> 1), [encoding], MAX_BYTES);
  expect(truncated).toBe('cut_off');
  expect(bytes.length).toBeLessThan(noise.length);
  expect(noise.subarray(0, bytes.length).equals(bytes)).toBe(true);
});

test.each(Object.keys(pack))('what is no %s', async (encoding) => {
  await expect(decode(Buffer.from('<html>plain</html>'.repeat(10)), [encoding], MAX_BYTES)).rejects.toMatchObject({
    code: 'bad_response',
  });
});

test('deflate without its wrapper', async () => {
  expect((await decode(deflateRawSync(text), ['deflate'], MAX_BYTES)).bytes.equals(text)).toBe(true);
});

test('two encodings are undone in the reverse order; three, or an unknown one, are refused', async () => {
  const twice = brotliCompressSync(gzipSync(text));
  expect((await decode(twice, ['gzip', 'br'], MAX_BYTES)).bytes.equals(text)).toBe(true);
  await expect(decode(twice, ['gzip', 'gzip', 'br'], MAX_BYTES)).rejects.toMatchObject({ code: 'bad_response' });
  await expect(decode(twice, ['compress'], MAX_BYTES)).rejects.toMatchObject({ code: 'bad_response' });
});

test('an empty body is empty in every encoding', async () => {
  expect((await decode(Buffer.alloc(0), ['gzip'], MAX_BYTES)).bytes).toHaveLength(0);
});

test.each([
  [undefined, []],
  ['', []],
  ['identity', []],
  ['X-GZIP', ['gzip']],
  ['gzip, br', ['gzip', 'br']],
])('Content-Encoding %j', (header, encodings) => {
  expect(encodingsOf(header)).toEqual(encodings);
});

test('a body is read up to its limit, and what came before a failure is kept', async () => {
  const failing = Readable.from(
    (async function* () {
      yield Buffer.from('abc');
      throw new Error('gone');
    })(),
  );
  expect(await readBody(failing, 10)).toMatchObject({
    bytes: Buffer.from('abc'),
    truncated: 'cut_off',
    failure: new Error('gone'),
  });
  expect(await readBody(Readable.from([Buffer.from('abc'), Buffer.from('def')]), 4)).toEqual({
    bytes: Buffer.from('abcd'),
    truncated: 'too_large',
  });
  expect(await readBody(Readable.from([Buffer.from('abc'), Buffer.from('def')]), 6)).toEqual({ bytes: Buffer.from('abcdef') });
});
