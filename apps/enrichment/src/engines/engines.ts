import { existsSync } from 'node:fs';
import { z } from 'zod';
import { AutoEngine } from './auto.ts';
import type { Engine } from './engine.ts';
import { FastEngine } from './fast/fast.ts';

export const engineVariable = z.enum(['auto', 'fast', 'accurate', 'rules']).default('auto');
type Asked = z.output<typeof engineVariable>;

// models/ lies beside apps/, and beside dist/ where the services run compiled.
const up = import.meta.url.endsWith('.ts') ? '../../../..' : '../../../../..';
const models = new URL(`${up}/models/`, import.meta.url);

interface Chosen {
  /** What names are seen with; part of the set's id. */
  readonly name: Asked;
  readonly files: readonly URL[];
  /** A sentence for the log, where it is not what was asked for. */
  readonly missing?: string;
  load(): Promise<Engine | undefined>;
}

const filesOf = {
  accurate: ['accurate/model.onnx', 'accurate/pieces.json'],
  fast: ['fast/model.json', 'fast/weights.bin', 'fast/names.bin', 'fast/words.bin', 'fast/parts.bin'],
};
const loaders = {
  // Native code, and so not loaded where it is not used: there is none for musl.
  accurate: async (folder: URL) => (await import('./accurate.ts')).AccurateEngine.load(new URL('accurate/', folder)),
  fast: (folder: URL) => FastEngine.load(new URL('fast/', folder)),
  auto: async (folder: URL) => new AutoEngine(await loaders.fast(folder), await loaders.accurate(folder)),
  rules: () => Promise.resolve(undefined),
};
/** What each is made of, and what takes its place where some of it is missing. */
const parts: Readonly<Record<Asked, readonly (keyof typeof filesOf)[]>> = {
  auto: ['accurate', 'fast'],
  accurate: ['accurate'],
  fast: ['fast'],
  rules: [],
};
const insteadOf: Readonly<Record<Asked, readonly Asked[]>> = {
  auto: ['fast', 'accurate'],
  accurate: ['fast'],
  fast: [],
  rules: [],
};

/**
 * What is there of what was asked for: without the files of the one model the other finds names, without those the rules alone.
 *
 * ENTITIES_ENGINE is read here as well as in config.ts: the set's id depends on it and is made in threads that share nothing but the environment.
 *
 * @param folder holds accurate/ and fast/
 */
export function chosenEngine(
  // oxlint-disable-next-line no-restricted-properties
  asked = engineVariable.catch('auto').parse(process.env['ENTITIES_ENGINE'] || undefined),
  folder = models,
): Chosen {
  const filesIn = (name: Asked): URL[] => parts[name].flatMap((part) => filesOf[part].map((file) => new URL(file, folder)));
  const absentFrom = (name: Asked): URL | undefined => filesIn(name).find((file) => !existsSync(file));
  const absent = absentFrom(asked);
  const name = absent ? (insteadOf[asked].find((other) => !absentFrom(other)) ?? 'rules') : asked;
  const instead = name === 'rules' ? 'rules alone find them' : `the ${name} one finds them`;
  return {
    name,
    files: filesIn(name),
    ...(absent && {
      missing: `the model of names is not there (${absent.pathname}): ${instead}, and articles are flagged model_missing`,
    }),
    load: () => loaders[name](folder),
  };
}
