/** Takes every event for new: what comes again makes a revision again. For `--sabotage` alone. */
import { registerHooks } from 'node:module';

const RULE = 'export function decide(';

registerHooks({
  load(url, context, next) {
    const loaded = next(url, context);
    if (!url.endsWith('/dist/apps/storage/src/write/outcome.js')) return loaded;
    const source = Buffer.from(loaded.source ?? '').toString();
    if (!source.includes(RULE)) throw new Error(`${url}: no ${RULE}...) to sabotage`);
    const careless = `export function decide(standing) { return standing ? 'revised' : 'stored'; }\n`;
    return { ...loaded, source: source.replace(RULE, `${careless}function honest(`) };
  },
});
