/**
 * Walks through every screen of the built app against the mock API, at desktop and phone width,
 * light and dark; saves pictures to the folder given, and fails on any axe violation, console
 * error or refusal by the content security policy.
 *
 *   npm run build && MOCK_STEP_MS=600 npm run preview:mock &
 *   npm run screens -- /tmp/screens
 */
import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { chromium } from 'playwright-core';
import { reports } from './screensReports.mjs';

const base = process.env.BASE ?? 'http://localhost:4173';
const folder = process.argv[2] ?? 'screens';
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const problems = [];
mkdirSync(folder, { recursive: true });

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
});
const looks = [
  { name: 'desktop', viewport: { width: 1280, height: 900 }, colorScheme: 'light' },
  { name: 'phone', viewport: { width: 390, height: 844 }, colorScheme: 'light', hasTouch: true },
  { name: 'dark', viewport: { width: 1280, height: 900 }, colorScheme: 'dark' },
];
try {
  for (const look of looks) await walk(look);
} finally {
  await browser.close();
}
for (const problem of problems) console.error(problem);
console.log(problems.length ? `${problems.length} problems` : 'no problems');
process.exitCode = problems.length ? 1 : 0;

async function walk({ name: look, ...options }) {
  const context = await browser.newContext({ ...options, locale: 'ko-KR' });
  const page = await context.newPage();
  page.on('console', (message) => {
    const expected = message.text().includes('401') || message.text().includes('400');
    if (message.type() === 'error' && !expected) problems.push(`${look}: ${message.text()}`);
  });
  page.on('pageerror', (error) => problems.push(`${look}: ${error.message}`));
  const shot = (name, full = true) => picture(page, `${look}-${name}`, full);

  await page.goto(`${base}/cases/case_a1b2c3d4e5f6`);
  await page.getByRole('heading', { name: '로그인' }).waitFor();
  await shot('01-sign-in');
  await page.getByRole('link', { name: /회원가입/ }).click();
  await shot('02-sign-up');
  await page.getByRole('link', { name: /로그인/ }).click();
  await page.getByLabel('이메일').fill('lawyer@example.com');
  await page.getByLabel('비밀번호').fill('wrong-password');
  await page.getByRole('button', { name: '로그인' }).click();
  await page.getByRole('alert').waitFor();
  await shot('03-sign-in-refused');
  await page.getByLabel('비밀번호').fill('right-password');
  await page.getByRole('button', { name: '로그인' }).click();

  await page.getByRole('heading', { name: '이서연 이혼 및 위자료 청구' }).waitFor();
  await page.getByText('카카오톡_대화_김도현.txt').first().waitFor();
  await shot('04-case');
  await upload(page);
  await shot('05-uploads');
  await page.getByText('글자 정보가 없는 PDF').last().waitFor({ timeout: 15_000 });
  await shot('06-evidence-failed');
  await draft(page, shot);
  await casesAndJobs(page, shot, `실패하는 사건 ${look}`);
  await reports(page, shot, base);
  await context.close();
}

async function upload(page) {
  const file = (name, mimeType, size = 4000) => ({ name, mimeType, buffer: Buffer.alloc(size, 97) });
  await page.locator('input[type=file]').setInputFiles([
    file('통화_녹취록.txt', 'text/plain'),
    file('스캔_실패.pdf', 'application/pdf'),
    file('사진.heic', 'image/heic'),
  ]);
  await page.getByText('지원하지 않는 형식').waitFor();
  await page.getByText('파일 2개를 올렸습니다.').waitFor();
}

async function draft(page, shot) {
  await page.getByRole('button', { name: /초안 생성|새로 생성/ }).click();
  await page.getByRole('progressbar', { name: '초안을 만들고 있습니다' }).waitFor();
  await page.getByText('인용할 대목을 찾고 있습니다').waitFor();
  await shot('07-draft-going');
  await page.reload();
  await page.getByRole('progressbar', { name: '초안을 만들고 있습니다' }).waitFor();
  await page.getByRole('button', { name: '작업 취소' }).click();
  await page.getByText('초안 생성을 취소했습니다.').first().waitFor();
  await shot('08-draft-cancelled');
  await page.getByRole('button', { name: '다시 시도' }).last().click();
  await page.getByRole('article').waitFor({ timeout: 20_000 });
  await shot('09-draft');
  await page.getByRole('button', { name: '[갑 제2호증]' }).first().click();
  await page.waitForTimeout(500);
  await shot('10-draft-cited', false);
  await page.locator('.passage-active').first().getByRole('button').click();
  await page.locator('.original mark').waitFor();
  await shot('11-original', false);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  const close = page.locator('.citation-close:visible');
  if (await close.count()) await close.first().click();
  await page.getByRole('button', { name: '편집', exact: true }).click();
  await page.getByLabel('초안 편집').fill('소    장\n\n고친 초안 [확인 필요]');
  await shot('12-draft-edit', false);
  await page.getByRole('button', { name: '원래 초안으로' }).click();
  await page.getByRole('button', { name: '편집 마침' }).click();
  const saving = page.waitForEvent('download');
  await page.getByRole('button', { name: /내려받기/ }).click();
  const name = (await saving).suggestedFilename();
  if (!name.endsWith('.txt')) problems.push(`download named ${name}`);
}

async function casesAndJobs(page, shot, failing) {
  await page.getByRole('link', { name: '내 작업' }).click();
  await page.getByRole('heading', { name: '내 작업' }).waitFor();
  await page.getByText('초안 생성').first().waitFor();
  await shot('13-jobs');
  await page.getByRole('link', { name: '사건', exact: true }).click();
  await page.getByRole('heading', { name: '박준호 양육비 이행' }).waitFor();
  await shot('14-cases');
  await page.getByRole('link', { name: '박준호 양육비 이행' }).click();
  await page.getByRole('button', { name: '초안 생성' }).click();
  await page.getByText('증거를 먼저 업로드해주세요').waitFor();
  await shot('15-no-evidence');
  await page.goto(`${base}/cases`);
  await page.getByRole('button', { name: '새 사건' }).click();
  await page.getByRole('dialog').waitFor();
  await shot('16-new-case', false);
  await page.getByLabel('사건명').fill(failing);
  await page.getByLabel('의뢰인').fill('김실패');
  await page.getByRole('button', { name: '사건 만들기' }).click();
  await page.getByRole('heading', { name: failing }).waitFor();
  await page
    .locator('input[type=file]')
    .setInputFiles([{ name: 'a.txt', mimeType: 'text/plain', buffer: Buffer.from('가') }]);
  await page.getByText('올린 증거 1건').waitFor();
  await page.getByRole('button', { name: '초안 생성' }).click();
  await page.getByRole('alert').getByText('인용할 수 있는 증거가').waitFor();
  await shot('17-draft-failed');
  await page.getByRole('button', { name: 'English' }).click();
  await shot('18-english');
  await page.goto(`${base}/nowhere`);
  await shot('19-not-found');
  await page.getByRole('button', { name: '한국어' }).click();
}

async function picture(page, name, full) {
  await page.screenshot({ path: `${folder}/${name}.png`, fullPage: full });
  const wide = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  if (wide > 0) problems.push(`${name}: ${wide}px wider than the screen`);
  // Evaluated by the debugger, so that the page's own policy stays in force.
  const session = await page.context().newCDPSession(page);
  await session.send('Runtime.evaluate', { expression: axe });
  const { result } = await session.send('Runtime.evaluate', {
    expression: `axe.run().then(({violations}) => JSON.stringify(violations.map(
      (v) => v.id + ': ' + v.nodes.map((n) => n.target.join(' ')).join(' | '))))`,
    awaitPromise: true,
    returnByValue: true,
  });
  for (const violation of JSON.parse(result.value)) problems.push(`${name}: axe ${violation}`);
  await session.detach();
}
