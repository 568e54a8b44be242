/**
 * Drives one story of the running app in headless Chromium. The last line of the output is JSON:
 * what was done with its milliseconds, and what went wrong.
 *
 *   BASE=… EMAIL=… PASSWORD=… CHROMIUM=… SHOTS=… node e2e/run.mjs STORY
 */
import { mkdirSync } from 'node:fs';
import { chromium } from 'playwright-core';
import * as edge from './edge.mjs';
import * as legal from './legal.mjs';
import * as reports from './reports.mjs';

const STORIES = { ...edge, ...legal, ...reports };
const PATIENCE_MS = 20_000;
const name = process.argv[2];
const { BASE, EMAIL, PASSWORD, CHROMIUM, SHOTS } = process.env;

const steps = [];
const complaints = [];
let failure = null;

mkdirSync(SHOTS, { recursive: true });
const browser = await chromium.launch({
  executablePath: CHROMIUM,
  args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--disable-background-networking'],
});
try {
  const context = await browser.newContext({ locale: 'ko-KR', baseURL: BASE });
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENCE_MS);
  listen(page);
  const story = { page, context, step, signIn: () => signIn(page), email: EMAIL, password: PASSWORD };
  try {
    await STORIES[name](story);
  } catch (error) {
    failure = String(error.stack ?? error);
  }
  await page.screenshot({ path: `${SHOTS}/${name}-end.png`, fullPage: true });
} finally {
  await browser.close();
}
console.log(JSON.stringify({ steps, complaints, failure }));
process.exitCode = failure || complaints.length > 0 ? 1 : 0;

async function step(said, act) {
  const began = Date.now();
  const entry = { said, ms: null };
  steps.push(entry);
  const result = await act();
  entry.ms = Date.now() - began;
  return result;
}

/** A page that breaks its own policy or throws has failed, whatever it shows. */
function listen(page) {
  page.on('pageerror', (error) => complaints.push(`pageerror: ${error.message}`));
  page.on('console', (message) => {
    const answer = /the server responded with a status of 4\d\d/.test(message.text());
    if (message.type() === 'error' && !answer) complaints.push(`console: ${message.text()}`);
  });
}

async function signIn(page) {
  await page.goto('/');
  await page.getByLabel('이메일').fill(EMAIL);
  await page.getByLabel('비밀번호').fill(PASSWORD);
  await page.getByRole('button', { name: '로그인' }).click();
  await page.getByRole('button', { name: '로그아웃' }).waitFor();
}
