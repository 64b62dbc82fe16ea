import { takeIn } from './take-in.ts';
import { MAX_VALUE_BYTES } from './topics.ts';

const circumstances = { receivedAt: new Date('2026-11-25T10:00:00Z') };

test('says which way an article came, unless its publisher does', () => {
  expect(takeIn({ title: 'T' }, 'feed', circumstances).provenance).toEqual({ method: 'feed' });
  expect(takeIn({ title: 'T', provenance: { method: 'wire', guid: 'g' } }, 'feed', circumstances).provenance).toEqual({
    method: 'wire',
    guid: 'g',
  });
});

test('refuses what would not be taken from the log', () => {
  expect(() => takeIn({ title: 'T', text: 'я'.repeat(MAX_VALUE_BYTES / 2) }, 'http', circumstances)).toThrow(
    expect.objectContaining({ code: 'too_large' }) as Error,
  );
  expect(() => takeIn({ title: 'T', text: 'я'.repeat(MAX_VALUE_BYTES / 2 - 1_000) }, 'http', circumstances)).not.toThrow();
});
