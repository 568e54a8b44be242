/** The screens of the reports, as part of screens.mjs. */
export async function reports(page, shot, base) {
  await page.goto(`${base}/reports`);
  await page.getByRole('heading', { name: '보고서', exact: true }).waitFor();
  await shot('20-reports');
  await page.goto(`${base}/reports/templates`);
  await page.getByText('시정 보고 양식', { exact: true }).waitFor();
  await page.getByText('쓰기 지침 보기').last().click();
  await shot('21-templates');
  await plan(page, shot, base);
  await written(page, shot);
  await page.goto(`${base}/reports`);
  await page.getByRole('button', { name: /이름 바꾸기/ }).first().click();
  await shot('29-rename', false);
  await page.keyboard.press('Escape');
}

async function plan(page, shot, base) {
  await page.goto(`${base}/reports/new`);
  await page.getByLabel('주제').fill('2027년 공공도서관 야간 개관 확대 방안');
  await shot('22-new-report');
  await page.getByRole('button', { name: '계획 세우기' }).click();
  await page.getByLabel('1번 섹션 제목').waitFor();
  await page.getByRole('button', { name: '결론 및 향후 계획 빼기' }).click();
  await page.getByRole('button', { name: '현황 분석 위로' }).click();
  await shot('23-plan');
  await page.getByRole('button', { name: 'Markdown' }).click();
  await shot('24-plan-markdown', false);
  await page.getByRole('button', { name: '보고서 쓰기' }).click();
  await page.getByText('쓰는 중').first().waitFor();
  await page.locator('.report-section').first().waitFor();
  await shot('25-writing');
}

async function written(page, shot) {
  await page.reload();
  await page.getByRole('button', { name: '작업 취소' }).click();
  await page.getByRole('button', { name: '다시 시도' }).waitFor();
  await shot('26-cancelled', false);
  await page.getByRole('button', { name: '다시 시도' }).click();
  await page.getByText('1판').waitFor({ timeout: 20_000 });
  await shot('27-report');
  await page.getByRole('button', { name: '요약 다시 쓰기' }).click();
  await page.getByLabel('어떻게 바꿀까요?').fill('더 짧게');
  await shot('28-rewrite', false);
  await page.getByRole('button', { name: '다시 쓰기 시작' }).click();
  await page.getByText('2판').waitFor({ timeout: 20_000 });
}
