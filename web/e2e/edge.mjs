import { strict as assert } from 'node:assert';

/** Signing in without a mouse, deep links, and API errors that stay JSON. */
export async function frontDoor({ page, context, step, email, password }) {
  await step('a deep link is the page, which asks who is there', async () => {
    const answer = await page.goto('/cases/case_0123456789ab?job=job_0123456789ab');
    assert.equal(answer.status(), 200);
    assert.match(answer.headers()['content-type'], /text\/html/);
    await page.getByRole('heading', { name: '로그인' }).waitFor();
  });
  await step('sign in by keyboard alone', async () => {
    await byTab(page, (focus) => focus.type === 'email');
    await page.keyboard.type(email);
    await byTab(page, (focus) => focus.type === 'password');
    await page.keyboard.type(password);
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: '로그아웃' }).waitFor();
  });
  await step('the place that was asked for, which does not exist, says so', async () => {
    assert.match(page.url(), /\/cases\/case_0123456789ab/);
    await page.getByRole('alert').first().waitFor();
  });
  await step('an unknown path of the API is JSON through the edge', async () => {
    for (const path of ['/api/nowhere', '/api/topics/999999', '/api/jobs/job_000000000000']) {
      const answer = await context.request.get(path);
      assert.equal(answer.status(), 404, path);
      assert.match(answer.headers()['content-type'], /application\/json/, path);
      assert.ok((await answer.json()).error.code, path);
    }
  });
  await step('sign out', async () => {
    await page.getByRole('button', { name: '로그아웃' }).click();
    await page.getByRole('heading', { name: '로그인' }).waitFor();
    assert.equal((await context.request.get('/api/auth/me')).status(), 401);
  });
}

/** Presses Tab until the element in focus is the one wanted. */
async function byTab(page, isWanted) {
  for (let presses = 0; presses < 25; presses += 1) {
    await page.keyboard.press('Tab');
    const focus = await page.evaluate(() => ({ type: document.activeElement?.type ?? '' }));
    if (isWanted(focus)) return;
  }
  throw new Error('the field cannot be reached with the Tab key');
}
