/** Advisory locks of this database: any numbers, as long as each is ours and its own. They end with their session or transaction. */
export const locks = {
  migration: 7_215_418_001,
  relay: 7_215_418_002,
  retention: 7_215_418_003,
  rollUp: 7_215_418_004,
} as const;
