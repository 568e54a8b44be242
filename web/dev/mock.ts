import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Plugin } from 'vite';
import { error, readBody, send, type Call, type Handler } from './mockHttp.ts';
import { CASES, draftOf, EVIDENCE, type MockEvidence } from './mockData.ts';
import { addJob, DRAFT, isOver, jobs, stream, view, type MockJob } from './mockJobs.ts';
import { reportRoutes } from './mockReports.ts';

/**
 * A stand-in for the API, held in memory, for looking at the screens without a back end.
 * Used by `npm run dev:mock` and `npm run preview:mock` only; it is no part of the build.
 * A file or a case with "실패" in its name fails, so that failures can be looked at too.
 */
export function mockApi(): Plugin {
  return {
    name: 'mock-api',
    configureServer: (server) => void server.middlewares.use(handle),
    configurePreviewServer: (server) => void server.middlewares.use(handle),
  };
}

const CSP = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');

const user = { id: 'user_1', email: 'lawyer@example.com', name: '한지우', role: 'lawyer' };
const PREVIEWED = process.argv.includes('preview');

const routes: [string, RegExp, Handler][] = [
  ['POST', /^\/api\/auth\/(login|signup)$/, signIn],
  ['POST', /^\/api\/auth\/refresh$/, (call) => send(call, 401, error('로그인이 만료되었습니다.'))],
  ['POST', /^\/api\/auth\/logout$/, signOut],
  ['GET', /^\/api\/auth\/me$/, (call) => send(call, 200, user)],
  ['GET', /^\/api\/cases$/, (call) => send(call, 200, CASES)],
  ['POST', /^\/api\/cases$/, createCase],
  ['GET', /^\/api\/cases\/(\w+)$/, (call) => found(call, CASES.find((c) => c.id === call.args[0]))],
  ['GET', /^\/api\/cases\/(\w+)\/evidence$/, listEvidence],
  ['POST', /^\/api\/evidence\/presigned-url$/, presign],
  ['PUT', /^\/api\/mock-storage\/(\w+)$/, (call) => send(call, 200, {})],
  ['POST', /^\/api\/evidence\/upload-complete$/, uploadComplete],
  ['POST', /^\/api\/evidence\/(\w+)\/retry$/, retryEvidence],
  ['DELETE', /^\/api\/evidence\/(\w+)$/, removeEvidence],
  ['GET', /^\/api\/evidence\/(\w+)\/excerpt$/, excerpt],
  ['POST', /^\/api\/cases\/(\w+)\/draft-preview-async$/, startDraft],
  ['GET', /^\/api\/cases\/(\w+)\/draft-jobs\/(\w+)$/, draftJob],
  ['GET', /^\/api\/jobs$/, listJobs],
  ['GET', /^\/api\/jobs\/(\w+)$/, withJob((call, job) => send(call, 200, view(job)))],
  ['GET', /^\/api\/jobs\/(\w+)\/events$/, withJob(events)],
  ['POST', /^\/api\/jobs\/(\w+)\/cancel$/, withJob(cancel)],
  ['POST', /^\/api\/jobs\/(\w+)\/retry$/, withJob(retry)],
  ...reportRoutes,
];

function handle(request: IncomingMessage, response: ServerResponse, next: () => void): void {
  if (PREVIEWED) response.setHeader('content-security-policy', CSP);
  const url = new URL(request.url ?? '/', 'http://mock');
  if (!url.pathname.startsWith('/api/')) return next();
  void answer(request, response, url);
}

async function answer(request: IncomingMessage, response: ServerResponse, url: URL) {
  const body = await readBody(request);
  const base = { request, response, body, query: url.searchParams };
  for (const [method, pattern, handler] of routes) {
    const match = pattern.exec(url.pathname);
    if (!match || method !== request.method) continue;
    const call = { ...base, args: match.slice(1) };
    const open = url.pathname.startsWith('/api/auth/') && !url.pathname.endsWith('/me');
    if (!open && !signedIn(request)) return send(call, 401, error('인증이 필요합니다.'));
    return handler(call);
  }
  send(base, 404, error('요청한 경로를 찾을 수 없습니다.'));
}

function signIn(call: Call): void {
  if (call.body.password === 'wrong-password') {
    return send(call, 401, error('이메일 또는 비밀번호가 올바르지 않습니다.'));
  }
  call.response.setHeader('set-cookie', 'mock=1; Path=/; HttpOnly');
  const tokens = { access_token: 'x', token_type: 'bearer', expires_in: 3600 };
  send(call, 200, { ...tokens, user });
}

function signOut(call: Call): void {
  call.response.setHeader('set-cookie', 'mock=; Path=/; Max-Age=0');
  send(call, 200, {});
}

function createCase(call: Call): void {
  const now = new Date().toISOString();
  const made = {
    id: `case_${Math.random().toString(16).slice(2, 14)}`,
    title: call.body.title ?? '',
    client_name: call.body.client_name ?? '',
    description: call.body.description ?? '',
    status: 'active',
    created_at: now,
    updated_at: now,
    evidence_count: 0,
    draft_status: 'not_started',
  };
  CASES.unshift(made);
  send(call, 201, made);
}

function listEvidence(call: Call): void {
  for (const item of EVIDENCE) settle(item);
  const evidence = EVIDENCE.filter(
    (item) => item.case_id === call.args[0] && item.status !== 'unused',
  );
  send(call, 200, { evidence, total: evidence.length });
}

/** Moves a file on by its age: 2 s waiting, 3 s being read. */
function settle(item: MockEvidence): void {
  if (item.status !== 'pending' && item.status !== 'processing') return;
  const age = Date.now() - Date.parse(item.created_at);
  item.status = age < 2_000 ? 'pending' : age < 5_000 ? 'processing' : 'completed';
  if (item.status === 'completed' && item.filename.includes('실패')) {
    item.status = 'failed';
    item.error_message = '글자 정보가 없는 PDF(스캔본)입니다. 문자 인식(OCR)을 거친 PDF를 올려주세요.';
  }
}

function presign(call: Call): void {
  const id = `ev_${Math.random().toString(16).slice(2, 14)}`;
  EVIDENCE.push({
    id,
    case_id: call.body.case_id ?? '',
    type: 'text',
    filename: call.body.filename ?? '',
    size: 0,
    created_at: new Date().toISOString(),
    status: 'unused',
    error_message: null,
    content: '',
  });
  const place = { upload_url: `/api/mock-storage/${id}`, s3_key: `raw/${id}` };
  send(call, 200, { ...place, fields: {}, evidence_temp_id: id });
}

function uploadComplete(call: Call): void {
  const item = one(call.body.evidence_temp_id);
  if (!item) return send(call, 404, error('증거를 찾을 수 없습니다'));
  item.size = Number(call.body.file_size);
  item.status = 'pending';
  item.created_at = new Date().toISOString();
  send(call, 201, { ...item, evidence_id: item.id });
}

function retryEvidence(call: Call): void {
  const item = one(call.args[0]);
  if (item) Object.assign(item, { status: 'pending', created_at: new Date().toISOString() });
  send(call, 200, { success: true, evidence_id: call.args[0], status: 'pending' });
}

function removeEvidence(call: Call): void {
  const at = EVIDENCE.findIndex(({ id }) => id === call.args[0]);
  if (at >= 0) EVIDENCE.splice(at, 1);
  call.response.writeHead(204).end();
}

function excerpt(call: Call): void {
  const item = one(call.args[0]);
  if (!item) return found(call, undefined);
  const points = Array.from(item.content);
  const [start, end] = ['start', 'end'].map((name) => Number(call.query.get(name)));
  const cut = (from?: number, until?: number) => points.slice(from, until).join('');
  send(call, 200, {
    evidence_id: item.id,
    start,
    end,
    text: cut(start, end),
    before: cut(0, start),
    after: cut(end),
  });
}

function startDraft(call: Call): void {
  const caseId = call.args[0] ?? '';
  if (!EVIDENCE.some((item) => item.case_id === caseId)) {
    return send(call, 400, error('증거를 먼저 업로드해주세요'));
  }
  const failing = CASES.find(({ id }) => id === caseId)?.title.includes('실패') ?? false;
  const { id } = addJob(caseId, DRAFT, failing);
  send(call, 200, { job_id: id, case_id: caseId, status: 'queued', message: '', created_at: '' });
}

function draftJob(call: Call): void {
  const job = jobs.get(call.args[1] ?? '');
  if (!job) return send(call, 404, error('Draft job not found'));
  const done = view(job).status === 'succeeded';
  send(call, 200, {
    job_id: job.id,
    case_id: job.subject,
    status: done ? 'completed' : 'processing',
    progress: view(job).progress,
    result: done ? draftOf(job.subject) : null,
    error_message: null,
  });
}

function listJobs(call: Call): void {
  const subject = call.query.get('subject');
  const all = [...jobs.values()].filter((job) => !subject || job.subject === subject);
  const views = all.toReversed().map(view);
  const from = Number(call.query.get('cursor') ?? 0);
  const until = from + Number(call.query.get('limit') ?? 20);
  const next_cursor = until < views.length ? String(until) : null;
  send(call, 200, { jobs: views.slice(from, until), next_cursor });
}

function events(call: Call, job: MockJob): void {
  stream(job, Number(call.request.headers['last-event-id'] ?? 0), call.response);
}

function cancel(call: Call, job: MockJob): void {
  if (!isOver(job)) job.cancelledAt = Date.now();
  send(call, 200, view(job));
}

function retry(call: Call, job: MockJob): void {
  Object.assign(job, { startedAt: Date.now(), run: job.run + 1, failing: false, cancelledAt: null });
  send(call, 202, view(job));
}

function withJob(handler: (call: Call, job: MockJob) => void): Handler {
  return (call) => {
    const job = jobs.get(call.args[0] ?? '');
    if (job) return handler(call, job);
    send(call, 404, error('작업을 찾을 수 없습니다.'));
  };
}

function one(id: string | undefined): MockEvidence | undefined {
  return EVIDENCE.find((item) => item.id === id);
}

function found(call: Call, item: unknown): void {
  if (item) send(call, 200, item);
  else send(call, 404, error('요청한 항목을 찾을 수 없습니다.'));
}

function signedIn(request: IncomingMessage): boolean {
  return (request.headers.cookie ?? '').includes('mock=1');
}
