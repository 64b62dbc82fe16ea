import type { Found } from './found.ts';
import { type Known, whatIsNew } from './what-is-new.ts';

const NOW = 1_000 * 86_400_000;
const item = (articleId: string, saidHash = 'h1', wantsPage = false): Found => ({
  articleId,
  said: {},
  saidHash,
  wantsPage,
});
const known = (articleId: string, more: Partial<Known> = {}): Known => ({
  sourceId: 's',
  articleId,
  publishedAs: undefined,
  saidHash: 'h1',
  state: 'published',
  seenAt: NOW - 1_000,
  ...more,
});
const news = (items: Found[], before: Known[]) => {
  const { ready, waiting, elsewhere, toTouch, newItems } = whatIsNew('s', items, before, NOW);
  const ids = (list: readonly Found[]) => list.map(({ articleId }) => articleId).join();
  return {
    ready: ids(ready),
    waiting: ids(waiting),
    elsewhere: ids(elsewhere.map(({ found }) => found)),
    toTouch: toTouch.join(),
    newItems,
  };
};
const nothing = { ready: '', waiting: '', elsewhere: '', toTouch: '', newItems: 0 };

test.each<[string, Found[], Known[], Partial<typeof nothing>]>([
  ['new, whole', [item('a')], [], { ready: 'a', newItems: 1 }],
  ['new, a teaser', [item('a', 'h1', true)], [], { waiting: 'a', newItems: 1 }],
  ['twice in one answer', [item('a'), item('a', 'h2')], [], { ready: 'a', newItems: 1 }],
  ['known', [item('a')], [known('a')], {}],
  ['known, and not noted for a day', [item('a')], [known('a', { seenAt: NOW - 90_000_000 })], { toTouch: 'a' }],
  ['edited', [item('a', 'h2')], [known('a')], { ready: 'a' }],
  ['edited while it waits for its page', [item('a', 'h2', true)], [known('a', { state: 'waiting' })], { waiting: 'a' }],
  ['edited, after it was passed over', [item('a', 'h2')], [known('a', { state: 'passed_over' })], { ready: 'a' }],
  ['in another source already', [item('a')], [known('a', { sourceId: 'o' })], { elsewhere: 'a', newItems: 1 }],
  ['in another source, under its canonical address', [item('a')], [known('b', { sourceId: 'o', publishedAs: 'a' })], { elsewhere: 'a', newItems: 1 }],
  ['passed over by another source', [item('a')], [known('a', { sourceId: 'o', state: 'passed_over' })], { ready: 'a', newItems: 1 }],
  ['edited here, and another source has it', [item('a', 'h2')], [known('a', { state: 'passed_over' }), known('a', { sourceId: 'o' })], {}],
  ['published here and there', [item('a', 'h2')], [known('a'), known('a', { sourceId: 'o' })], { ready: 'a' }],
])('%s', (_, items, before, due) => expect(news(items, before)).toEqual({ ...nothing, ...due })); // prettier-ignore
