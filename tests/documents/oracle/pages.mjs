// pages.mjs FILE [PREFIX]: prints the page count; with PREFIX also writes PREFIX<n>.svg per page.
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { HwpDocument, initSync } from '@rhwp/core';

// The renderer asks its host how wide text is; Hangul is as wide as it is high.
globalThis.measureTextWidth = (font, text) => {
  const size = Number(/([\d.]+)px/.exec(font)?.[1] ?? 10);
  return [...text].reduce((sum, char) => sum + (char > '\u2e80' ? size : size / 2), 0);
};

const require = createRequire(import.meta.url);
initSync({ module: readFileSync(require.resolve('@rhwp/core/rhwp_bg.wasm')) });
const [file, prefix] = process.argv.slice(2);
const hwpx = new HwpDocument(new Uint8Array(readFileSync(file)));
console.log(hwpx.pageCount());
if (prefix) {
  for (let page = 0; page < hwpx.pageCount(); page += 1) {
    writeFileSync(`${prefix}${page}.svg`, hwpx.renderPageSvg(page));
  }
}
