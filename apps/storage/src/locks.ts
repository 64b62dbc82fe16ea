/** Advisory locks of this database: any numbers, as long as each is ours and its own. They end with their session or transaction. */
export const locks = {
  migration: 7_215_418_001,
  relay: 7_215_418_002,
  retention: 7_215_418_003,
  rollUp: 7_215_418_004,
  /** Shared by who writes entities by the rulings, for one transaction; held alone by who changes the rulings. */
  rulings: 7_215_418_005,
  ruledArticles: 7_215_418_006,
  /** Held by who groups articles, and by who erases some: nothing is to be made to point at what goes. */
  grouping: 7_215_418_007,
  rollups: 7_215_418_008,
  listed: 7_215_418_009,
  /** Held by who gives committed events their numbers. */
  feed: 7_215_418_040,
  /** Held by who adds a webhook, so that there are no more than are allowed. */
  webhooks: 7_215_418_041,
} as const;
