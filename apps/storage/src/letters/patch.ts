import jsonPatch, { type Operation } from 'fast-json-patch';
import { z } from 'zod';
import { decodeEnriched, decodeRaw, PermanentError, type ReceivedMessage, topics } from '#events';
import { type Fault, Problem } from '#service';

/** More in one patch is no mending. */
const MAX_OPERATIONS = 1_000;

const pointer = z.string().regex(/^(\/([^~]|~[01])*)?$/, 'takes an RFC 6901 pointer: empty, or beginning with a slash');
const value = z.custom<unknown>((given) => given !== undefined, 'is missing');

/** RFC 6902. */
export const JsonPatch = z
  .array(
    z.discriminatedUnion('op', [
      z.object({ op: z.enum(['add', 'replace', 'test']), path: pointer, value }),
      z.object({ op: z.literal('remove'), path: pointer }),
      z.object({ op: z.enum(['move', 'copy']), path: pointer, from: pointer }),
    ]),
    'takes a list of operations',
  )
  .min(1, 'holds no operation')
  .max(MAX_OPERATIONS, `takes at most ${MAX_OPERATIONS} operations`)
  .meta({
    id: 'JsonPatch',
    description: 'RFC 6902. A value that is no JSON is taken to be null: replace it as a whole, path "".',
  });
export type JsonPatch = z.infer<typeof JsonPatch>;

/** What reads the messages of a topic; letters of other topics can neither be patched nor replayed. */
const decoders: Readonly<Record<string, (message: ReceivedMessage) => unknown>> = {
  [topics.raw.name]: decodeRaw,
  [topics.enriched.name]: decodeEnriched,
};

export const replayableTopics = Object.keys(decoders);

/**
 * The message's value after the patch: JSON text, as the topic's own decoder takes it.
 *
 * @param message as it died, its value as patched so far
 * @throws Problem 422 that names the pointer: of the operation that can't be done, or of the field that would make it invalid
 */
export function patched(message: ReceivedMessage, operations: JsonPatch): Buffer {
  const before = parsed(message.value);
  let document: unknown;
  try {
    document = jsonPatch.applyPatch(before, operations as Operation[], true, false).newDocument;
  } catch (error) {
    const { name = '', index = 0, message: said } = error as { name?: string; index?: number; message: string };
    const { path, op } = operations[index]!;
    const why =
      before === null && path !== '' ? 'the value is no JSON object; replace it as a whole, path ""' : inWords(name, said);
    throw refused('patch_not_applicable', `operation ${index}, ${op} ${path || '""'}: ${why}`, { pointer: path, message: why });
  }
  const bytes = Buffer.from(JSON.stringify(document) ?? 'null');
  try {
    decoders[message.topic]!({ ...message, value: bytes });
  } catch (error) {
    if (!(error instanceof PermanentError)) throw error;
    const at = error.pointer || (error.code === 'no_text' ? '/articleBody' : operations.at(-1)!.path);
    throw refused('patch_makes_invalid', `After the patch it is still not usable, at ${at || 'its whole'}: ${error.message}`, {
      pointer: at,
      code: error.code,
      message: error.message,
    });
  }
  return bytes;
}

function refused(code: string, detail: string, fault: Fault): Problem {
  return new Problem(422, code, detail, { errors: [fault] });
}

function parsed(bytes: Buffer | null): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes ?? undefined)) as unknown;
  } catch {
    return null;
  }
}

/** Names of the library's errors; its messages carry the whole document. */
function inWords(name: string, message: string): string {
  const words: Readonly<Record<string, string>> = {
    TEST_OPERATION_FAILED: 'the value there is another',
    OPERATION_PATH_UNRESOLVABLE: 'there is nothing at that path',
    OPERATION_FROM_UNRESOLVABLE: 'there is nothing at from',
    OPERATION_PATH_CANNOT_ADD: 'its parent is not there',
    OPERATION_PATH_ILLEGAL_ARRAY_INDEX: 'that is no place in a list',
    OPERATION_VALUE_OUT_OF_BOUNDS: 'that is beyond the end of the list',
  };
  return words[name] ?? message.split('\n')[0]!.slice(0, 200);
}
