import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { normalise, type Entity } from '#events';
import { sharedFolder } from '../tests/shared-folder.ts';
import { WorkerPool } from './worker-pool.ts';

/** What a report of the meeting names, and how often in which form. */
interface Listed {
  /** Its name in the English report, or in the table of bodies. */
  of: string;
  type: string;
  mentions: Record<string, number>;
  role?: string;
}

const languages = ['de', 'es', 'fr', 'kk', 'pt', 'ru'];
const fixture = (file: string): string =>
  readFileSync(new URL(`../../../tests/fixtures/meeting/${file}`, import.meta.url), 'utf8');
const listed = (language: string): Listed[] => (JSON.parse(fixture(`${language}.json`)) as { entities: Listed[] }).entities;
const golden = resolve(sharedFolder(), 'golden/article.txt');
const isThere = existsSync(golden);
if (!isThere) console.info(`one meeting: not compared with the golden article, ${golden} is not there`);

describe('one meeting, reported in six languages', () => {
  const found = new Map<string, Entity[]>();

  beforeAll(async () => {
    const pool = await WorkerPool.start({ workers: 1 });
    const enriched = async (text: string): Promise<Entity[]> => {
      const { findings } = await pool.enrich(normalise({ text }, { receivedAt: new Date('2026-11-25T00:00:00Z') }));
      return findings.entities ?? [];
    };
    try {
      for (const language of languages) found.set(language, await enriched(fixture(`${language}.txt`)));
      if (isThere) found.set('en', await enriched(readFileSync(golden, 'utf8')));
    } finally {
      await pool.close();
    }
  }, 120_000);

  const holder = (language: string, { type, mentions }: Listed): Entity | undefined => {
    const [form] = Object.keys(mentions);
    return found.get(language)!.find((entity) => entity.type === type && entity.mentions.some(({ text }) => text === form));
  };

  it.each(languages)('%s: every name is found, as often as it stands there, in one entity', (language) => {
    const missing = listed(language).flatMap((each) => {
      const entity = holder(language, each);
      if (!entity) return [`${each.type} ${each.of}`];
      return Object.entries(each.mentions).flatMap(([form, least]) => {
        const times = entity.mentions.filter(({ text }) => text === form).length;
        return times < least ? [`${each.of}: "${form}" ${times} of ${least}`] : [];
      });
    });
    expect(missing).toEqual([]);
  });

  it.each(languages)('%s: people have their roles', (language) => {
    const wrong = listed(language).flatMap((each) => {
      const role = holder(language, each)?.role;
      return each.role === undefined || each.role.split(' | ').includes(role ?? '') ? [] : [`${each.of}: ${role}`];
    });
    expect(wrong).toEqual([]);
  });

  it('all have the same ids', () => {
    const ids = new Map<string, Map<string, string[]>>();
    for (const language of languages)
      for (const each of listed(language)) {
        const id = holder(language, each)?.id ?? 'not found';
        const own = ids.get(each.of) ?? new Map<string, string[]>();
        ids.set(each.of, own.set(id, [...(own.get(id) ?? []), language]));
      }
    expect([...ids].filter(([, own]) => own.size > 1)).toEqual([]);
  });

  (isThere ? describe : describe['skip'])('beside the golden article', () => {
    it.each(languages)('%s: the ids are the same', (language) => {
      const english = new Map(found.get('en')!.map(({ name, id }) => [name, id]));
      const others = listed(language).flatMap((each) => {
        const id = holder(language, each)?.id;
        const theirs = english.get(each.of);
        return theirs === undefined || id === theirs ? [] : [`${each.of}: ${id}, not ${theirs}`];
      });
      expect(others).toEqual([]);
      expect(listed(language).filter(({ of }) => english.has(of)).length).toBeGreaterThan(10);
    });
  });
});
