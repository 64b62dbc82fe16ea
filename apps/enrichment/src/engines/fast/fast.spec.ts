import { readFileSync } from 'node:fs';
import { tokensOf } from '../tokens.ts';
import { FastEngine } from './fast.ts';

const folder = new URL('../../../../../models/fast/', import.meta.url);
const kept = JSON.parse(readFileSync(new URL('predictions.json', folder), 'utf8')) as { w: string[]; t: string[] }[];

const asTokens = (words: readonly string[]) => words.map((text) => ({ text, start: 0, end: text.length }));

describe('the fast engine', () => {
  let engine: FastEngine;
  beforeAll(async () => {
    engine = await FastEngine.load(folder);
  });

  const tagsOf = async (sentences: readonly (readonly string[])[]): Promise<string[][]> => {
    const found = await engine.tag(sentences.map(asTokens));
    return found.map((names, i) => {
      const tags = sentences[i]!.map(() => 'O');
      for (const { from, to, kind } of names) for (let k = from; k < to; k += 1) tags[k] = `${k === from ? 'B' : 'I'}-${kind}`;
      return tags;
    });
  };

  it('tags as the training script did', async () => {
    expect(kept.length).toBeGreaterThan(50);
    expect(await tagsOf(kept.map(({ w }) => w))).toEqual(kept.map(({ t }) => t));
  });

  it('tags a sentence the same whatever it has read before', async () => {
    const some = kept.slice(0, 20).map(({ w }) => w);
    const before = await tagsOf(some);
    for (let i = 0; i < 33; i += 1) await engine.tag([asTokens(Array.from({ length: 1_000 }, (_, k) => `Name${i}x${k}`))]);
    expect(await tagsOf(some)).toEqual(before);
  });

  it('gives probabilities for scores', async () => {
    const scores = (await engine.tag(kept.map(({ w }) => asTokens(w)))).flat().map(({ score }) => score);
    expect(Math.min(...scores)).toBeGreaterThan(0);
    expect(Math.max(...scores)).toBeLessThanOrEqual(1);
    expect(new Set(scores.map((score) => score.toFixed(2))).size).toBeGreaterThan(20);
  });

  it.each([
    ['nothing', ''],
    ['one sign', '-'],
    ['signs that are halves of characters', '\ud83d \ude00 \ud800'],
    ['one long word', 'Ab'.repeat(5_000)],
    ['other scripts', 'مرحبا 東京 กรุงเทพ'],
    ['marks without a letter', '\u0301\u0301 \u200d'],
  ])('takes %s', async (_, text) => {
    const [names] = await engine.tag([tokensOf(text)]);
    for (const { from, to, score } of names!) {
      expect(to).toBeGreaterThan(from);
      expect(score).toBeGreaterThan(0);
    }
  });

  it('reads a sentence of thousands of words in parts, and says where in the whole its names are', async () => {
    const words = Array.from({ length: 600 }, () => 'the water was cold and clear .'.split(' ')).flat();
    words.splice(4_060, 4, 'said', 'Angela', 'Merkel', '.');
    const [names] = await engine.tag([asTokens(words)]);
    expect(names).toContainEqual({ from: 4_061, to: 4_063, kind: 'PER', score: expect.any(Number) });
  });
});
