import { readFileSync } from 'node:fs';
import { WordPieces } from './word-pieces.ts';

const tiny = ['<s>', '</s>', '<unk>', '▁', '▁As', 'tana', '▁Ast', 'ana', 'a', 't', 'n'];
const scores = [0, 0, 0, -3, -5, -6, -5, -5, -8, -8, -8];
const texts = (words: WordPieces, pieces: readonly string[], word: string): string[] => words.of(word).map((id) => pieces[id]!);

describe('word pieces', () => {
  const words = new WordPieces(tiny, scores);

  it('are the likeliest way to cut a word, not the longest pieces first', () => {
    expect(texts(words, tiny, 'Astana')).toEqual(['▁Ast', 'ana']);
  });

  it('stand for letters nobody knows', () => {
    expect(texts(words, tiny, '喀an')).toEqual(['▁', '<unk>', 'a', 'n']);
    expect(words.of('')).toEqual([3]);
  });

  it('of the shipped vocabulary put a word of any of our languages together again', () => {
    const shipped = JSON.parse(readFileSync(new URL('../../../../models/accurate/pieces.json', import.meta.url), 'utf8')) as {
      pieces: string[];
      scores: number[];
    };
    const real = new WordPieces(shipped.pieces, shipped.scores);
    for (const word of ['Parliamentary', 'Kasachstans', 'Assemblée', 'Тоқаевтың', 'Министерство', 'São', 'ﬁnance', 'Жеңісбек'])
      expect(texts(real, shipped.pieces, word).join('')).toBe(`▁${word.normalize('NFKC')}`);
  });
});
