import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chosenEngine } from './engines.ts';

const accurate = ['model.onnx', 'pieces.json'];
const fast = ['model.json', 'weights.bin', 'names.bin', 'words.bin', 'parts.bin'];

describe('which engine is taken', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'models-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const put = (name: string, files: readonly string[]): void => {
    mkdirSync(join(folder, name));
    for (const file of files) writeFileSync(join(folder, name, file), '');
  };
  const chosen = (asked: 'auto' | 'fast' | 'accurate' | 'rules') => chosenEngine(asked, pathToFileURL(`${folder}/`));

  it.each([
    ['auto', 'auto'],
    ['accurate', 'accurate'],
    ['fast', 'fast'],
    ['rules', 'rules'],
  ] as const)('%s is %s where all is there, and nothing is missing', (asked, name) => {
    put('accurate', accurate);
    put('fast', fast);
    expect(chosen(asked)).toMatchObject({ name });
    expect(chosen(asked).missing).toBeUndefined();
  });

  it.each(['auto', 'accurate'] as const)('%s is fast where the large model lacks a file, and says so', (asked) => {
    put('accurate', ['model.onnx']);
    put('fast', fast);
    expect(chosen(asked)).toMatchObject({ name: 'fast', missing: expect.stringContaining('accurate/pieces.json') });
    expect(chosen(asked).missing).toContain('model_missing');
  });

  it('auto is accurate where the small model is missing, and says so', () => {
    put('accurate', accurate);
    expect(chosen('auto')).toMatchObject({ name: 'accurate', missing: expect.stringContaining('fast/model.json') });
  });

  it.each(['auto', 'accurate', 'fast'] as const)('%s is the rules where no model is whole', (asked) => {
    put('fast', fast.slice(1));
    const { name, files, missing } = chosen(asked);
    expect({ name, files }).toEqual({ name: 'rules', files: [] });
    expect(missing).toContain(asked === 'fast' ? 'fast/model.json' : 'accurate/model.onnx');
  });
});
