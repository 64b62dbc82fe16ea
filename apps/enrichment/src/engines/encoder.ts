import { readFileSync } from 'node:fs';
import { InferenceSession } from 'onnxruntime-node';
import { inNative } from '../native.ts';
import { WordPieces } from './word-pieces.ts';

/** Opens a model for one thread: articles are what is done side by side. */
export function openModel(file: URL): Promise<InferenceSession> {
  const model = readFileSync(file);
  return inNative(() =>
    InferenceSession.create(model, {
      intraOpNumThreads: 1,
      interOpNumThreads: 1,
      executionMode: 'sequential',
      enableCpuMemArena: false,
      logSeverityLevel: 3,
    }),
  );
}

export interface Pieces {
  readonly pieces: WordPieces;
  readonly labels: readonly string[];
}

const read = new Map<string, Pieces>();

/** The word pieces of a file, and the names of the tags beside them. Both models have the same ones, and a thread keeps them once. */
export function readPieces(file: URL): Pieces {
  let known = read.get(file.href);
  if (!known) {
    const { pieces, scores, labels } = JSON.parse(readFileSync(file, 'utf8')) as {
      pieces: string[];
      scores: number[];
      labels: string[];
    };
    read.set(file.href, (known = { pieces: new WordPieces(pieces, scores), labels }));
  }
  return known;
}
