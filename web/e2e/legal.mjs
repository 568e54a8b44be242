import { strict as assert } from 'node:assert';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const { EVIDENCE, SHOTS } = process.env;
const WORKING = '초안을 만들고 있습니다';

/** From evidence to a cited draft, with a cancel, a retry and reloads on the way. */
export async function citedDraft({ page, step, signIn }) {
  await step('sign in', signIn);
  await step('create a case', () => createCase(page, '김서연 이혼 및 위자료'));
  await step('upload three files, one of them dropped', async () => {
    const [first, ...rest] = evidenceFiles();
    await drop(page, first);
    await page.locator('input[type=file]').setInputFiles(rest);
    await page.getByText('올린 증거 3건').waitFor();
  });
  await step('all are read', () => allRead(page, 3));
  const going = page.getByRole('progressbar', { name: WORKING });
  await step('start a draft and see it move', async () => {
    await page.getByRole('button', { name: '초안 생성' }).click();
    await moves(going);
    assert.match(page.url(), /\?job=/);
    await page.screenshot({ path: `${SHOTS}/draft-going.png`, fullPage: true });
  });
  await step('cancel', async () => {
    await page.getByRole('button', { name: '작업 취소' }).click();
    await page.locator('.notice', { hasText: '초안 생성을 취소했습니다.' }).waitFor();
  });
  await step('try again', async () => {
    await page.locator('.notice').getByRole('button', { name: '다시 시도' }).click();
    await moves(going);
  });
  await step('reload in the middle', async () => {
    await page.reload();
    await going.waitFor();
  });
  await step('the draft appears', () => page.getByRole('article').waitFor());
  await step('a mark leads to its passage', async () => {
    await page.locator('.cite:not(.cite-missing)').first().click();
    const passage = page.locator('.passage-active').first();
    await passage.waitFor();
    const quoted = await passage.locator('blockquote').innerText();
    await passage.getByRole('button', { name: '원문에서 보기' }).click();
    const original = await page.locator('.original mark').innerText();
    assert.ok(original.includes(quoted.trim()) || quoted.includes(original.trim()));
    await page.screenshot({ path: `${SHOTS}/draft-original.png` });
    await page.keyboard.press('Escape');
  });
  await step('the case alone leads to its newest draft', async () => {
    await page.goto(page.url().split('?')[0]);
    await page.getByRole('article').waitFor();
    assert.match(page.url(), /\?job=/);
  });
}

/** A writer that answers nonsense ends in an error a person can act on. */
export async function failingWriter({ page, step, signIn }) {
  await step('sign in', signIn);
  await step('create a case', () => createCase(page, '실패하는 글쓰기'));
  await step('upload a file', async () => {
    await page.locator('input[type=file]').setInputFiles(evidenceFiles().slice(-1));
    await allRead(page, 1);
  });
  await step('the draft fails and says why', async () => {
    await page.getByRole('button', { name: '초안 생성' }).click();
    const alert = page.getByRole('alert');
    await alert.getByText('초안을 만들지 못했습니다.').waitFor({ timeout: 45_000 });
    assert.ok((await alert.locator('p').first().innerText()).length > 5);
    await page.screenshot({ path: `${SHOTS}/draft-failed.png`, fullPage: true });
  });
  await step('it can be tried again', async () => {
    await page.getByRole('alert').getByRole('button', { name: '다시 시도' }).click();
    await page.getByRole('progressbar', { name: WORKING }).waitFor();
    await page.getByRole('button', { name: '작업 취소' }).click();
    await page.locator('.notice', { hasText: '초안 생성을 취소했습니다.' }).waitFor();
  });
}

async function createCase(page, title) {
  await page.getByRole('button', { name: '새 사건' }).click();
  await page.getByLabel('사건명').fill(title);
  await page.getByLabel('의뢰인').fill('김서연');
  await page.getByRole('button', { name: '사건 만들기' }).click();
  await page.getByRole('heading', { name: title }).waitFor();
}

async function allRead(page, count) {
  await page.locator('.rows .chip-good', { hasText: '완료' }).nth(count - 1).waitFor();
}

/** Waits until a bar stands between its ends. */
async function moves(bar) {
  await bar.waitFor();
  const deadline = Date.now() + 15_000;
  while (Number(await bar.getAttribute('aria-valuenow')) <= 0) {
    assert.ok(Date.now() < deadline, 'the bar does not move');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** Drops a file as a person would, from another window. */
async function drop(page, path) {
  const file = { name: path.split('/').at(-1), bytes: readFileSync(path).toString('base64') };
  const dataTransfer = await page.evaluateHandle(({ name, bytes }) => {
    const transfer = new DataTransfer();
    const content = Uint8Array.from(atob(bytes), (char) => char.charCodeAt(0));
    transfer.items.add(new File([content], name));
    return transfer;
  }, file);
  await page.locator('.drop').dispatchEvent('drop', { dataTransfer });
}

function evidenceFiles() {
  const names = readdirSync(EVIDENCE).filter((name) => /\.(txt|pdf)$/.test(name));
  return names.toSorted().map((name) => join(EVIDENCE, name));
}
