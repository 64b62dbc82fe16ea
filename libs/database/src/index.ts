export { databaseAddress, databaseVariables } from './config.ts';
export { type Address, Database, type Owner, type Query, type Settings } from './database.ts';
export { faultInWords, isOurFault, mayWorkLater } from './faults.ts';
export { inHttpTerms } from './http-terms.ts';
export { keyOf } from './key-of.ts';
export { migrateCommand } from './migrate-command.ts';
export { migrate } from './migrate.ts';
export { Store } from './store.ts';
export { allOf, Where } from './where.ts';
