import type { Feed } from '../feeds/feed.ts';
import type { Wishes } from '../schedule/next-poll.ts';
import { askFor, type Poller } from './poll.ts';

const ACCEPT =
  'application/rss+xml, application/atom+xml, application/feed+json, application/xml;q=0.9, text/xml;q=0.8, */*;q=0.5';

export const pollFeed: Poller = async (source, asking) => {
  const { answer, facts, unchanged } = await askFor(source, asking, { headers: { accept: ACCEPT }, acceptTruncated: true });
  if (unchanged) return unchanged;
  const feed = await asking.reading.read('feed', answer.body, {
    url: answer.url,
    contentType: answer.headers['content-type'],
    before: asking.before,
  });
  return {
    ...facts,
    items: feed.items,
    title: feed.title,
    wishes: wishesOf(feed, facts.wishes),
    warnings: [
      ...feed.warnings.map(({ message }) => message),
      ...(answer.truncated ? ['the answer was cut off; what came was read'] : []),
    ],
  };
};

function wishesOf({ schedule }: Pick<Feed, 'schedule'>, { notBeforeS = 0 }: Wishes): Wishes {
  const { ttlMinutes = 0, updateEveryMinutes = 0, skipHours, skipDays } = schedule;
  return { notBeforeS: Math.max(notBeforeS, ttlMinutes * 60, updateEveryMinutes * 60), skipHours, skipDays };
}
