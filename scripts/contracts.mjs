// Writes the contracts into docs/ as JSON Schema and AsyncAPI: `npm run contracts`. A test holds them current.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { contractDocs } from '../libs/events/src/contract-docs.ts';

for (const [path, document] of Object.entries(contractDocs())) {
  const file = new URL(`../docs/${path}`, import.meta.url);
  mkdirSync(dirname(file.pathname), { recursive: true });
  writeFileSync(file, `${JSON.stringify(document, null, 2)}\n`);
  console.log(`docs/${path}`);
}
