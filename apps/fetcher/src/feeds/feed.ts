import type { Warning } from '../xml/warning.ts';

/** A feed's entry in the fields of RawArticle, as takeIn() takes it. Fields beyond the contract have schema.org's names. */
export interface FeedItem {
  headline?: string;
  url?: string;
  /** Set only where the item's address does not tell it from others: see item-identity.ts. */
  articleId?: string;
  description?: string;
  articleBody?: string;
  articleBodyHtml?: string;
  /** As the feed has it; normalise() reads it. */
  datePublished?: string;
  dateModified?: string;
  author?: Person[];
  contributor?: Person[];
  publisher?: { name?: string; domain?: string };
  keywords?: string[];
  articleSection?: string;
  image?: Media[];
  associatedMedia?: Media[];
  inLanguage?: string;
  contentLocation?: Place[];
  discussionUrl?: string;
  commentCount?: number;
  isBasedOn?: { name?: string; url?: string };
  relatedLink?: string[];
  rights?: { copyrightNotice?: string; license?: string; copyrightHolder?: string };
  provenance: {
    method: 'feed';
    feedUrl: string;
    guid?: string;
    charset?: string;
    /** What makes the item's articleId; headline: publisher, headline and day. */
    identity?: 'url' | 'guid' | 'headline';
  };
  flags?: string[];
}

export interface Person {
  name: string;
  url?: string;
  email?: string;
}

export interface Media {
  url: string;
  encodingFormat?: string;
  /** Bytes. */
  contentSize?: number;
  /** Seconds. */
  duration?: number;
  /** Pixels. */
  width?: number;
  height?: number;
  caption?: string;
  creditText?: string;
  copyrightNotice?: string;
  inLanguage?: string;
}

export interface Place {
  name?: string;
  /** Degrees, WGS 84. */
  latitude?: number;
  longitude?: number;
  /** GeoRSS: pairs of latitude and longitude. */
  line?: [number, number][];
  polygon?: [number, number][];
  box?: [number, number][];
  /** Metres. */
  elevation?: number;
  radius?: number;
}

export interface Link {
  href: string;
  rel: string;
  type?: string;
  title?: string;
  hreflang?: string;
  /** Bytes. */
  length?: number;
}

/** What a feed says, of itself and of its items. */
export interface Feed {
  readonly format: 'rss' | 'rdf' | 'atom' | 'json';
  readonly version?: string;
  /** Plain text. */
  readonly title?: string;
  readonly description?: string;
  readonly id?: string;
  /** Address of the site or section that the feed is of. */
  readonly link?: string;
  readonly links: readonly Link[];
  readonly self?: string;
  /** WebSub hubs. */
  readonly hub: readonly string[];
  /** The next, older page (RFC 5005). */
  readonly next?: string;
  readonly inLanguage?: string;
  /** As the feed has them. */
  readonly published?: string;
  readonly updated?: string;
  readonly schedule: Schedule;
  readonly icon?: string;
  readonly image?: Media & { title?: string; link?: string };
  readonly rights?: FeedItem['rights'];
  readonly author: readonly Person[];
  readonly contributor: readonly Person[];
  readonly publisher?: Person;
  readonly keywords: readonly string[];
  readonly generator?: { name?: string; url?: string; version?: string };
  readonly charset: string;
  readonly items: readonly FeedItem[];
  /** What was wrong with it and was read all the same. */
  readonly warnings: readonly Warning[];
}

/** When a feed wants to be read, and when not. */
export interface Schedule {
  /** RSS ttl: how long a copy may be kept. */
  readonly ttlMinutes?: number;
  /** sy:updatePeriod through sy:updateFrequency. */
  readonly updateEveryMinutes?: number;
  readonly updateBase?: string;
  /** 0 to 23, GMT. */
  readonly skipHours: readonly number[];
  /** Monday to Sunday, in English, GMT. */
  readonly skipDays: readonly string[];
}

/** The bytes are no feed of any kind that is read here. */
export class NotAFeed extends Error {
  override readonly name = 'NotAFeed';
  readonly code: 'empty' | 'html' | 'json' | 'other_xml' | 'other';

  constructor(code: NotAFeed['code'], message: string) {
    super(message);
    this.code = code;
  }
}
