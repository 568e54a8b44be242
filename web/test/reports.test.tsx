import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { fireEvent, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { App } from '../src/App.tsx';
import { aJob, aSection } from './builders.ts';
import { fakeFetch, jsonAnswer, type Sent } from './fakes.ts';

const person = { id: 'user_1', email: 'a@example.com', name: '한지우', role: 'lawyer' };
const PLAN = '# 야간 개관\n\n## 1. 요약\n\n핵심\n\n## 2. 결론\n\n끝맺음\n';
const topic = {
  id: 3,
  input_prompt: '야간 개관',
  generated_title: '야간 개관',
  language: 'ko',
  status: 'active',
  template_id: null,
  created_at: '2026-11-21T00:00:00Z',
  updated_at: '2026-11-21T00:00:00Z',
  job_id: null as string | null,
};
const planned = ['요약', '결론'].map((title, at) => ({ order: at + 1, title }));
const report = { topic, plan: PLAN, planned, sections: [] as ReturnType<typeof aSection>[] };
const begun = { ...report, topic: { ...topic, job_id: 'job_7' } };
const both = [aSection(), aSection({ order: 2, title: '결론', content: '- 끝맺는다' })];
const job = aJob({ job_id: 'job_7', kind: 'report.write', subject: 'topic:3', stage: 'section:1' });
const done = aJob({ ...job, status: 'succeeded', stage: 'done', can: { cancel: false, retry: false } });
const file = (kind: string, version: number) => ({
  id: version * 10 + kind.length,
  topic_id: 3,
  message_id: 9,
  kind,
  version,
  filename: `야간 개관.${kind}`,
  file_size: 2048,
  created_at: '2026-11-21T00:00:10Z',
});

type Answers = Record<string, (sent: Sent) => Response | Promise<Response>>;

const good = (data: unknown, status = 200) => () =>
  jsonAnswer(status, { success: true, data, error: null });
const started = good({ topic_id: 3, status: 'generating', message: '', job_id: 'job_7' }, 202);

function open(answers: Answers = {}, place = '/reports/3'): Sent[] {
  const usual: Answers = {
    'GET /api/auth/me': () => jsonAnswer(200, person),
    'GET /api/templates': good([]),
    'GET /api/topics/3/report': good(report),
    'GET /api/topics/3/status': good({ topic_id: 3, status: 'generating', job_id: 'job_7' }),
    'GET /api/topics/3/messages': good({ messages: [] }),
    'GET /api/artifacts/topics/3': good({ artifacts: [] }),
    'GET /api/jobs/job_7': () => jsonAnswer(200, job),
    ...answers,
  };
  const calls = fakeFetch((sent) => {
    const answer = usual[`${sent.method} ${sent.path.split('?')[0]}`];
    const error = { code: 'NOT_FOUND', httpStatus: 404, message: '없음' };
    return answer ? answer(sent) : jsonAnswer(404, { success: false, data: null, error });
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

const sent = (calls: Sent[], path: string) => calls.filter((call) => call.path === path);
const write = () => screen.findByRole('button', { name: '보고서 쓰기' });

beforeEach(() => {
  sessionStorage.clear();
  vi.stubGlobal('EventSource', undefined);
  vi.stubGlobal('scrollTo', () => undefined);
});
afterEach(() => vi.unstubAllGlobals());

describe('planning', () => {
  it('leads from a topic to its plan', async () => {
    const plan = good({ topic_id: 3, plan: PLAN });
    const calls = open({ 'POST /api/topics/plan': plan }, '/reports/new');
    await userEvent.type(await screen.findByLabelText('주제'), '야간 개관');
    await userEvent.click(screen.getByRole('button', { name: '계획 세우기' }));
    expect(await screen.findByDisplayValue('요약')).toBeTruthy();
    expect(window.location.pathname).toBe('/reports/3');
    expect(sent(calls, '/api/topics/plan')[0]?.body).toEqual({
      topic: '야간 개관',
      template_id: null,
    });
  });

  it('sends the plan as it was changed, and then follows the job', async () => {
    let now = report;
    const calls = open({
      'GET /api/topics/3/report': () => good(now)(),
      'POST /api/topics/3/generate': () => {
        now = begun;
        return started();
      },
    });
    await userEvent.click(await screen.findByRole('button', { name: '결론 위로' }));
    await userEvent.type(screen.getByLabelText('1번 섹션 제목'), ' 먼저');
    await userEvent.click(await write());
    const bar = await screen.findByRole('progressbar', { name: '보고서를 쓰고 있습니다' });
    await vi.waitFor(() => expect(bar.getAttribute('aria-valuenow')).toBe('10'));
    const body = sent(calls, '/api/topics/3/generate')[0]?.body as { plan: string };
    expect(body.plan).toBe('# 야간 개관\n\n## 1. 결론 먼저\n\n끝맺음\n\n## 2. 요약\n\n핵심\n');
  });

  it('takes a row that is dragged to another place', async () => {
    open();
    const rows = () => screen.getAllByLabelText(/번 섹션 제목/).map((input) => input.closest('li')!);
    await write();
    const dataTransfer = { setData: () => undefined, setDragImage: () => undefined };
    fireEvent.dragStart(within(rows()[1]!).getByTitle('끌어서 옮기기'), { dataTransfer });
    fireEvent.drop(rows()[0]!, { dataTransfer });
    expect((screen.getByLabelText('1번 섹션 제목') as HTMLInputElement).value).toBe('결론');
  });

  it('does not start while a title is empty', async () => {
    open();
    await userEvent.clear(await screen.findByLabelText('2번 섹션 제목'));
    expect(((await write()) as HTMLButtonElement).disabled).toBe(true);
    expect(screen.getByText('제목이 빈 곳을 채워 주세요.')).toBeTruthy();
  });

  it('keeps the changes over a reload, in Markdown too', async () => {
    sessionStorage.setItem('seogi.plan.3', '# 야간 개관\n\n## 1. 내가 고친 섹션\n');
    open();
    expect(await screen.findByDisplayValue('내가 고친 섹션')).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: 'Markdown' }));
    await userEvent.click(screen.getByRole('button', { name: '고치기 전으로' }));
    expect((screen.getByLabelText('계획 Markdown') as HTMLTextAreaElement).value).toBe(PLAN);
  });
});

describe('a report', () => {
  it('shows finished sections while the others are written', async () => {
    const now = { ...begun, sections: [aSection()] };
    const stage = { ...job, stage: 'section:2', created_at: '2026-11-20T00:00:00Z' };
    open({
      'GET /api/topics/3/report': good(now),
      'GET /api/jobs/job_7': () => jsonAnswer(200, stage),
    });
    expect(await screen.findByText('핵심을 적는다.')).toBeTruthy();
    const parts = await screen.findByRole('list', { name: '섹션별 진행' });
    expect(within(parts).getByText('완료')).toBeTruthy();
    expect(within(parts).getByText('쓰는 중')).toBeTruthy();
  });

  it('has one section written again as told, and follows that', async () => {
    let now: unknown = done;
    const calls = open({
      'GET /api/topics/3/report': good({ ...begun, sections: both }),
      'GET /api/jobs/job_7': () => jsonAnswer(200, now),
      'POST /api/topics/3/sections/2/regenerate': () => {
        now = { ...job, job_id: 'job_8', stage: 'section:2' };
        return good({ topic_id: 3, status: 'generating', job_id: 'job_8' }, 202)();
      },
    });
    const button = () => screen.findByRole('button', { name: '결론 다시 쓰기' });
    await userEvent.click(await button());
    await userEvent.type(screen.getByLabelText(/어떻게 바꿀까요/), '더 짧게');
    await userEvent.click(screen.getByRole('button', { name: '다시 쓰기 시작' }));
    await vi.waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    const order = sent(calls, '/api/topics/3/sections/2/regenerate')[0];
    expect(order?.body).toEqual({ instruction: '더 짧게' });
    expect(order?.headers['Idempotency-Key']).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('says when a section cannot be written again now', async () => {
    const error = { code: 'CONFLICT', httpStatus: 409, message: '이미 만드는 중입니다' };
    open({
      'GET /api/topics/3/report': good({ ...begun, sections: both }),
      'GET /api/jobs/job_7': () => jsonAnswer(200, done),
      'POST /api/topics/3/sections/1/regenerate': () =>
        jsonAnswer(409, { success: false, data: null, error }),
    });
    await userEvent.click(await screen.findByRole('button', { name: '요약 다시 쓰기' }));
    await userEvent.click(screen.getByRole('button', { name: '다시 쓰기 시작' }));
    expect((await screen.findByRole('alert')).textContent).toContain('이미 만드는 중');
  });

  it('keeps an edit until it is saved', async () => {
    const calls = open({
      'GET /api/topics/3/report': good({ ...begun, sections: both }),
      'GET /api/jobs/job_7': () => jsonAnswer(200, done),
      'PUT /api/topics/3/sections/1': good({}),
    });
    await userEvent.click(await screen.findByRole('button', { name: '요약 고치기' }));
    await userEvent.type(screen.getByLabelText('요약 본문'), ' 더.');
    expect(sessionStorage.getItem('seogi.section.3.1.1')).toBe('핵심을 적는다. 더.');
    await userEvent.click(screen.getByRole('button', { name: '저장' }));
    await screen.findByText('섹션을 저장했습니다.');
    expect(sessionStorage.getItem('seogi.section.3.1.1')).toBeNull();
    expect(sent(calls, '/api/topics/3/sections/1')[0]?.body).toEqual({
      content: '핵심을 적는다. 더.',
    });
  });

  it('offers its files by version, and to make the others', async () => {
    const artifacts = [file('md', 2), file('hwpx', 2), file('md', 1), file('hwpx', 1)];
    const calls = open({
      'GET /api/topics/3/report': good({ ...begun, sections: both }),
      'GET /api/jobs/job_7': () => jsonAnswer(200, done),
      'GET /api/artifacts/topics/3': good({ artifacts }),
      'POST /api/artifacts/22/convert': good(file('pdf', 2)),
    });
    expect(await screen.findByRole('button', { name: '2판 HWPX 내려받기' })).toBeTruthy();
    expect(screen.getByRole('button', { name: '1판 Markdown 내려받기' })).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: '2판으로 PDF 만들기' }));
    await screen.findByText('PDF 파일을 만들었습니다.');
    expect(sent(calls, '/api/artifacts/22/convert')[0]?.body).toEqual({ format: 'pdf' });
  });

  it('tells that files are older than what was edited', async () => {
    const sections = [aSection({ edited: true, updated_at: '2026-11-21T01:00:00Z' })];
    const calls = open({
      'GET /api/topics/3/report': good({ ...begun, sections }),
      'GET /api/jobs/job_7': () => jsonAnswer(200, done),
      'GET /api/artifacts/topics/3': good({ artifacts: [file('md', 1)] }),
      'POST /api/topics/3/publish': started,
    });
    await userEvent.click(await screen.findByRole('button', { name: '파일 새로 만들기' }));
    await vi.waitFor(() => expect(sent(calls, '/api/topics/3/publish')).toHaveLength(1));
  });

  it('goes on after a failure with the same job', async () => {
    const failure = { code: 'writer_timeout', message: '제때 답하지 않았습니다.' };
    const failed = { ...job, status: 'failed', failure, can: { cancel: false, retry: true } };
    let now: unknown = failed;
    open({
      'GET /api/topics/3/report': good({ ...begun, sections: [aSection()] }),
      'GET /api/jobs/job_7': () => jsonAnswer(200, now),
      'POST /api/jobs/job_7/retry': () => {
        now = { ...job, run: 2, version: 5 };
        return jsonAnswer(202, now);
      },
    });
    expect((await screen.findByRole('alert')).textContent).toContain(failure.message);
    expect(screen.getByText('핵심을 적는다.')).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: '다시 시도' }));
    expect(await screen.findByRole('button', { name: '작업 취소' })).toBeTruthy();
  });
});

describe('the list of reports', () => {
  const list = good({ topics: [topic], total: 41, page: 1, page_size: 20 });

  it('is renamed, archived and paged', async () => {
    const calls = open(
      { 'GET /api/topics': list, 'PATCH /api/topics/3': good(topic) },
      '/reports',
    );
    await userEvent.click(await screen.findByRole('button', { name: '야간 개관 이름 바꾸기' }));
    await userEvent.type(screen.getByLabelText('보고서 제목'), ' 방안');
    await userEvent.click(screen.getByRole('button', { name: '저장' }));
    await userEvent.click(await screen.findByRole('button', { name: '야간 개관 보관' }));
    const changes = sent(calls, '/api/topics/3').map(({ body }) => body);
    expect(changes).toEqual([{ generated_title: '야간 개관 방안' }, { status: 'archived' }]);
    await userEvent.click(screen.getByRole('button', { name: '다음' }));
    expect(await screen.findByText('2 / 3쪽')).toBeTruthy();
    expect(calls.at(-1)?.path).toBe('/api/topics?status=active&page=2&page_size=20');
  });

  it('takes no file as a template but .hwpx', async () => {
    const calls = open({}, '/reports/templates');
    const input = await screen.findByLabelText(/hwpx 파일/);
    await userEvent.upload(input, new File(['x'], '양식.hwp'), { applyAccept: false });
    fireEvent.submit(screen.getByRole('form', { name: '양식 올리기' }));
    expect((await screen.findByRole('alert')).textContent).toContain('.hwpx');
    expect(calls.some(({ method }) => method === 'POST')).toBe(false);
  });
});
