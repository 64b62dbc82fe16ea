import { readFileSync } from 'node:fs';
import { normalise, type Entity, type RawArticle } from '#events';
import { WorkerPool } from './worker-pool.ts';

/** A name that a reader found in a sample, with every form in which it stands there. */
interface Row {
  type: 'person' | 'organisation' | 'place';
  name: string;
  sameAs?: string;
  mentions: string[];
  /** Experts could differ whether it is a name at all, so it counts neither way. */
  eitherWay?: true;
}

const root = new URL('../../../', import.meta.url);
const read = (path: string): string => readFileSync(new URL(path, root), 'utf8');
const table = JSON.parse(read('tests/fixtures/samples.entities.json')) as Record<string, Row[]>;
const sample = (file: string): RawArticle => JSON.parse(read(`samples/${file}`)) as RawArticle;
const types = new Set<string>(['person', 'organisation', 'place']);

/** How many of those asked were right, and one line for each that was not. */
class Tally {
  readonly misses: string[] = [];
  asked = 0;
  count(right: boolean, miss: string): void {
    this.asked++;
    if (!right) this.misses.push(miss);
  }
  get share(): number {
    return 1 - this.misses.length / this.asked;
  }
}
const tallies = { precision: new Tally(), recall: new Tally(), identity: new Tally() };

const formsOf = ({ mentions }: Entity): string[] => [...new Set(mentions.map(({ text }) => text))];
const holdsFormOf = (entity: Entity, row: Row): boolean => formsOf(entity).some((form) => row.mentions.includes(form));
const told = ({ type, name, mentions }: { type: string; name: string; mentions: readonly unknown[] }, forms = mentions): string =>
  `${type} ${name} [${forms.join(' | ')}]`;

/** What keeps an entity from being the row's own, one thing or nothing. */
function fault(row: Row, rows: Row[], own: Entity | undefined, strays: Entity[]): string | undefined {
  if (!own) return 'one entity with another of this name';
  if (strays.length > 0) return `also in ${strays.map((stray) => told(stray, formsOf(stray))).join(', ')}`;
  const others = rows.filter((other) => other !== row).flatMap(({ mentions }) => mentions);
  const foreign = formsOf(own).filter((form) => others.includes(form) && !row.mentions.includes(form));
  if (foreign.length > 0) return `holds ${foreign.join(' | ')} too`;
  if (row.sameAs && !own.sameAs.includes(row.sameAs)) return `${row.sameAs} is not in [${own.sameAs.join(', ')}]`;
  return undefined;
}

function compare(file: string, rows: Row[], entities: Entity[]): void {
  const counted = rows.filter(({ eitherWay }) => !eitherWay);
  const doubtful = rows.filter(({ eitherWay }) => eitherWay);
  for (const entity of entities) {
    const right = counted.some((row) => row.type === entity.type && holdsFormOf(entity, row));
    if (right || !doubtful.some((row) => holdsFormOf(entity, row)))
      tallies.precision.count(right, `${file}: ${told(entity, formsOf(entity))}`);
  }
  const taken = new Set<Entity>();
  const candidates = (row: Row): Entity[] => entities.filter((entity) => entity.type === row.type && holdsFormOf(entity, row));
  // Two rows may share a form (Georgia and Georgia): each needs an entity to itself, and an id says best which is whose.
  const picks = counted
    .toSorted((a, b) => Number(!a.sameAs) - Number(!b.sameAs))
    .map((row) => {
      const free = candidates(row).filter((entity) => !taken.has(entity));
      const own = free.find(({ sameAs }) => row.sameAs && sameAs.includes(row.sameAs)) ?? free[0];
      if (own) taken.add(own);
      return { row, own };
    });
  for (const { row, own } of picks) {
    const found = candidates(row);
    tallies.recall.count(found.length > 0, `${file}: ${told(row)}`);
    if (found.length === 0) continue;
    const wrong = fault(
      row,
      rows,
      own,
      found.filter((entity) => !taken.has(entity)),
    );
    tallies.identity.count(!wrong, `${file}: ${told(row)}: ${wrong}`);
  }
}

describe('people, bodies and places of the samples, against what a reader found in them', () => {
  beforeAll(async () => {
    const pool = await WorkerPool.start({ workers: 1 });
    try {
      for (const [file, rows] of Object.entries(table)) {
        const { findings } = await pool.enrich(normalise(sample(file), { receivedAt: new Date('2027-01-01T00:00:00Z') }));
        compare(
          file,
          rows,
          findings.entities!.filter(({ type }) => types.has(type)),
        );
      }
    } finally {
      await pool.close();
    }
  }, 120_000);

  it.each(Object.entries(table))('%s holds every form that the table gives', (file, rows) => {
    const { headline, description, articleBody } = sample(file);
    const text = [headline, description, articleBody].join('\n');
    expect(rows.flatMap(({ mentions }) => mentions).filter((form) => !text.includes(form))).toEqual([]);
  });

  it.each([
    ['precision', 0.93],
    ['recall', 0.88],
    ['identity', 0.95],
  ] as const)('%s is at least %d', (figure, least) => {
    const { share, asked, misses } = tallies[figure];
    const told = `${figure} ${share.toFixed(3)} of ${asked}`;
    console.info(told);
    expect(share < least ? [told, ...misses] : []).toEqual([]);
  });
});
