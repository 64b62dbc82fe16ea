/** Each operation of storage asked by schemathesis, rightly and wrongly, a hundred questions in all; `npm run test:schemathesis` asks 2,000 of one that holds the samples. */
import { askWhatever, installSchemathesis, NoSchemathesis } from '../scripts/schemathesis.ts';
import { useStack } from './harness/stack.ts';
import { enriched, entity, startStorage, type StorageUnderTest, topic } from './storage.support.ts';

const program = await installSchemathesis(process.env.KHABAR_TEST_CACHE!).catch((error: unknown) => {
  if (!(error instanceof NoSchemathesis)) throw error;
  console.warn(`skipped: ${error.message}`);
});

let storage: StorageUnderTest;
afterAll(() => storage.stop());
const stack = useStack();
beforeAll(async () => {
  storage = await startStorage(stack.env);
  await storage.write(
    enriched(
      { headline: 'Senate hosts the OSCE', articleBody: 'It met.', datePublished: '2026-03-03' },
      { entities: [entity('Kazakhstan')], topics: [topic('medtop:11000000', 'politics')] },
    ),
  );
}, 60_000);

(program ? describe : describe.skip)('schemathesis', () => {
  it('sees no server error, and no answer that the document does not have', async () => {
    const { ok, requests, output } = await askWhatever(program!, storage.url, {
      examples: 1,
      seconds: 60,
      phases: ['fuzzing'],
    });
    expect(ok ? '' : output).toBe('');
    expect(requests).toBeGreaterThan(50);
  }, 180_000);
});
