import { Articles1764000000000 } from './1764000000000-articles.ts';
import { WhatBecomesOfArticles1764300000000 } from './1764300000000-what-becomes-of-articles.ts';

/** All migrations, oldest first. Append only: one that has run somewhere is never changed. */
export const migrations = [Articles1764000000000, WhatBecomesOfArticles1764300000000];
