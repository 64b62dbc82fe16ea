import { Articles1764000000000 } from './1764000000000-articles.ts';
import { WeighedEvents1764400000000 } from './1764400000000-weighed-events.ts';
import { WhatBecomesOfArticles1764500000000 } from './1764500000000-what-becomes-of-articles.ts';
import { Ledger1764600000000 } from './1764600000000-ledger.ts';
import { Replays1764700000000 } from './1764700000000-replays.ts';
import { EntityRulings1764800000000 } from './1764800000000-entity-rulings.ts';
import { Copies1764900000000 } from './1764900000000-copies.ts';
import { Stories1765000000000 } from './1765000000000-stories.ts';
import { NewestFirst1765100000000 } from './1765100000000-newest-first.ts';
import { Search1765200000000 } from './1765200000000-search.ts';
import { Rollups1765300000000 } from './1765300000000-rollups.ts';
import { Feed1765400000000 } from './1765400000000-feed.ts';
import { CommonWords1765500000000 } from './1765500000000-common-words.ts';
import { ListedEntities1765600000000 } from './1765600000000-listed-entities.ts';
import { ListedArticles1765700000000 } from './1765700000000-listed-articles.ts';
import { FewerCommonWords1765800000000 } from './1765800000000-fewer-common-words.ts';
import { ShorterWays1765900000000 } from './1765900000000-shorter-ways.ts';
import { ListedBySource1766000000000 } from './1766000000000-listed-by-source.ts';

/** All migrations, oldest first. Append only: one that has run somewhere is never changed. */
export const migrations = [
  Articles1764000000000,
  WeighedEvents1764400000000,
  WhatBecomesOfArticles1764500000000,
  Ledger1764600000000,
  Replays1764700000000,
  EntityRulings1764800000000,
  Copies1764900000000,
  Stories1765000000000,
  NewestFirst1765100000000,
  Search1765200000000,
  Rollups1765300000000,
  Feed1765400000000,
  CommonWords1765500000000,
  ListedEntities1765600000000,
  ListedArticles1765700000000,
  FewerCommonWords1765800000000,
  ShorterWays1765900000000,
  ListedBySource1766000000000,
];
