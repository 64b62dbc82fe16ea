import { permanentUrl, statusFailure } from '#outbound';
import type { Feed } from '../feeds/feed.ts';
import type { Wishes } from '../schedule/next-poll.ts';
import { type Poller, told } from './poll.ts';

const ACCEPT =
  'application/rss+xml, application/atom+xml, application/feed+json, application/xml;q=0.9, text/xml;q=0.8, */*;q=0.5';

export const pollFeed: Poller = async (source, { client, reading, signal, now, before }) => {
  const answer = await client.get(source.address, {
    headers: { accept: ACCEPT },
    etag: source.etag ?? undefined,
    lastModified: source.last_modified ?? undefined,
    acceptTruncated: true,
    signal,
  });
  const failure = statusFailure(answer, now);
  if (failure) throw failure;
  const facts = told(answer, now);
  if (answer.status === 304) return { ...facts, unchanged: true, items: [], warnings: [] };
  const feed = await reading.read('feed', answer.body, { url: answer.url, contentType: answer.headers['content-type'], before });
  return {
    ...facts,
    items: feed.items,
    title: feed.title,
    movedTo: permanentUrl(source.address, answer.redirects),
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
