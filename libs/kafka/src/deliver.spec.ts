import { PermanentError, type ReceivedMessage, RetryableError } from '#events';
import { deliver, type Verbs } from './deliver.ts';

/** A batch whose messages are letters; what is done with them is written down in order. */
function trial(letters: string, handle: (letters: string) => void) {
  const log: string[] = [];
  const batch = letters
    .split('')
    .map((letter, index) => ({ offset: String(index), value: Buffer.from(letter) }) as ReceivedMessage);
  const text = ({ value }: ReceivedMessage) => value!.toString();
  const verbs: Verbs<string> = {
    decode: (message) => {
      if (text(message) === '#') throw new PermanentError('not_json', 'no');
      return text(message);
    },
    handle: async (deliveries) => {
      const all = deliveries.map(({ value }) => value).join('');
      handle(all);
      log.push(`handled ${all}`);
    },
    bury: async (message, { code }) => void log.push(`buried ${text(message)} ${code}`),
    done: (message) => void log.push(`done ${message.offset}`),
  };
  return { log, run: (attempt = 1) => deliver(batch, attempt, verbs) };
}

test('a good batch goes at once', async () => {
  const { log, run } = trial('abc', () => {});
  await run();
  expect(log).toEqual(['handled abc', 'done 2']);
});

test('what can not be read is buried in its turn, its neighbours are handled', async () => {
  const { log, run } = trial('a#c', () => {});
  await run();
  expect(log).toEqual(['handled a', 'done 0', 'buried # not_json', 'done 1', 'handled c', 'done 2']);
});

test('what the handler says can never work is buried alone', async () => {
  const { log, run } = trial('abc', (letters) => {
    if (letters.includes('b')) throw new PermanentError('invalid_shape', 'b');
  });
  await run();
  expect(log).toEqual(['handled a', 'done 0', 'buried b invalid_shape', 'done 1', 'handled c', 'done 2']);
});

test('what may work later is neither buried nor passed over', async () => {
  const { log, run } = trial('abc', () => {
    throw new RetryableError('database away');
  });
  await expect(run(1_000)).rejects.toThrow('database away');
  expect(log).toEqual([]);
});

test('a database that goes away in the middle leaves what is done done', async () => {
  const { log, run } = trial('#bc', (letters) => {
    if (letters === 'c') throw new RetryableError('database away');
  });
  await expect(run()).rejects.toThrow('database away');
  expect(log).toEqual(['buried # not_json', 'done 0', 'handled b', 'done 1']);
});

test('a fault that nobody can name is tried again, and at last taken to be the one message that has it', async () => {
  const fail = (letters: string) => {
    if (letters.includes('b')) throw new TypeError('undefined is not a function');
  };
  const first = trial('abc', fail);
  await expect(first.run()).rejects.toThrow(TypeError);
  expect(first.log).toEqual(['handled a', 'done 0']);
  const last = trial('bc', fail);
  await last.run(4);
  expect(last.log).toEqual(['buried b handler_failed', 'done 0', 'handled c', 'done 1']);
});
