/**
 * `npm run contracts`: writes the contracts into docs/ as JSON Schema, AsyncAPI and OpenAPI, and what of the client in
 * clients/typescript/ is made from the last. Tests hold them current.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { contractDocs } from '../libs/events/src/contract-docs.ts';
import { build } from './build.mjs';
import { clientFiles } from './client-files.ts';
import { root } from './install.mjs';

for (const [path, document] of Object.entries(contractDocs())) write(`docs/${path}`, `${JSON.stringify(document, null, 2)}\n`);

// unchecked, since the command line may want of the client what is about to be written
build({ check: false });
const openapi = execFileSync(process.execPath, [join(root, 'dist/apps/storage/src/describe.js')], { encoding: 'utf8' });
write('docs/openapi.json', openapi);
for (const [file, text] of Object.entries(await clientFiles(openapi))) write(`clients/typescript/src/${file}`, text);

function write(path, text) {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
  console.log(path);
}
