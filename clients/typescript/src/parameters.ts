// Written by `npm run contracts` from docs/openapi.json.

export interface QueryParameter {
  readonly name: string;
  /** What it takes, in a word. */
  readonly takes: string;
  readonly says: string;
}

/** Of each GET, by operationId. */
export const queryParameters: Readonly<Record<string, readonly QueryParameter[]>> = {
  "listArticles": [
    {
      "name": "q",
      "takes": "text",
      "says": "words in headline, description or text, in web-search syntax: \"a phrase\", OR, -without, beginn*, (groups), title:, description:, body:"
    },
    {
      "name": "entity",
      "takes": "text",
      "says": "id, sameAs or name of a person, place, body ...; may be given more than once"
    },
    {
      "name": "entityOp",
      "takes": "and|or",
      "says": "whether all entities are to be in the article, or any"
    },
    {
      "name": "notEntity",
      "takes": "text",
      "says": "id, sameAs or name of what is not to be in the article; may be given more than once"
    },
    {
      "name": "role",
      "takes": "text",
      "says": "with entity: in this role, as the text gives it, or words of it: chairman finds Senate Chairman"
    },
    {
      "name": "topic",
      "takes": "text",
      "says": "IPTC Media Topic by code or name; narrower ones are included; given more than once, any of them"
    },
    {
      "name": "notTopic",
      "takes": "text",
      "says": "a topic, narrower ones included, that the article is not to be on"
    },
    {
      "name": "language",
      "takes": "text",
      "says": "BCP 47 tag; pt takes pt-BR in; given more than once, any of them"
    },
    {
      "name": "source",
      "takes": "text",
      "says": "publisher's domain or name; given more than once, any of them"
    },
    {
      "name": "domain",
      "takes": "text",
      "says": "publisher's domain, all below it included; given more than once, any of them"
    },
    {
      "name": "notDomain",
      "takes": "text",
      "says": "a publisher's domain, all below it included, that is left out"
    },
    {
      "name": "country",
      "takes": "text",
      "says": "publisher's country, ISO 3166-1 alpha-2; given more than once, any of them"
    },
    {
      "name": "author",
      "takes": "text",
      "says": "name of an author; given more than once, any of them"
    },
    {
      "name": "agency",
      "takes": "text",
      "says": "id or name of a news agency that the text is from, as its publisher says or as was found; given more than once, any of them"
    },
    {
      "name": "story",
      "takes": "text",
      "says": "in this story; an id that it had before will do"
    },
    {
      "name": "mentionedFrom",
      "takes": "text",
      "says": "the text mentions a date on this day or later"
    },
    {
      "name": "mentionedTo",
      "takes": "text",
      "says": "the text mentions a date on this day or earlier; with mentionedFrom: the same date"
    },
    {
      "name": "flag",
      "takes": "text",
      "says": "a word from flags; given more than once, all of them"
    },
    {
      "name": "revised",
      "takes": "true|false",
      "says": "true: its text was changed since it was first stored; false: never"
    },
    {
      "name": "pubStatus",
      "takes": "usable|withheld|canceled",
      "says": "usable, or what must not be shown: withheld, canceled"
    },
    {
      "name": "from",
      "takes": "text",
      "says": "at or after: RFC 3339, or a date"
    },
    {
      "name": "to",
      "takes": "text",
      "says": "at or before: RFC 3339, or a date for the whole of that day"
    },
    {
      "name": "tz",
      "takes": "text",
      "says": "IANA time zone in which a plain date is a day; UTC if not given"
    },
    {
      "name": "dateField",
      "takes": "published|stored|modified",
      "says": "what from and to speak of: when it was published, was first stored here, or was last changed by its publisher (if that is told, else published)"
    },
    {
      "name": "asOf",
      "takes": "text",
      "says": "what was known then: articles that were stored by then, with the text that they had; RFC 3339, or a date for its end"
    },
    {
      "name": "duplicates",
      "takes": "include|collapse|only",
      "says": "collapse: of each set of copies one article, its parent if that matches, else the match that is most like it; only: articles that are copies of another one, without the parents"
    },
    {
      "name": "sort",
      "takes": "published|stored|relevance",
      "says": "newest first, by when it was published or taken in; relevance, which needs q: what fits it best, newer before older where both fit alike"
    },
    {
      "name": "limit",
      "takes": "number",
      "says": "at most so many on a page: 20 if left out, 200 at most; in ndjson and csv at most so many altogether, and all if left out"
    },
    {
      "name": "cursor",
      "takes": "text",
      "says": "nextCursor of the page before; good for the same query alone"
    },
    {
      "name": "include",
      "takes": "text",
      "says": "body: articleBody; entities: their mentions; topics: their evidence; highlights: where the words of q stand"
    },
    {
      "name": "format",
      "takes": "text",
      "says": "how the answer is written; else the Accept header says, else it is json"
    }
  ],
  "getArticleByUrl": [
    {
      "name": "url",
      "takes": "text",
      "says": "address or canonical address; tracking parameters and fragment do not matter"
    }
  ],
  "listStaleArticles": [
    {
      "name": "q",
      "takes": "text",
      "says": "words in headline, description or text, in web-search syntax: \"a phrase\", OR, -without, beginn*, (groups), title:, description:, body:"
    },
    {
      "name": "entity",
      "takes": "text",
      "says": "id, sameAs or name of a person, place, body ...; may be given more than once"
    },
    {
      "name": "entityOp",
      "takes": "and|or",
      "says": "whether all entities are to be in the article, or any"
    },
    {
      "name": "notEntity",
      "takes": "text",
      "says": "id, sameAs or name of what is not to be in the article; may be given more than once"
    },
    {
      "name": "role",
      "takes": "text",
      "says": "with entity: in this role, as the text gives it, or words of it: chairman finds Senate Chairman"
    },
    {
      "name": "topic",
      "takes": "text",
      "says": "IPTC Media Topic by code or name; narrower ones are included; given more than once, any of them"
    },
    {
      "name": "notTopic",
      "takes": "text",
      "says": "a topic, narrower ones included, that the article is not to be on"
    },
    {
      "name": "language",
      "takes": "text",
      "says": "BCP 47 tag; pt takes pt-BR in; given more than once, any of them"
    },
    {
      "name": "source",
      "takes": "text",
      "says": "publisher's domain or name; given more than once, any of them"
    },
    {
      "name": "domain",
      "takes": "text",
      "says": "publisher's domain, all below it included; given more than once, any of them"
    },
    {
      "name": "notDomain",
      "takes": "text",
      "says": "a publisher's domain, all below it included, that is left out"
    },
    {
      "name": "country",
      "takes": "text",
      "says": "publisher's country, ISO 3166-1 alpha-2; given more than once, any of them"
    },
    {
      "name": "author",
      "takes": "text",
      "says": "name of an author; given more than once, any of them"
    },
    {
      "name": "agency",
      "takes": "text",
      "says": "id or name of a news agency that the text is from, as its publisher says or as was found; given more than once, any of them"
    },
    {
      "name": "story",
      "takes": "text",
      "says": "in this story; an id that it had before will do"
    },
    {
      "name": "mentionedFrom",
      "takes": "text",
      "says": "the text mentions a date on this day or later"
    },
    {
      "name": "mentionedTo",
      "takes": "text",
      "says": "the text mentions a date on this day or earlier; with mentionedFrom: the same date"
    },
    {
      "name": "flag",
      "takes": "text",
      "says": "a word from flags; given more than once, all of them"
    },
    {
      "name": "revised",
      "takes": "true|false",
      "says": "true: its text was changed since it was first stored; false: never"
    },
    {
      "name": "pubStatus",
      "takes": "usable|withheld|canceled",
      "says": "usable, or what must not be shown: withheld, canceled"
    },
    {
      "name": "from",
      "takes": "text",
      "says": "at or after: RFC 3339, or a date"
    },
    {
      "name": "to",
      "takes": "text",
      "says": "at or before: RFC 3339, or a date for the whole of that day"
    },
    {
      "name": "tz",
      "takes": "text",
      "says": "IANA time zone in which a plain date is a day; UTC if not given"
    },
    {
      "name": "dateField",
      "takes": "published|stored|modified",
      "says": "what from and to speak of: when it was published, was first stored here, or was last changed by its publisher (if that is told, else published)"
    },
    {
      "name": "asOf",
      "takes": "text",
      "says": "what was known then: articles that were stored by then, with the text that they had; RFC 3339, or a date for its end"
    },
    {
      "name": "limit",
      "takes": "number",
      "says": "at most so many on a page"
    },
    {
      "name": "cursor",
      "takes": "text",
      "says": "nextCursor of the page before; good for the same query alone"
    },
    {
      "name": "set",
      "takes": "text",
      "says": "setId that is today's: articles enriched by any other are answered; enrichment tells it at /v1/set"
    }
  ],
  "getArticle": [
    {
      "name": "asOf",
      "takes": "text",
      "says": "the article as it was known then; RFC 3339, or a date for its end"
    },
    {
      "name": "tz",
      "takes": "text",
      "says": "IANA time zone in which a plain date is a day; UTC if not given"
    },
    {
      "name": "format",
      "takes": "json|ninjs|jsonld",
      "says": "how the answer is written; else the Accept header says, else it is json"
    }
  ],
  "listRevisions": [
    {
      "name": "limit",
      "takes": "number",
      "says": "at most so many on a page"
    },
    {
      "name": "cursor",
      "takes": "text",
      "says": "nextCursor of the page before; good for the same query alone"
    }
  ],
  "listSimilarArticles": [
    {
      "name": "limit",
      "takes": "number",
      "says": "at most so many on a page"
    },
    {
      "name": "cursor",
      "takes": "text",
      "says": "nextCursor of the page before; good for the same query alone"
    }
  ],
  "listEntityRulings": [
    {
      "name": "entity",
      "takes": "text",
      "says": "id that they name"
    },
    {
      "name": "limit",
      "takes": "number",
      "says": "at most so many on a page"
    },
    {
      "name": "cursor",
      "takes": "text",
      "says": "nextCursor of the page before; good for the same query alone"
    }
  ],
  "listEntities": [
    {
      "name": "q",
      "takes": "text",
      "says": "words of the name, or the beginnings of them"
    },
    {
      "name": "type",
      "takes": "text",
      "says": "of this type alone"
    },
    {
      "name": "country",
      "takes": "text",
      "says": "ISO 3166-1 alpha-2"
    },
    {
      "name": "limit",
      "takes": "number",
      "says": "at most so many on a page"
    },
    {
      "name": "cursor",
      "takes": "text",
      "says": "nextCursor of the page before; good for the same query alone"
    }
  ],
  "listStories": [
    {
      "name": "q",
      "takes": "text",
      "says": "words in headline, description or text, in web-search syntax: \"a phrase\", OR, -without, beginn*, (groups), title:, description:, body:"
    },
    {
      "name": "entity",
      "takes": "text",
      "says": "id, sameAs or name of a person, place, body ...; may be given more than once"
    },
    {
      "name": "entityOp",
      "takes": "and|or",
      "says": "whether all entities are to be in the article, or any"
    },
    {
      "name": "notEntity",
      "takes": "text",
      "says": "id, sameAs or name of what is not to be in the article; may be given more than once"
    },
    {
      "name": "role",
      "takes": "text",
      "says": "with entity: in this role, as the text gives it, or words of it: chairman finds Senate Chairman"
    },
    {
      "name": "topic",
      "takes": "text",
      "says": "IPTC Media Topic by code or name; narrower ones are included; given more than once, any of them"
    },
    {
      "name": "notTopic",
      "takes": "text",
      "says": "a topic, narrower ones included, that the article is not to be on"
    },
    {
      "name": "language",
      "takes": "text",
      "says": "BCP 47 tag; pt takes pt-BR in; given more than once, any of them"
    },
    {
      "name": "source",
      "takes": "text",
      "says": "publisher's domain or name; given more than once, any of them"
    },
    {
      "name": "domain",
      "takes": "text",
      "says": "publisher's domain, all below it included; given more than once, any of them"
    },
    {
      "name": "notDomain",
      "takes": "text",
      "says": "a publisher's domain, all below it included, that is left out"
    },
    {
      "name": "country",
      "takes": "text",
      "says": "publisher's country, ISO 3166-1 alpha-2; given more than once, any of them"
    },
    {
      "name": "author",
      "takes": "text",
      "says": "name of an author; given more than once, any of them"
    },
    {
      "name": "agency",
      "takes": "text",
      "says": "id or name of a news agency that the text is from, as its publisher says or as was found; given more than once, any of them"
    },
    {
      "name": "mentionedFrom",
      "takes": "text",
      "says": "the text mentions a date on this day or later"
    },
    {
      "name": "mentionedTo",
      "takes": "text",
      "says": "the text mentions a date on this day or earlier; with mentionedFrom: the same date"
    },
    {
      "name": "flag",
      "takes": "text",
      "says": "a word from flags; given more than once, all of them"
    },
    {
      "name": "revised",
      "takes": "true|false",
      "says": "true: its text was changed since it was first stored; false: never"
    },
    {
      "name": "pubStatus",
      "takes": "usable|withheld|canceled",
      "says": "usable, or what must not be shown: withheld, canceled"
    },
    {
      "name": "from",
      "takes": "text",
      "says": "at or after: RFC 3339, or a date"
    },
    {
      "name": "to",
      "takes": "text",
      "says": "at or before: RFC 3339, or a date for the whole of that day"
    },
    {
      "name": "tz",
      "takes": "text",
      "says": "IANA time zone in which a plain date is a day; UTC if not given"
    },
    {
      "name": "dateField",
      "takes": "published|stored|modified",
      "says": "what from and to speak of: when it was published, was first stored here, or was last changed by its publisher (if that is told, else published)"
    },
    {
      "name": "minArticles",
      "takes": "number",
      "says": "with so many articles at least; 1 for single articles too"
    },
    {
      "name": "minSources",
      "takes": "number",
      "says": "with so many independent sources at least"
    },
    {
      "name": "sort",
      "takes": "last|size|sources",
      "says": "those with the latest article first, with the most articles, or with the most independent sources"
    },
    {
      "name": "limit",
      "takes": "number",
      "says": "at most so many on a page"
    },
    {
      "name": "cursor",
      "takes": "text",
      "says": "nextCursor of the page before; good for the same query alone"
    }
  ],
  "getStory": [
    {
      "name": "limit",
      "takes": "number",
      "says": "at most so many on a page"
    },
    {
      "name": "cursor",
      "takes": "text",
      "says": "nextCursor of the page before; good for the same query alone"
    }
  ],
  "getTimeline": [
    {
      "name": "q",
      "takes": "text",
      "says": "words in headline, description or text, in web-search syntax: \"a phrase\", OR, -without, beginn*, (groups), title:, description:, body:"
    },
    {
      "name": "entity",
      "takes": "text",
      "says": "id, sameAs or name of a person, place, body ...; may be given more than once"
    },
    {
      "name": "entityOp",
      "takes": "and|or",
      "says": "whether all entities are to be in the article, or any"
    },
    {
      "name": "notEntity",
      "takes": "text",
      "says": "id, sameAs or name of what is not to be in the article; may be given more than once"
    },
    {
      "name": "role",
      "takes": "text",
      "says": "with entity: in this role, as the text gives it, or words of it: chairman finds Senate Chairman"
    },
    {
      "name": "topic",
      "takes": "text",
      "says": "IPTC Media Topic by code or name; narrower ones are included; given more than once, any of them"
    },
    {
      "name": "notTopic",
      "takes": "text",
      "says": "a topic, narrower ones included, that the article is not to be on"
    },
    {
      "name": "language",
      "takes": "text",
      "says": "BCP 47 tag; pt takes pt-BR in; given more than once, any of them"
    },
    {
      "name": "source",
      "takes": "text",
      "says": "publisher's domain or name; given more than once, any of them"
    },
    {
      "name": "domain",
      "takes": "text",
      "says": "publisher's domain, all below it included; given more than once, any of them"
    },
    {
      "name": "notDomain",
      "takes": "text",
      "says": "a publisher's domain, all below it included, that is left out"
    },
    {
      "name": "country",
      "takes": "text",
      "says": "publisher's country, ISO 3166-1 alpha-2; given more than once, any of them"
    },
    {
      "name": "author",
      "takes": "text",
      "says": "name of an author; given more than once, any of them"
    },
    {
      "name": "agency",
      "takes": "text",
      "says": "id or name of a news agency that the text is from, as its publisher says or as was found; given more than once, any of them"
    },
    {
      "name": "story",
      "takes": "text",
      "says": "in this story; an id that it had before will do"
    },
    {
      "name": "mentionedFrom",
      "takes": "text",
      "says": "the text mentions a date on this day or later"
    },
    {
      "name": "mentionedTo",
      "takes": "text",
      "says": "the text mentions a date on this day or earlier; with mentionedFrom: the same date"
    },
    {
      "name": "flag",
      "takes": "text",
      "says": "a word from flags; given more than once, all of them"
    },
    {
      "name": "revised",
      "takes": "true|false",
      "says": "true: its text was changed since it was first stored; false: never"
    },
    {
      "name": "pubStatus",
      "takes": "usable|withheld|canceled",
      "says": "usable, or what must not be shown: withheld, canceled"
    },
    {
      "name": "from",
      "takes": "text",
      "says": "at or after: RFC 3339, or a date"
    },
    {
      "name": "to",
      "takes": "text",
      "says": "at or before: RFC 3339, or a date for the whole of that day"
    },
    {
      "name": "tz",
      "takes": "text",
      "says": "IANA time zone in which days, weeks, months and years begin"
    },
    {
      "name": "dateField",
      "takes": "published|stored|modified",
      "says": "what from and to speak of: when it was published, was first stored here, or was last changed by its publisher (if that is told, else published)"
    },
    {
      "name": "asOf",
      "takes": "text",
      "says": "what was known then: articles that were stored by then, with the text that they had; RFC 3339, or a date for its end"
    },
    {
      "name": "interval",
      "takes": "text",
      "says": "weeks begin on Monday"
    }
  ],
  "getFacets": [
    {
      "name": "q",
      "takes": "text",
      "says": "words in headline, description or text, in web-search syntax: \"a phrase\", OR, -without, beginn*, (groups), title:, description:, body:"
    },
    {
      "name": "entity",
      "takes": "text",
      "says": "id, sameAs or name of a person, place, body ...; may be given more than once"
    },
    {
      "name": "entityOp",
      "takes": "and|or",
      "says": "whether all entities are to be in the article, or any"
    },
    {
      "name": "notEntity",
      "takes": "text",
      "says": "id, sameAs or name of what is not to be in the article; may be given more than once"
    },
    {
      "name": "role",
      "takes": "text",
      "says": "with entity: in this role, as the text gives it, or words of it: chairman finds Senate Chairman"
    },
    {
      "name": "topic",
      "takes": "text",
      "says": "IPTC Media Topic by code or name; narrower ones are included; given more than once, any of them"
    },
    {
      "name": "notTopic",
      "takes": "text",
      "says": "a topic, narrower ones included, that the article is not to be on"
    },
    {
      "name": "language",
      "takes": "text",
      "says": "BCP 47 tag; pt takes pt-BR in; given more than once, any of them"
    },
    {
      "name": "source",
      "takes": "text",
      "says": "publisher's domain or name; given more than once, any of them"
    },
    {
      "name": "domain",
      "takes": "text",
      "says": "publisher's domain, all below it included; given more than once, any of them"
    },
    {
      "name": "notDomain",
      "takes": "text",
      "says": "a publisher's domain, all below it included, that is left out"
    },
    {
      "name": "country",
      "takes": "text",
      "says": "publisher's country, ISO 3166-1 alpha-2; given more than once, any of them"
    },
    {
      "name": "author",
      "takes": "text",
      "says": "name of an author; given more than once, any of them"
    },
    {
      "name": "agency",
      "takes": "text",
      "says": "id or name of a news agency that the text is from, as its publisher says or as was found; given more than once, any of them"
    },
    {
      "name": "story",
      "takes": "text",
      "says": "in this story; an id that it had before will do"
    },
    {
      "name": "mentionedFrom",
      "takes": "text",
      "says": "the text mentions a date on this day or later"
    },
    {
      "name": "mentionedTo",
      "takes": "text",
      "says": "the text mentions a date on this day or earlier; with mentionedFrom: the same date"
    },
    {
      "name": "flag",
      "takes": "text",
      "says": "a word from flags; given more than once, all of them"
    },
    {
      "name": "revised",
      "takes": "true|false",
      "says": "true: its text was changed since it was first stored; false: never"
    },
    {
      "name": "pubStatus",
      "takes": "usable|withheld|canceled",
      "says": "usable, or what must not be shown: withheld, canceled"
    },
    {
      "name": "from",
      "takes": "text",
      "says": "at or after: RFC 3339, or a date"
    },
    {
      "name": "to",
      "takes": "text",
      "says": "at or before: RFC 3339, or a date for the whole of that day"
    },
    {
      "name": "tz",
      "takes": "text",
      "says": "IANA time zone in which a plain date is a day; UTC if not given"
    },
    {
      "name": "dateField",
      "takes": "published|stored|modified",
      "says": "what from and to speak of: when it was published, was first stored here, or was last changed by its publisher (if that is told, else published)"
    },
    {
      "name": "asOf",
      "takes": "text",
      "says": "what was known then: articles that were stored by then, with the text that they had; RFC 3339, or a date for its end"
    },
    {
      "name": "facet",
      "takes": "text",
      "says": "what to count by; type: of the entities that are named; topic: a narrower one counts for all broader"
    },
    {
      "name": "type",
      "takes": "text",
      "says": "of the facet entity: these types alone"
    },
    {
      "name": "size",
      "takes": "number",
      "says": "at most so many values of each"
    }
  ],
  "getCooccurrence": [
    {
      "name": "q",
      "takes": "text",
      "says": "words in headline, description or text, in web-search syntax: \"a phrase\", OR, -without, beginn*, (groups), title:, description:, body:"
    },
    {
      "name": "entity",
      "takes": "text",
      "says": "id, sameAs or name of a person, place, body ...; may be given more than once"
    },
    {
      "name": "entityOp",
      "takes": "and|or",
      "says": "whether all entities are to be in the article, or any"
    },
    {
      "name": "notEntity",
      "takes": "text",
      "says": "id, sameAs or name of what is not to be in the article; may be given more than once"
    },
    {
      "name": "role",
      "takes": "text",
      "says": "with entity: in this role, as the text gives it, or words of it: chairman finds Senate Chairman"
    },
    {
      "name": "topic",
      "takes": "text",
      "says": "IPTC Media Topic by code or name; narrower ones are included; given more than once, any of them"
    },
    {
      "name": "notTopic",
      "takes": "text",
      "says": "a topic, narrower ones included, that the article is not to be on"
    },
    {
      "name": "language",
      "takes": "text",
      "says": "BCP 47 tag; pt takes pt-BR in; given more than once, any of them"
    },
    {
      "name": "source",
      "takes": "text",
      "says": "publisher's domain or name; given more than once, any of them"
    },
    {
      "name": "domain",
      "takes": "text",
      "says": "publisher's domain, all below it included; given more than once, any of them"
    },
    {
      "name": "notDomain",
      "takes": "text",
      "says": "a publisher's domain, all below it included, that is left out"
    },
    {
      "name": "country",
      "takes": "text",
      "says": "publisher's country, ISO 3166-1 alpha-2; given more than once, any of them"
    },
    {
      "name": "author",
      "takes": "text",
      "says": "name of an author; given more than once, any of them"
    },
    {
      "name": "agency",
      "takes": "text",
      "says": "id or name of a news agency that the text is from, as its publisher says or as was found; given more than once, any of them"
    },
    {
      "name": "story",
      "takes": "text",
      "says": "in this story; an id that it had before will do"
    },
    {
      "name": "mentionedFrom",
      "takes": "text",
      "says": "the text mentions a date on this day or later"
    },
    {
      "name": "mentionedTo",
      "takes": "text",
      "says": "the text mentions a date on this day or earlier; with mentionedFrom: the same date"
    },
    {
      "name": "flag",
      "takes": "text",
      "says": "a word from flags; given more than once, all of them"
    },
    {
      "name": "revised",
      "takes": "true|false",
      "says": "true: its text was changed since it was first stored; false: never"
    },
    {
      "name": "pubStatus",
      "takes": "usable|withheld|canceled",
      "says": "usable, or what must not be shown: withheld, canceled"
    },
    {
      "name": "from",
      "takes": "text",
      "says": "at or after: RFC 3339, or a date"
    },
    {
      "name": "to",
      "takes": "text",
      "says": "at or before: RFC 3339, or a date for the whole of that day"
    },
    {
      "name": "tz",
      "takes": "text",
      "says": "IANA time zone in which a plain date is a day; UTC if not given"
    },
    {
      "name": "dateField",
      "takes": "published|stored|modified",
      "says": "what from and to speak of: when it was published, was first stored here, or was last changed by its publisher (if that is told, else published)"
    },
    {
      "name": "asOf",
      "takes": "text",
      "says": "what was known then: articles that were stored by then, with the text that they had; RFC 3339, or a date for its end"
    },
    {
      "name": "shape",
      "takes": "graph|matrix",
      "says": "graph: a list of pairs; matrix: all with all"
    },
    {
      "name": "type",
      "takes": "text",
      "says": "entities of these types alone"
    },
    {
      "name": "size",
      "takes": "number",
      "says": "at most so many entities"
    },
    {
      "name": "edges",
      "takes": "number",
      "says": "of a graph: at most so many pairs, those in most articles first"
    },
    {
      "name": "minCount",
      "takes": "number",
      "says": "of a graph: pairs that are in so many articles at least"
    }
  ],
  "getTrending": [
    {
      "name": "q",
      "takes": "text",
      "says": "words in headline, description or text, in web-search syntax: \"a phrase\", OR, -without, beginn*, (groups), title:, description:, body:"
    },
    {
      "name": "entity",
      "takes": "text",
      "says": "id, sameAs or name of a person, place, body ...; may be given more than once"
    },
    {
      "name": "entityOp",
      "takes": "and|or",
      "says": "whether all entities are to be in the article, or any"
    },
    {
      "name": "notEntity",
      "takes": "text",
      "says": "id, sameAs or name of what is not to be in the article; may be given more than once"
    },
    {
      "name": "role",
      "takes": "text",
      "says": "with entity: in this role, as the text gives it, or words of it: chairman finds Senate Chairman"
    },
    {
      "name": "topic",
      "takes": "text",
      "says": "IPTC Media Topic by code or name; narrower ones are included; given more than once, any of them"
    },
    {
      "name": "notTopic",
      "takes": "text",
      "says": "a topic, narrower ones included, that the article is not to be on"
    },
    {
      "name": "language",
      "takes": "text",
      "says": "BCP 47 tag; pt takes pt-BR in; given more than once, any of them"
    },
    {
      "name": "source",
      "takes": "text",
      "says": "publisher's domain or name; given more than once, any of them"
    },
    {
      "name": "domain",
      "takes": "text",
      "says": "publisher's domain, all below it included; given more than once, any of them"
    },
    {
      "name": "notDomain",
      "takes": "text",
      "says": "a publisher's domain, all below it included, that is left out"
    },
    {
      "name": "country",
      "takes": "text",
      "says": "publisher's country, ISO 3166-1 alpha-2; given more than once, any of them"
    },
    {
      "name": "author",
      "takes": "text",
      "says": "name of an author; given more than once, any of them"
    },
    {
      "name": "agency",
      "takes": "text",
      "says": "id or name of a news agency that the text is from, as its publisher says or as was found; given more than once, any of them"
    },
    {
      "name": "story",
      "takes": "text",
      "says": "in this story; an id that it had before will do"
    },
    {
      "name": "mentionedFrom",
      "takes": "text",
      "says": "the text mentions a date on this day or later"
    },
    {
      "name": "mentionedTo",
      "takes": "text",
      "says": "the text mentions a date on this day or earlier; with mentionedFrom: the same date"
    },
    {
      "name": "flag",
      "takes": "text",
      "says": "a word from flags; given more than once, all of them"
    },
    {
      "name": "revised",
      "takes": "true|false",
      "says": "true: its text was changed since it was first stored; false: never"
    },
    {
      "name": "pubStatus",
      "takes": "usable|withheld|canceled",
      "says": "usable, or what must not be shown: withheld, canceled"
    },
    {
      "name": "tz",
      "takes": "text",
      "says": "IANA time zone in which a plain date is a day; UTC if not given"
    },
    {
      "name": "dateField",
      "takes": "published|stored|modified",
      "says": "what from and to speak of: when it was published, was first stored here, or was last changed by its publisher (if that is told, else published)"
    },
    {
      "name": "asOf",
      "takes": "text",
      "says": "what was known then: articles that were stored by then, with the text that they had; RFC 3339, or a date for its end"
    },
    {
      "name": "of",
      "takes": "entity|topic",
      "says": "what is to have risen"
    },
    {
      "name": "type",
      "takes": "text",
      "says": "of entities: these types alone"
    },
    {
      "name": "at",
      "takes": "text",
      "says": "end of the window, now by default; the hour that it is in counts as a whole"
    },
    {
      "name": "window",
      "takes": "text",
      "says": "what is compared: so long up to the end"
    },
    {
      "name": "baseline",
      "takes": "text",
      "says": "with what: so long up to the beginning of the window"
    },
    {
      "name": "minCount",
      "takes": "number",
      "says": "articles in the window, at least"
    },
    {
      "name": "size",
      "takes": "number",
      "says": "at most so many"
    }
  ],
  "compareArticles": [
    {
      "name": "q",
      "takes": "text",
      "says": "words in headline, description or text, in web-search syntax: \"a phrase\", OR, -without, beginn*, (groups), title:, description:, body:"
    },
    {
      "name": "entity",
      "takes": "text",
      "says": "id, sameAs or name of a person, place, body ...; may be given more than once"
    },
    {
      "name": "entityOp",
      "takes": "and|or",
      "says": "whether all entities are to be in the article, or any"
    },
    {
      "name": "notEntity",
      "takes": "text",
      "says": "id, sameAs or name of what is not to be in the article; may be given more than once"
    },
    {
      "name": "role",
      "takes": "text",
      "says": "with entity: in this role, as the text gives it, or words of it: chairman finds Senate Chairman"
    },
    {
      "name": "topic",
      "takes": "text",
      "says": "IPTC Media Topic by code or name; narrower ones are included; given more than once, any of them"
    },
    {
      "name": "notTopic",
      "takes": "text",
      "says": "a topic, narrower ones included, that the article is not to be on"
    },
    {
      "name": "language",
      "takes": "text",
      "says": "BCP 47 tag; pt takes pt-BR in; given more than once, any of them"
    },
    {
      "name": "source",
      "takes": "text",
      "says": "publisher's domain or name; given more than once, any of them"
    },
    {
      "name": "domain",
      "takes": "text",
      "says": "publisher's domain, all below it included; given more than once, any of them"
    },
    {
      "name": "notDomain",
      "takes": "text",
      "says": "a publisher's domain, all below it included, that is left out"
    },
    {
      "name": "country",
      "takes": "text",
      "says": "publisher's country, ISO 3166-1 alpha-2; given more than once, any of them"
    },
    {
      "name": "author",
      "takes": "text",
      "says": "name of an author; given more than once, any of them"
    },
    {
      "name": "agency",
      "takes": "text",
      "says": "id or name of a news agency that the text is from, as its publisher says or as was found; given more than once, any of them"
    },
    {
      "name": "story",
      "takes": "text",
      "says": "in this story; an id that it had before will do"
    },
    {
      "name": "mentionedFrom",
      "takes": "text",
      "says": "the text mentions a date on this day or later"
    },
    {
      "name": "mentionedTo",
      "takes": "text",
      "says": "the text mentions a date on this day or earlier; with mentionedFrom: the same date"
    },
    {
      "name": "flag",
      "takes": "text",
      "says": "a word from flags; given more than once, all of them"
    },
    {
      "name": "revised",
      "takes": "true|false",
      "says": "true: its text was changed since it was first stored; false: never"
    },
    {
      "name": "pubStatus",
      "takes": "usable|withheld|canceled",
      "says": "usable, or what must not be shown: withheld, canceled"
    },
    {
      "name": "from",
      "takes": "text",
      "says": "at or after: RFC 3339, or a date"
    },
    {
      "name": "to",
      "takes": "text",
      "says": "at or before: RFC 3339, or a date for the whole of that day"
    },
    {
      "name": "tz",
      "takes": "text",
      "says": "IANA time zone in which days, weeks, months and years begin"
    },
    {
      "name": "dateField",
      "takes": "published|stored|modified",
      "says": "what from and to speak of: when it was published, was first stored here, or was last changed by its publisher (if that is told, else published)"
    },
    {
      "name": "asOf",
      "takes": "text",
      "says": "what was known then: articles that were stored by then, with the text that they had; RFC 3339, or a date for its end"
    },
    {
      "name": "interval",
      "takes": "text",
      "says": "weeks begin on Monday"
    },
    {
      "name": "a.q",
      "takes": "text",
      "says": "words in headline, description or text, in web-search syntax: \"a phrase\", OR, -without, beginn*, (groups), title:, description:, body:"
    },
    {
      "name": "a.entity",
      "takes": "text",
      "says": "id, sameAs or name of a person, place, body ...; may be given more than once"
    },
    {
      "name": "a.entityOp",
      "takes": "and|or",
      "says": "whether all entities are to be in the article, or any"
    },
    {
      "name": "a.notEntity",
      "takes": "text",
      "says": "id, sameAs or name of what is not to be in the article; may be given more than once"
    },
    {
      "name": "a.role",
      "takes": "text",
      "says": "with entity: in this role, as the text gives it, or words of it: chairman finds Senate Chairman"
    },
    {
      "name": "a.topic",
      "takes": "text",
      "says": "IPTC Media Topic by code or name; narrower ones are included; given more than once, any of them"
    },
    {
      "name": "a.notTopic",
      "takes": "text",
      "says": "a topic, narrower ones included, that the article is not to be on"
    },
    {
      "name": "a.language",
      "takes": "text",
      "says": "BCP 47 tag; pt takes pt-BR in; given more than once, any of them"
    },
    {
      "name": "a.source",
      "takes": "text",
      "says": "publisher's domain or name; given more than once, any of them"
    },
    {
      "name": "a.domain",
      "takes": "text",
      "says": "publisher's domain, all below it included; given more than once, any of them"
    },
    {
      "name": "a.notDomain",
      "takes": "text",
      "says": "a publisher's domain, all below it included, that is left out"
    },
    {
      "name": "a.country",
      "takes": "text",
      "says": "publisher's country, ISO 3166-1 alpha-2; given more than once, any of them"
    },
    {
      "name": "a.author",
      "takes": "text",
      "says": "name of an author; given more than once, any of them"
    },
    {
      "name": "a.agency",
      "takes": "text",
      "says": "id or name of a news agency that the text is from, as its publisher says or as was found; given more than once, any of them"
    },
    {
      "name": "a.story",
      "takes": "text",
      "says": "in this story; an id that it had before will do"
    },
    {
      "name": "a.mentionedFrom",
      "takes": "text",
      "says": "the text mentions a date on this day or later"
    },
    {
      "name": "a.mentionedTo",
      "takes": "text",
      "says": "the text mentions a date on this day or earlier; with mentionedFrom: the same date"
    },
    {
      "name": "a.flag",
      "takes": "text",
      "says": "a word from flags; given more than once, all of them"
    },
    {
      "name": "a.revised",
      "takes": "true|false",
      "says": "true: its text was changed since it was first stored; false: never"
    },
    {
      "name": "a.pubStatus",
      "takes": "usable|withheld|canceled",
      "says": "usable, or what must not be shown: withheld, canceled"
    },
    {
      "name": "a.tz",
      "takes": "text",
      "says": "IANA time zone in which a plain date is a day; UTC if not given"
    },
    {
      "name": "a.dateField",
      "takes": "published|stored|modified",
      "says": "what from and to speak of: when it was published, was first stored here, or was last changed by its publisher (if that is told, else published)"
    },
    {
      "name": "a.asOf",
      "takes": "text",
      "says": "what was known then: articles that were stored by then, with the text that they had; RFC 3339, or a date for its end"
    },
    {
      "name": "b.q",
      "takes": "text",
      "says": "words in headline, description or text, in web-search syntax: \"a phrase\", OR, -without, beginn*, (groups), title:, description:, body:"
    },
    {
      "name": "b.entity",
      "takes": "text",
      "says": "id, sameAs or name of a person, place, body ...; may be given more than once"
    },
    {
      "name": "b.entityOp",
      "takes": "and|or",
      "says": "whether all entities are to be in the article, or any"
    },
    {
      "name": "b.notEntity",
      "takes": "text",
      "says": "id, sameAs or name of what is not to be in the article; may be given more than once"
    },
    {
      "name": "b.role",
      "takes": "text",
      "says": "with entity: in this role, as the text gives it, or words of it: chairman finds Senate Chairman"
    },
    {
      "name": "b.topic",
      "takes": "text",
      "says": "IPTC Media Topic by code or name; narrower ones are included; given more than once, any of them"
    },
    {
      "name": "b.notTopic",
      "takes": "text",
      "says": "a topic, narrower ones included, that the article is not to be on"
    },
    {
      "name": "b.language",
      "takes": "text",
      "says": "BCP 47 tag; pt takes pt-BR in; given more than once, any of them"
    },
    {
      "name": "b.source",
      "takes": "text",
      "says": "publisher's domain or name; given more than once, any of them"
    },
    {
      "name": "b.domain",
      "takes": "text",
      "says": "publisher's domain, all below it included; given more than once, any of them"
    },
    {
      "name": "b.notDomain",
      "takes": "text",
      "says": "a publisher's domain, all below it included, that is left out"
    },
    {
      "name": "b.country",
      "takes": "text",
      "says": "publisher's country, ISO 3166-1 alpha-2; given more than once, any of them"
    },
    {
      "name": "b.author",
      "takes": "text",
      "says": "name of an author; given more than once, any of them"
    },
    {
      "name": "b.agency",
      "takes": "text",
      "says": "id or name of a news agency that the text is from, as its publisher says or as was found; given more than once, any of them"
    },
    {
      "name": "b.story",
      "takes": "text",
      "says": "in this story; an id that it had before will do"
    },
    {
      "name": "b.mentionedFrom",
      "takes": "text",
      "says": "the text mentions a date on this day or later"
    },
    {
      "name": "b.mentionedTo",
      "takes": "text",
      "says": "the text mentions a date on this day or earlier; with mentionedFrom: the same date"
    },
    {
      "name": "b.flag",
      "takes": "text",
      "says": "a word from flags; given more than once, all of them"
    },
    {
      "name": "b.revised",
      "takes": "true|false",
      "says": "true: its text was changed since it was first stored; false: never"
    },
    {
      "name": "b.pubStatus",
      "takes": "usable|withheld|canceled",
      "says": "usable, or what must not be shown: withheld, canceled"
    },
    {
      "name": "b.tz",
      "takes": "text",
      "says": "IANA time zone in which a plain date is a day; UTC if not given"
    },
    {
      "name": "b.dateField",
      "takes": "published|stored|modified",
      "says": "what from and to speak of: when it was published, was first stored here, or was last changed by its publisher (if that is told, else published)"
    },
    {
      "name": "b.asOf",
      "takes": "text",
      "says": "what was known then: articles that were stored by then, with the text that they had; RFC 3339, or a date for its end"
    }
  ],
  "newsapiEverything": [
    {
      "name": "q",
      "takes": "text",
      "says": "words, \"a phrase\", +must, -without, AND, OR, NOT and parentheses"
    },
    {
      "name": "qInTitle",
      "takes": "text",
      "says": "the same, in titles alone"
    },
    {
      "name": "searchIn",
      "takes": "text",
      "says": "fields in which q is looked for: title, description, content"
    },
    {
      "name": "sources",
      "takes": "text",
      "says": "ids of at most 20 sources, with commas between"
    },
    {
      "name": "domains",
      "takes": "text",
      "says": "of these domains, with commas between"
    },
    {
      "name": "excludeDomains",
      "takes": "text",
      "says": "of none of these domains"
    },
    {
      "name": "from",
      "takes": "text",
      "says": "published at or after; in UTC where it has no zone"
    },
    {
      "name": "to",
      "takes": "text",
      "says": "published at or before; in UTC where it has no zone"
    },
    {
      "name": "language",
      "takes": "text",
      "says": "ISO 639-1 code"
    },
    {
      "name": "sortBy",
      "takes": "relevancy|popularity|publishedAt",
      "says": "popularity is not known here and taken for publishedAt"
    },
    {
      "name": "pageSize",
      "takes": "number",
      "says": "articles on a page"
    },
    {
      "name": "page",
      "takes": "number",
      "says": "which page, from 1 on"
    },
    {
      "name": "apiKey",
      "takes": "text",
      "says": "or as the header X-Api-Key"
    }
  ],
  "newsapiTopHeadlines": [
    {
      "name": "country",
      "takes": "text",
      "says": "the source's country, ISO 3166-1 alpha-2"
    },
    {
      "name": "category",
      "takes": "text",
      "says": "what it is about, as IPTC Media Topics have it"
    },
    {
      "name": "sources",
      "takes": "text",
      "says": "ids of at most 20 sources, with commas between"
    },
    {
      "name": "q",
      "takes": "text",
      "says": "words, \"a phrase\", +must, -without, AND, OR, NOT and parentheses"
    },
    {
      "name": "language",
      "takes": "text",
      "says": "ISO 639-1 code"
    },
    {
      "name": "pageSize",
      "takes": "number",
      "says": "articles on a page"
    },
    {
      "name": "page",
      "takes": "number",
      "says": "which page, from 1 on"
    },
    {
      "name": "apiKey",
      "takes": "text",
      "says": "or as the header X-Api-Key"
    }
  ],
  "newsapiSources": [
    {
      "name": "category",
      "takes": "text",
      "says": "what it is about, as IPTC Media Topics have it"
    },
    {
      "name": "language",
      "takes": "text",
      "says": "ISO 639-1 code"
    },
    {
      "name": "country",
      "takes": "text",
      "says": "the source's country, ISO 3166-1 alpha-2"
    },
    {
      "name": "apiKey",
      "takes": "text",
      "says": "or as the header X-Api-Key"
    }
  ],
  "newsapiFirstSources": [
    {
      "name": "category",
      "takes": "text",
      "says": "what it is about, as IPTC Media Topics have it"
    },
    {
      "name": "language",
      "takes": "text",
      "says": "ISO 639-1 code"
    },
    {
      "name": "country",
      "takes": "text",
      "says": "the source's country, ISO 3166-1 alpha-2"
    },
    {
      "name": "apiKey",
      "takes": "text",
      "says": "or as the header X-Api-Key"
    }
  ],
  "newsapiFirstArticles": [
    {
      "name": "source",
      "takes": "text",
      "says": "id of a source"
    },
    {
      "name": "sortBy",
      "takes": "top|latest|popular",
      "says": "the newest come first, whatever is asked"
    },
    {
      "name": "apiKey",
      "takes": "text",
      "says": "or as the header X-Api-Key"
    }
  ],
  "getLedger": [
    {
      "name": "articleId",
      "takes": "text",
      "says": "all that came in of this article"
    },
    {
      "name": "url",
      "takes": "text",
      "says": "address or canonical address; tracking parameters and fragment do not matter"
    },
    {
      "name": "eventId",
      "takes": "text",
      "says": "id of the event as it came in"
    },
    {
      "name": "topic",
      "takes": "articles.raw.v1|articles.enriched.v1",
      "says": "where the message came in, with partition and offset"
    },
    {
      "name": "partition",
      "takes": "number",
      "says": "with topic and offset"
    },
    {
      "name": "offset",
      "takes": "text",
      "says": "with topic and partition"
    }
  ],
  "getLedgerBalance": [
    {
      "name": "from",
      "takes": "text",
      "says": "hours from here on: RFC 3339, or a date; a day ago if left out"
    },
    {
      "name": "to",
      "takes": "text",
      "says": "hours up to here"
    }
  ],
  "listDeadLetters": [
    {
      "name": "view",
      "takes": "groups|letters",
      "says": "groups: those that failed in the same way, as one; letters: each by itself"
    },
    {
      "name": "code",
      "takes": "text",
      "says": "why it could not be used"
    },
    {
      "name": "topic",
      "takes": "text",
      "says": "that the message died on"
    },
    {
      "name": "service",
      "takes": "text",
      "says": "that it died in"
    },
    {
      "name": "fingerprint",
      "takes": "text",
      "says": "the same for all that failed in the same way"
    },
    {
      "name": "state",
      "takes": "open|replayed|resolved|discarded",
      "says": "what became of it"
    },
    {
      "name": "articleId",
      "takes": "text",
      "says": "of this article"
    },
    {
      "name": "from",
      "takes": "text",
      "says": "last died at or after: RFC 3339, or a date"
    },
    {
      "name": "to",
      "takes": "text",
      "says": "last died at or before: RFC 3339, or a date for the whole of that day"
    },
    {
      "name": "limit",
      "takes": "number",
      "says": "at most so many on a page"
    },
    {
      "name": "cursor",
      "takes": "text",
      "says": "nextCursor of the page before; good for the same query alone"
    }
  ],
  "streamArticles": [
    {
      "name": "q",
      "takes": "text",
      "says": "words in headline, description or text, in web-search syntax: \"a phrase\", OR, -without, beginn*, (groups), title:, description:, body:"
    },
    {
      "name": "entity",
      "takes": "text",
      "says": "id, sameAs or name of a person, place, body ...; may be given more than once"
    },
    {
      "name": "entityOp",
      "takes": "and|or",
      "says": "whether all entities are to be in the article, or any"
    },
    {
      "name": "notEntity",
      "takes": "text",
      "says": "id, sameAs or name of what is not to be in the article; may be given more than once"
    },
    {
      "name": "role",
      "takes": "text",
      "says": "with entity: in this role, as the text gives it, or words of it: chairman finds Senate Chairman"
    },
    {
      "name": "topic",
      "takes": "text",
      "says": "IPTC Media Topic by code or name; narrower ones are included; given more than once, any of them"
    },
    {
      "name": "notTopic",
      "takes": "text",
      "says": "a topic, narrower ones included, that the article is not to be on"
    },
    {
      "name": "language",
      "takes": "text",
      "says": "BCP 47 tag; pt takes pt-BR in; given more than once, any of them"
    },
    {
      "name": "source",
      "takes": "text",
      "says": "publisher's domain or name; given more than once, any of them"
    },
    {
      "name": "domain",
      "takes": "text",
      "says": "publisher's domain, all below it included; given more than once, any of them"
    },
    {
      "name": "notDomain",
      "takes": "text",
      "says": "a publisher's domain, all below it included, that is left out"
    },
    {
      "name": "country",
      "takes": "text",
      "says": "publisher's country, ISO 3166-1 alpha-2; given more than once, any of them"
    },
    {
      "name": "author",
      "takes": "text",
      "says": "name of an author; given more than once, any of them"
    },
    {
      "name": "agency",
      "takes": "text",
      "says": "id or name of a news agency that the text is from, as its publisher says or as was found; given more than once, any of them"
    },
    {
      "name": "mentionedFrom",
      "takes": "text",
      "says": "the text mentions a date on this day or later"
    },
    {
      "name": "mentionedTo",
      "takes": "text",
      "says": "the text mentions a date on this day or earlier; with mentionedFrom: the same date"
    },
    {
      "name": "flag",
      "takes": "text",
      "says": "a word from flags; given more than once, all of them"
    },
    {
      "name": "revised",
      "takes": "true|false",
      "says": "true: its text was changed since it was first stored; false: never"
    },
    {
      "name": "pubStatus",
      "takes": "usable|withheld|canceled",
      "says": "usable, or what must not be shown: withheld, canceled"
    },
    {
      "name": "from",
      "takes": "text",
      "says": "at or after: RFC 3339, or a date"
    },
    {
      "name": "to",
      "takes": "text",
      "says": "at or before: RFC 3339, or a date for the whole of that day"
    },
    {
      "name": "tz",
      "takes": "text",
      "says": "IANA time zone in which a plain date is a day; UTC if not given"
    },
    {
      "name": "dateField",
      "takes": "published|stored|modified",
      "says": "what from and to speak of: when it was published, was first stored here, or was last changed by its publisher (if that is told, else published)"
    },
    {
      "name": "asOf",
      "takes": "text",
      "says": "what was known then: articles that were stored by then, with the text that they had; RFC 3339, or a date for its end"
    },
    {
      "name": "include",
      "takes": "text",
      "says": "body: articleBody; entities: their mentions; topics: their evidence; highlights: where the words of q stand"
    },
    {
      "name": "lastEventId",
      "takes": "text",
      "says": "goes on after this event; the header Last-Event-ID goes before it, since EventSource sends that"
    },
    {
      "name": "since",
      "takes": "beginning",
      "says": "beginning: from the first event that is kept; left out: from now. An event id goes before it"
    }
  ],
  "listWebhookDeliveries": [
    {
      "name": "limit",
      "takes": "number",
      "says": "at most so many on a page"
    },
    {
      "name": "cursor",
      "takes": "text",
      "says": "nextCursor of the page before; good for the same query alone"
    }
  ]
};
