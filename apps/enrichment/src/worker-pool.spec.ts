import { WorkerPool, type Enrichment } from './worker-pool.ts';

const stepsModule = new URL('../tests/misbehaving-steps.ts', import.meta.url);
const statuses = ({ steps }: Enrichment): string[] => steps.map(({ name, status }) => `${name}: ${status}`);

describe('worker pool', () => {
  let pool: WorkerPool;

  beforeAll(async () => {
    pool = await WorkerPool.start({ workers: 2, stepsModule, heapMb: 64 });
  }, 30_000);
  afterAll(() => pool.close());

  it('runs all steps, each seeing what those before it found', async () => {
    const enrichment = await pool.enrich({ headline: 'calm' });
    expect(statuses(enrichment)).toEqual(['first: ok', 'trouble: ok', 'last: ok']);
    expect(enrichment.status).toBe('complete');
    expect(enrichment.findings.keywords).toEqual(['dates', 'entities']);
  });

  it('ends a step that loops for ever, goes on with the next one and leaves neighbours alone', async () => {
    const [stuck, ...calm] = await Promise.all(['loop', 'calm', 'calm', 'calm'].map((headline) => pool.enrich({ headline })));
    expect(statuses(stuck!)).toEqual(['first: ok', 'trouble: timed_out', 'last: ok']);
    expect(stuck!.status).toBe('partial');
    expect(stuck!.findings).toEqual({ dates: [], keywords: ['dates'] });
    expect(stuck!.failures).toEqual([{ step: 'trouble', reason: 'took more than 400 ms' }]);
    for (const each of calm) expect(each.status).toBe('complete');
  }, 30_000);

  it('reports a step that throws with its reason', async () => {
    const enrichment = await pool.enrich({ headline: 'throw' });
    expect(statuses(enrichment)).toEqual(['first: ok', 'trouble: failed', 'last: ok']);
    expect(enrichment.failures[0]?.reason).toContain('a step at fault');
  });

  it.each(['exit', 'memory'])(
    'replaces a thread that dies (%s) and takes the article on',
    async (headline) => {
      const enrichment = await pool.enrich({ headline });
      expect(enrichment.steps.map(({ name }) => name)).toEqual(['first', 'trouble', 'last']);
      expect(['failed', 'timed_out']).toContain(enrichment.steps[1]?.status);
      expect(enrichment.steps[2]?.status).toBe('ok');
      expect((await pool.enrich({ headline: 'calm' })).status).toBe('complete');
    },
    30_000,
  );

  it('tells a skipped step from one that found nothing', async () => {
    const enrichment = await pool.enrich({ headline: 'skip' });
    expect(statuses(enrichment)).toEqual(['first: ok', 'trouble: skipped', 'last: ok']);
    expect(enrichment.findings.entities).toBeUndefined();
    expect(enrichment.status).toBe('complete');
  });

  it('skips every step of a retraction that has no text', async () => {
    const enrichment = await pool.enrich({ pubStatus: 'canceled' });
    expect(statuses(enrichment)).toEqual(['first: skipped', 'trouble: skipped', 'last: skipped']);
    expect(enrichment).toMatchObject({ findings: {}, status: 'complete', failures: [] });
  });

  it('ends a step within native code without harm to the process', async () => {
    const long = 'President Kassym-Jomart Tokayev met Farah Karimi in Astana on Tuesday to discuss the OSCE. '.repeat(300);
    const hasty = await WorkerPool.start({ workers: 1, stepsModule: new URL('../tests/overrunning-model.ts', import.meta.url) });
    for (let i = 0; i < 3; i++)
      expect(statuses(await hasty.enrich({ articleBody: long }))).toEqual(['model: timed_out', 'last: ok']);
    await hasty.close();
  }, 60_000);

  it('finishes what is in hand when it is closed, and takes no more', async () => {
    const closing = await WorkerPool.start({ workers: 1, stepsModule });
    const inHand = [closing.enrich({ headline: 'calm' }), closing.enrich({ headline: 'calm' })];
    await closing.close();
    for (const each of await Promise.all(inHand)) expect(each.status).toBe('complete');
    await expect(closing.enrich({ headline: 'calm' })).rejects.toThrow('closed');
  }, 30_000);

  it('says so when its steps cannot be loaded', async () => {
    await expect(WorkerPool.start({ workers: 1, stepsModule: new URL('./no-such-steps.ts', import.meta.url) })).rejects.toThrow(
      /no-such-steps/,
    );
  }, 30_000);
});
