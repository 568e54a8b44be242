/**
 * The types of the API's answers, from its OpenAPI document.
 *
 *   node types.mjs            writes ../src/api/schema.d.ts
 *   node types.mjs --check    fails when that file is not what the document says
 */
import { readFileSync, writeFileSync } from 'node:fs';
import openapiTS, { astToString } from 'openapi-typescript';

const source = new URL('../../docs/openapi.json', import.meta.url);
const target = new URL('../src/api/schema.d.ts', import.meta.url);

const document = JSON.parse(readFileSync(source, 'utf8'));
// Refusals are read through the envelope, in client.ts; the types are those of good answers.
for (const operation of Object.values(document.paths).flatMap(Object.values)) {
  for (const status of Object.keys(operation.responses ?? {})) {
    if (status >= '400') delete operation.responses[status];
  }
}
const head = '// Written by `npm run types` from docs/openapi.json; not to be edited.\n\n';
const text = head + astToString(await openapiTS(document));
if (!process.argv.includes('--check')) {
  writeFileSync(target, text);
} else if (readFileSync(target, 'utf8') !== text) {
  console.error('src/api/schema.d.ts is stale: run `npm run types`');
  process.exitCode = 1;
}
