import { strict as assert } from 'node:assert';
import { readFileSync } from 'node:fs';

const { SHOTS } = process.env;

/** From a topic over an edited plan to a report, a rewritten section and its file. */
export async function plannedReport({ page, step, signIn }) {
  await step('sign in', signIn);
  await step('a topic becomes a plan', async () => {
    await page.getByRole('link', { name: '보고서' }).click();
    await page.getByRole('button', { name: '새 보고서' }).click();
    await page.getByLabel('주제').fill('공공도서관 야간 개관 확대');
    await page.getByRole('button', { name: '계획 세우기' }).click();
    await titleField(page, 1).waitFor();
  });
  const titles = await step('the plan is changed', () => changePlan(page));
  await step('the change outlives a reload', async () => {
    await page.reload();
    await titleField(page, 1).waitFor();
    assert.deepEqual(await titlesOf(page), titles);
  });
  await step('sections come one by one', async () => {
    await page.getByRole('button', { name: '보고서 쓰기' }).click();
    await page.locator('.part-going').first().waitFor();
    await page.locator('.report-section').first().waitFor();
    assert.ok(await page.getByRole('button', { name: '작업 취소' }).isVisible());
    await page.screenshot({ path: `${SHOTS}/report-going.png`, fullPage: true });
  });
  await step('cancel keeps what is written, try again goes on', async () => {
    await page.getByRole('button', { name: '작업 취소' }).click();
    const notice = page.locator('.notice', { hasText: '작업을 취소했습니다.' });
    await notice.waitFor();
    assert.ok((await page.locator('.report-section').count()) > 0);
    await notice.getByRole('button', { name: '다시 시도' }).click();
    await page.getByRole('button', { name: '작업 취소' }).waitFor();
  });
  await step('reload in the middle', async () => {
    await page.reload();
    await page.getByRole('progressbar', { name: '보고서를 쓰고 있습니다' }).waitFor();
  });
  await step('the report is written to the plan', async () => {
    await page.getByText('1판', { exact: true }).waitFor({ timeout: 40_000 });
    const written = await page.locator('.report-section h3').allInnerTexts();
    assert.deepEqual(written, titles);
    await page.screenshot({ path: `${SHOTS}/report.png`, fullPage: true });
  });
  await step('a section is edited by hand', () => editSection(page, titles[0]));
  await step('another one is written again; the edit stays', () => rewrite(page, titles[1]));
  await step('the HWPX file is downloaded', async () => {
    const saving = page.waitForEvent('download');
    await page.getByRole('button', { name: '2판 HWPX 내려받기' }).click();
    const file = await saving;
    assert.match(file.suggestedFilename(), /\.hwpx$/);
    const content = readFileSync(await file.path());
    assert.equal(content.subarray(30, 38).toString(), 'mimetype');
  });
  await step('my jobs lead back to it', async () => {
    await page.getByRole('link', { name: '내 작업' }).click();
    await page.getByRole('link', { name: '보고서 작성' }).first().click();
    await page.locator('.report-section').first().waitFor();
  });
}

/** Leaves three sections: the first renamed, the last moved up. */
async function changePlan(page) {
  while ((await titlesOf(page)).length > 3) {
    await page.getByRole('button', { name: / 빼기$/ }).last().click();
  }
  await titleField(page, 1).fill('한눈에 보기');
  await page.getByRole('button', { name: / 위로$/ }).last().click();
  const titles = await titlesOf(page);
  assert.equal(titles.length, 3);
  assert.equal(titles[0], '한눈에 보기');
  return titles;
}

async function editSection(page, title) {
  await page.getByRole('button', { name: `${title} 고치기` }).click();
  await page.getByLabel(`${title} 본문`).fill('사람이 직접 고친 문장입니다.');
  await page.getByRole('button', { name: '저장' }).click();
  await page.getByText('직접 고침').waitFor();
}

async function rewrite(page, title) {
  await page.getByRole('button', { name: `${title} 다시 쓰기` }).click();
  await page.getByLabel('어떻게 바꿀까요?').fill('표를 하나 더해 주세요.');
  await page.getByRole('button', { name: '다시 쓰기 시작' }).click();
  await page.getByText('2판', { exact: true }).waitFor({ timeout: 40_000 });
  assert.ok(await page.getByText('사람이 직접 고친 문장입니다.').isVisible());
}

function titleField(page, n) {
  return page.getByLabel(`${n}번 섹션 제목`);
}

async function titlesOf(page) {
  const fields = await page.getByLabel(/번 섹션 제목$/).all();
  return Promise.all(fields.map((field) => field.inputValue()));
}
