import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { App, nextPlace } from '../src/App.tsx';
import { aCitation, aJob } from './builders.ts';
import { fakeFetch, jsonAnswer, type Sent } from './fakes.ts';

const person = { id: 'user_1', email: 'a@example.com', name: '한지우', role: 'lawyer' };
const oneCase = {
  id: 'case_1',
  title: '이혼 사건',
  client_name: '이서연',
  description: null,
  status: 'active',
  created_at: '2026-11-20T00:00:00Z',
  updated_at: '2026-11-20T00:00:00Z',
};
const draft = {
  case_id: 'case_1',
  draft_text: '만났다 [갑 제1호증].',
  citations: [aCitation()],
  generated_at: '2026-11-21T00:00:00Z',
};
const problem = (code: string, message: string) => ({ error: { code, message } });

type Answers = Record<string, (sent: Sent) => Response | Promise<Response>>;

/** The app at `place` before an API that answers by "METHOD path", the query left out. */
function open(place: string, answers: Answers = {}): Sent[] {
  const usual: Answers = {
    'GET /api/auth/me': () => jsonAnswer(200, person),
    'GET /api/cases': () => jsonAnswer(200, [oneCase]),
    'GET /api/cases/case_1': () => jsonAnswer(200, oneCase),
    'GET /api/cases/case_1/evidence': () => jsonAnswer(200, { evidence: [], total: 0 }),
    'GET /api/jobs': () => jsonAnswer(200, { jobs: [], next_cursor: null }),
    ...answers,
  };
  const calls = fakeFetch((sent) => {
    const answer = usual[`${sent.method} ${sent.path.split('?')[0]}`];
    return answer ? answer(sent) : jsonAnswer(404, problem('NOT_FOUND', '없음'));
  });
  window.history.replaceState(null, '', place);
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  render(
    <QueryClientProvider client={client}>
      <App />
    </QueryClientProvider>,
  );
  return calls;
}

const here = () => `${window.location.pathname}${window.location.search}`;

beforeEach(() => {
  vi.stubGlobal('EventSource', undefined);
  vi.stubGlobal('scrollTo', () => undefined);
});
afterEach(() => vi.unstubAllGlobals());

describe('signing in', () => {
  const signedOut: Answers = {
    'GET /api/auth/me': () => jsonAnswer(401, problem('AUTHENTICATION_FAILED', '인증 필요')),
    'POST /api/auth/refresh': () => jsonAnswer(401, problem('AUTHENTICATION_FAILED', '만료')),
    'POST /api/auth/login': () => jsonAnswer(200, { user: person }),
  };

  it('leads back to the place that was asked for', async () => {
    const calls = open('/cases/case_1?job=job_9', signedOut);
    await userEvent.type(await screen.findByLabelText('이메일'), 'a@example.com');
    expect(here()).toBe('/sign-in?next=%2Fcases%2Fcase_1%3Fjob%3Djob_9');
    await userEvent.type(screen.getByLabelText('비밀번호'), ' with space ');
    await userEvent.click(screen.getByRole('button', { name: '로그인' }));
    expect(await screen.findByRole('heading', { name: '이혼 사건' })).toBeTruthy();
    expect(here()).toBe('/cases/case_1?job=job_9');
    const login = calls.find(({ path }) => path === '/api/auth/login');
    expect(login?.body).toEqual({ email: 'a@example.com', password: ' with space ' });
  });

  it('asks for the session and its renewal once, not for ever', async () => {
    const calls = open('/cases', signedOut);
    await screen.findByLabelText('이메일');
    const paths = calls.map(({ path }) => path);
    expect(paths).toEqual(['/api/auth/me', '/api/auth/refresh']);
  });

  it('is not asked of a person whose line is down', async () => {
    open('/cases', {
      'GET /api/auth/me': () => new Response('<h1>502</h1>', { status: 502 }),
    });
    expect((await screen.findByRole('alert')).textContent).toContain('서버에 문제가');
    expect(here()).toBe('/cases');
  });

  it.each([
    ['?next=%2Fcases%2Fcase_1', '/cases/case_1'],
    ['?next=%2F%2Fevil.example', '/cases'],
    ['?next=%2F%5Cevil.example', '/cases'],
    ['?next=https%3A%2F%2Fevil.example', '/cases'],
    ['', '/cases'],
  ])('never leads to another host: %s', (search, place) => {
    expect(nextPlace(search)).toBe(place);
  });
});

describe('the draft of a case', () => {
  const going: Answers = {
    'GET /api/jobs/job_7': () => jsonAnswer(200, aJob({ job_id: 'job_7', progress: 40 })),
  };
  const done: Answers = {
    'GET /api/jobs/job_7': () => jsonAnswer(200, aJob({ job_id: 'job_7', status: 'succeeded' })),
    'GET /api/cases/case_1/draft-jobs/job_7': () => jsonAnswer(200, { result: draft }),
  };

  it('says what the server says when there is no evidence, and can be tried again', async () => {
    open('/cases/case_1', {
      'POST /api/cases/case_1/draft-preview-async': () =>
        jsonAnswer(400, problem('NO_EVIDENCE', '증거를 먼저 업로드해주세요')),
    });
    await userEvent.click(await screen.findByRole('button', { name: '초안 생성' }));
    const alert = await screen.findByRole('alert');
    expect(alert.textContent).toContain('증거를 먼저 업로드해주세요');
    expect(screen.getByRole('button', { name: '다시 시도' })).toBeTruthy();
  });

  it('keeps the refusal of a start that was quicker than the list of evidence', async () => {
    let listed = false;
    open('/cases/case_1', {
      'POST /api/cases/case_1/draft-preview-async': () =>
        jsonAnswer(400, problem('NO_EVIDENCE', '증거를 먼저 업로드해주세요')),
      'GET /api/cases/case_1/evidence': async () => {
        await new Promise((resolve) => setTimeout(resolve, 60));
        listed = true;
        return jsonAnswer(200, { evidence: [], total: 0 });
      },
    });
    await userEvent.click(await screen.findByRole('button', { name: '초안 생성' }));
    await screen.findByText('올린 증거가 없습니다');
    expect(listed).toBe(true);
    expect((await screen.findByRole('alert')).textContent).toContain('증거를 먼저');
  });

  it('puts the job into the address and shows how it goes', async () => {
    const start = () => jsonAnswer(200, { job_id: 'job_7', case_id: 'case_1' });
    open('/cases/case_1', { ...going, 'POST /api/cases/case_1/draft-preview-async': start });
    await userEvent.click(await screen.findByRole('button', { name: '초안 생성' }));
    const bar = await screen.findByRole('progressbar');
    await vi.waitFor(() => expect(bar.getAttribute('aria-valuenow')).toBe('40'));
    expect(here()).toBe('/cases/case_1?job=job_7');
  });

  it('sends the same key again when the answer to a start was lost', async () => {
    let tries = 0;
    const calls = open('/cases/case_1', {
      ...going,
      'POST /api/cases/case_1/draft-preview-async': () => {
        tries += 1;
        if (tries === 1) throw new TypeError('Failed to fetch');
        return jsonAnswer(200, { job_id: 'job_7' });
      },
    });
    await userEvent.click(await screen.findByRole('button', { name: '초안 생성' }));
    await userEvent.click(await screen.findByRole('button', { name: '다시 시도' }));
    await screen.findByRole('progressbar');
    const starts = calls.filter(({ path }) => path.endsWith('draft-preview-async'));
    const keys = starts.map(({ headers }) => headers['Idempotency-Key']);
    expect(keys).toHaveLength(2);
    expect(keys[0]).toMatch(/^[0-9a-f-]{36}$/);
    expect(keys[1]).toBe(keys[0]);
  });

  it('is found again after a reload by its address', async () => {
    const calls = open('/cases/case_1?job=job_7', going);
    expect(await screen.findByRole('progressbar')).toBeTruthy();
    expect(calls.some(({ path }) => path.startsWith('/api/jobs?'))).toBe(false);
  });

  it('is found by the case when the address does not name it', async () => {
    const list = () => jsonAnswer(200, { jobs: [aJob({ job_id: 'job_7' })], next_cursor: 'c' });
    const calls = open('/cases/case_1', { ...done, 'GET /api/jobs': list });
    expect(await screen.findByRole('button', { name: '[갑 제1호증]' })).toBeTruthy();
    expect(here()).toBe('/cases/case_1?job=job_7');
    expect(calls.some(({ path }) => path === '/api/jobs?limit=1&subject=case_1')).toBe(true);
  });

  it('is cancelled and started again as the same job', async () => {
    let job = aJob({ job_id: 'job_7' });
    const turn = (status: 'cancelled' | 'running', version: number) => () => {
      job = aJob({
        job_id: 'job_7',
        status,
        version,
        can: { cancel: status === 'running', retry: status === 'cancelled' },
      });
      return jsonAnswer(status === 'running' ? 202 : 200, job);
    };
    open('/cases/case_1?job=job_7', {
      'GET /api/jobs/job_7': () => jsonAnswer(200, job),
      'POST /api/jobs/job_7/cancel': turn('cancelled', 2),
      'POST /api/jobs/job_7/retry': turn('running', 3),
    });
    await userEvent.click(await screen.findByRole('button', { name: '작업 취소' }));
    await userEvent.click(await screen.findByRole('button', { name: '다시 시도' }));
    expect(await screen.findByRole('button', { name: '작업 취소' })).toBeTruthy();
    expect(screen.getByRole('progressbar')).toBeTruthy();
  });

  it('that failed says why', async () => {
    const failure = { code: 'WORKER_LOST', message: '서버가 반복해서 중단되었습니다.' };
    open('/cases/case_1?job=job_7', {
      'GET /api/jobs/job_7': () => jsonAnswer(200, aJob({ status: 'failed', failure })),
    });
    expect((await screen.findByRole('alert')).textContent).toContain(failure.message);
  });
});

it('lists jobs page by page and names what they are about', async () => {
  const page = (n: number, next: string | null) =>
    jsonAnswer(200, {
      jobs: [aJob({ job_id: `job_${n}`, subject: 'case_1', status: 'succeeded' })],
      next_cursor: next,
    });
  const calls = open('/jobs', {
    'GET /api/jobs': ({ path }) => (path.includes('cursor=c2') ? page(2, null) : page(1, 'c2')),
  });
  await userEvent.click(await screen.findByRole('button', { name: '더 보기' }));
  await vi.waitFor(() => expect(screen.getAllByText('이혼 사건')).toHaveLength(2));
  expect(screen.queryByRole('button', { name: '더 보기' })).toBeNull();
  expect(calls.filter(({ path }) => path.startsWith('/api/jobs?'))).toHaveLength(2);
});

it('speaks English when asked, and tells the server', async () => {
  const calls = open('/cases');
  await userEvent.click(await screen.findByRole('button', { name: 'English' }));
  expect(await screen.findByRole('heading', { name: 'Cases' })).toBeTruthy();
  expect(document.documentElement.lang).toBe('en');
  await userEvent.click(screen.getByRole('link', { name: 'My jobs' }));
  await screen.findByText('No jobs yet');
  expect(calls.at(-1)?.headers['Accept-Language']).toBe('en');
  await userEvent.click(screen.getByRole('button', { name: '한국어' }));
});
