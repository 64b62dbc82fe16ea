// Written by `npm run contracts` from docs/openapi.json.
export interface paths {
    "/v1/articles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Articles by words, entities, topic, language, source and time; newest first */
        get: operations["listArticles"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/articles/by-url": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The article at an address; the newest, if there are several */
        get: operations["getArticleByUrl"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/articles/stale": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Articles that were enriched by other steps than those of today, as they came */
        get: operations["listStaleArticles"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/articles/{articleId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** An article with its text, mentions and evidence */
        get: operations["getArticle"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/articles/{articleId}/revisions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All revisions of an article, newest first, and what changed in each */
        get: operations["listRevisions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/articles/{articleId}/findings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What was found in an article, by the steps of today and of before */
        get: operations["listFindings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/articles/{articleId}/similar": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Copies of an article, what contains it or is contained in it, and what is like it; most like it first */
        get: operations["listSimilarArticles"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/articles/{articleId}/forget": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Erases an article for good; a tombstone stays that no redelivery undoes */
        post: operations["forgetArticle"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/entities/rulings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Rulings, newest first; those that were taken back, too */
        get: operations["listEntityRulings"];
        put?: never;
        /** Merges entities into one, or splits mentions off from one; from now on, and in what is stored, in the background */
        post: operations["ruleOnEntities"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/entities/rulings/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A ruling, and how far stored articles go by it */
        get: operations["getEntityRuling"];
        put?: never;
        post?: never;
        /** Takes a ruling back: entities stand as they were found, as far as no other ruling is about them */
        delete: operations["undoEntityRuling"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/entities": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** People, organisations, places ... that articles name; most named first */
        get: operations["listEntities"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/topics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Topics that articles are on, broader ones included; all in one page */
        get: operations["listTopics"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/stories": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Articles on the same event, together, over days and languages; the latest first */
        get: operations["listStories"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/stories/{storyId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A story with its articles, and why each is in it; an id that it had before leads to it as well */
        get: operations["getStory"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/stats/timeline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How many articles there were, by the hour, day, week, month or year of a time zone */
        get: operations["getTimeline"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/stats/facets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The languages, countries, sources, topics, entities ... of most articles */
        get: operations["getFacets"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/stats/cooccurrence": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who is named together, in the newest articles that match */
        get: operations["getCooccurrence"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/stats/trending": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Entities or topics of more articles than the time before would let one expect */
        get: operations["getTrending"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/stats/compare": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Two questions on one timeline, and how many articles answer both */
        get: operations["compareArticles"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/compat/newsapi/v2/everything": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Articles as newsapi.org's everything answers them, with the full text */
        get: operations["newsapiEverything"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/compat/newsapi/v2/top-headlines": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The newest articles, as newsapi.org's top-headlines answers them */
        get: operations["newsapiTopHeadlines"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/compat/newsapi/v2/sources": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Publishers of articles, as newsapi.org's sources answers them */
        get: operations["newsapiSources"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/compat/newsapi/v1/sources": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The same, of newsapi.org's first version */
        get: operations["newsapiFirstSources"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/compat/newsapi/v1/articles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The newest articles of a source, as newsapi.org's first version answers them */
        get: operations["newsapiFirstArticles"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/ledger": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What happened to an article or an event: every station, in order
         * @description Asked by exactly one of articleId, url, eventId, or topic, partition and offset of the message that came in.
         */
        get: operations["getLedger"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/ledger/balance": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether all that was received came to an end: by hour, and in all */
        get: operations["getLedgerBalance"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/dead-letters": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Messages that could not be used, by how they failed or each by itself */
        get: operations["listDeadLetters"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/dead-letters/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A letter: facts, history, and the beginning of its bytes as data */
        get: operations["getDeadLetter"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/dead-letters/{id}/value": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All bytes of its value, as a file: as it was patched, else as it came */
        get: operations["getDeadLetterValue"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/dead-letters/{id}/patch": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Mends the value by a JSON Patch; what came is kept beside it */
        post: operations["patchDeadLetter"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/dead-letters/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Publishes all letters that fit again, in the background; a dry run first
         * @description dryRun is true unless it is said to be false. Open ones are meant if the filter names no state.
         */
        post: operations["replayDeadLetters"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/dead-letters/discard": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sets all letters that fit aside, with a reason; a dry run first */
        post: operations["discardDeadLetters"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/dead-letters/{id}/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Publishes a letter to the topic it came from, now */
        post: operations["replayDeadLetter"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/dead-letters/{id}/discard": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sets a letter aside for good, with a reason */
        post: operations["discardDeadLetter"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/replays": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The last replays, newest first */
        get: operations["listReplays"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/replays/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How far a replay is */
        get: operations["getReplay"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/replays/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Cuts a replay off, once the page in hand is out */
        post: operations["cancelReplay"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/replays/{id}/resume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Goes on with a replay that was cut off */
        post: operations["resumeReplay"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/stream": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What is stored, updated and withdrawn, as it happens: Server-Sent Events, each with its article as the list shows it */
        get: operations["streamArticles"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhooks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All webhooks, and how each stands; oldest first */
        get: operations["listWebhooks"];
        put?: never;
        /** Posts what is stored, updated and withdrawn from now on to an address, signed by Standard Webhooks */
        post: operations["addWebhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhooks/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A webhook, and how it stands */
        get: operations["getWebhook"];
        put?: never;
        post?: never;
        /** Nothing is sent any more; what was sent is not listed any more */
        delete: operations["removeWebhook"];
        options?: never;
        head?: never;
        /** Another address, query or choice of events; pause, and go on */
        patch: operations["changeWebhook"];
        trace?: never;
    };
    "/v1/webhooks/{id}/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sends an event of the type khabar.webhook.test.v1 now, and says how that went */
        post: operations["tryWebhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhooks/{id}/revive": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** One that is dead or disabled goes on from where it stopped */
        post: operations["reviveWebhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhooks/{id}/deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The last 500 attempts, newest first */
        get: operations["listWebhookDeliveries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/health/live": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether the process is alive: 503 if only a restart would help */
        get: operations["getLiveness"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/health/ready": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether work flows now, and if not, what it waits for */
        get: operations["getReadiness"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/metrics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The figures of the service, for Prometheus */
        get: operations["getMetrics"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/entities/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** An entity by its id, else by a sameAs or its name */
        get: operations["getEntity"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @description If pubStatus is canceled or withheld, text and all that was found in it are left out. */
        Article: {
            /**
             * Format: uuid
             * @description given, or made from what identifies the article: see articleId()
             */
            articleId: string;
            /** Format: uri */
            url?: string;
            /** Format: uri */
            canonicalUrl?: string;
            headline?: string;
            description?: string;
            /** @description plain text, paragraphs split by a blank line */
            articleBody?: string;
            articleBodyHtml?: string;
            /** @description BCP 47 language tag */
            inLanguage?: string;
            datePublished?: string;
            dateModified?: string;
            /** @description where datePublished comes from */
            date?: {
                /** @description as it was given */
                raw?: string;
                /** @enum {string} */
                precision: "day" | "minute" | "second" | "millisecond";
                /**
                 * @description given: by whoever sent the article; json-ld, meta, time, url, text: where a page says it; received: none could be used, so the time it was taken in
                 * @enum {string}
                 */
                source: "given" | "json-ld" | "meta" | "time" | "url" | "text" | "received";
                /** @description false: a date was given, but none that an article can bear */
                plausible: boolean;
            } & {
                [key: string]: unknown;
            };
            author?: ({
                name: string;
                /** Format: uri */
                url?: string;
            } & {
                [key: string]: unknown;
            })[];
            publisher?: {
                name?: string;
                domain?: string;
                /** @description ISO 3166-1 alpha-2 */
                country?: string;
            } & {
                [key: string]: unknown;
            };
            agency?: string;
            articleSection?: string;
            /** @description the publisher's, then those found */
            keywords?: string[];
            image?: ({
                /** Format: uri */
                url: string;
            } & {
                [key: string]: unknown;
            })[];
            isAccessibleForFree?: boolean;
            rights?: {
                [key: string]: unknown;
            };
            /** @enum {string} */
            pubStatus?: "usable" | "withheld" | "canceled";
            provenance?: {
                /** @description feed, http, ...: how it came in */
                method?: string;
                sourceId?: string;
                feedUrl?: string;
                guid?: string;
                /** Format: date-time */
                fetchedAt?: string;
                finalUrl?: string;
                httpStatus?: number;
                etag?: string;
                charset?: string;
                extractor?: string;
            } & {
                [key: string]: unknown;
            };
            /** @description what was cleaned, dropped or derived on the way in */
            flags?: string[];
            /** @description the beginning of the text, at most 200 characters, where its rights forbid to show more; flags says text_withheld then */
            snippet?: string;
            language?: {
                /** @description BCP 47; und if none could be told */
                tag: string;
                confidence: number;
                declared?: string;
                /** @description whether the declared language is the detected one; absent if none was declared */
                agrees?: boolean;
                /** @description stretches of whole paragraphs in another language than the article */
                paragraphs?: ({
                    /** @enum {string} */
                    field: "headline" | "description" | "articleBody";
                    /** @description UTF-16 code units from the start of the field */
                    start: number;
                    end: number;
                    tag: string;
                } & {
                    [key: string]: unknown;
                })[];
            } & {
                [key: string]: unknown;
            };
            /** @description best first; absent if not looked for; evidence by include=topics, and in a single article */
            topics?: ({
                /** @description IPTC Media Topic, or a topic of the operator's own by its code in topics.d */
                code: string;
                name: string;
                /** @description codes from the next broader topic up to the top */
                broader: string[];
                confidence: number;
                evidence?: ({
                    /** @enum {string} */
                    field: "headline" | "description" | "articleBody";
                    /** @description UTF-16 code units from the start of the field */
                    start: number;
                    end: number;
                    text: string;
                } & {
                    [key: string]: unknown;
                })[];
                method: string;
            } & {
                [key: string]: unknown;
            })[];
            dates?: ({
                /** @enum {string} */
                field: "headline" | "description" | "articleBody";
                /** @description UTF-16 code units from the start of the field */
                start: number;
                end: number;
                text: string;
                /** @description ISO 8601 date, year-month or year */
                value: string;
            } & {
                [key: string]: unknown;
            })[];
            /** @description news agencies that the text is from (IPTC ninjs infosources): the publisher, the field agency, then as they stand */
            infosources?: ({
                /** @description of the agency in our table; else made of its name */
                id: string;
                name: string;
                /** @description ISO 3166-1 alpha-2 */
                country?: string;
                /** @enum {string} */
                role: "agency";
                /**
                 * @description what says so first: one of the article's fields, or its text outside of the running one
                 * @enum {string}
                 */
                via: "publisher" | "agency" | "author" | "dateline" | "credit";
                /** @description where the text says so; empty if a field alone does */
                evidence: ({
                    /** @enum {string} */
                    field: "headline" | "description" | "articleBody";
                    /** @description UTF-16 code units from the start of the field */
                    start: number;
                    end: number;
                    text: string;
                } & {
                    [key: string]: unknown;
                })[];
            } & {
                [key: string]: unknown;
            })[];
            /** @description the keywords that stand in the text, each where it stands best, in the order of the text */
            keyphrases?: ({
                /** @enum {string} */
                field: "headline" | "description" | "articleBody";
                /** @description UTF-16 code units from the start of the field */
                start: number;
                end: number;
                text: string;
                /** @description beside the heaviest one of the article, which has 1 */
                weight: number;
            } & {
                [key: string]: unknown;
            })[];
            /** @description sentences that stand for the text; absent for texts of three or fewer */
            summary?: {
                /** @description the sentences, a space between them; empty if none is worth it */
                text: string;
                /** @description at most three sentences of articleBody, in the text's order */
                sentences: ({
                    /** @enum {string} */
                    field: "headline" | "description" | "articleBody";
                    /** @description UTF-16 code units from the start of the field */
                    start: number;
                    end: number;
                    text: string;
                } & {
                    [key: string]: unknown;
                })[];
            } & {
                [key: string]: unknown;
            };
            enrichment: {
                /** @description hash of the versions and resources of all steps */
                setId: string;
                /**
                 * @description partial: a step failed or ran out of time
                 * @enum {string}
                 */
                status: "complete" | "partial";
                steps: ({
                    name: string;
                    version: string;
                    /** @enum {string} */
                    status: "ok" | "skipped" | "unsupported_language" | "timed_out" | "failed";
                    /** @description milliseconds; the one value that differs from run to run */
                    ms: number;
                } & {
                    [key: string]: unknown;
                })[];
            } & {
                [key: string]: unknown;
            };
            /**
             * Format: uuid
             * @description the article whose text it has: the parent of its set; absent in the parent, and where there are no copies
             */
            copyOf?: string;
            /** @description with copyOf: what both have of all that either has (Jaccard, of three-word runs) */
            similarity?: number;
            /** @description with copyOf: what part of this article's text that one has, too */
            containment?: number;
            /** @description the event that it reports; absent until it is grouped, seconds after it is stored */
            story?: {
                /** Format: uuid */
                id: string;
                title?: string;
                /** @description articles on the event, copies among them */
                articleCount: number;
                /** @description of these, copies of another */
                copyCount: number;
                /** @description origins; a set of copies has one */
                independentSourceCount: number;
            };
            /** @description where the words of q stand, by include=highlights: one snippet of headline and description, at most three of articleBody */
            highlights?: components["schemas"]["Highlight"][];
            revision: number;
            /** Format: date-time */
            storedAt: string;
            /** Format: date-time */
            updatedAt: string;
            /** @description most salient first; absent if not looked for; mentions by include=entities, and in a single article */
            entities?: ({
                /** @description `wikidata:Q...` or, for towns and regions, `geonames:...` where a source vouches for it, else made of type and name */
                id: string;
                /** @enum {string} */
                type: "person" | "organisation" | "place" | "event" | "agreement" | "work" | "other";
                name: string;
                sameAs: string[];
                /** @description ISO 3166-1 alpha-2 */
                country?: string;
                /** @description as the text gives it: "Senate Chairman" */
                role?: string;
                salience: number;
                confidence: number;
                /** @description all mentions; the list may stop short of it */
                mentionCount: number;
                mentions?: ({
                    /** @enum {string} */
                    field: "headline" | "description" | "articleBody";
                    /** @description UTF-16 code units from the start of the field */
                    start: number;
                    end: number;
                    text: string;
                    /** @description the rule or model that found this mention */
                    method?: string;
                    confidence?: number;
                    /**
                     * @description of what stands outside of the running text
                     * @enum {string}
                     */
                    role?: "dateline" | "credit";
                } & {
                    [key: string]: unknown;
                })[];
                /** @description the rule or model that found it */
                method: string;
                /** @description what else the name may mean, best first; all that it may mean where the entity has no id of a source */
                candidates?: ({
                    id: string;
                    name: string;
                    country?: string;
                    /** @description how likely it is meant, beside the others */
                    score: number;
                } & {
                    [key: string]: unknown;
                })[];
                /**
                 * Format: uuid
                 * @description the last ruling that made it what it is
                 */
                ruling?: string;
            } & {
                [key: string]: unknown;
            })[];
        } & {
            [key: string]: unknown;
        };
        /** @description A stretch of a field in which words of q stand; `text` is exactly field.slice(start, end). */
        Highlight: {
            /** @enum {string} */
            field: "headline" | "description" | "articleBody";
            /** @description UTF-16 code units from the start of the field */
            start: number;
            end: number;
            text: string;
            /** @description words and phrases of q, in UTF-16 code units from the start of the field, as start and end are */
            matches: {
                start: number;
                end: number;
            }[];
        } & {
            [key: string]: unknown;
        };
        StaleArticle: {
            /** Format: uuid */
            articleId: string;
            revision: number;
            /** @description what it was enriched by */
            setId: string;
            /** @description as it came, so that it can be published again */
            article: components["schemas"]["RawArticle"];
            language?: {
                /** @description BCP 47; und if none could be told */
                tag: string;
                confidence: number;
                declared?: string;
                /** @description whether the declared language is the detected one; absent if none was declared */
                agrees?: boolean;
                /** @description stretches of whole paragraphs in another language than the article */
                paragraphs?: ({
                    /** @enum {string} */
                    field: "headline" | "description" | "articleBody";
                    /** @description UTF-16 code units from the start of the field */
                    start: number;
                    end: number;
                    tag: string;
                } & {
                    [key: string]: unknown;
                })[];
            } & {
                [key: string]: unknown;
            };
            entities: ({
                /** @description `wikidata:Q...` or, for towns and regions, `geonames:...` where a source vouches for it, else made of type and name */
                id: string;
                /** @enum {string} */
                type: "person" | "organisation" | "place" | "event" | "agreement" | "work" | "other";
                name: string;
                sameAs: string[];
                /** @description ISO 3166-1 alpha-2 */
                country?: string;
                /** @description as the text gives it: "Senate Chairman" */
                role?: string;
                salience: number;
                confidence: number;
                /** @description all mentions; the list may stop short of it */
                mentionCount: number;
                mentions?: ({
                    /** @enum {string} */
                    field: "headline" | "description" | "articleBody";
                    /** @description UTF-16 code units from the start of the field */
                    start: number;
                    end: number;
                    text: string;
                    /** @description the rule or model that found this mention */
                    method?: string;
                    confidence?: number;
                    /**
                     * @description of what stands outside of the running text
                     * @enum {string}
                     */
                    role?: "dateline" | "credit";
                } & {
                    [key: string]: unknown;
                })[];
                /** @description the rule or model that found it */
                method: string;
                /** @description what else the name may mean, best first; all that it may mean where the entity has no id of a source */
                candidates?: ({
                    id: string;
                    name: string;
                    country?: string;
                    /** @description how likely it is meant, beside the others */
                    score: number;
                } & {
                    [key: string]: unknown;
                })[];
            } & {
                [key: string]: unknown;
            })[];
            topics: ({
                /** @description IPTC Media Topic, or a topic of the operator's own by its code in topics.d */
                code: string;
                name: string;
                /** @description codes from the next broader topic up to the top */
                broader: string[];
                confidence: number;
                evidence?: ({
                    /** @enum {string} */
                    field: "headline" | "description" | "articleBody";
                    /** @description UTF-16 code units from the start of the field */
                    start: number;
                    end: number;
                    text: string;
                } & {
                    [key: string]: unknown;
                })[];
                method: string;
            } & {
                [key: string]: unknown;
            })[];
        };
        /**
         * RawArticle v1
         * @description Taken in for these names as well: id, title, content | text | body, html, publishedAt | published_at | pubDate | date, source, language | lang, link, urlToImage.
         */
        RawArticle: ({
            /**
             * Format: uuid
             * @description given, or made from what identifies the article: see articleId()
             */
            articleId?: string;
            /** Format: uri */
            url?: string;
            /** Format: uri */
            canonicalUrl?: string;
            headline?: string;
            description?: string;
            /** @description plain text, paragraphs split by a blank line */
            articleBody?: string;
            articleBodyHtml?: string;
            /** @description BCP 47 language tag */
            inLanguage?: string;
            datePublished?: string;
            dateModified?: string;
            /** @description where datePublished comes from */
            date?: {
                /** @description as it was given */
                raw?: string;
                /** @enum {string} */
                precision: "day" | "minute" | "second" | "millisecond";
                /**
                 * @description given: by whoever sent the article; json-ld, meta, time, url, text: where a page says it; received: none could be used, so the time it was taken in
                 * @enum {string}
                 */
                source: "given" | "json-ld" | "meta" | "time" | "url" | "text" | "received";
                /** @description false: a date was given, but none that an article can bear */
                plausible: boolean;
            } & {
                [key: string]: unknown;
            };
            author?: ({
                name: string;
                /** Format: uri */
                url?: string;
            } & {
                [key: string]: unknown;
            })[];
            publisher?: {
                name?: string;
                domain?: string;
                /** @description ISO 3166-1 alpha-2 */
                country?: string;
            } & {
                [key: string]: unknown;
            };
            agency?: string;
            articleSection?: string;
            keywords?: string[];
            image?: ({
                /** Format: uri */
                url: string;
            } & {
                [key: string]: unknown;
            })[];
            isAccessibleForFree?: boolean;
            rights?: {
                [key: string]: unknown;
            };
            /** @enum {string} */
            pubStatus?: "usable" | "withheld" | "canceled";
            provenance?: {
                /** @description feed, http, ...: how it came in */
                method?: string;
                sourceId?: string;
                feedUrl?: string;
                guid?: string;
                /** Format: date-time */
                fetchedAt?: string;
                finalUrl?: string;
                httpStatus?: number;
                etag?: string;
                charset?: string;
                extractor?: string;
            } & {
                [key: string]: unknown;
            };
            /** @description what was cleaned, dropped or derived on the way in */
            flags?: string[];
        } & {
            [key: string]: unknown;
        }) | unknown | unknown | ({
            /** @enum {unknown} */
            pubStatus: "canceled";
        } | unknown | unknown | unknown);
        Revision: {
            /** @description its number, in order of arrival */
            revision: number;
            /** @description whether it is the one that stands */
            current: boolean;
            /** @description true: a later revision had come before it, so it never stood; it has its place by time */
            late: boolean;
            /** Format: date-time */
            storedAt: string;
            /**
             * Format: date-time
             * @description its text was given up then, by the retention of revisions
             */
            erasedAt?: string;
            contentHash: string;
            setId: string;
            /** @enum {string} */
            pubStatus?: "usable" | "withheld" | "canceled";
            dateModified?: string;
            /** @description absent if the article may not be shown */
            headline?: string;
            /** @description fields that differ from the revision before; empty in the first */
            changed: string[];
            /** @description word by word, of the texts that changed; absent if either text may not be shown or is not kept */
            diff?: {
                [key: string]: {
                    /** @enum {string} */
                    op: "equal" | "insert" | "delete";
                    text: string;
                }[];
            };
            /** @description of these, a leading part of 20,000 characters was compared */
            diffTruncated?: ("headline" | "description" | "articleBody")[];
        };
        /** @description A field is absent if it was not looked for. */
        Findings: {
            setId: string;
            /** @description of the article that this was found in */
            revision: number;
            /** Format: date-time */
            foundAt: string;
            /** @description whether these are the findings that the article is answered with */
            current: boolean;
            language?: {
                /** @description BCP 47; und if none could be told */
                tag: string;
                confidence: number;
                declared?: string;
                /** @description whether the declared language is the detected one; absent if none was declared */
                agrees?: boolean;
                /** @description stretches of whole paragraphs in another language than the article */
                paragraphs?: ({
                    /** @enum {string} */
                    field: "headline" | "description" | "articleBody";
                    /** @description UTF-16 code units from the start of the field */
                    start: number;
                    end: number;
                    tag: string;
                } & {
                    [key: string]: unknown;
                })[];
            } & {
                [key: string]: unknown;
            };
            entities?: ({
                /** @description `wikidata:Q...` or, for towns and regions, `geonames:...` where a source vouches for it, else made of type and name */
                id: string;
                /** @enum {string} */
                type: "person" | "organisation" | "place" | "event" | "agreement" | "work" | "other";
                name: string;
                sameAs: string[];
                /** @description ISO 3166-1 alpha-2 */
                country?: string;
                /** @description as the text gives it: "Senate Chairman" */
                role?: string;
                salience: number;
                confidence: number;
                /** @description all mentions; the list may stop short of it */
                mentionCount: number;
                mentions?: ({
                    /** @enum {string} */
                    field: "headline" | "description" | "articleBody";
                    /** @description UTF-16 code units from the start of the field */
                    start: number;
                    end: number;
                    text: string;
                    /** @description the rule or model that found this mention */
                    method?: string;
                    confidence?: number;
                    /**
                     * @description of what stands outside of the running text
                     * @enum {string}
                     */
                    role?: "dateline" | "credit";
                } & {
                    [key: string]: unknown;
                })[];
                /** @description the rule or model that found it */
                method: string;
                /** @description what else the name may mean, best first; all that it may mean where the entity has no id of a source */
                candidates?: ({
                    id: string;
                    name: string;
                    country?: string;
                    /** @description how likely it is meant, beside the others */
                    score: number;
                } & {
                    [key: string]: unknown;
                })[];
            } & {
                [key: string]: unknown;
            })[];
            topics?: ({
                /** @description IPTC Media Topic, or a topic of the operator's own by its code in topics.d */
                code: string;
                name: string;
                /** @description codes from the next broader topic up to the top */
                broader: string[];
                confidence: number;
                evidence?: ({
                    /** @enum {string} */
                    field: "headline" | "description" | "articleBody";
                    /** @description UTF-16 code units from the start of the field */
                    start: number;
                    end: number;
                    text: string;
                } & {
                    [key: string]: unknown;
                })[];
                method: string;
            } & {
                [key: string]: unknown;
            })[];
            /** @description news agencies that the text is from (IPTC ninjs infosources): the publisher, the field agency, then as they stand */
            infosources?: ({
                /** @description of the agency in our table; else made of its name */
                id: string;
                name: string;
                /** @description ISO 3166-1 alpha-2 */
                country?: string;
                /** @enum {string} */
                role: "agency";
                /**
                 * @description what says so first: one of the article's fields, or its text outside of the running one
                 * @enum {string}
                 */
                via: "publisher" | "agency" | "author" | "dateline" | "credit";
                /** @description where the text says so; empty if a field alone does */
                evidence: ({
                    /** @enum {string} */
                    field: "headline" | "description" | "articleBody";
                    /** @description UTF-16 code units from the start of the field */
                    start: number;
                    end: number;
                    text: string;
                } & {
                    [key: string]: unknown;
                })[];
            } & {
                [key: string]: unknown;
            })[];
            /** @description best first */
            keywords?: string[];
            /** @description the keywords that stand in the text, each where it stands best, in the order of the text */
            keyphrases?: ({
                /** @enum {string} */
                field: "headline" | "description" | "articleBody";
                /** @description UTF-16 code units from the start of the field */
                start: number;
                end: number;
                text: string;
                /** @description beside the heaviest one of the article, which has 1 */
                weight: number;
            } & {
                [key: string]: unknown;
            })[];
            /** @description sentences that stand for the text; absent for texts of three or fewer */
            summary?: {
                /** @description the sentences, a space between them; empty if none is worth it */
                text: string;
                /** @description at most three sentences of articleBody, in the text's order */
                sentences: ({
                    /** @enum {string} */
                    field: "headline" | "description" | "articleBody";
                    /** @description UTF-16 code units from the start of the field */
                    start: number;
                    end: number;
                    text: string;
                } & {
                    [key: string]: unknown;
                })[];
            } & {
                [key: string]: unknown;
            };
            enrichment: {
                /** @description hash of the versions and resources of all steps */
                setId: string;
                /**
                 * @description partial: a step failed or ran out of time
                 * @enum {string}
                 */
                status: "complete" | "partial";
                steps: ({
                    name: string;
                    version: string;
                    /** @enum {string} */
                    status: "ok" | "skipped" | "unsupported_language" | "timed_out" | "failed";
                    /** @description milliseconds; the one value that differs from run to run */
                    ms: number;
                } & {
                    [key: string]: unknown;
                })[];
            } & {
                [key: string]: unknown;
            };
        };
        SimilarArticle: {
            /**
             * @description what it is to the article asked about: copy, one of its set; contains, it holds all of it and more of its own; containedIn, all of it stands there; similar, a good part is the same; sameStory, another text on the event, which it follows or is followed by
             * @enum {string}
             */
            relation: "copy" | "contains" | "containedIn" | "similar" | "sameStory";
            /** @description what both have of all that either has (Jaccard, of three-word runs); absent with sameStory */
            similarity?: number;
            /** @description what part of this article's text the one asked about has, too; absent with sameStory */
            containment?: number;
            /** @description with sameStory: how well the later one fits the story */
            score?: number;
            article: components["schemas"]["Article"];
        };
        Forgotten: {
            /** Format: uuid */
            articleId: string;
            /** Format: date-time */
            forgottenAt: string;
            why: string;
            /** @description how many there were */
            revisions: number;
        };
        EntityRuling: {
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            kind: "merge" | "split";
            /** @description those that are merged; the one that is split */
            ids: string[];
            mention?: string;
            language?: string;
            source?: string;
            /** Format: uuid */
            articleId?: string;
            into: {
                id: string;
                /** @enum {string} */
                type: "person" | "organisation" | "place" | "event" | "agreement" | "work" | "other";
                name: string;
            };
            reason?: string;
            by?: string;
            /**
             * @description moving, undoing: new articles go by it, or not, and stored ones are being moved
             * @enum {string}
             */
            state: "moving" | "standing" | "undoing" | "undone";
            /** @description stored ones, since the ruling was made or taken back */
            articles: {
                /** @description that are to be looked at; null if not counted yet */
                total: number | null;
                looked: number;
                /** @description in which something changed */
                moved: number;
            };
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            undoneAt?: string;
        };
        Entity: {
            id: string;
            /** @enum {string} */
            type: "person" | "organisation" | "place" | "event" | "agreement" | "work" | "other";
            name: string;
            sameAs: string[];
            country?: string;
            /** @description articles that name it */
            articleCount: number;
            /** @description ids that were merged into it by a ruling */
            merged?: string[];
        };
        Topic: {
            /** @description IPTC Media Topic, or the code of a topic of your own */
            code: string;
            /** @description absent if only its code was met, as the broader topic of another */
            name?: string;
            /** @description codes from the next broader topic up to the top */
            broader: string[];
            /** @description articles on it or on a narrower topic */
            articleCount: number;
        };
        /** @description Lists hold what most articles say, most said first; the newest 30 that are no copies are counted. */
        Story: {
            /** Format: uuid */
            id: string;
            title?: string;
            /** @description articles on the event, copies among them */
            articleCount: number;
            /** @description of these, copies of another */
            copyCount: number;
            /** @description origins; a set of copies has one */
            independentSourceCount: number;
            /**
             * Format: uuid
             * @description the most central article; its headline is the title
             */
            titleArticleId: string;
            /** Format: date-time */
            firstPublished: string;
            /** Format: date-time */
            lastPublished: string;
            languages: string[];
            /** @description of the places that are named, most named first */
            countries: string[];
            publisherCountries: string[];
            topics: {
                code: string;
                name?: string;
                articleCount: number;
            }[];
            entities: {
                id: string;
                /** @enum {string} */
                type: "person" | "organisation" | "place" | "event" | "agreement" | "work" | "other";
                name: string;
                articleCount: number;
            }[];
        };
        WholeStory: {
            /** Format: uuid */
            id: string;
            title?: string;
            /** @description articles on the event, copies among them */
            articleCount: number;
            /** @description of these, copies of another */
            copyCount: number;
            /** @description origins; a set of copies has one */
            independentSourceCount: number;
            /**
             * Format: uuid
             * @description the most central article; its headline is the title
             */
            titleArticleId: string;
            /** Format: date-time */
            firstPublished: string;
            /** Format: date-time */
            lastPublished: string;
            languages: string[];
            /** @description of the places that are named, most named first */
            countries: string[];
            publisherCountries: string[];
            topics: {
                code: string;
                name?: string;
                articleCount: number;
            }[];
            entities: {
                id: string;
                /** @enum {string} */
                type: "person" | "organisation" | "place" | "event" | "agreement" | "work" | "other";
                name: string;
                articleCount: number;
            }[];
            /**
             * Format: uuid
             * @description the id that was asked for, where that is no longer the id of a story
             */
            movedFrom?: string;
            /** @description of stories that went into this one */
            formerIds: string[];
            timeline: {
                /** Format: date-time */
                hour: string;
                articles: number;
                copies: number;
            }[];
            history: {
                /** Format: uuid */
                storyId: string;
                /** @enum {string} */
                kind: "renamed" | "merged" | "split" | "ended";
                /** @description where its articles went, most of them first */
                into: string[];
                articles: number;
                /** Format: date-time */
                at: string;
            }[];
            articles: {
                data: {
                    /** Format: uuid */
                    articleId: string;
                    headline?: string;
                    url?: string;
                    /** Format: date-time */
                    datePublished: string;
                    language: string;
                    publisher?: {
                        [key: string]: unknown;
                    };
                    /** Format: uuid */
                    copyOf?: string;
                    /** @description the earlier article that brought it into the story, and what both share; absent on the first */
                    follows?: {
                        /** Format: uuid */
                        articleId: string;
                        score: number;
                        evidence?: {
                            entities: string[];
                            /** @description as they are compared: the first letters, as they sound */
                            words: string[];
                            numbers: string[];
                            topics: string[];
                            /** @description cosine of the meanings */
                            meaning?: number;
                            daysApart: number;
                        };
                    };
                }[];
                page: {
                    limit: number;
                    nextCursor: string | null;
                };
            };
        };
        /** @description The first and the last one count what lies within from and to. */
        Timeline: {
            data: components["schemas"]["TimelineBucket"][];
            page: {
                limit: number;
                /** @description cursor of the next page; null on the last */
                nextCursor: string | null;
                total?: {
                    value: number;
                    /**
                     * @description gte: there are more, and they were not counted
                     * @enum {string}
                     */
                    relation: "eq" | "gte";
                };
            };
            query: {
                /** @description the query as it was understood */
                normalised: {
                    [key: string]: unknown;
                };
                warnings: {
                    parameter: string;
                    message: string;
                }[];
            };
        };
        TimelineBucket: {
            /**
             * Format: date-time
             * @description beginning of the hour, day ..., as the zone tells it
             */
            start: string;
            /**
             * Format: date-time
             * @description beginning of the next
             */
            end: string;
            count: number;
            /** @description of all articles of that time */
            share: number;
            /** @description all articles of that time */
            total: number;
        };
        Facet: {
            /** @enum {string} */
            facet: "language" | "country" | "source" | "agency" | "type" | "topic" | "entity";
            /** @description in most articles first */
            values: {
                /** @description tag, code, domain or id, as the parameter of the same name takes it */
                value: string;
                name?: string;
                /** @enum {string} */
                type?: "person" | "organisation" | "place" | "event" | "agreement" | "work" | "other";
                country?: string;
                count: number;
                /** @description of the articles that were counted */
                share: number;
            }[];
            /** @description there are further values */
            more: boolean;
            /** @description articles with a value that is not listed; absent where an article may have several */
            other?: number;
            /** @description articles without a value; absent where an article may have several */
            missing?: number;
        };
        Cooccurrence: {
            data: {
                /** @description that were looked at: the newest that match */
                articles: {
                    value: number;
                    /**
                     * @description gte: there are more, and they were not counted
                     * @enum {string}
                     */
                    relation: "eq" | "gte";
                };
                /** @description in most articles first */
                nodes: {
                    id: string;
                    /** @enum {string} */
                    type: "person" | "organisation" | "place" | "event" | "agreement" | "work" | "other";
                    name: string;
                    count: number;
                }[];
                /** @description of a graph: by the ids of nodes */
                edges?: {
                    source: string;
                    target: string;
                    count: number;
                    npmi: number;
                }[];
                /** @description of a matrix, in the order of the nodes; how many name it, on the diagonal */
                counts?: number[][];
                /** @description of a matrix: normalised pointwise mutual information; -1 never together, 0 as by chance, 1 always; null on the diagonal */
                npmi?: (number | null)[][];
                leftOut: {
                    /** @description other entities of these articles */
                    nodes: number;
                    /** @description other pairs of the nodes that are listed */
                    edges: number;
                };
            };
            query: {
                normalised: {
                    [key: string]: unknown;
                };
                warnings: {
                    parameter: string;
                    message: string;
                }[];
            };
        };
        Trend: {
            /** @description id or code */
            value: string;
            name?: string;
            /** @enum {string} */
            type?: "person" | "organisation" | "place" | "event" | "agreement" | "work" | "other";
            country?: string;
            /** @description articles in the window */
            count: number;
            /** @description articles in the baseline */
            baselineCount: number;
            /** @description in the window, if its share were that of the baseline */
            expected: number;
            /** @description count / expected */
            ratio: number;
            /** @description how surprising: 2 (count ln(count / expected) - count + expected) */
            score: number;
        };
        Comparison: {
            data: components["schemas"]["ComparedBucket"][];
            page: {
                limit: number;
                /** @description cursor of the next page; null on the last */
                nextCursor: string | null;
                total?: {
                    value: number;
                    /**
                     * @description gte: there are more, and they were not counted
                     * @enum {string}
                     */
                    relation: "eq" | "gte";
                };
            };
            query: {
                /** @description the query as it was understood */
                normalised: {
                    [key: string]: unknown;
                };
                warnings: {
                    parameter: string;
                    message: string;
                }[];
            };
            a: {
                articles: {
                    value: number;
                    /**
                     * @description gte: there are more, and they were not counted
                     * @enum {string}
                     */
                    relation: "eq" | "gte";
                };
                /** @description of all articles of that time */
                share: number;
            };
            b: {
                articles: {
                    value: number;
                    /**
                     * @description gte: there are more, and they were not counted
                     * @enum {string}
                     */
                    relation: "eq" | "gte";
                };
                /** @description of all articles of that time */
                share: number;
            };
            overlap: {
                articles: {
                    value: number;
                    /**
                     * @description gte: there are more, and they were not counted
                     * @enum {string}
                     */
                    relation: "eq" | "gte";
                };
                /** @description of the articles of a; absent if not all were counted */
                ofA?: number;
                ofB?: number;
                /** @description of the articles of either */
                jaccard?: number;
            };
        };
        ComparedBucket: {
            /**
             * Format: date-time
             * @description beginning of the hour, day ..., as the zone tells it
             */
            start: string;
            /**
             * Format: date-time
             * @description beginning of the next
             */
            end: string;
            a: {
                count: number;
                /** @description of all articles of that time */
                share: number;
            };
            b: {
                count: number;
                /** @description of all articles of that time */
                share: number;
            };
            total: number;
        };
        Station: {
            /**
             * Format: uuid
             * @description the message that came in; the same at all its stations
             */
            unit: string;
            /** @description null: the message could not be read so far */
            articleId: string | null;
            eventId: string | null;
            /** @description received, enriched, then one of stored, revised, reenriched, duplicate, stale, dead; of its dead letter patched, replayed, resolved, discarded */
            station: string;
            /** @description RFC 3339; of received and enriched the time on the log, else of the database */
            time: string;
            topic: string;
            partition: number;
            /** @description a 64-bit number */
            offset: string;
            service: string | null;
            reason: string | null;
            code: string | null;
            /** @description the letter that it became, or is a replay of */
            deadLetterId: string | null;
        };
        LedgerBalance: {
            data: {
                /** @description beginning of the hour in which the ledger first heard of them, RFC 3339 */
                hour: string;
                /** @description messages that the topics themselves told of */
                received: number;
                /** @description of those, and of unseen ones: stored, revised, ..., dead */
                outcomes: {
                    [key: string]: number;
                };
                /** @description received - all outcomes: not at their end yet */
                open: number;
            }[];
            total: {
                /** @description messages that the topics themselves told of */
                received: number;
                /** @description of those, and of unseen ones: stored, revised, ..., dead */
                outcomes: {
                    [key: string]: number;
                };
                /** @description received, without an outcome yet, and not for too long */
                inFlight: number;
                /** @description received, and without an outcome for longer than graceSeconds */
                missing: number;
                /** @description with an outcome, and not told of by their own topic for as long */
                unseen: number;
                /** @description received - all outcomes - inFlight; nought if all is well */
                difference: number;
            };
            graceSeconds: number;
        };
        DeadLetterGroup: {
            fingerprint: string;
            code: string;
            /** @description of the last of them */
            reason: string;
            topic: string;
            service: string;
            letters: number;
            /** @description deaths, replays among them */
            times: number;
            states: {
                open: number;
                replayed: number;
                resolved: number;
                discarded: number;
            };
            firstAt: string;
            lastAt: string;
        };
        DeadLetter: {
            /** Format: uuid */
            id: string;
            /** @description open, replayed (on its way), resolved (a replay came to a good end), discarded */
            state: string;
            topic: string;
            partition: number;
            offset: string;
            articleId: string | null;
            eventId: string | null;
            code: string;
            reason: string;
            /** @description RFC 6901 pointer to the field at fault */
            pointer: string | null;
            /** @description the same for all that failed in the same way */
            fingerprint: string;
            service: string;
            /** @description deaths, its replays among them */
            times: number;
            firstAt: string;
            lastAt: string;
            /** @description of the original value; null if it had none */
            bytes: number | null;
            /** @description the broker refused the value: it can be replayed only if it is patched */
            valueLeftOut: boolean;
            patched: boolean;
        };
        WholeDeadLetter: {
            /** Format: uuid */
            id: string;
            /** @description open, replayed (on its way), resolved (a replay came to a good end), discarded */
            state: string;
            topic: string;
            partition: number;
            offset: string;
            articleId: string | null;
            eventId: string | null;
            code: string;
            reason: string;
            /** @description RFC 6901 pointer to the field at fault */
            pointer: string | null;
            /** @description the same for all that failed in the same way */
            fingerprint: string;
            service: string;
            /** @description deaths, its replays among them */
            times: number;
            firstAt: string;
            lastAt: string;
            /** @description of the original value; null if it had none */
            bytes: number | null;
            /** @description the broker refused the value: it can be replayed only if it is patched */
            valueLeftOut: boolean;
            patched: boolean;
            key: {
                /** @description how many there are */
                bytes: number;
                /** @description the beginning of them as UTF-8; what is none is U+FFFD */
                text: string;
                /** @description the same beginning, byte for byte */
                base64: string;
                truncated: boolean;
            } | null;
            headers: {
                name: string;
                /** @description how many there are */
                bytes: number;
                /** @description the beginning of them as UTF-8; what is none is U+FFFD */
                text: string;
                /** @description the same beginning, byte for byte */
                base64: string;
                truncated: boolean;
            }[];
            /** @description as it came */
            value: {
                /** @description how many there are */
                bytes: number;
                /** @description the beginning of them as UTF-8; what is none is U+FFFD */
                text: string;
                /** @description the same beginning, byte for byte */
                base64: string;
                truncated: boolean;
            } | null;
            /** @description what a replay sends instead */
            patchedValue: {
                /** @description how many there are */
                bytes: number;
                /** @description the beginning of them as UTF-8; what is none is U+FFFD */
                text: string;
                /** @description the same beginning, byte for byte */
                base64: string;
                truncated: boolean;
            } | null;
            history: ({
                time: string;
                what: string;
            } & {
                [key: string]: unknown;
            })[];
        };
        /** @description RFC 6902. A value that is no JSON is taken to be null: replace it as a whole, path "". */
        JsonPatch: ({
            /** @enum {string} */
            op: "add" | "replace" | "test";
            path: string;
            value: unknown;
        } | {
            /** @enum {string} */
            op: "remove";
            path: string;
        } | {
            /** @enum {string} */
            op: "move" | "copy";
            path: string;
            from: string;
        })[];
        Replay: {
            /** Format: uuid */
            id: string;
            filter: {
                [key: string]: unknown;
            };
            /** @description running, canceled, done */
            state: string;
            total: number;
            published: number;
            /** @description that the broker would not take: too large */
            refused: number;
            /** @description resolved or changed in between */
            skipped: number;
            remaining: number;
            /** @description why it does not go on now */
            waits: string | null;
            createdAt: string;
            updatedAt: string;
        };
        WebhookWithSecret: {
            /** Format: uuid */
            id: string;
            url: string;
            description?: string;
            /** @description as it was given */
            query: {
                [key: string]: string | string[];
            };
            events: ("stored" | "updated" | "withdrawn")[];
            /**
             * @description active: it is told; paused: by its owner; dead: it failed too often; disabled: it answered 410. The last two take a revive
             * @enum {string}
             */
            state: "active" | "paused" | "dead" | "disabled";
            /** @description why the last attempt failed */
            reason?: string;
            /** @description attempts at the event that is next */
            failures: number;
            /** Format: date-time */
            failingSince?: string;
            /**
             * Format: date-time
             * @description when it is tried again; there only while it fails
             */
            nextAttemptAt?: string;
            /**
             * Format: date-time
             * @description of the last delivery
             */
            deliveredAt?: string;
            /** @description events that have not been looked at for it */
            behind: number;
            /** @description events that were given up (RETAIN_FEED_DAYS) before it took them */
            missed: number;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
            /** @description to check signatures with; shown this once */
            secret: string;
        };
        Webhook: {
            /** Format: uuid */
            id: string;
            url: string;
            description?: string;
            /** @description as it was given */
            query: {
                [key: string]: string | string[];
            };
            events: ("stored" | "updated" | "withdrawn")[];
            /**
             * @description active: it is told; paused: by its owner; dead: it failed too often; disabled: it answered 410. The last two take a revive
             * @enum {string}
             */
            state: "active" | "paused" | "dead" | "disabled";
            /** @description why the last attempt failed */
            reason?: string;
            /** @description attempts at the event that is next */
            failures: number;
            /** Format: date-time */
            failingSince?: string;
            /**
             * Format: date-time
             * @description when it is tried again; there only while it fails
             */
            nextAttemptAt?: string;
            /**
             * Format: date-time
             * @description of the last delivery
             */
            deliveredAt?: string;
            /** @description events that have not been looked at for it */
            behind: number;
            /** @description events that were given up (RETAIN_FEED_DAYS) before it took them */
            missed: number;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
        };
        WebhookTrial: {
            delivered: boolean;
            /** @description what the receiver answered, if it did */
            status?: number;
            error?: string;
            ms: number;
        };
        WebhookDelivery: {
            number: number;
            /**
             * Format: uuid
             * @description webhook-id: the same for every attempt
             */
            messageId: string;
            type: string;
            /** Format: uuid */
            articleId?: string;
            /** @enum {string} */
            outcome: "delivered" | "failed";
            /** @description what the receiver answered, if it did */
            status?: number;
            error?: string;
            ms: number;
            /** Format: date-time */
            at: string;
        };
        Health: {
            /**
             * @description the worst of the checks
             * @enum {string}
             */
            status: "ok" | "degraded" | "error";
            checks: {
                [key: string]: {
                    /** @enum {string} */
                    status: "ok" | "degraded" | "error";
                    /** @description what it waits for, in words */
                    detail?: string;
                };
            };
        };
        /** @description RFC 9457 */
        Problem: {
            type: string;
            title: string;
            status: number;
            detail: string;
            code: string;
            errors?: {
                parameter?: string;
                pointer?: string;
                code?: string;
                message: string;
            }[];
        } & {
            [key: string]: unknown;
        };
    };
    responses: {
        /** @description A parameter or the body is not what it takes; errors names it */
        Problem400: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The service asks for a key, and there was none, or an unknown one */
        Problem401: {
            headers: {
                /** @description how a key is sent */
                "WWW-Authenticate"?: string;
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The key may not do this, or the page that asks may not */
        Problem403: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description None of what Accept names can be had; available lists what can */
        Problem406: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Too many requests; Retry-After says when to ask again */
        Problem429: {
            headers: {
                /** @description seconds until it is worth asking again */
                "Retry-After"?: number;
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The database is away or too slow; Retry-After says when to ask again */
        Problem503: {
            headers: {
                /** @description seconds until it is worth asking again */
                "Retry-After"?: number;
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description There is none */
        Problem404: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description It was erased for good; the answer says when and why */
        Problem410: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The body is too large */
        Problem413: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The body is of a type that is not taken */
        Problem415: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description It is not in a state in which that can be done */
        Problem409: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The patch can not be applied, or makes the message invalid; errors names the pointer */
        Problem422: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
    };
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    listArticles: {
        parameters: {
            query?: {
                /**
                 * @description words in headline, description or text, in web-search syntax: "a phrase", OR, -without, beginn*, (groups), title:, description:, body:
                 * @example senate osce
                 */
                q?: string;
                /**
                 * @description id, sameAs or name of a person, place, body ...; may be given more than once
                 * @example [
                 *       "Kazakhstan"
                 *     ]
                 */
                entity?: string[];
                /** @description whether all entities are to be in the article, or any */
                entityOp?: "and" | "or";
                /**
                 * @description id, sameAs or name of what is not to be in the article; may be given more than once
                 * @example [
                 *       "OSCE"
                 *     ]
                 */
                notEntity?: string[];
                /** @description with entity: in this role, as the text gives it, or words of it: chairman finds Senate Chairman */
                role?: string;
                /**
                 * @description IPTC Media Topic by code or name; narrower ones are included; given more than once, any of them
                 * @example [
                 *       "politics"
                 *     ]
                 */
                topic?: string[];
                /** @description a topic, narrower ones included, that the article is not to be on */
                notTopic?: string[];
                /**
                 * @description BCP 47 tag; pt takes pt-BR in; given more than once, any of them
                 * @example [
                 *       "en"
                 *     ]
                 */
                language?: string[];
                /**
                 * @description publisher's domain or name; given more than once, any of them
                 * @example [
                 *       "steppe-wire.example.org"
                 *     ]
                 */
                source?: string[];
                /**
                 * @description publisher's domain, all below it included; given more than once, any of them
                 * @example [
                 *       "example.org"
                 *     ]
                 */
                domain?: string[];
                /** @description a publisher's domain, all below it included, that is left out */
                notDomain?: string[];
                /**
                 * @description publisher's country, ISO 3166-1 alpha-2; given more than once, any of them
                 * @example [
                 *       "KZ"
                 *     ]
                 */
                country?: string[];
                /** @description name of an author; given more than once, any of them */
                author?: string[];
                /** @description id or name of a news agency that the text is from, as its publisher says or as was found; given more than once, any of them */
                agency?: string[];
                /** @description in this story; an id that it had before will do */
                story?: string;
                /** @description the text mentions a date on this day or later */
                mentionedFrom?: string;
                /** @description the text mentions a date on this day or earlier; with mentionedFrom: the same date */
                mentionedTo?: string;
                /** @description a word from flags; given more than once, all of them */
                flag?: string[];
                /** @description true: its text was changed since it was first stored; false: never */
                revised?: "true" | "false";
                /** @description usable, or what must not be shown: withheld, canceled */
                pubStatus?: "usable" | "withheld" | "canceled";
                /**
                 * @description at or after: RFC 3339, or a date
                 * @example 2026-03-01
                 */
                from?: string | unknown | unknown;
                /**
                 * @description at or before: RFC 3339, or a date for the whole of that day
                 * @example 2026-03-31T23:59:59Z
                 */
                to?: string | unknown | unknown;
                /**
                 * @description IANA time zone in which a plain date is a day; UTC if not given
                 * @example Asia/Almaty
                 */
                tz?: string;
                /** @description what from and to speak of: when it was published, was first stored here, or was last changed by its publisher (if that is told, else published) */
                dateField?: "published" | "stored" | "modified";
                /** @description what was known then: articles that were stored by then, with the text that they had; RFC 3339, or a date for its end */
                asOf?: string | unknown | unknown;
                /** @description collapse: of each set of copies one article, its parent if that matches, else the match that is most like it; only: articles that are copies of another one, without the parents */
                duplicates?: "include" | "collapse" | "only";
                /** @description newest first, by when it was published or taken in; relevance, which needs q: what fits it best, newer before older where both fit alike */
                sort?: "published" | "stored" | "relevance";
                /**
                 * @description at most so many on a page: 20 if left out, 200 at most; in ndjson and csv at most so many altogether, and all if left out
                 * @example 20
                 */
                limit?: number;
                /** @description nextCursor of the page before; good for the same query alone */
                cursor?: string;
                /**
                 * @description body: articleBody; entities: their mentions; topics: their evidence; highlights: where the words of q stand
                 * @example body,entities
                 */
                include?: string;
                /** @description how the answer is written; else the Accept header says, else it is json */
                format?: "json" | "ndjson" | "csv" | "rss" | "atom" | "jsonfeed" | "ninjs" | "jsonld";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of articles */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "articleId": "f49f445d-94e8-5ccc-a480-f0070009c4dd",
                     *           "url": "https://steppe-wire.example.org/2026/03/senate-osce-visit",
                     *           "canonicalUrl": "https://steppe-wire.example.org/2026/03/senate-osce-visit",
                     *           "headline": "Kazakh Senate hosts OSCE delegation on water and elections",
                     *           "inLanguage": "en",
                     *           "datePublished": "2026-03-03T09:30:00Z",
                     *           "date": {
                     *             "raw": "2026-03-03T09:30:00Z",
                     *             "source": "given",
                     *             "plausible": true,
                     *             "precision": "second"
                     *           },
                     *           "author": [
                     *             {
                     *               "name": "Dana Ospanova"
                     *             }
                     *           ],
                     *           "publisher": {
                     *             "name": "Steppe Wire",
                     *             "domain": "steppe-wire.example.org",
                     *             "country": "KZ"
                     *           },
                     *           "articleSection": "Politics",
                     *           "keywords": [
                     *             "Senate of Kazakhstan",
                     *             "delegation"
                     *           ],
                     *           "provenance": {
                     *             "method": "http"
                     *           },
                     *           "flags": [],
                     *           "language": {
                     *             "tag": "en",
                     *             "agrees": true,
                     *             "declared": "en",
                     *             "confidence": 0.99
                     *           },
                     *           "entities": [
                     *             {
                     *               "id": "khabar:organisation/senate-of-kazakhstan",
                     *               "name": "Senate of Kazakhstan",
                     *               "type": "organisation",
                     *               "method": "rule:demonym_institution",
                     *               "sameAs": [],
                     *               "country": "KZ",
                     *               "salience": 0.944,
                     *               "confidence": 0.85,
                     *               "mentionCount": 3
                     *             },
                     *             {
                     *               "id": "wikidata:Q81299",
                     *               "name": "OSCE",
                     *               "type": "organisation",
                     *               "method": "model:fast",
                     *               "sameAs": [
                     *                 "wikidata:Q81299"
                     *               ],
                     *               "salience": 0.691,
                     *               "confidence": 0.99,
                     *               "mentionCount": 2
                     *             }
                     *           ],
                     *           "topics": [
                     *             {
                     *               "code": "medtop:11000000",
                     *               "name": "politics",
                     *               "method": "model:meaning-1",
                     *               "broader": [],
                     *               "confidence": 1
                     *             },
                     *             {
                     *               "code": "medtop:20000574",
                     *               "name": "election",
                     *               "method": "rule:topic_words",
                     *               "broader": [
                     *                 "medtop:11000000"
                     *               ],
                     *               "confidence": 0.96
                     *             }
                     *           ],
                     *           "dates": [
                     *             {
                     *               "end": 769,
                     *               "text": "2024",
                     *               "field": "articleBody",
                     *               "start": 765,
                     *               "value": "2024"
                     *             },
                     *             {
                     *               "end": 1063,
                     *               "text": "June 15, 2026",
                     *               "field": "articleBody",
                     *               "start": 1050,
                     *               "value": "2026-06-15"
                     *             }
                     *           ],
                     *           "story": {
                     *             "id": "8924c239-ec43-5caf-84e8-8b8a1d622149",
                     *             "title": "Сенатта ЕҚЫҰ делегациясымен кездесу өтті",
                     *             "copyCount": 0,
                     *             "articleCount": 3,
                     *             "independentSourceCount": 3
                     *           },
                     *           "infosources": [],
                     *           "keyphrases": [
                     *             {
                     *               "end": 13,
                     *               "text": "Kazakh Senate",
                     *               "field": "headline",
                     *               "start": 0,
                     *               "weight": 1
                     *             },
                     *             {
                     *               "end": 24,
                     *               "text": "OSCE",
                     *               "field": "headline",
                     *               "start": 20,
                     *               "weight": 0.732
                     *             }
                     *           ],
                     *           "summary": {
                     *             "text": "Deputy Chairman of the Senate Serik Baimukhanov received a delegation of the OSCE Parliamentary Assembly (OSCE PA) in Astana on Tuesday. The guests were led by Helena Brandt, the special representative on election observation, who is on her second visit to Kazakhstan this year. Baimukhanov said that the Senate would send its own observers to Uzbekistan, Kyrgyzstan and Tajikistan in the autumn, and thanked the OSCE PA for its advice on the new electoral law.",
                     *             "sentences": [
                     *               {
                     *                 "end": 136,
                     *                 "text": "Deputy Chairman of the Senate Serik Baimukhanov received a delegation of the OSCE Parliamentary Assembly (OSCE PA) in Astana on Tuesday.",
                     *                 "field": "articleBody",
                     *                 "start": 0
                     *               },
                     *               {
                     *                 "end": 278,
                     *                 "text": "The guests were led by Helena Brandt, the special representative on election observation, who is on her second visit to Kazakhstan this year.",
                     *                 "field": "articleBody",
                     *                 "start": 137
                     *               }
                     *             ]
                     *           },
                     *           "revision": 1,
                     *           "storedAt": "2026-11-30T15:46:38.761Z",
                     *           "updatedAt": "2026-11-30T15:46:38.761Z",
                     *           "enrichment": {
                     *             "setId": "4a11659233b58fefdefc23e474f9c124",
                     *             "steps": [
                     *               {
                     *                 "ms": 1.67,
                     *                 "name": "language",
                     *                 "status": "ok",
                     *                 "version": "2+eld-2.1.0-small"
                     *               },
                     *               {
                     *                 "ms": 0.09,
                     *                 "name": "dates",
                     *                 "status": "ok",
                     *                 "version": "1"
                     *               }
                     *             ],
                     *             "status": "complete"
                     *           },
                     *           "stats": {
                     *             "words": 204,
                     *             "sentences": 11
                     *           }
                     *         }
                     *       ],
                     *       "page": {
                     *         "limit": 1,
                     *         "nextCursor": null,
                     *         "total": {
                     *           "value": 1,
                     *           "relation": "eq"
                     *         }
                     *       },
                     *       "query": {
                     *         "normalised": {
                     *           "q": "senate osce",
                     *           "duplicates": "include",
                     *           "sort": "published"
                     *         },
                     *         "warnings": []
                     *       }
                     *     }
                     */
                    "application/json": {
                        data: components["schemas"]["Article"][];
                        page: {
                            limit: number;
                            /** @description cursor of the next page; null on the last */
                            nextCursor: string | null;
                            total?: {
                                value: number;
                                /**
                                 * @description gte: there are more, and they were not counted
                                 * @enum {string}
                                 */
                                relation: "eq" | "gte";
                            };
                        };
                        query: {
                            /** @description the query as it was understood */
                            normalised: {
                                [key: string]: unknown;
                            };
                            warnings: {
                                parameter: string;
                                message: string;
                            }[];
                        };
                    } | {
                        /** Format: uri */
                        uri: string;
                        /** @description ninjs, its version and schema */
                        standard: Record<string, never>;
                        /** @constant */
                        type: "text";
                        representationType: string;
                        /** Format: date-time */
                        versionCreated: string;
                        /** @enum {unknown} */
                        pubStatus: "usable" | "withheld" | "canceled";
                    }[];
                    "application/x-ndjson": string;
                    "text/csv": string;
                    "application/rss+xml": string;
                    "application/atom+xml": string;
                    "application/feed+json": {
                        /** @constant */
                        version: "https://jsonfeed.org/version/1.1";
                        title: string;
                        items: {
                            id: string;
                        }[];
                    };
                    "application/ld+json": {
                        /** @constant */
                        "@context": "https://schema.org";
                        "@graph": {
                            /** @constant */
                            "@type": "NewsArticle";
                            /** Format: uri */
                            "@id": string;
                            identifier: string;
                        }[];
                    };
                };
            };
            /** @description A feed that is as the client has it, by If-None-Match or If-Modified-Since */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            406: components["responses"]["Problem406"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    getArticleByUrl: {
        parameters: {
            query: {
                /**
                 * @description address or canonical address; tracking parameters and fragment do not matter
                 * @example https://steppe-wire.example.org/2026/03/senate-osce-visit
                 */
                url: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The article */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "articleId": "f49f445d-94e8-5ccc-a480-f0070009c4dd",
                     *       "url": "https://steppe-wire.example.org/2026/03/senate-osce-visit",
                     *       "canonicalUrl": "https://steppe-wire.example.org/2026/03/senate-osce-visit",
                     *       "headline": "Kazakh Senate hosts OSCE delegation on water and elections",
                     *       "articleBody": "Deputy Chairman of the Senate Serik Baimukhanov received a delegation of the OSCE Parliamentary Assembly (OSCE PA) in Astana on Tuesday. The guests were led by Helena Brandt, the special representative on election observation, who is on her second visit to Kazakhstan this year.\n\nThe two sides discussed parliamentary cooperation, the coming local elections and the shared use of transboundary rivers. Baimukhanov said that the Senate would send its own observers to Uzbekistan, Kyrgyzstan and Tajikistan in the autumn, and thanked the OSCE PA for its advice on the new electoral law.\n\n\"Rules of voting are only trusted when those outside the capital have read them,\" Brandt told reporters after the meeting. She added that the OSCE had trained 240 observers since 2024, half of them women.\n\nThe delegation also met members of the Mazhilis and the Ministry of Ecology and Natural Resources. The ministry presented a plan for the northern part of the Aral Sea, where the water level has risen by almost a metre. The Ministry expects a first report by June 15, 2026.\n\nThe visit ends on Thursday in Almaty with a round table at the Central Asian Institute of Public Policy.",
                     *       "inLanguage": "en",
                     *       "datePublished": "2026-03-03T09:30:00Z",
                     *       "date": {
                     *         "raw": "2026-03-03T09:30:00Z",
                     *         "source": "given",
                     *         "plausible": true,
                     *         "precision": "second"
                     *       },
                     *       "author": [
                     *         {
                     *           "name": "Dana Ospanova"
                     *         }
                     *       ],
                     *       "publisher": {
                     *         "name": "Steppe Wire",
                     *         "domain": "steppe-wire.example.org",
                     *         "country": "KZ"
                     *       },
                     *       "articleSection": "Politics",
                     *       "keywords": [
                     *         "Senate of Kazakhstan",
                     *         "delegation"
                     *       ],
                     *       "provenance": {
                     *         "method": "http"
                     *       },
                     *       "flags": [],
                     *       "language": {
                     *         "tag": "en",
                     *         "agrees": true,
                     *         "declared": "en",
                     *         "confidence": 0.99
                     *       },
                     *       "entities": [
                     *         {
                     *           "id": "khabar:organisation/senate-of-kazakhstan",
                     *           "name": "Senate of Kazakhstan",
                     *           "type": "organisation",
                     *           "method": "rule:demonym_institution",
                     *           "sameAs": [],
                     *           "country": "KZ",
                     *           "mentions": [
                     *             {
                     *               "end": 13,
                     *               "text": "Kazakh Senate",
                     *               "field": "headline",
                     *               "start": 0,
                     *               "method": "rule:demonym_institution",
                     *               "confidence": 0.85
                     *             },
                     *             {
                     *               "end": 29,
                     *               "text": "Senate",
                     *               "field": "articleBody",
                     *               "start": 23,
                     *               "method": "rule:short_form",
                     *               "confidence": 0.75
                     *             }
                     *           ],
                     *           "salience": 0.944,
                     *           "confidence": 0.85,
                     *           "mentionCount": 3
                     *         },
                     *         {
                     *           "id": "wikidata:Q81299",
                     *           "name": "OSCE",
                     *           "type": "organisation",
                     *           "method": "model:fast",
                     *           "sameAs": [
                     *             "wikidata:Q81299"
                     *           ],
                     *           "mentions": [
                     *             {
                     *               "end": 24,
                     *               "text": "OSCE",
                     *               "field": "headline",
                     *               "start": 20,
                     *               "method": "model:fast",
                     *               "confidence": 0.99
                     *             },
                     *             {
                     *               "end": 732,
                     *               "text": "OSCE",
                     *               "field": "articleBody",
                     *               "start": 728,
                     *               "method": "model:fast",
                     *               "confidence": 0.99
                     *             }
                     *           ],
                     *           "salience": 0.691,
                     *           "confidence": 0.99,
                     *           "mentionCount": 2
                     *         }
                     *       ],
                     *       "topics": [
                     *         {
                     *           "code": "medtop:11000000",
                     *           "name": "politics",
                     *           "method": "model:meaning-1",
                     *           "broader": [],
                     *           "evidence": [
                     *             {
                     *               "end": 317,
                     *               "text": "parliamentary",
                     *               "field": "articleBody",
                     *               "start": 304
                     *             },
                     *             {
                     *               "end": 95,
                     *               "text": "Parliamentary",
                     *               "field": "articleBody",
                     *               "start": 82
                     *             }
                     *           ],
                     *           "confidence": 1
                     *         },
                     *         {
                     *           "code": "medtop:20000574",
                     *           "name": "election",
                     *           "method": "rule:topic_words",
                     *           "broader": [
                     *             "medtop:11000000"
                     *           ],
                     *           "evidence": [
                     *             {
                     *               "end": 58,
                     *               "text": "elections",
                     *               "field": "headline",
                     *               "start": 49
                     *             },
                     *             {
                     *               "end": 213,
                     *               "text": "election",
                     *               "field": "articleBody",
                     *               "start": 205
                     *             }
                     *           ],
                     *           "confidence": 0.96
                     *         }
                     *       ],
                     *       "dates": [
                     *         {
                     *           "end": 769,
                     *           "text": "2024",
                     *           "field": "articleBody",
                     *           "start": 765,
                     *           "value": "2024"
                     *         },
                     *         {
                     *           "end": 1063,
                     *           "text": "June 15, 2026",
                     *           "field": "articleBody",
                     *           "start": 1050,
                     *           "value": "2026-06-15"
                     *         }
                     *       ],
                     *       "story": {
                     *         "id": "8924c239-ec43-5caf-84e8-8b8a1d622149",
                     *         "title": "Сенатта ЕҚЫҰ делегациясымен кездесу өтті",
                     *         "copyCount": 0,
                     *         "articleCount": 3,
                     *         "independentSourceCount": 3
                     *       },
                     *       "infosources": [],
                     *       "keyphrases": [
                     *         {
                     *           "end": 13,
                     *           "text": "Kazakh Senate",
                     *           "field": "headline",
                     *           "start": 0,
                     *           "weight": 1
                     *         },
                     *         {
                     *           "end": 24,
                     *           "text": "OSCE",
                     *           "field": "headline",
                     *           "start": 20,
                     *           "weight": 0.732
                     *         }
                     *       ],
                     *       "summary": {
                     *         "text": "Deputy Chairman of the Senate Serik Baimukhanov received a delegation of the OSCE Parliamentary Assembly (OSCE PA) in Astana on Tuesday. The guests were led by Helena Brandt, the special representative on election observation, who is on her second visit to Kazakhstan this year. Baimukhanov said that the Senate would send its own observers to Uzbekistan, Kyrgyzstan and Tajikistan in the autumn, and thanked the OSCE PA for its advice on the new electoral law.",
                     *         "sentences": [
                     *           {
                     *             "end": 136,
                     *             "text": "Deputy Chairman of the Senate Serik Baimukhanov received a delegation of the OSCE Parliamentary Assembly (OSCE PA) in Astana on Tuesday.",
                     *             "field": "articleBody",
                     *             "start": 0
                     *           },
                     *           {
                     *             "end": 278,
                     *             "text": "The guests were led by Helena Brandt, the special representative on election observation, who is on her second visit to Kazakhstan this year.",
                     *             "field": "articleBody",
                     *             "start": 137
                     *           }
                     *         ]
                     *       },
                     *       "revision": 1,
                     *       "storedAt": "2026-11-30T15:46:38.761Z",
                     *       "updatedAt": "2026-11-30T15:46:38.761Z",
                     *       "enrichment": {
                     *         "setId": "4a11659233b58fefdefc23e474f9c124",
                     *         "steps": [
                     *           {
                     *             "ms": 1.67,
                     *             "name": "language",
                     *             "status": "ok",
                     *             "version": "2+eld-2.1.0-small"
                     *           },
                     *           {
                     *             "ms": 0.09,
                     *             "name": "dates",
                     *             "status": "ok",
                     *             "version": "1"
                     *           }
                     *         ],
                     *         "status": "complete"
                     *       },
                     *       "stats": {
                     *         "words": 204,
                     *         "sentences": 11
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["Article"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    listStaleArticles: {
        parameters: {
            query: {
                /**
                 * @description words in headline, description or text, in web-search syntax: "a phrase", OR, -without, beginn*, (groups), title:, description:, body:
                 * @example senate osce
                 */
                q?: string;
                /**
                 * @description id, sameAs or name of a person, place, body ...; may be given more than once
                 * @example [
                 *       "Kazakhstan"
                 *     ]
                 */
                entity?: string[];
                /** @description whether all entities are to be in the article, or any */
                entityOp?: "and" | "or";
                /**
                 * @description id, sameAs or name of what is not to be in the article; may be given more than once
                 * @example [
                 *       "OSCE"
                 *     ]
                 */
                notEntity?: string[];
                /** @description with entity: in this role, as the text gives it, or words of it: chairman finds Senate Chairman */
                role?: string;
                /**
                 * @description IPTC Media Topic by code or name; narrower ones are included; given more than once, any of them
                 * @example [
                 *       "politics"
                 *     ]
                 */
                topic?: string[];
                /** @description a topic, narrower ones included, that the article is not to be on */
                notTopic?: string[];
                /**
                 * @description BCP 47 tag; pt takes pt-BR in; given more than once, any of them
                 * @example [
                 *       "en"
                 *     ]
                 */
                language?: string[];
                /**
                 * @description publisher's domain or name; given more than once, any of them
                 * @example [
                 *       "steppe-wire.example.org"
                 *     ]
                 */
                source?: string[];
                /**
                 * @description publisher's domain, all below it included; given more than once, any of them
                 * @example [
                 *       "example.org"
                 *     ]
                 */
                domain?: string[];
                /** @description a publisher's domain, all below it included, that is left out */
                notDomain?: string[];
                /**
                 * @description publisher's country, ISO 3166-1 alpha-2; given more than once, any of them
                 * @example [
                 *       "KZ"
                 *     ]
                 */
                country?: string[];
                /** @description name of an author; given more than once, any of them */
                author?: string[];
                /** @description id or name of a news agency that the text is from, as its publisher says or as was found; given more than once, any of them */
                agency?: string[];
                /** @description in this story; an id that it had before will do */
                story?: string;
                /** @description the text mentions a date on this day or later */
                mentionedFrom?: string;
                /** @description the text mentions a date on this day or earlier; with mentionedFrom: the same date */
                mentionedTo?: string;
                /** @description a word from flags; given more than once, all of them */
                flag?: string[];
                /** @description true: its text was changed since it was first stored; false: never */
                revised?: "true" | "false";
                /** @description usable, or what must not be shown: withheld, canceled */
                pubStatus?: "usable" | "withheld" | "canceled";
                /**
                 * @description at or after: RFC 3339, or a date
                 * @example 2026-03-01
                 */
                from?: string | unknown | unknown;
                /**
                 * @description at or before: RFC 3339, or a date for the whole of that day
                 * @example 2026-03-31T23:59:59Z
                 */
                to?: string | unknown | unknown;
                /**
                 * @description IANA time zone in which a plain date is a day; UTC if not given
                 * @example Asia/Almaty
                 */
                tz?: string;
                /** @description what from and to speak of: when it was published, was first stored here, or was last changed by its publisher (if that is told, else published) */
                dateField?: "published" | "stored" | "modified";
                /** @description what was known then: articles that were stored by then, with the text that they had; RFC 3339, or a date for its end */
                asOf?: string | unknown | unknown;
                /**
                 * @description at most so many on a page
                 * @example 20
                 */
                limit?: number;
                /** @description nextCursor of the page before; good for the same query alone */
                cursor?: string;
                /**
                 * @description setId that is today's: articles enriched by any other are answered; enrichment tells it at /v1/set
                 * @example none
                 */
                set: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of articles, first stored first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["StaleArticle"][];
                        page: {
                            limit: number;
                            /** @description cursor of the next page; null on the last */
                            nextCursor: string | null;
                            total?: {
                                value: number;
                                /**
                                 * @description gte: there are more, and they were not counted
                                 * @enum {string}
                                 */
                                relation: "eq" | "gte";
                            };
                        };
                        query: {
                            /** @description the query as it was understood */
                            normalised: {
                                [key: string]: unknown;
                            };
                            warnings: {
                                parameter: string;
                                message: string;
                            }[];
                        };
                    };
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    getArticle: {
        parameters: {
            query?: {
                /** @description the article as it was known then; RFC 3339, or a date for its end */
                asOf?: string | unknown | unknown;
                /**
                 * @description IANA time zone in which a plain date is a day; UTC if not given
                 * @example Asia/Almaty
                 */
                tz?: string;
                /** @description how the answer is written; else the Accept header says, else it is json */
                format?: "json" | "ninjs" | "jsonld";
            };
            header?: never;
            path: {
                /**
                 * @description articleId of an article
                 * @example f49f445d-94e8-5ccc-a480-f0070009c4dd
                 */
                articleId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The article */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "articleId": "f49f445d-94e8-5ccc-a480-f0070009c4dd",
                     *       "url": "https://steppe-wire.example.org/2026/03/senate-osce-visit",
                     *       "canonicalUrl": "https://steppe-wire.example.org/2026/03/senate-osce-visit",
                     *       "headline": "Kazakh Senate hosts OSCE delegation on water and elections",
                     *       "articleBody": "Deputy Chairman of the Senate Serik Baimukhanov received a delegation of the OSCE Parliamentary Assembly (OSCE PA) in Astana on Tuesday. The guests were led by Helena Brandt, the special representative on election observation, who is on her second visit to Kazakhstan this year.\n\nThe two sides discussed parliamentary cooperation, the coming local elections and the shared use of transboundary rivers. Baimukhanov said that the Senate would send its own observers to Uzbekistan, Kyrgyzstan and Tajikistan in the autumn, and thanked the OSCE PA for its advice on the new electoral law.\n\n\"Rules of voting are only trusted when those outside the capital have read them,\" Brandt told reporters after the meeting. She added that the OSCE had trained 240 observers since 2024, half of them women.\n\nThe delegation also met members of the Mazhilis and the Ministry of Ecology and Natural Resources. The ministry presented a plan for the northern part of the Aral Sea, where the water level has risen by almost a metre. The Ministry expects a first report by June 15, 2026.\n\nThe visit ends on Thursday in Almaty with a round table at the Central Asian Institute of Public Policy.",
                     *       "inLanguage": "en",
                     *       "datePublished": "2026-03-03T09:30:00Z",
                     *       "date": {
                     *         "raw": "2026-03-03T09:30:00Z",
                     *         "source": "given",
                     *         "plausible": true,
                     *         "precision": "second"
                     *       },
                     *       "author": [
                     *         {
                     *           "name": "Dana Ospanova"
                     *         }
                     *       ],
                     *       "publisher": {
                     *         "name": "Steppe Wire",
                     *         "domain": "steppe-wire.example.org",
                     *         "country": "KZ"
                     *       },
                     *       "articleSection": "Politics",
                     *       "keywords": [
                     *         "Senate of Kazakhstan",
                     *         "delegation"
                     *       ],
                     *       "provenance": {
                     *         "method": "http"
                     *       },
                     *       "flags": [],
                     *       "language": {
                     *         "tag": "en",
                     *         "agrees": true,
                     *         "declared": "en",
                     *         "confidence": 0.99
                     *       },
                     *       "entities": [
                     *         {
                     *           "id": "khabar:organisation/senate-of-kazakhstan",
                     *           "name": "Senate of Kazakhstan",
                     *           "type": "organisation",
                     *           "method": "rule:demonym_institution",
                     *           "sameAs": [],
                     *           "country": "KZ",
                     *           "mentions": [
                     *             {
                     *               "end": 13,
                     *               "text": "Kazakh Senate",
                     *               "field": "headline",
                     *               "start": 0,
                     *               "method": "rule:demonym_institution",
                     *               "confidence": 0.85
                     *             },
                     *             {
                     *               "end": 29,
                     *               "text": "Senate",
                     *               "field": "articleBody",
                     *               "start": 23,
                     *               "method": "rule:short_form",
                     *               "confidence": 0.75
                     *             }
                     *           ],
                     *           "salience": 0.944,
                     *           "confidence": 0.85,
                     *           "mentionCount": 3
                     *         },
                     *         {
                     *           "id": "wikidata:Q81299",
                     *           "name": "OSCE",
                     *           "type": "organisation",
                     *           "method": "model:fast",
                     *           "sameAs": [
                     *             "wikidata:Q81299"
                     *           ],
                     *           "mentions": [
                     *             {
                     *               "end": 24,
                     *               "text": "OSCE",
                     *               "field": "headline",
                     *               "start": 20,
                     *               "method": "model:fast",
                     *               "confidence": 0.99
                     *             },
                     *             {
                     *               "end": 732,
                     *               "text": "OSCE",
                     *               "field": "articleBody",
                     *               "start": 728,
                     *               "method": "model:fast",
                     *               "confidence": 0.99
                     *             }
                     *           ],
                     *           "salience": 0.691,
                     *           "confidence": 0.99,
                     *           "mentionCount": 2
                     *         }
                     *       ],
                     *       "topics": [
                     *         {
                     *           "code": "medtop:11000000",
                     *           "name": "politics",
                     *           "method": "model:meaning-1",
                     *           "broader": [],
                     *           "evidence": [
                     *             {
                     *               "end": 317,
                     *               "text": "parliamentary",
                     *               "field": "articleBody",
                     *               "start": 304
                     *             },
                     *             {
                     *               "end": 95,
                     *               "text": "Parliamentary",
                     *               "field": "articleBody",
                     *               "start": 82
                     *             }
                     *           ],
                     *           "confidence": 1
                     *         },
                     *         {
                     *           "code": "medtop:20000574",
                     *           "name": "election",
                     *           "method": "rule:topic_words",
                     *           "broader": [
                     *             "medtop:11000000"
                     *           ],
                     *           "evidence": [
                     *             {
                     *               "end": 58,
                     *               "text": "elections",
                     *               "field": "headline",
                     *               "start": 49
                     *             },
                     *             {
                     *               "end": 213,
                     *               "text": "election",
                     *               "field": "articleBody",
                     *               "start": 205
                     *             }
                     *           ],
                     *           "confidence": 0.96
                     *         }
                     *       ],
                     *       "dates": [
                     *         {
                     *           "end": 769,
                     *           "text": "2024",
                     *           "field": "articleBody",
                     *           "start": 765,
                     *           "value": "2024"
                     *         },
                     *         {
                     *           "end": 1063,
                     *           "text": "June 15, 2026",
                     *           "field": "articleBody",
                     *           "start": 1050,
                     *           "value": "2026-06-15"
                     *         }
                     *       ],
                     *       "story": {
                     *         "id": "8924c239-ec43-5caf-84e8-8b8a1d622149",
                     *         "title": "Сенатта ЕҚЫҰ делегациясымен кездесу өтті",
                     *         "copyCount": 0,
                     *         "articleCount": 3,
                     *         "independentSourceCount": 3
                     *       },
                     *       "infosources": [],
                     *       "keyphrases": [
                     *         {
                     *           "end": 13,
                     *           "text": "Kazakh Senate",
                     *           "field": "headline",
                     *           "start": 0,
                     *           "weight": 1
                     *         },
                     *         {
                     *           "end": 24,
                     *           "text": "OSCE",
                     *           "field": "headline",
                     *           "start": 20,
                     *           "weight": 0.732
                     *         }
                     *       ],
                     *       "summary": {
                     *         "text": "Deputy Chairman of the Senate Serik Baimukhanov received a delegation of the OSCE Parliamentary Assembly (OSCE PA) in Astana on Tuesday. The guests were led by Helena Brandt, the special representative on election observation, who is on her second visit to Kazakhstan this year. Baimukhanov said that the Senate would send its own observers to Uzbekistan, Kyrgyzstan and Tajikistan in the autumn, and thanked the OSCE PA for its advice on the new electoral law.",
                     *         "sentences": [
                     *           {
                     *             "end": 136,
                     *             "text": "Deputy Chairman of the Senate Serik Baimukhanov received a delegation of the OSCE Parliamentary Assembly (OSCE PA) in Astana on Tuesday.",
                     *             "field": "articleBody",
                     *             "start": 0
                     *           },
                     *           {
                     *             "end": 278,
                     *             "text": "The guests were led by Helena Brandt, the special representative on election observation, who is on her second visit to Kazakhstan this year.",
                     *             "field": "articleBody",
                     *             "start": 137
                     *           }
                     *         ]
                     *       },
                     *       "revision": 1,
                     *       "storedAt": "2026-11-30T15:46:38.761Z",
                     *       "updatedAt": "2026-11-30T15:46:38.761Z",
                     *       "enrichment": {
                     *         "setId": "4a11659233b58fefdefc23e474f9c124",
                     *         "steps": [
                     *           {
                     *             "ms": 1.67,
                     *             "name": "language",
                     *             "status": "ok",
                     *             "version": "2+eld-2.1.0-small"
                     *           },
                     *           {
                     *             "ms": 0.09,
                     *             "name": "dates",
                     *             "status": "ok",
                     *             "version": "1"
                     *           }
                     *         ],
                     *         "status": "complete"
                     *       },
                     *       "stats": {
                     *         "words": 204,
                     *         "sentences": 11
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["Article"] | {
                        /** Format: uri */
                        uri: string;
                        /** @description ninjs, its version and schema */
                        standard: Record<string, never>;
                        /** @constant */
                        type: "text";
                        representationType: string;
                        /** Format: date-time */
                        versionCreated: string;
                        /** @enum {unknown} */
                        pubStatus: "usable" | "withheld" | "canceled";
                    };
                    "application/ld+json": {
                        /** @constant */
                        "@context": "https://schema.org";
                        /** @constant */
                        "@type": "NewsArticle";
                        /** Format: uri */
                        "@id": string;
                        identifier: string;
                    };
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            406: components["responses"]["Problem406"];
            410: components["responses"]["Problem410"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    listRevisions: {
        parameters: {
            query?: {
                /**
                 * @description at most so many on a page
                 * @example 20
                 */
                limit?: number;
                /** @description nextCursor of the page before; good for the same query alone */
                cursor?: string;
            };
            header?: never;
            path: {
                /**
                 * @description articleId of an article
                 * @example f49f445d-94e8-5ccc-a480-f0070009c4dd
                 */
                articleId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of revisions */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "revision": 1,
                     *           "current": true,
                     *           "late": false,
                     *           "storedAt": "2026-11-30T15:46:38.761Z",
                     *           "pubStatus": "usable",
                     *           "contentHash": "f735c2d0374f67b735ffe23df28cb018b5f28d62fc42c2cbfa75081912c0d0f5",
                     *           "setId": "4a11659233b58fefdefc23e474f9c124",
                     *           "changed": [],
                     *           "headline": "Kazakh Senate hosts OSCE delegation on water and elections"
                     *         }
                     *       ],
                     *       "page": {
                     *         "limit": 1,
                     *         "nextCursor": null,
                     *         "total": {
                     *           "value": 1,
                     *           "relation": "eq"
                     *         }
                     *       },
                     *       "query": {
                     *         "normalised": {
                     *           "articleId": "f49f445d-94e8-5ccc-a480-f0070009c4dd"
                     *         },
                     *         "warnings": []
                     *       }
                     *     }
                     */
                    "application/json": {
                        data: components["schemas"]["Revision"][];
                        page: {
                            limit: number;
                            /** @description cursor of the next page; null on the last */
                            nextCursor: string | null;
                            total?: {
                                value: number;
                                /**
                                 * @description gte: there are more, and they were not counted
                                 * @enum {string}
                                 */
                                relation: "eq" | "gte";
                            };
                        };
                        query: {
                            /** @description the query as it was understood */
                            normalised: {
                                [key: string]: unknown;
                            };
                            warnings: {
                                parameter: string;
                                message: string;
                            }[];
                        };
                    };
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            410: components["responses"]["Problem410"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    listFindings: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description articleId of an article
                 * @example f49f445d-94e8-5ccc-a480-f0070009c4dd
                 */
                articleId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All findings, newest first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "setId": "4a11659233b58fefdefc23e474f9c124",
                     *           "revision": 1,
                     *           "foundAt": "2026-11-30T15:46:38.761Z",
                     *           "current": true,
                     *           "language": {
                     *             "tag": "en",
                     *             "agrees": true,
                     *             "declared": "en",
                     *             "confidence": 0.99
                     *           },
                     *           "entities": [
                     *             {
                     *               "id": "khabar:organisation/senate-of-kazakhstan",
                     *               "name": "Senate of Kazakhstan",
                     *               "type": "organisation",
                     *               "method": "rule:demonym_institution",
                     *               "sameAs": [],
                     *               "country": "KZ",
                     *               "salience": 0.944,
                     *               "confidence": 0.85,
                     *               "mentionCount": 3
                     *             },
                     *             {
                     *               "id": "wikidata:Q81299",
                     *               "name": "OSCE",
                     *               "type": "organisation",
                     *               "method": "model:fast",
                     *               "sameAs": [
                     *                 "wikidata:Q81299"
                     *               ],
                     *               "salience": 0.691,
                     *               "confidence": 0.99,
                     *               "mentionCount": 2
                     *             }
                     *           ],
                     *           "topics": [
                     *             {
                     *               "code": "medtop:11000000",
                     *               "name": "politics",
                     *               "method": "model:meaning-1",
                     *               "broader": [],
                     *               "confidence": 1
                     *             },
                     *             {
                     *               "code": "medtop:20000574",
                     *               "name": "election",
                     *               "method": "rule:topic_words",
                     *               "broader": [
                     *                 "medtop:11000000"
                     *               ],
                     *               "confidence": 0.96
                     *             }
                     *           ],
                     *           "infosources": [],
                     *           "keywords": [
                     *             "Senate of Kazakhstan",
                     *             "delegation"
                     *           ],
                     *           "keyphrases": [
                     *             {
                     *               "end": 13,
                     *               "text": "Kazakh Senate",
                     *               "field": "headline",
                     *               "start": 0,
                     *               "weight": 1
                     *             },
                     *             {
                     *               "end": 24,
                     *               "text": "OSCE",
                     *               "field": "headline",
                     *               "start": 20,
                     *               "weight": 0.732
                     *             }
                     *           ],
                     *           "summary": {
                     *             "text": "Deputy Chairman of the Senate Serik Baimukhanov received a delegation of the OSCE Parliamentary Assembly (OSCE PA) in Astana on Tuesday. The guests were led by Helena Brandt, the special representative on election observation, who is on her second visit to Kazakhstan this year. Baimukhanov said that the Senate would send its own observers to Uzbekistan, Kyrgyzstan and Tajikistan in the autumn, and thanked the OSCE PA for its advice on the new electoral law.",
                     *             "sentences": [
                     *               {
                     *                 "end": 136,
                     *                 "text": "Deputy Chairman of the Senate Serik Baimukhanov received a delegation of the OSCE Parliamentary Assembly (OSCE PA) in Astana on Tuesday.",
                     *                 "field": "articleBody",
                     *                 "start": 0
                     *               },
                     *               {
                     *                 "end": 278,
                     *                 "text": "The guests were led by Helena Brandt, the special representative on election observation, who is on her second visit to Kazakhstan this year.",
                     *                 "field": "articleBody",
                     *                 "start": 137
                     *               }
                     *             ]
                     *           },
                     *           "enrichment": {
                     *             "setId": "4a11659233b58fefdefc23e474f9c124",
                     *             "steps": [
                     *               {
                     *                 "ms": 1.67,
                     *                 "name": "language",
                     *                 "status": "ok",
                     *                 "version": "2+eld-2.1.0-small"
                     *               },
                     *               {
                     *                 "ms": 0.09,
                     *                 "name": "dates",
                     *                 "status": "ok",
                     *                 "version": "1"
                     *               }
                     *             ],
                     *             "status": "complete"
                     *           }
                     *         }
                     *       ],
                     *       "page": {
                     *         "limit": 1,
                     *         "nextCursor": null,
                     *         "total": {
                     *           "value": 1,
                     *           "relation": "eq"
                     *         }
                     *       },
                     *       "query": {
                     *         "normalised": {
                     *           "articleId": "f49f445d-94e8-5ccc-a480-f0070009c4dd"
                     *         },
                     *         "warnings": []
                     *       }
                     *     }
                     */
                    "application/json": {
                        data: components["schemas"]["Findings"][];
                        page: {
                            limit: number;
                            /** @description cursor of the next page; null on the last */
                            nextCursor: string | null;
                            total?: {
                                value: number;
                                /**
                                 * @description gte: there are more, and they were not counted
                                 * @enum {string}
                                 */
                                relation: "eq" | "gte";
                            };
                        };
                        query: {
                            /** @description the query as it was understood */
                            normalised: {
                                [key: string]: unknown;
                            };
                            warnings: {
                                parameter: string;
                                message: string;
                            }[];
                        };
                    };
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            410: components["responses"]["Problem410"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    listSimilarArticles: {
        parameters: {
            query?: {
                /**
                 * @description at most so many on a page
                 * @example 20
                 */
                limit?: number;
                /** @description nextCursor of the page before; good for the same query alone */
                cursor?: string;
            };
            header?: never;
            path: {
                /**
                 * @description articleId of an article
                 * @example f49f445d-94e8-5ccc-a480-f0070009c4dd
                 */
                articleId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of articles */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "relation": "sameStory",
                     *           "score": 1,
                     *           "article": {
                     *             "articleId": "8c36c3d4-d492-557e-abe5-0788b5177053",
                     *             "url": "https://dala-zharshysy.example.org/2026/03/senat-kezdesu",
                     *             "canonicalUrl": "https://dala-zharshysy.example.org/2026/03/senat-kezdesu",
                     *             "headline": "Сенатта ЕҚЫҰ делегациясымен кездесу өтті",
                     *             "inLanguage": "kk",
                     *             "datePublished": "2026-03-04T09:15:00Z",
                     *             "date": {
                     *               "raw": "2026-03-04T09:15:00Z",
                     *               "source": "given",
                     *               "plausible": true,
                     *               "precision": "second"
                     *             },
                     *             "author": [
                     *               {
                     *                 "name": "Гүлмира Сәтбаева"
                     *               }
                     *             ],
                     *             "publisher": {
                     *               "name": "Дала жаршысы",
                     *               "domain": "dala-zharshysy.example.org",
                     *               "country": "KZ"
                     *             },
                     *             "articleSection": "Саясат",
                     *             "keywords": [
                     *               "Сенат",
                     *               "делегациясымен кездесу"
                     *             ],
                     *             "provenance": {
                     *               "method": "http"
                     *             },
                     *             "flags": [],
                     *             "language": {
                     *               "tag": "kk",
                     *               "agrees": true,
                     *               "declared": "kk",
                     *               "confidence": 0.97
                     *             },
                     *             "entities": [
                     *               {
                     *                 "id": "khabar:organisation/senat",
                     *                 "name": "Сенат",
                     *                 "type": "organisation",
                     *                 "method": "model:fast",
                     *                 "sameAs": [],
                     *                 "salience": 0.864,
                     *                 "confidence": 0.94,
                     *                 "mentionCount": 2
                     *               },
                     *               {
                     *                 "id": "khabar:person/helena-brandt",
                     *                 "name": "Хелена Брандт",
                     *                 "role": "арнайы өкіл",
                     *                 "type": "person",
                     *                 "method": "model:fast",
                     *                 "sameAs": [],
                     *                 "salience": 0.66,
                     *                 "confidence": 0.96,
                     *                 "mentionCount": 2
                     *               }
                     *             ],
                     *             "topics": [
                     *               {
                     *                 "code": "medtop:11000000",
                     *                 "name": "politics",
                     *                 "method": "model:meaning-1",
                     *                 "broader": [],
                     *                 "confidence": 0.99
                     *               },
                     *               {
                     *                 "code": "medtop:20000615",
                     *                 "name": "parliament",
                     *                 "method": "rule:topic_words",
                     *                 "broader": [
                     *                   "medtop:20000593",
                     *                   "medtop:11000000"
                     *                 ],
                     *                 "confidence": 0.97
                     *               }
                     *             ],
                     *             "dates": [
                     *               {
                     *                 "end": 757,
                     *                 "text": "2026 жылғы 15 маусымда",
                     *                 "field": "articleBody",
                     *                 "start": 735,
                     *                 "value": "2026-06-15"
                     *               }
                     *             ],
                     *             "story": {
                     *               "id": "8924c239-ec43-5caf-84e8-8b8a1d622149",
                     *               "title": "Сенатта ЕҚЫҰ делегациясымен кездесу өтті",
                     *               "copyCount": 0,
                     *               "articleCount": 3,
                     *               "independentSourceCount": 3
                     *             },
                     *             "infosources": [],
                     *             "keyphrases": [
                     *               {
                     *                 "end": 7,
                     *                 "text": "Сенатта",
                     *                 "field": "headline",
                     *                 "start": 0,
                     *                 "weight": 1
                     *               },
                     *               {
                     *                 "end": 12,
                     *                 "text": "ЕҚЫҰ",
                     *                 "field": "headline",
                     *                 "start": 8,
                     *                 "weight": 0.603
                     *               }
                     *             ],
                     *             "summary": {
                     *               "text": "Қазақстан Сенаты төрағасының орынбасары Серік Баймұханов Астанада ЕҚЫҰ Парламенттік Ассамблеясының делегациясымен кездесті. Делегацияны арнайы өкіл Хелена Брандт бастап келді. Баймұханов Сенат депутаттары күзде Өзбекстанға, Қырғызстанға және Тәжікстанға баратынын айтты.",
                     *               "sentences": [
                     *                 {
                     *                   "end": 123,
                     *                   "text": "Қазақстан Сенаты төрағасының орынбасары Серік Баймұханов Астанада ЕҚЫҰ Парламенттік Ассамблеясының делегациясымен кездесті.",
                     *                   "field": "articleBody",
                     *                   "start": 0
                     *                 },
                     *                 {
                     *                   "end": 175,
                     *                   "text": "Делегацияны арнайы өкіл Хелена Брандт бастап келді.",
                     *                   "field": "articleBody",
                     *                   "start": 124
                     *                 }
                     *               ]
                     *             },
                     *             "revision": 1,
                     *             "storedAt": "2026-11-30T15:46:32.274Z",
                     *             "updatedAt": "2026-11-30T15:46:32.274Z",
                     *             "enrichment": {
                     *               "setId": "4a11659233b58fefdefc23e474f9c124",
                     *               "steps": [
                     *                 {
                     *                   "ms": 2.32,
                     *                   "name": "language",
                     *                   "status": "ok",
                     *                   "version": "2+eld-2.1.0-small"
                     *                 },
                     *                 {
                     *                   "ms": 36.59,
                     *                   "name": "dates",
                     *                   "status": "ok",
                     *                   "version": "1"
                     *                 }
                     *               ],
                     *               "status": "complete"
                     *             },
                     *             "stats": {
                     *               "words": 137,
                     *               "sentences": 15
                     *             }
                     *           }
                     *         }
                     *       ],
                     *       "page": {
                     *         "limit": 1,
                     *         "nextCursor": null,
                     *         "total": {
                     *           "value": 1,
                     *           "relation": "eq"
                     *         }
                     *       },
                     *       "query": {
                     *         "normalised": {
                     *           "articleId": "f49f445d-94e8-5ccc-a480-f0070009c4dd"
                     *         },
                     *         "warnings": []
                     *       }
                     *     }
                     */
                    "application/json": {
                        data: components["schemas"]["SimilarArticle"][];
                        page: {
                            limit: number;
                            /** @description cursor of the next page; null on the last */
                            nextCursor: string | null;
                            total?: {
                                value: number;
                                /**
                                 * @description gte: there are more, and they were not counted
                                 * @enum {string}
                                 */
                                relation: "eq" | "gte";
                            };
                        };
                        query: {
                            /** @description the query as it was understood */
                            normalised: {
                                [key: string]: unknown;
                            };
                            warnings: {
                                parameter: string;
                                message: string;
                            }[];
                        };
                    };
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            410: components["responses"]["Problem410"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    forgetArticle: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description articleId of an article
                 * @example 7d0f1f5e-6b1c-5c62-9f0e-0d4c7b1f2a33
                 */
                articleId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description kept and answered with the tombstone, so it should name nobody: "court order 12/2026" */
                    why: string;
                };
            };
        };
        responses: {
            /** @description The tombstone; the first one, if it was forgotten before */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Forgotten"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    listEntityRulings: {
        parameters: {
            query?: {
                /**
                 * @description id that they name
                 * @example khabar:person/helen-brandt
                 */
                entity?: string;
                /**
                 * @description at most so many on a page
                 * @example 20
                 */
                limit?: number;
                /** @description nextCursor of the page before; good for the same query alone */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of rulings */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["EntityRuling"][];
                        page: {
                            limit: number;
                            /** @description cursor of the next page; null on the last */
                            nextCursor: string | null;
                            total?: {
                                value: number;
                                /**
                                 * @description gte: there are more, and they were not counted
                                 * @enum {string}
                                 */
                                relation: "eq" | "gte";
                            };
                        };
                        query: {
                            /** @description the query as it was understood */
                            normalised: {
                                [key: string]: unknown;
                            };
                            warnings: {
                                parameter: string;
                                message: string;
                            }[];
                        };
                    };
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    ruleOnEntities: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    kind: "merge";
                    /** @description of entities that are stored */
                    ids: string[];
                    /** @description the id under which all of them go from then on */
                    into: string;
                    /**
                     * @description true: though their types differ
                     * @default false
                     */
                    force?: boolean;
                    /** @description why; kept and listed with the ruling */
                    reason?: string;
                    /** @description who says so; kept and listed with the ruling */
                    by?: string;
                } | {
                    /** @enum {string} */
                    kind: "split";
                    /** @description of an entity that is stored */
                    id: string;
                    /** @description text of the mentions that are not of it; case and spacing do not matter */
                    mention: string;
                    /** @description only in articles of this language; pt takes pt-BR in */
                    language?: string;
                    /** @description only in articles of this publisher, by domain or name */
                    source?: string;
                    /**
                     * Format: uuid
                     * @description only in this article
                     */
                    articleId?: string;
                    /** @description the id of the entity that they are of; or the name of a new one */
                    into: string;
                    /**
                     * @description of a new one; else that of the one that is split
                     * @enum {string}
                     */
                    type?: "person" | "organisation" | "place" | "event" | "agreement" | "work" | "other";
                    /** @description of a new one whose id is given */
                    name?: string;
                    /** @description why; kept and listed with the ruling */
                    reason?: string;
                    /** @description who says so; kept and listed with the ruling */
                    by?: string;
                };
            };
        };
        responses: {
            /** @description The ruling */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EntityRuling"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    getEntityRuling: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description id, as the list tells it */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The ruling */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EntityRuling"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    undoEntityRuling: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description id, as the list tells it */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The ruling; as it is, if it was taken back before */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EntityRuling"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    listEntities: {
        parameters: {
            query?: {
                /**
                 * @description words of the name, or the beginnings of them
                 * @example senate osce
                 */
                q?: string;
                /**
                 * @description of this type alone
                 * @example organisation
                 */
                type?: "person" | "organisation" | "place" | "event" | "agreement" | "work" | "other";
                /**
                 * @description ISO 3166-1 alpha-2
                 * @example KZ
                 */
                country?: string;
                /**
                 * @description at most so many on a page
                 * @example 20
                 */
                limit?: number;
                /** @description nextCursor of the page before; good for the same query alone */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of entities */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "id": "khabar:organisation/osce-parliamentary-assembly",
                     *           "type": "organisation",
                     *           "name": "OSCE Parliamentary Assembly",
                     *           "sameAs": [],
                     *           "articleCount": 3
                     *         }
                     *       ],
                     *       "page": {
                     *         "limit": 1,
                     *         "nextCursor": "WzMsImZkNzVmZDU5LWQwMjQtMTJlYi0xMDY3LTFiNmM5YzllYzliNSIsMTc5NjA1MzU5OTQ5NSwibmZGSnpDeEw3aEZ6SlBsQnVyWFpaUSJd"
                     *       },
                     *       "query": {
                     *         "normalised": {
                     *           "q": "OSCE"
                     *         },
                     *         "warnings": []
                     *       }
                     *     }
                     */
                    "application/json": {
                        data: components["schemas"]["Entity"][];
                        page: {
                            limit: number;
                            /** @description cursor of the next page; null on the last */
                            nextCursor: string | null;
                            total?: {
                                value: number;
                                /**
                                 * @description gte: there are more, and they were not counted
                                 * @enum {string}
                                 */
                                relation: "eq" | "gte";
                            };
                        };
                        query: {
                            /** @description the query as it was understood */
                            normalised: {
                                [key: string]: unknown;
                            };
                            warnings: {
                                parameter: string;
                                message: string;
                            }[];
                        };
                    };
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    listTopics: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All topics */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "code": "medtop:11000000",
                     *           "name": "politics",
                     *           "broader": [],
                     *           "articleCount": 10
                     *         },
                     *         {
                     *           "code": "medtop:20000593",
                     *           "broader": [],
                     *           "articleCount": 6
                     *         }
                     *       ],
                     *       "page": {
                     *         "limit": 64,
                     *         "nextCursor": null
                     *       },
                     *       "query": {
                     *         "normalised": {},
                     *         "warnings": []
                     *       }
                     *     }
                     */
                    "application/json": {
                        data: components["schemas"]["Topic"][];
                        page: {
                            limit: number;
                            /** @description cursor of the next page; null on the last */
                            nextCursor: string | null;
                            total?: {
                                value: number;
                                /**
                                 * @description gte: there are more, and they were not counted
                                 * @enum {string}
                                 */
                                relation: "eq" | "gte";
                            };
                        };
                        query: {
                            /** @description the query as it was understood */
                            normalised: {
                                [key: string]: unknown;
                            };
                            warnings: {
                                parameter: string;
                                message: string;
                            }[];
                        };
                    };
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    listStories: {
        parameters: {
            query?: {
                /**
                 * @description words in headline, description or text, in web-search syntax: "a phrase", OR, -without, beginn*, (groups), title:, description:, body:
                 * @example senate osce
                 */
                q?: string;
                /**
                 * @description id, sameAs or name of a person, place, body ...; may be given more than once
                 * @example [
                 *       "Kazakhstan"
                 *     ]
                 */
                entity?: string[];
                /** @description whether all entities are to be in the article, or any */
                entityOp?: "and" | "or";
                /**
                 * @description id, sameAs or name of what is not to be in the article; may be given more than once
                 * @example [
                 *       "OSCE"
                 *     ]
                 */
                notEntity?: string[];
                /** @description with entity: in this role, as the text gives it, or words of it: chairman finds Senate Chairman */
                role?: string;
                /**
                 * @description IPTC Media Topic by code or name; narrower ones are included; given more than once, any of them
                 * @example [
                 *       "politics"
                 *     ]
                 */
                topic?: string[];
                /** @description a topic, narrower ones included, that the article is not to be on */
                notTopic?: string[];
                /**
                 * @description BCP 47 tag; pt takes pt-BR in; given more than once, any of them
                 * @example [
                 *       "en"
                 *     ]
                 */
                language?: string[];
                /**
                 * @description publisher's domain or name; given more than once, any of them
                 * @example [
                 *       "steppe-wire.example.org"
                 *     ]
                 */
                source?: string[];
                /**
                 * @description publisher's domain, all below it included; given more than once, any of them
                 * @example [
                 *       "example.org"
                 *     ]
                 */
                domain?: string[];
                /** @description a publisher's domain, all below it included, that is left out */
                notDomain?: string[];
                /**
                 * @description publisher's country, ISO 3166-1 alpha-2; given more than once, any of them
                 * @example [
                 *       "KZ"
                 *     ]
                 */
                country?: string[];
                /** @description name of an author; given more than once, any of them */
                author?: string[];
                /** @description id or name of a news agency that the text is from, as its publisher says or as was found; given more than once, any of them */
                agency?: string[];
                /** @description the text mentions a date on this day or later */
                mentionedFrom?: string;
                /** @description the text mentions a date on this day or earlier; with mentionedFrom: the same date */
                mentionedTo?: string;
                /** @description a word from flags; given more than once, all of them */
                flag?: string[];
                /** @description true: its text was changed since it was first stored; false: never */
                revised?: "true" | "false";
                /** @description usable, or what must not be shown: withheld, canceled */
                pubStatus?: "usable" | "withheld" | "canceled";
                /**
                 * @description at or after: RFC 3339, or a date
                 * @example 2026-03-01
                 */
                from?: string | unknown | unknown;
                /**
                 * @description at or before: RFC 3339, or a date for the whole of that day
                 * @example 2026-03-31T23:59:59Z
                 */
                to?: string | unknown | unknown;
                /**
                 * @description IANA time zone in which a plain date is a day; UTC if not given
                 * @example Asia/Almaty
                 */
                tz?: string;
                /** @description what from and to speak of: when it was published, was first stored here, or was last changed by its publisher (if that is told, else published) */
                dateField?: "published" | "stored" | "modified";
                /** @description with so many articles at least; 1 for single articles too */
                minArticles?: number;
                /** @description with so many independent sources at least */
                minSources?: number;
                /** @description those with the latest article first, with the most articles, or with the most independent sources */
                sort?: "last" | "size" | "sources";
                /**
                 * @description at most so many on a page
                 * @example 20
                 */
                limit?: number;
                /** @description nextCursor of the page before; good for the same query alone */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of stories */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "id": "a4bf7ff2-dcfc-56dd-ab84-17264711a691",
                     *           "title": "Strong quake shakes northern Luzon, hundreds sleep outdoors",
                     *           "titleArticleId": "92e5d141-09f6-5705-abb7-b298682b04b2",
                     *           "firstPublished": "2026-11-12T05:40:00Z",
                     *           "lastPublished": "2026-11-12T05:40:00Z",
                     *           "articleCount": 1,
                     *           "copyCount": 0,
                     *           "independentSourceCount": 1,
                     *           "languages": [
                     *             "en"
                     *           ],
                     *           "countries": [
                     *             "AU",
                     *             "GB"
                     *           ],
                     *           "publisherCountries": [
                     *             "PH"
                     *           ],
                     *           "topics": [
                     *             {
                     *               "code": "medtop:03000000",
                     *               "name": "disaster, accident and emergency incident",
                     *               "articleCount": 1
                     *             },
                     *             {
                     *               "code": "medtop:20000148",
                     *               "articleCount": 1
                     *             }
                     *           ],
                     *           "entities": [
                     *             {
                     *               "id": "geonames:1701668",
                     *               "type": "place",
                     *               "name": "Manila",
                     *               "articleCount": 1
                     *             },
                     *             {
                     *               "id": "khabar:person/walls",
                     *               "type": "person",
                     *               "name": "Walls",
                     *               "articleCount": 1
                     *             }
                     *           ]
                     *         }
                     *       ],
                     *       "page": {
                     *         "limit": 1,
                     *         "nextCursor": "WzE3OTQ0NjIwMDAwMDAsImE0YmY3ZmYyLWRjZmMtNTZkZC1hYjg0LTE3MjY0NzExYTY5MSIsIlpnOTBOWUtWd3J6Qjk1NEVNUGYtTHciXQ"
                     *       },
                     *       "query": {
                     *         "normalised": {
                     *           "minArticles": 1,
                     *           "minSources": 1,
                     *           "sort": "last"
                     *         },
                     *         "warnings": []
                     *       }
                     *     }
                     */
                    "application/json": {
                        data: components["schemas"]["Story"][];
                        page: {
                            limit: number;
                            /** @description cursor of the next page; null on the last */
                            nextCursor: string | null;
                            total?: {
                                value: number;
                                /**
                                 * @description gte: there are more, and they were not counted
                                 * @enum {string}
                                 */
                                relation: "eq" | "gte";
                            };
                        };
                        query: {
                            /** @description the query as it was understood */
                            normalised: {
                                [key: string]: unknown;
                            };
                            warnings: {
                                parameter: string;
                                message: string;
                            }[];
                        };
                    };
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    getStory: {
        parameters: {
            query?: {
                /**
                 * @description at most so many on a page
                 * @example 20
                 */
                limit?: number;
                /** @description nextCursor of the page before; good for the same query alone */
                cursor?: string;
            };
            header?: never;
            path: {
                /**
                 * @description id of a story, or one that it had before
                 * @example 0190f3a2-5d3a-7c3e-8a51-0d4c7b1f2a33
                 */
                storyId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The story, and a page of its articles, oldest first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "a4bf7ff2-dcfc-56dd-ab84-17264711a691",
                     *       "title": "Strong quake shakes northern Luzon, hundreds sleep outdoors",
                     *       "titleArticleId": "92e5d141-09f6-5705-abb7-b298682b04b2",
                     *       "firstPublished": "2026-11-12T05:40:00Z",
                     *       "lastPublished": "2026-11-12T05:40:00Z",
                     *       "articleCount": 1,
                     *       "copyCount": 0,
                     *       "independentSourceCount": 1,
                     *       "languages": [
                     *         "en"
                     *       ],
                     *       "countries": [
                     *         "AU",
                     *         "GB"
                     *       ],
                     *       "publisherCountries": [
                     *         "PH"
                     *       ],
                     *       "topics": [
                     *         {
                     *           "code": "medtop:03000000",
                     *           "name": "disaster, accident and emergency incident",
                     *           "articleCount": 1
                     *         },
                     *         {
                     *           "code": "medtop:20000148",
                     *           "articleCount": 1
                     *         }
                     *       ],
                     *       "entities": [
                     *         {
                     *           "id": "geonames:1701668",
                     *           "type": "place",
                     *           "name": "Manila",
                     *           "articleCount": 1
                     *         },
                     *         {
                     *           "id": "khabar:person/walls",
                     *           "type": "person",
                     *           "name": "Walls",
                     *           "articleCount": 1
                     *         }
                     *       ],
                     *       "formerIds": [],
                     *       "timeline": [
                     *         {
                     *           "hour": "2026-11-12T05:00:00Z",
                     *           "articles": 1,
                     *           "copies": 0
                     *         }
                     *       ],
                     *       "history": [],
                     *       "articles": {
                     *         "data": [
                     *           {
                     *             "articleId": "92e5d141-09f6-5705-abb7-b298682b04b2",
                     *             "headline": "Strong quake shakes northern Luzon, hundreds sleep outdoors",
                     *             "url": "https://manila-tide.example.org/2026/11/luzon-earthquake",
                     *             "datePublished": "2026-11-12T05:40:00Z",
                     *             "language": "en",
                     *             "publisher": {
                     *               "name": "Manila Tide",
                     *               "domain": "manila-tide.example.org",
                     *               "country": "PH"
                     *             }
                     *           }
                     *         ],
                     *         "page": {
                     *           "limit": 1,
                     *           "nextCursor": null
                     *         }
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["WholeStory"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            410: components["responses"]["Problem410"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    getTimeline: {
        parameters: {
            query?: {
                /**
                 * @description words in headline, description or text, in web-search syntax: "a phrase", OR, -without, beginn*, (groups), title:, description:, body:
                 * @example senate osce
                 */
                q?: string;
                /**
                 * @description id, sameAs or name of a person, place, body ...; may be given more than once
                 * @example [
                 *       "Kazakhstan"
                 *     ]
                 */
                entity?: string[];
                /** @description whether all entities are to be in the article, or any */
                entityOp?: "and" | "or";
                /**
                 * @description id, sameAs or name of what is not to be in the article; may be given more than once
                 * @example [
                 *       "OSCE"
                 *     ]
                 */
                notEntity?: string[];
                /** @description with entity: in this role, as the text gives it, or words of it: chairman finds Senate Chairman */
                role?: string;
                /**
                 * @description IPTC Media Topic by code or name; narrower ones are included; given more than once, any of them
                 * @example [
                 *       "politics"
                 *     ]
                 */
                topic?: string[];
                /** @description a topic, narrower ones included, that the article is not to be on */
                notTopic?: string[];
                /**
                 * @description BCP 47 tag; pt takes pt-BR in; given more than once, any of them
                 * @example [
                 *       "en"
                 *     ]
                 */
                language?: string[];
                /**
                 * @description publisher's domain or name; given more than once, any of them
                 * @example [
                 *       "steppe-wire.example.org"
                 *     ]
                 */
                source?: string[];
                /**
                 * @description publisher's domain, all below it included; given more than once, any of them
                 * @example [
                 *       "example.org"
                 *     ]
                 */
                domain?: string[];
                /** @description a publisher's domain, all below it included, that is left out */
                notDomain?: string[];
                /**
                 * @description publisher's country, ISO 3166-1 alpha-2; given more than once, any of them
                 * @example [
                 *       "KZ"
                 *     ]
                 */
                country?: string[];
                /** @description name of an author; given more than once, any of them */
                author?: string[];
                /** @description id or name of a news agency that the text is from, as its publisher says or as was found; given more than once, any of them */
                agency?: string[];
                /** @description in this story; an id that it had before will do */
                story?: string;
                /** @description the text mentions a date on this day or later */
                mentionedFrom?: string;
                /** @description the text mentions a date on this day or earlier; with mentionedFrom: the same date */
                mentionedTo?: string;
                /** @description a word from flags; given more than once, all of them */
                flag?: string[];
                /** @description true: its text was changed since it was first stored; false: never */
                revised?: "true" | "false";
                /** @description usable, or what must not be shown: withheld, canceled */
                pubStatus?: "usable" | "withheld" | "canceled";
                /**
                 * @description at or after: RFC 3339, or a date
                 * @example 2026-03-01
                 */
                from?: string | unknown | unknown;
                /**
                 * @description at or before: RFC 3339, or a date for the whole of that day
                 * @example 2026-03-31T23:59:59Z
                 */
                to?: string | unknown | unknown;
                /**
                 * @description IANA time zone in which days, weeks, months and years begin
                 * @example Asia/Almaty
                 */
                tz?: string;
                /** @description what from and to speak of: when it was published, was first stored here, or was last changed by its publisher (if that is told, else published) */
                dateField?: "published" | "stored" | "modified";
                /** @description what was known then: articles that were stored by then, with the text that they had; RFC 3339, or a date for its end */
                asOf?: string | unknown | unknown;
                /** @description weeks begin on Monday */
                interval?: "hour" | "day" | "week" | "month" | "year";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All hours, days ... in order, those without an article too */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "start": "2026-01-27T00:00:00Z",
                     *           "end": "2026-01-28T00:00:00Z",
                     *           "count": 1,
                     *           "share": 1,
                     *           "total": 1
                     *         },
                     *         {
                     *           "start": "2026-01-28T00:00:00Z",
                     *           "end": "2026-01-29T00:00:00Z",
                     *           "count": 0,
                     *           "share": 0,
                     *           "total": 0
                     *         }
                     *       ],
                     *       "page": {
                     *         "limit": 2000,
                     *         "nextCursor": null,
                     *         "total": {
                     *           "value": 30,
                     *           "relation": "eq"
                     *         }
                     *       },
                     *       "query": {
                     *         "normalised": {
                     *           "interval": "day",
                     *           "tz": "UTC"
                     *         },
                     *         "warnings": []
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["Timeline"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    getFacets: {
        parameters: {
            query?: {
                /**
                 * @description words in headline, description or text, in web-search syntax: "a phrase", OR, -without, beginn*, (groups), title:, description:, body:
                 * @example senate osce
                 */
                q?: string;
                /**
                 * @description id, sameAs or name of a person, place, body ...; may be given more than once
                 * @example [
                 *       "Kazakhstan"
                 *     ]
                 */
                entity?: string[];
                /** @description whether all entities are to be in the article, or any */
                entityOp?: "and" | "or";
                /**
                 * @description id, sameAs or name of what is not to be in the article; may be given more than once
                 * @example [
                 *       "OSCE"
                 *     ]
                 */
                notEntity?: string[];
                /** @description with entity: in this role, as the text gives it, or words of it: chairman finds Senate Chairman */
                role?: string;
                /**
                 * @description IPTC Media Topic by code or name; narrower ones are included; given more than once, any of them
                 * @example [
                 *       "politics"
                 *     ]
                 */
                topic?: string[];
                /** @description a topic, narrower ones included, that the article is not to be on */
                notTopic?: string[];
                /**
                 * @description BCP 47 tag; pt takes pt-BR in; given more than once, any of them
                 * @example [
                 *       "en"
                 *     ]
                 */
                language?: string[];
                /**
                 * @description publisher's domain or name; given more than once, any of them
                 * @example [
                 *       "steppe-wire.example.org"
                 *     ]
                 */
                source?: string[];
                /**
                 * @description publisher's domain, all below it included; given more than once, any of them
                 * @example [
                 *       "example.org"
                 *     ]
                 */
                domain?: string[];
                /** @description a publisher's domain, all below it included, that is left out */
                notDomain?: string[];
                /**
                 * @description publisher's country, ISO 3166-1 alpha-2; given more than once, any of them
                 * @example [
                 *       "KZ"
                 *     ]
                 */
                country?: string[];
                /** @description name of an author; given more than once, any of them */
                author?: string[];
                /** @description id or name of a news agency that the text is from, as its publisher says or as was found; given more than once, any of them */
                agency?: string[];
                /** @description in this story; an id that it had before will do */
                story?: string;
                /** @description the text mentions a date on this day or later */
                mentionedFrom?: string;
                /** @description the text mentions a date on this day or earlier; with mentionedFrom: the same date */
                mentionedTo?: string;
                /** @description a word from flags; given more than once, all of them */
                flag?: string[];
                /** @description true: its text was changed since it was first stored; false: never */
                revised?: "true" | "false";
                /** @description usable, or what must not be shown: withheld, canceled */
                pubStatus?: "usable" | "withheld" | "canceled";
                /**
                 * @description at or after: RFC 3339, or a date
                 * @example 2026-03-01
                 */
                from?: string | unknown | unknown;
                /**
                 * @description at or before: RFC 3339, or a date for the whole of that day
                 * @example 2026-03-31T23:59:59Z
                 */
                to?: string | unknown | unknown;
                /**
                 * @description IANA time zone in which a plain date is a day; UTC if not given
                 * @example Asia/Almaty
                 */
                tz?: string;
                /** @description what from and to speak of: when it was published, was first stored here, or was last changed by its publisher (if that is told, else published) */
                dateField?: "published" | "stored" | "modified";
                /** @description what was known then: articles that were stored by then, with the text that they had; RFC 3339, or a date for its end */
                asOf?: string | unknown | unknown;
                /** @description what to count by; type: of the entities that are named; topic: a narrower one counts for all broader */
                facet?: ("language" | "country" | "source" | "agency" | "type" | "topic" | "entity")[];
                /**
                 * @description of the facet entity: these types alone
                 * @example [
                 *       "organisation"
                 *     ]
                 */
                type?: ("person" | "organisation" | "place" | "event" | "agreement" | "work" | "other")[];
                /** @description at most so many values of each */
                size?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Each facet that was asked for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "facet": "source",
                     *           "values": [
                     *             {
                     *               "value": "steppe-wire.example.org",
                     *               "name": "Steppe Wire",
                     *               "count": 4,
                     *               "share": 0.133333
                     *             },
                     *             {
                     *               "value": "dala-zharshysy.example.org",
                     *               "name": "Дала жаршысы",
                     *               "count": 3,
                     *               "share": 0.1
                     *             }
                     *           ],
                     *           "more": false,
                     *           "other": 0,
                     *           "missing": 0
                     *         },
                     *         {
                     *           "facet": "language",
                     *           "values": [
                     *             {
                     *               "value": "en",
                     *               "count": 14,
                     *               "share": 0.466667
                     *             },
                     *             {
                     *               "value": "kk",
                     *               "count": 3,
                     *               "share": 0.1
                     *             }
                     *           ],
                     *           "more": false,
                     *           "other": 0,
                     *           "missing": 0
                     *         }
                     *       ],
                     *       "page": {
                     *         "limit": 5,
                     *         "nextCursor": null,
                     *         "total": {
                     *           "value": 30,
                     *           "relation": "eq"
                     *         }
                     *       },
                     *       "query": {
                     *         "normalised": {
                     *           "facet": [
                     *             "source",
                     *             "language"
                     *           ],
                     *           "size": 20
                     *         },
                     *         "warnings": []
                     *       }
                     *     }
                     */
                    "application/json": {
                        data: components["schemas"]["Facet"][];
                        page: {
                            limit: number;
                            /** @description cursor of the next page; null on the last */
                            nextCursor: string | null;
                            total?: {
                                value: number;
                                /**
                                 * @description gte: there are more, and they were not counted
                                 * @enum {string}
                                 */
                                relation: "eq" | "gte";
                            };
                        };
                        query: {
                            /** @description the query as it was understood */
                            normalised: {
                                [key: string]: unknown;
                            };
                            warnings: {
                                parameter: string;
                                message: string;
                            }[];
                        };
                    };
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    getCooccurrence: {
        parameters: {
            query?: {
                /**
                 * @description words in headline, description or text, in web-search syntax: "a phrase", OR, -without, beginn*, (groups), title:, description:, body:
                 * @example senate osce
                 */
                q?: string;
                /**
                 * @description id, sameAs or name of a person, place, body ...; may be given more than once
                 * @example [
                 *       "Kazakhstan"
                 *     ]
                 */
                entity?: string[];
                /** @description whether all entities are to be in the article, or any */
                entityOp?: "and" | "or";
                /**
                 * @description id, sameAs or name of what is not to be in the article; may be given more than once
                 * @example [
                 *       "OSCE"
                 *     ]
                 */
                notEntity?: string[];
                /** @description with entity: in this role, as the text gives it, or words of it: chairman finds Senate Chairman */
                role?: string;
                /**
                 * @description IPTC Media Topic by code or name; narrower ones are included; given more than once, any of them
                 * @example [
                 *       "politics"
                 *     ]
                 */
                topic?: string[];
                /** @description a topic, narrower ones included, that the article is not to be on */
                notTopic?: string[];
                /**
                 * @description BCP 47 tag; pt takes pt-BR in; given more than once, any of them
                 * @example [
                 *       "en"
                 *     ]
                 */
                language?: string[];
                /**
                 * @description publisher's domain or name; given more than once, any of them
                 * @example [
                 *       "steppe-wire.example.org"
                 *     ]
                 */
                source?: string[];
                /**
                 * @description publisher's domain, all below it included; given more than once, any of them
                 * @example [
                 *       "example.org"
                 *     ]
                 */
                domain?: string[];
                /** @description a publisher's domain, all below it included, that is left out */
                notDomain?: string[];
                /**
                 * @description publisher's country, ISO 3166-1 alpha-2; given more than once, any of them
                 * @example [
                 *       "KZ"
                 *     ]
                 */
                country?: string[];
                /** @description name of an author; given more than once, any of them */
                author?: string[];
                /** @description id or name of a news agency that the text is from, as its publisher says or as was found; given more than once, any of them */
                agency?: string[];
                /** @description in this story; an id that it had before will do */
                story?: string;
                /** @description the text mentions a date on this day or later */
                mentionedFrom?: string;
                /** @description the text mentions a date on this day or earlier; with mentionedFrom: the same date */
                mentionedTo?: string;
                /** @description a word from flags; given more than once, all of them */
                flag?: string[];
                /** @description true: its text was changed since it was first stored; false: never */
                revised?: "true" | "false";
                /** @description usable, or what must not be shown: withheld, canceled */
                pubStatus?: "usable" | "withheld" | "canceled";
                /**
                 * @description at or after: RFC 3339, or a date
                 * @example 2026-03-01
                 */
                from?: string | unknown | unknown;
                /**
                 * @description at or before: RFC 3339, or a date for the whole of that day
                 * @example 2026-03-31T23:59:59Z
                 */
                to?: string | unknown | unknown;
                /**
                 * @description IANA time zone in which a plain date is a day; UTC if not given
                 * @example Asia/Almaty
                 */
                tz?: string;
                /** @description what from and to speak of: when it was published, was first stored here, or was last changed by its publisher (if that is told, else published) */
                dateField?: "published" | "stored" | "modified";
                /** @description what was known then: articles that were stored by then, with the text that they had; RFC 3339, or a date for its end */
                asOf?: string | unknown | unknown;
                /** @description graph: a list of pairs; matrix: all with all */
                shape?: "graph" | "matrix";
                /**
                 * @description entities of these types alone
                 * @example [
                 *       "organisation"
                 *     ]
                 */
                type?: ("person" | "organisation" | "place" | "event" | "agreement" | "work" | "other")[];
                /** @description at most so many entities */
                size?: number;
                /** @description of a graph: at most so many pairs, those in most articles first */
                edges?: number;
                /** @description of a graph: pairs that are in so many articles at least */
                minCount?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Entities, and the pairs of them */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": {
                     *         "articles": {
                     *           "value": 30,
                     *           "relation": "eq"
                     *         },
                     *         "nodes": [
                     *           {
                     *             "id": "wikidata:Q232",
                     *             "type": "place",
                     *             "name": "Kazakhstan",
                     *             "count": 7
                     *           },
                     *           {
                     *             "id": "geonames:1526273",
                     *             "type": "place",
                     *             "name": "Astana",
                     *             "count": 6
                     *           }
                     *         ],
                     *         "edges": [
                     *           {
                     *             "source": "wikidata:Q232",
                     *             "target": "wikidata:Q813",
                     *             "count": 5,
                     *             "npmi": 0.812
                     *           },
                     *           {
                     *             "source": "wikidata:Q232",
                     *             "target": "geonames:1526273",
                     *             "count": 4,
                     *             "npmi": 0.521
                     *           }
                     *         ],
                     *         "leftOut": {
                     *           "nodes": 354,
                     *           "edges": 55
                     *         }
                     *       },
                     *       "query": {
                     *         "normalised": {
                     *           "shape": "graph",
                     *           "size": 25,
                     *           "edges": 200,
                     *           "minCount": 2
                     *         },
                     *         "warnings": []
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["Cooccurrence"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    getTrending: {
        parameters: {
            query?: {
                /**
                 * @description words in headline, description or text, in web-search syntax: "a phrase", OR, -without, beginn*, (groups), title:, description:, body:
                 * @example senate osce
                 */
                q?: string;
                /**
                 * @description id, sameAs or name of a person, place, body ...; may be given more than once
                 * @example [
                 *       "Kazakhstan"
                 *     ]
                 */
                entity?: string[];
                /** @description whether all entities are to be in the article, or any */
                entityOp?: "and" | "or";
                /**
                 * @description id, sameAs or name of what is not to be in the article; may be given more than once
                 * @example [
                 *       "OSCE"
                 *     ]
                 */
                notEntity?: string[];
                /** @description with entity: in this role, as the text gives it, or words of it: chairman finds Senate Chairman */
                role?: string;
                /**
                 * @description IPTC Media Topic by code or name; narrower ones are included; given more than once, any of them
                 * @example [
                 *       "politics"
                 *     ]
                 */
                topic?: string[];
                /** @description a topic, narrower ones included, that the article is not to be on */
                notTopic?: string[];
                /**
                 * @description BCP 47 tag; pt takes pt-BR in; given more than once, any of them
                 * @example [
                 *       "en"
                 *     ]
                 */
                language?: string[];
                /**
                 * @description publisher's domain or name; given more than once, any of them
                 * @example [
                 *       "steppe-wire.example.org"
                 *     ]
                 */
                source?: string[];
                /**
                 * @description publisher's domain, all below it included; given more than once, any of them
                 * @example [
                 *       "example.org"
                 *     ]
                 */
                domain?: string[];
                /** @description a publisher's domain, all below it included, that is left out */
                notDomain?: string[];
                /**
                 * @description publisher's country, ISO 3166-1 alpha-2; given more than once, any of them
                 * @example [
                 *       "KZ"
                 *     ]
                 */
                country?: string[];
                /** @description name of an author; given more than once, any of them */
                author?: string[];
                /** @description id or name of a news agency that the text is from, as its publisher says or as was found; given more than once, any of them */
                agency?: string[];
                /** @description in this story; an id that it had before will do */
                story?: string;
                /** @description the text mentions a date on this day or later */
                mentionedFrom?: string;
                /** @description the text mentions a date on this day or earlier; with mentionedFrom: the same date */
                mentionedTo?: string;
                /** @description a word from flags; given more than once, all of them */
                flag?: string[];
                /** @description true: its text was changed since it was first stored; false: never */
                revised?: "true" | "false";
                /** @description usable, or what must not be shown: withheld, canceled */
                pubStatus?: "usable" | "withheld" | "canceled";
                /**
                 * @description IANA time zone in which a plain date is a day; UTC if not given
                 * @example Asia/Almaty
                 */
                tz?: string;
                /** @description what from and to speak of: when it was published, was first stored here, or was last changed by its publisher (if that is told, else published) */
                dateField?: "published" | "stored" | "modified";
                /** @description what was known then: articles that were stored by then, with the text that they had; RFC 3339, or a date for its end */
                asOf?: string | unknown | unknown;
                /** @description what is to have risen */
                of?: "entity" | "topic";
                /**
                 * @description of entities: these types alone
                 * @example [
                 *       "organisation"
                 *     ]
                 */
                type?: ("person" | "organisation" | "place" | "event" | "agreement" | "work" | "other")[];
                /** @description end of the window, now by default; the hour that it is in counts as a whole */
                at?: string | unknown | unknown;
                /** @description what is compared: so long up to the end */
                window?: string;
                /** @description with what: so long up to the beginning of the window */
                baseline?: string;
                /** @description articles in the window, at least */
                minCount?: number;
                /** @description at most so many */
                size?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The most surprising first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Trend"][];
                        page: {
                            limit: number;
                            /** @description cursor of the next page; null on the last */
                            nextCursor: string | null;
                            total?: {
                                value: number;
                                /**
                                 * @description gte: there are more, and they were not counted
                                 * @enum {string}
                                 */
                                relation: "eq" | "gte";
                            };
                        };
                        query: {
                            /** @description the query as it was understood */
                            normalised: {
                                [key: string]: unknown;
                            };
                            warnings: {
                                parameter: string;
                                message: string;
                            }[];
                        };
                        window: {
                            /** Format: date-time */
                            from: string;
                            /** Format: date-time */
                            to: string;
                            articles: number;
                        };
                        baseline: {
                            /** Format: date-time */
                            from: string;
                            /** Format: date-time */
                            to: string;
                            articles: number;
                        };
                    };
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    compareArticles: {
        parameters: {
            query?: {
                /**
                 * @description words in headline, description or text, in web-search syntax: "a phrase", OR, -without, beginn*, (groups), title:, description:, body:
                 * @example senate osce
                 */
                q?: string;
                /**
                 * @description id, sameAs or name of a person, place, body ...; may be given more than once
                 * @example [
                 *       "Kazakhstan"
                 *     ]
                 */
                entity?: string[];
                /** @description whether all entities are to be in the article, or any */
                entityOp?: "and" | "or";
                /**
                 * @description id, sameAs or name of what is not to be in the article; may be given more than once
                 * @example [
                 *       "OSCE"
                 *     ]
                 */
                notEntity?: string[];
                /** @description with entity: in this role, as the text gives it, or words of it: chairman finds Senate Chairman */
                role?: string;
                /**
                 * @description IPTC Media Topic by code or name; narrower ones are included; given more than once, any of them
                 * @example [
                 *       "politics"
                 *     ]
                 */
                topic?: string[];
                /** @description a topic, narrower ones included, that the article is not to be on */
                notTopic?: string[];
                /**
                 * @description BCP 47 tag; pt takes pt-BR in; given more than once, any of them
                 * @example [
                 *       "en"
                 *     ]
                 */
                language?: string[];
                /**
                 * @description publisher's domain or name; given more than once, any of them
                 * @example [
                 *       "steppe-wire.example.org"
                 *     ]
                 */
                source?: string[];
                /**
                 * @description publisher's domain, all below it included; given more than once, any of them
                 * @example [
                 *       "example.org"
                 *     ]
                 */
                domain?: string[];
                /** @description a publisher's domain, all below it included, that is left out */
                notDomain?: string[];
                /**
                 * @description publisher's country, ISO 3166-1 alpha-2; given more than once, any of them
                 * @example [
                 *       "KZ"
                 *     ]
                 */
                country?: string[];
                /** @description name of an author; given more than once, any of them */
                author?: string[];
                /** @description id or name of a news agency that the text is from, as its publisher says or as was found; given more than once, any of them */
                agency?: string[];
                /** @description in this story; an id that it had before will do */
                story?: string;
                /** @description the text mentions a date on this day or later */
                mentionedFrom?: string;
                /** @description the text mentions a date on this day or earlier; with mentionedFrom: the same date */
                mentionedTo?: string;
                /** @description a word from flags; given more than once, all of them */
                flag?: string[];
                /** @description true: its text was changed since it was first stored; false: never */
                revised?: "true" | "false";
                /** @description usable, or what must not be shown: withheld, canceled */
                pubStatus?: "usable" | "withheld" | "canceled";
                /**
                 * @description at or after: RFC 3339, or a date
                 * @example 2026-03-01
                 */
                from?: string | unknown | unknown;
                /**
                 * @description at or before: RFC 3339, or a date for the whole of that day
                 * @example 2026-03-31T23:59:59Z
                 */
                to?: string | unknown | unknown;
                /**
                 * @description IANA time zone in which days, weeks, months and years begin
                 * @example Asia/Almaty
                 */
                tz?: string;
                /** @description what from and to speak of: when it was published, was first stored here, or was last changed by its publisher (if that is told, else published) */
                dateField?: "published" | "stored" | "modified";
                /** @description what was known then: articles that were stored by then, with the text that they had; RFC 3339, or a date for its end */
                asOf?: string | unknown | unknown;
                /** @description weeks begin on Monday */
                interval?: "hour" | "day" | "week" | "month" | "year";
                /** @description words in headline, description or text, in web-search syntax: "a phrase", OR, -without, beginn*, (groups), title:, description:, body: */
                "a.q"?: string;
                /** @description id, sameAs or name of a person, place, body ...; may be given more than once */
                "a.entity"?: string[];
                /** @description whether all entities are to be in the article, or any */
                "a.entityOp"?: "and" | "or";
                /** @description id, sameAs or name of what is not to be in the article; may be given more than once */
                "a.notEntity"?: string[];
                /** @description with entity: in this role, as the text gives it, or words of it: chairman finds Senate Chairman */
                "a.role"?: string;
                /** @description IPTC Media Topic by code or name; narrower ones are included; given more than once, any of them */
                "a.topic"?: string[];
                /** @description a topic, narrower ones included, that the article is not to be on */
                "a.notTopic"?: string[];
                /** @description BCP 47 tag; pt takes pt-BR in; given more than once, any of them */
                "a.language"?: string[];
                /** @description publisher's domain or name; given more than once, any of them */
                "a.source"?: string[];
                /** @description publisher's domain, all below it included; given more than once, any of them */
                "a.domain"?: string[];
                /** @description a publisher's domain, all below it included, that is left out */
                "a.notDomain"?: string[];
                /** @description publisher's country, ISO 3166-1 alpha-2; given more than once, any of them */
                "a.country"?: string[];
                /** @description name of an author; given more than once, any of them */
                "a.author"?: string[];
                /** @description id or name of a news agency that the text is from, as its publisher says or as was found; given more than once, any of them */
                "a.agency"?: string[];
                /** @description in this story; an id that it had before will do */
                "a.story"?: string;
                /** @description the text mentions a date on this day or later */
                "a.mentionedFrom"?: string;
                /** @description the text mentions a date on this day or earlier; with mentionedFrom: the same date */
                "a.mentionedTo"?: string;
                /** @description a word from flags; given more than once, all of them */
                "a.flag"?: string[];
                /** @description true: its text was changed since it was first stored; false: never */
                "a.revised"?: "true" | "false";
                /** @description usable, or what must not be shown: withheld, canceled */
                "a.pubStatus"?: "usable" | "withheld" | "canceled";
                /** @description IANA time zone in which a plain date is a day; UTC if not given */
                "a.tz"?: string;
                /** @description what from and to speak of: when it was published, was first stored here, or was last changed by its publisher (if that is told, else published) */
                "a.dateField"?: "published" | "stored" | "modified";
                /** @description what was known then: articles that were stored by then, with the text that they had; RFC 3339, or a date for its end */
                "a.asOf"?: string | unknown | unknown;
                /** @description words in headline, description or text, in web-search syntax: "a phrase", OR, -without, beginn*, (groups), title:, description:, body: */
                "b.q"?: string;
                /** @description id, sameAs or name of a person, place, body ...; may be given more than once */
                "b.entity"?: string[];
                /** @description whether all entities are to be in the article, or any */
                "b.entityOp"?: "and" | "or";
                /** @description id, sameAs or name of what is not to be in the article; may be given more than once */
                "b.notEntity"?: string[];
                /** @description with entity: in this role, as the text gives it, or words of it: chairman finds Senate Chairman */
                "b.role"?: string;
                /** @description IPTC Media Topic by code or name; narrower ones are included; given more than once, any of them */
                "b.topic"?: string[];
                /** @description a topic, narrower ones included, that the article is not to be on */
                "b.notTopic"?: string[];
                /** @description BCP 47 tag; pt takes pt-BR in; given more than once, any of them */
                "b.language"?: string[];
                /** @description publisher's domain or name; given more than once, any of them */
                "b.source"?: string[];
                /** @description publisher's domain, all below it included; given more than once, any of them */
                "b.domain"?: string[];
                /** @description a publisher's domain, all below it included, that is left out */
                "b.notDomain"?: string[];
                /** @description publisher's country, ISO 3166-1 alpha-2; given more than once, any of them */
                "b.country"?: string[];
                /** @description name of an author; given more than once, any of them */
                "b.author"?: string[];
                /** @description id or name of a news agency that the text is from, as its publisher says or as was found; given more than once, any of them */
                "b.agency"?: string[];
                /** @description in this story; an id that it had before will do */
                "b.story"?: string;
                /** @description the text mentions a date on this day or later */
                "b.mentionedFrom"?: string;
                /** @description the text mentions a date on this day or earlier; with mentionedFrom: the same date */
                "b.mentionedTo"?: string;
                /** @description a word from flags; given more than once, all of them */
                "b.flag"?: string[];
                /** @description true: its text was changed since it was first stored; false: never */
                "b.revised"?: "true" | "false";
                /** @description usable, or what must not be shown: withheld, canceled */
                "b.pubStatus"?: "usable" | "withheld" | "canceled";
                /** @description IANA time zone in which a plain date is a day; UTC if not given */
                "b.tz"?: string;
                /** @description what from and to speak of: when it was published, was first stored here, or was last changed by its publisher (if that is told, else published) */
                "b.dateField"?: "published" | "stored" | "modified";
                /** @description what was known then: articles that were stored by then, with the text that they had; RFC 3339, or a date for its end */
                "b.asOf"?: string | unknown | unknown;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Counts and shares of a and b */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "start": "2026-01-27T00:00:00Z",
                     *           "end": "2026-01-28T00:00:00Z",
                     *           "a": {
                     *             "count": 1,
                     *             "share": 1
                     *           },
                     *           "b": {
                     *             "count": 1,
                     *             "share": 1
                     *           },
                     *           "total": 1
                     *         },
                     *         {
                     *           "start": "2026-01-28T00:00:00Z",
                     *           "end": "2026-01-29T00:00:00Z",
                     *           "a": {
                     *             "count": 0,
                     *             "share": 0
                     *           },
                     *           "b": {
                     *             "count": 0,
                     *             "share": 0
                     *           },
                     *           "total": 0
                     *         }
                     *       ],
                     *       "page": {
                     *         "limit": 2000,
                     *         "nextCursor": null
                     *       },
                     *       "query": {
                     *         "normalised": {
                     *           "a": {},
                     *           "b": {},
                     *           "interval": "day",
                     *           "tz": "UTC"
                     *         },
                     *         "warnings": []
                     *       },
                     *       "a": {
                     *         "articles": {
                     *           "value": 30,
                     *           "relation": "eq"
                     *         },
                     *         "share": 1
                     *       },
                     *       "b": {
                     *         "articles": {
                     *           "value": 30,
                     *           "relation": "eq"
                     *         },
                     *         "share": 1
                     *       },
                     *       "overlap": {
                     *         "articles": {
                     *           "value": 30,
                     *           "relation": "eq"
                     *         },
                     *         "ofA": 1,
                     *         "ofB": 1,
                     *         "jaccard": 1
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["Comparison"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    newsapiEverything: {
        parameters: {
            query?: {
                /**
                 * @description words, "a phrase", +must, -without, AND, OR, NOT and parentheses
                 * @example senate osce
                 */
                q?: string;
                /** @description the same, in titles alone */
                qInTitle?: string;
                /**
                 * @description fields in which q is looked for: title, description, content
                 * @example title,content
                 */
                searchIn?: string;
                /** @description ids of at most 20 sources, with commas between */
                sources?: string;
                /** @description of these domains, with commas between */
                domains?: string;
                /** @description of none of these domains */
                excludeDomains?: string;
                /**
                 * @description published at or after; in UTC where it has no zone
                 * @example 2026-03-01
                 */
                from?: string;
                /**
                 * @description published at or before; in UTC where it has no zone
                 * @example 2026-03-31T23:59:59Z
                 */
                to?: string;
                /**
                 * @description ISO 639-1 code
                 * @example en
                 */
                language?: string;
                /** @description popularity is not known here and taken for publishedAt */
                sortBy?: "relevancy" | "popularity" | "publishedAt";
                /** @description articles on a page */
                pageSize?: number;
                /** @description which page, from 1 on */
                page?: number;
                /** @description or as the header X-Api-Key */
                apiKey?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of articles */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        status: "ok";
                        totalResults: number;
                        articles: {
                            source: {
                                id: string | null;
                                name: string | null;
                            };
                            author: string | null;
                            title: string | null;
                            description: string | null;
                            url: string | null;
                            urlToImage: string | null;
                            publishedAt: string;
                            /** @description the full text */
                            content: string | null;
                        }[];
                    };
                };
            };
            /** @description newsapi.org's error */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        status: "error";
                        code: string;
                        message: string;
                    };
                };
            };
            /** @description apiKeyMissing or apiKeyInvalid */
            401: {
                headers: {
                    /** @description how a key is sent */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        status: "error";
                        code: string;
                        message: string;
                    };
                };
            };
            /** @description apiKeyDisabled: the key is for something else */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        status: "error";
                        code: string;
                        message: string;
                    };
                };
            };
            /** @description The page lies too far back */
            426: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        status: "error";
                        code: string;
                        message: string;
                    };
                };
            };
            /** @description rateLimited; Retry-After says when to ask again */
            429: {
                headers: {
                    /** @description seconds until it is worth asking again */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        status: "error";
                        code: string;
                        message: string;
                    };
                };
            };
            /** @description The database is away or too slow; Retry-After says when to ask again */
            503: {
                headers: {
                    /** @description seconds until it is worth asking again */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        status: "error";
                        code: string;
                        message: string;
                    };
                };
            };
        };
    };
    newsapiTopHeadlines: {
        parameters: {
            query?: {
                /**
                 * @description the source's country, ISO 3166-1 alpha-2
                 * @example KZ
                 */
                country?: string;
                /** @description what it is about, as IPTC Media Topics have it */
                category?: "business" | "entertainment" | "general" | "health" | "science" | "sports" | "technology";
                /** @description ids of at most 20 sources, with commas between */
                sources?: string;
                /**
                 * @description words, "a phrase", +must, -without, AND, OR, NOT and parentheses
                 * @example senate osce
                 */
                q?: string;
                /**
                 * @description ISO 639-1 code
                 * @example en
                 */
                language?: string;
                /** @description articles on a page */
                pageSize?: number;
                /** @description which page, from 1 on */
                page?: number;
                /** @description or as the header X-Api-Key */
                apiKey?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of articles */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        status: "ok";
                        totalResults: number;
                        articles: {
                            source: {
                                id: string | null;
                                name: string | null;
                            };
                            author: string | null;
                            title: string | null;
                            description: string | null;
                            url: string | null;
                            urlToImage: string | null;
                            publishedAt: string;
                            /** @description the full text */
                            content: string | null;
                        }[];
                    };
                };
            };
            /** @description newsapi.org's error */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        status: "error";
                        code: string;
                        message: string;
                    };
                };
            };
            /** @description apiKeyMissing or apiKeyInvalid */
            401: {
                headers: {
                    /** @description how a key is sent */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        status: "error";
                        code: string;
                        message: string;
                    };
                };
            };
            /** @description apiKeyDisabled: the key is for something else */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        status: "error";
                        code: string;
                        message: string;
                    };
                };
            };
            /** @description The page lies too far back */
            426: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        status: "error";
                        code: string;
                        message: string;
                    };
                };
            };
            /** @description rateLimited; Retry-After says when to ask again */
            429: {
                headers: {
                    /** @description seconds until it is worth asking again */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        status: "error";
                        code: string;
                        message: string;
                    };
                };
            };
            /** @description The database is away or too slow; Retry-After says when to ask again */
            503: {
                headers: {
                    /** @description seconds until it is worth asking again */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        status: "error";
                        code: string;
                        message: string;
                    };
                };
            };
        };
    };
    newsapiSources: {
        parameters: {
            query?: {
                /** @description what it is about, as IPTC Media Topics have it */
                category?: "business" | "entertainment" | "general" | "health" | "science" | "sports" | "technology";
                /**
                 * @description ISO 639-1 code
                 * @example en
                 */
                language?: string;
                /**
                 * @description the source's country, ISO 3166-1 alpha-2
                 * @example KZ
                 */
                country?: string;
                /** @description or as the header X-Api-Key */
                apiKey?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All sources */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "ok",
                     *       "sources": [
                     *         {
                     *           "id": "atlantic-sports.example.org",
                     *           "name": "Atlantic Sports",
                     *           "description": "Articles of Atlantic Sports",
                     *           "url": "https://atlantic-sports.example.org",
                     *           "category": "sports",
                     *           "language": "en",
                     *           "country": "pt"
                     *         },
                     *         {
                     *           "id": "baltic-review.example.org",
                     *           "name": "Baltic Review",
                     *           "description": "Articles of Baltic Review",
                     *           "url": "https://baltic-review.example.org",
                     *           "category": "entertainment",
                     *           "language": "en",
                     *           "country": "ee"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": {
                        /** @enum {string} */
                        status: "ok";
                        sources: {
                            id: string;
                            name: string;
                            description: string;
                            url: string | null;
                            /** @enum {string} */
                            category: "business" | "entertainment" | "general" | "health" | "science" | "sports" | "technology";
                            language: string;
                            country: string;
                        }[];
                    };
                };
            };
            /** @description newsapi.org's error */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        status: "error";
                        code: string;
                        message: string;
                    };
                };
            };
            /** @description apiKeyMissing or apiKeyInvalid */
            401: {
                headers: {
                    /** @description how a key is sent */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        status: "error";
                        code: string;
                        message: string;
                    };
                };
            };
            /** @description apiKeyDisabled: the key is for something else */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        status: "error";
                        code: string;
                        message: string;
                    };
                };
            };
            /** @description rateLimited; Retry-After says when to ask again */
            429: {
                headers: {
                    /** @description seconds until it is worth asking again */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        status: "error";
                        code: string;
                        message: string;
                    };
                };
            };
            /** @description The database is away or too slow; Retry-After says when to ask again */
            503: {
                headers: {
                    /** @description seconds until it is worth asking again */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        status: "error";
                        code: string;
                        message: string;
                    };
                };
            };
        };
    };
    newsapiFirstSources: {
        parameters: {
            query?: {
                /** @description what it is about, as IPTC Media Topics have it */
                category?: "business" | "entertainment" | "general" | "health" | "science" | "sports" | "technology";
                /**
                 * @description ISO 639-1 code
                 * @example en
                 */
                language?: string;
                /**
                 * @description the source's country, ISO 3166-1 alpha-2
                 * @example KZ
                 */
                country?: string;
                /** @description or as the header X-Api-Key */
                apiKey?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All sources */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "ok",
                     *       "sources": [
                     *         {
                     *           "id": "atlantic-sports.example.org",
                     *           "name": "Atlantic Sports",
                     *           "description": "Articles of Atlantic Sports",
                     *           "url": "https://atlantic-sports.example.org",
                     *           "category": "sports",
                     *           "language": "en",
                     *           "country": "pt"
                     *         },
                     *         {
                     *           "id": "baltic-review.example.org",
                     *           "name": "Baltic Review",
                     *           "description": "Articles of Baltic Review",
                     *           "url": "https://baltic-review.example.org",
                     *           "category": "entertainment",
                     *           "language": "en",
                     *           "country": "ee"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": {
                        /** @enum {string} */
                        status: "ok";
                        sources: {
                            id: string;
                            name: string;
                            description: string;
                            url: string | null;
                            /** @enum {string} */
                            category: "business" | "entertainment" | "general" | "health" | "science" | "sports" | "technology";
                            language: string;
                            country: string;
                        }[];
                    };
                };
            };
            /** @description newsapi.org's error */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        status: "error";
                        code: string;
                        message: string;
                    };
                };
            };
            /** @description apiKeyMissing or apiKeyInvalid */
            401: {
                headers: {
                    /** @description how a key is sent */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        status: "error";
                        code: string;
                        message: string;
                    };
                };
            };
            /** @description apiKeyDisabled: the key is for something else */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        status: "error";
                        code: string;
                        message: string;
                    };
                };
            };
            /** @description rateLimited; Retry-After says when to ask again */
            429: {
                headers: {
                    /** @description seconds until it is worth asking again */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        status: "error";
                        code: string;
                        message: string;
                    };
                };
            };
            /** @description The database is away or too slow; Retry-After says when to ask again */
            503: {
                headers: {
                    /** @description seconds until it is worth asking again */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        status: "error";
                        code: string;
                        message: string;
                    };
                };
            };
        };
    };
    newsapiFirstArticles: {
        parameters: {
            query: {
                /**
                 * @description id of a source
                 * @example steppe-wire.example.org
                 */
                source: string;
                /** @description the newest come first, whatever is asked */
                sortBy?: "top" | "latest" | "popular";
                /** @description or as the header X-Api-Key */
                apiKey?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Articles */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "ok",
                     *       "source": "steppe-wire.example.org",
                     *       "sortBy": "top",
                     *       "articles": [
                     *         {
                     *           "source": {
                     *             "id": "steppe-wire.example.org",
                     *             "name": "Steppe Wire"
                     *           },
                     *           "author": "Timur Akhmetov",
                     *           "title": "Glaciers above Almaty lost a metre of ice in one summer",
                     *           "description": null,
                     *           "url": "https://steppe-wire.example.org/2026/10/glacier-survey",
                     *           "urlToImage": null,
                     *           "publishedAt": "2026-10-08T07:00:00Z",
                     *           "content": "Glaciers in the mountains above Almaty lost on average 1.1 metres of ice last summer, the largest loss since measurements began in 1957, according to a survey that was published on Thursday.\n\nResearchers of the Tian Shan Glacier Observatory walked to eleven glaciers and compared their height with satellite images. \"We stood on gravel where our stakes were drilled into ice in 2021,\" said Aigerim Sadykova, the lead author of the study.\n\nMeltwater from these glaciers feeds rivers that millions of people in Kazakhstan and Kyrgyzstan drink from and use for irrigation. The authors expect that runoff will peak before 2035 and then fall. Climate change is the main cause; dark dust from the plains speeds up melting.\n\nThe Kazakh government plans to build small reservoirs and to repair leaking canals. Conservation groups ask for a nature reserve around the upper Ile River instead. The World Meteorological Organization has declared the protection of glaciers a priority.\n\nA second expedition will leave for the Pamir in August 2027."
                     *         },
                     *         {
                     *           "source": {
                     *             "id": "steppe-wire.example.org",
                     *             "name": "Steppe Wire"
                     *           },
                     *           "author": "Alina Bekova",
                     *           "title": "Students test lunar rover on the shore of the Caspian Sea",
                     *           "description": null,
                     *           "url": "https://steppe-wire.example.org/2026/08/lunar-rover-test",
                     *           "urlToImage": null,
                     *           "publishedAt": "2026-08-19T10:05:00Z",
                     *           "content": "A rover that was built by students drove 400 metres over salt flats near Aktau on Wednesday without help from the ground, the longest such test so far of a machine that is meant to work on the Moon.\n\nThe vehicle weighs nine kilograms and finds its way with two cameras and software that was written at Satbayev University. \"It fell into the first hole and climbed out of the second, which is more than I expected,\" said Professor Marat Iskakov, who leads the project.\n\nThe European Space Agency lent the team a laboratory and a set of wheels. Researchers from Japan and Germany watched the test. The rover carries a sensor that looks for water ice in the soil.\n\nThe launch of a lander from Baikonur is planned for 2029, but no rocket has been chosen. The students must first show that the batteries survive two weeks of cold. Engineers will put the rover into a vacuum chamber in Karaganda in November 2026.\n\nTheir results will appear in a scientific journal, and all drawings are free to copy."
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": {
                        /** @enum {string} */
                        status: "ok";
                        articles: {
                            source: {
                                id: string | null;
                                name: string | null;
                            };
                            author: string | null;
                            title: string | null;
                            description: string | null;
                            url: string | null;
                            urlToImage: string | null;
                            publishedAt: string;
                            /** @description the full text */
                            content: string | null;
                        }[];
                        source: string;
                        sortBy: string;
                    };
                };
            };
            /** @description newsapi.org's error */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        status: "error";
                        code: string;
                        message: string;
                    };
                };
            };
            /** @description apiKeyMissing or apiKeyInvalid */
            401: {
                headers: {
                    /** @description how a key is sent */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        status: "error";
                        code: string;
                        message: string;
                    };
                };
            };
            /** @description apiKeyDisabled: the key is for something else */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        status: "error";
                        code: string;
                        message: string;
                    };
                };
            };
            /** @description rateLimited; Retry-After says when to ask again */
            429: {
                headers: {
                    /** @description seconds until it is worth asking again */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        status: "error";
                        code: string;
                        message: string;
                    };
                };
            };
            /** @description The database is away or too slow; Retry-After says when to ask again */
            503: {
                headers: {
                    /** @description seconds until it is worth asking again */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        status: "error";
                        code: string;
                        message: string;
                    };
                };
            };
        };
    };
    getLedger: {
        parameters: {
            query?: {
                /**
                 * @description all that came in of this article
                 * @example f49f445d-94e8-5ccc-a480-f0070009c4dd
                 */
                articleId?: string;
                /**
                 * @description address or canonical address; tracking parameters and fragment do not matter
                 * @example https://steppe-wire.example.org/2026/03/senate-osce-visit
                 */
                url?: string;
                /** @description id of the event as it came in */
                eventId?: string;
                /**
                 * @description where the message came in, with partition and offset
                 * @example articles.raw.v1
                 */
                topic?: "articles.raw.v1" | "articles.enriched.v1";
                /**
                 * @description with topic and offset
                 * @example 0
                 */
                partition?: number;
                /**
                 * @description with topic and partition
                 * @example 0
                 */
                offset?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Stations */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "unit": "5ff1c6d6-d643-5ff6-94a5-1f82e9e962a8",
                     *           "articleId": "f49f445d-94e8-5ccc-a480-f0070009c4dd",
                     *           "eventId": "e219c5b3-bead-4e23-9c58-0a2fa8a17558",
                     *           "reason": null,
                     *           "code": null,
                     *           "deadLetterId": null,
                     *           "station": "received",
                     *           "time": "2026-11-30T15:46:29.006Z",
                     *           "topic": "articles.raw.v1",
                     *           "partition": 1,
                     *           "offset": "0",
                     *           "service": null
                     *         },
                     *         {
                     *           "unit": "5ff1c6d6-d643-5ff6-94a5-1f82e9e962a8",
                     *           "articleId": "f49f445d-94e8-5ccc-a480-f0070009c4dd",
                     *           "eventId": "e219c5b3-bead-4e23-9c58-0a2fa8a17558",
                     *           "reason": null,
                     *           "code": null,
                     *           "deadLetterId": null,
                     *           "station": "enriched",
                     *           "time": "2026-11-30T15:46:38.735Z",
                     *           "topic": "articles.enriched.v1",
                     *           "partition": 1,
                     *           "offset": "0",
                     *           "service": "enrichment"
                     *         }
                     *       ],
                     *       "page": {
                     *         "limit": 500,
                     *         "nextCursor": null
                     *       },
                     *       "query": {
                     *         "normalised": {
                     *           "articleId": "f49f445d-94e8-5ccc-a480-f0070009c4dd"
                     *         },
                     *         "warnings": []
                     *       }
                     *     }
                     */
                    "application/json": {
                        data: components["schemas"]["Station"][];
                        page: {
                            limit: number;
                            /** @description cursor of the next page; null on the last */
                            nextCursor: string | null;
                            total?: {
                                value: number;
                                /**
                                 * @description gte: there are more, and they were not counted
                                 * @enum {string}
                                 */
                                relation: "eq" | "gte";
                            };
                        };
                        query: {
                            /** @description the query as it was understood */
                            normalised: {
                                [key: string]: unknown;
                            };
                            warnings: {
                                parameter: string;
                                message: string;
                            }[];
                        };
                    };
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    getLedgerBalance: {
        parameters: {
            query?: {
                /**
                 * @description hours from here on: RFC 3339, or a date; a day ago if left out
                 * @example 2026-03-01
                 */
                from?: string | unknown | unknown;
                /**
                 * @description hours up to here
                 * @example 2026-03-31T23:59:59Z
                 */
                to?: string | unknown | unknown;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Accounts */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "hour": "2026-11-30T15:00:00Z",
                     *           "received": 30,
                     *           "outcomes": {
                     *             "stored": 30
                     *           },
                     *           "open": 0
                     *         }
                     *       ],
                     *       "total": {
                     *         "received": 30,
                     *         "outcomes": {
                     *           "stored": 30
                     *         },
                     *         "inFlight": 0,
                     *         "missing": 0,
                     *         "unseen": 0,
                     *         "difference": 0
                     *       },
                     *       "graceSeconds": 900
                     *     }
                     */
                    "application/json": components["schemas"]["LedgerBalance"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    listDeadLetters: {
        parameters: {
            query?: {
                /** @description groups: those that failed in the same way, as one; letters: each by itself */
                view?: "groups" | "letters";
                /**
                 * @description why it could not be used
                 * @example no_text
                 */
                code?: "empty" | "too_large" | "not_utf8" | "not_json" | "not_an_object" | "too_deep" | "no_text" | "invalid_shape" | "handler_failed";
                /**
                 * @description that the message died on
                 * @example articles.raw.v1
                 */
                topic?: string;
                /**
                 * @description that it died in
                 * @example enrichment
                 */
                service?: string;
                /**
                 * @description the same for all that failed in the same way
                 * @example 9f86d081884c7d65
                 */
                fingerprint?: string;
                /** @description what became of it */
                state?: "open" | "replayed" | "resolved" | "discarded";
                /**
                 * @description of this article
                 * @example f49f445d-94e8-5ccc-a480-f0070009c4dd
                 */
                articleId?: string;
                /**
                 * @description last died at or after: RFC 3339, or a date
                 * @example 2026-03-01
                 */
                from?: string | unknown | unknown;
                /**
                 * @description last died at or before: RFC 3339, or a date for the whole of that day
                 * @example 2026-03-31T23:59:59Z
                 */
                to?: string | unknown | unknown;
                /**
                 * @description at most so many on a page
                 * @example 20
                 */
                limit?: number;
                /** @description nextCursor of the page before; good for the same query alone */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of groups, or of letters */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: (components["schemas"]["DeadLetterGroup"] | components["schemas"]["DeadLetter"])[];
                        page: {
                            limit: number;
                            /** @description cursor of the next page; null on the last */
                            nextCursor: string | null;
                            total?: {
                                value: number;
                                /**
                                 * @description gte: there are more, and they were not counted
                                 * @enum {string}
                                 */
                                relation: "eq" | "gte";
                            };
                        };
                        query: {
                            /** @description the query as it was understood */
                            normalised: {
                                [key: string]: unknown;
                            };
                            warnings: {
                                parameter: string;
                                message: string;
                            }[];
                        };
                    };
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    getDeadLetter: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description id, as the list tells it */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The letter */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WholeDeadLetter"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    getDeadLetterValue: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description id, as the list tells it */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The bytes */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": unknown;
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    patchDeadLetter: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description id, as the list tells it */
                id: string;
            };
            cookie?: never;
        };
        /** @description RFC 6902; application/json or application/json-patch+json */
        requestBody: {
            content: {
                "application/json": components["schemas"]["JsonPatch"];
            };
        };
        responses: {
            /** @description The letter */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WholeDeadLetter"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    replayDeadLetters: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description {} means all that are open */
                    filter: {
                        /**
                         * @description why it could not be used
                         * @enum {string}
                         */
                        code?: "empty" | "too_large" | "not_utf8" | "not_json" | "not_an_object" | "too_deep" | "no_text" | "invalid_shape" | "handler_failed";
                        /** @description that the message died on */
                        topic?: string;
                        /** @description that it died in */
                        service?: string;
                        /** @description the same for all that failed in the same way */
                        fingerprint?: string;
                        /**
                         * @description what became of it
                         * @enum {string}
                         */
                        state?: "open" | "replayed" | "resolved" | "discarded";
                        /**
                         * Format: uuid
                         * @description of this article
                         */
                        articleId?: string;
                        /** @description last died at or after: RFC 3339, or a date */
                        from?: string | unknown | unknown;
                        /** @description last died at or before: RFC 3339, or a date for the whole of that day */
                        to?: string | unknown | unknown;
                    };
                    /**
                     * @description true: only says how many
                     * @default true
                     */
                    dryRun?: boolean;
                };
            };
        };
        responses: {
            /** @description How many would be sent, or the replay that has begun */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        dryRun: boolean;
                        matches: number;
                        filter: {
                            [key: string]: unknown;
                        };
                    } | components["schemas"]["Replay"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    discardDeadLetters: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description {} means all that are open */
                    filter: {
                        /**
                         * @description why it could not be used
                         * @enum {string}
                         */
                        code?: "empty" | "too_large" | "not_utf8" | "not_json" | "not_an_object" | "too_deep" | "no_text" | "invalid_shape" | "handler_failed";
                        /** @description that the message died on */
                        topic?: string;
                        /** @description that it died in */
                        service?: string;
                        /** @description the same for all that failed in the same way */
                        fingerprint?: string;
                        /**
                         * @description what became of it
                         * @enum {string}
                         */
                        state?: "open" | "replayed" | "resolved" | "discarded";
                        /**
                         * Format: uuid
                         * @description of this article
                         */
                        articleId?: string;
                        /** @description last died at or after: RFC 3339, or a date */
                        from?: string | unknown | unknown;
                        /** @description last died at or before: RFC 3339, or a date for the whole of that day */
                        to?: string | unknown | unknown;
                    };
                    why: string;
                    /**
                     * @description true: only says how many
                     * @default true
                     */
                    dryRun?: boolean;
                };
            };
        };
        responses: {
            /** @description How many */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        dryRun: boolean;
                        matches: number;
                        filter: {
                            [key: string]: unknown;
                        };
                    };
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    replayDeadLetter: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description id, as the list tells it */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The letter, on its way */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WholeDeadLetter"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    discardDeadLetter: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description id, as the list tells it */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    why: string;
                };
            };
        };
        responses: {
            /** @description The letter */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WholeDeadLetter"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    listReplays: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Replays */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Replay"][];
                        page: {
                            limit: number;
                            /** @description cursor of the next page; null on the last */
                            nextCursor: string | null;
                            total?: {
                                value: number;
                                /**
                                 * @description gte: there are more, and they were not counted
                                 * @enum {string}
                                 */
                                relation: "eq" | "gte";
                            };
                        };
                        query: {
                            /** @description the query as it was understood */
                            normalised: {
                                [key: string]: unknown;
                            };
                            warnings: {
                                parameter: string;
                                message: string;
                            }[];
                        };
                    };
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    getReplay: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description id, as the list tells it */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The replay as it stands */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Replay"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    cancelReplay: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description id, as the list tells it */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The replay as it stands */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Replay"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    resumeReplay: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description id, as the list tells it */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The replay as it stands */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Replay"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    streamArticles: {
        parameters: {
            query?: {
                /**
                 * @description words in headline, description or text, in web-search syntax: "a phrase", OR, -without, beginn*, (groups), title:, description:, body:
                 * @example senate osce
                 */
                q?: string;
                /**
                 * @description id, sameAs or name of a person, place, body ...; may be given more than once
                 * @example [
                 *       "Kazakhstan"
                 *     ]
                 */
                entity?: string[];
                /** @description whether all entities are to be in the article, or any */
                entityOp?: "and" | "or";
                /**
                 * @description id, sameAs or name of what is not to be in the article; may be given more than once
                 * @example [
                 *       "OSCE"
                 *     ]
                 */
                notEntity?: string[];
                /** @description with entity: in this role, as the text gives it, or words of it: chairman finds Senate Chairman */
                role?: string;
                /**
                 * @description IPTC Media Topic by code or name; narrower ones are included; given more than once, any of them
                 * @example [
                 *       "politics"
                 *     ]
                 */
                topic?: string[];
                /** @description a topic, narrower ones included, that the article is not to be on */
                notTopic?: string[];
                /**
                 * @description BCP 47 tag; pt takes pt-BR in; given more than once, any of them
                 * @example [
                 *       "en"
                 *     ]
                 */
                language?: string[];
                /**
                 * @description publisher's domain or name; given more than once, any of them
                 * @example [
                 *       "steppe-wire.example.org"
                 *     ]
                 */
                source?: string[];
                /**
                 * @description publisher's domain, all below it included; given more than once, any of them
                 * @example [
                 *       "example.org"
                 *     ]
                 */
                domain?: string[];
                /** @description a publisher's domain, all below it included, that is left out */
                notDomain?: string[];
                /**
                 * @description publisher's country, ISO 3166-1 alpha-2; given more than once, any of them
                 * @example [
                 *       "KZ"
                 *     ]
                 */
                country?: string[];
                /** @description name of an author; given more than once, any of them */
                author?: string[];
                /** @description id or name of a news agency that the text is from, as its publisher says or as was found; given more than once, any of them */
                agency?: string[];
                /** @description the text mentions a date on this day or later */
                mentionedFrom?: string;
                /** @description the text mentions a date on this day or earlier; with mentionedFrom: the same date */
                mentionedTo?: string;
                /** @description a word from flags; given more than once, all of them */
                flag?: string[];
                /** @description true: its text was changed since it was first stored; false: never */
                revised?: "true" | "false";
                /** @description usable, or what must not be shown: withheld, canceled */
                pubStatus?: "usable" | "withheld" | "canceled";
                /**
                 * @description at or after: RFC 3339, or a date
                 * @example 2026-03-01
                 */
                from?: string | unknown | unknown;
                /**
                 * @description at or before: RFC 3339, or a date for the whole of that day
                 * @example 2026-03-31T23:59:59Z
                 */
                to?: string | unknown | unknown;
                /**
                 * @description IANA time zone in which a plain date is a day; UTC if not given
                 * @example Asia/Almaty
                 */
                tz?: string;
                /** @description what from and to speak of: when it was published, was first stored here, or was last changed by its publisher (if that is told, else published) */
                dateField?: "published" | "stored" | "modified";
                /** @description what was known then: articles that were stored by then, with the text that they had; RFC 3339, or a date for its end */
                asOf?: string | unknown | unknown;
                /**
                 * @description body: articleBody; entities: their mentions; topics: their evidence; highlights: where the words of q stand
                 * @example body,entities
                 */
                include?: string;
                /** @description goes on after this event; the header Last-Event-ID goes before it, since EventSource sends that */
                lastEventId?: string;
                /** @description beginning: from the first event that is kept; left out: from now. An event id goes before it */
                since?: "beginning";
            };
            header?: {
                /** @description goes on after this event, without a gap or a repetition */
                "Last-Event-ID"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Events `stored`, `updated` and `withdrawn`, until the client hangs up */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": string;
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            410: components["responses"]["Problem410"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    listWebhooks: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All of them */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Webhook"][];
                        page: {
                            limit: number;
                            /** @description cursor of the next page; null on the last */
                            nextCursor: string | null;
                            total?: {
                                value: number;
                                /**
                                 * @description gte: there are more, and they were not counted
                                 * @enum {string}
                                 */
                                relation: "eq" | "gte";
                            };
                        };
                        query: {
                            /** @description the query as it was understood */
                            normalised: {
                                [key: string]: unknown;
                            };
                            warnings: {
                                parameter: string;
                                message: string;
                            }[];
                        };
                    };
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    addWebhook: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description where events are posted to; redirects are not followed */
                    url: string;
                    /**
                     * @description which articles: parameters of GET /v1/stream by their names, as in a query string; {} means all
                     * @default {}
                     * @example {
                     *       "entity": [
                     *         "Kazakhstan",
                     *         "OSCE"
                     *       ],
                     *       "topic": "politics",
                     *       "include": "body"
                     *     }
                     */
                    query?: {
                        [key: string]: string | string[];
                    };
                    /** @description what is told; withdrawn is told of every article, since what was withdrawn fits no query any more */
                    events?: ("stored" | "updated" | "withdrawn")[];
                    description?: string;
                };
            };
        };
        responses: {
            /** @description The webhook, with its secret this once */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookWithSecret"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    getWebhook: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description id, as the list tells it */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The webhook */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Webhook"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    removeWebhook: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description id, as the list tells it */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is gone */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    changeWebhook: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description id, as the list tells it */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description where events are posted to; redirects are not followed */
                    url?: string;
                    /**
                     * @description which articles: parameters of GET /v1/stream by their names, as in a query string; {} means all
                     * @example {
                     *       "entity": [
                     *         "Kazakhstan",
                     *         "OSCE"
                     *       ],
                     *       "topic": "politics",
                     *       "include": "body"
                     *     }
                     */
                    query?: {
                        [key: string]: string | string[];
                    };
                    /** @description what is told; withdrawn is told of every article, since what was withdrawn fits no query any more */
                    events?: ("stored" | "updated" | "withdrawn")[];
                    description?: string;
                    /** @enum {string} */
                    state?: "active" | "paused";
                };
            };
        };
        responses: {
            /** @description The webhook */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Webhook"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    tryWebhook: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description id, as the list tells it */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What the receiver answered */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookTrial"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    reviveWebhook: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description id, as the list tells it */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The webhook */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Webhook"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    listWebhookDeliveries: {
        parameters: {
            query?: {
                /**
                 * @description at most so many on a page
                 * @example 20
                 */
                limit?: number;
                /** @description nextCursor of the page before; good for the same query alone */
                cursor?: string;
            };
            header?: never;
            path: {
                /** @description id, as the list tells it */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of attempts */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["WebhookDelivery"][];
                        page: {
                            limit: number;
                            /** @description cursor of the next page; null on the last */
                            nextCursor: string | null;
                            total?: {
                                value: number;
                                /**
                                 * @description gte: there are more, and they were not counted
                                 * @enum {string}
                                 */
                                relation: "eq" | "gte";
                            };
                        };
                        query: {
                            /** @description the query as it was understood */
                            normalised: {
                                [key: string]: unknown;
                            };
                            warnings: {
                                parameter: string;
                                message: string;
                            }[];
                        };
                    };
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    getLiveness: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is alive */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Health"];
                };
            };
            /** @description Only a restart would help; the check that is in error says why */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Health"];
                };
            };
        };
    };
    getReadiness: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Work flows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Health"];
                };
            };
            /** @description Work does not flow; the check that is in error says why */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Health"];
                };
            };
        };
    };
    getMetrics: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Figures */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": string;
                };
            };
        };
    };
    getEntity: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description id, as the list tells it
                 * @example wikidata:Q232
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The entity */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "wikidata:Q232",
                     *       "type": "place",
                     *       "name": "Kazakhstan",
                     *       "sameAs": [
                     *         "wikidata:Q232"
                     *       ],
                     *       "country": "KZ",
                     *       "articleCount": 7
                     *     }
                     */
                    "application/json": components["schemas"]["Entity"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
}
