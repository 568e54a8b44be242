import type { ServerResponse } from 'node:http';

/** Jobs of the mock API, which move on by the clock. */

/** What a kind of job goes through: percent, stage and sentence of each step. */
export interface MockKind {
  name: string;
  stages: [number, string, string][];
}

export interface MockJob {
  id: string;
  kind: MockKind;
  subject: string;
  createdAt: number;
  startedAt: number;
  run: number;
  failing: boolean;
  cancelledAt: number | null;
}

const STEP_MS = Number(process.env.MOCK_STEP_MS ?? 900);
export const DRAFT: MockKind = {
  name: 'draft.write',
  stages: [
    [0, 'queued', '차례를 기다리고 있습니다'],
    [10, 'gather', '증거를 모으고 있습니다'],
    [30, 'retrieve', '인용할 대목을 찾고 있습니다'],
    [55, 'write', '청구원인을 쓰고 있습니다'],
    [80, 'ground', '문장마다 근거를 확인하고 있습니다'],
    [95, 'assemble', '소장 형식으로 엮고 있습니다'],
    [100, 'done', ''],
  ],
};
const FAILURE = {
  code: 'NO_EVIDENCE',
  message: '인용할 수 있는 증거가 없습니다. 증거를 확인한 뒤 다시 시도해주세요.',
  stage: 'retrieve',
  retryable: true,
};

export const jobs = new Map<string, MockJob>();

export function addJob(subject: string, kind: MockKind, failing = false): MockJob {
  const id = `job_${Math.random().toString(16).slice(2, 14).padEnd(12, '0')}`;
  const now = Date.now();
  const times = { createdAt: now, startedAt: now, cancelledAt: null };
  const job = { id, kind, subject, run: 1, failing, ...times };
  jobs.set(id, job);
  return job;
}

export function view(job: MockJob) {
  const step = stepOf(job);
  const [progress, stage, message] = job.kind.stages[step]!;
  const failed = job.failing && step >= 3;
  const status = job.cancelledAt
    ? 'cancelled'
    : failed
      ? 'failed'
      : step === 0
        ? 'queued'
        : step === job.kind.stages.length - 1
          ? 'succeeded'
          : 'running';
  const over = ['cancelled', 'failed', 'succeeded'].includes(status);
  const at = (ms: number) => new Date(ms).toISOString();
  return {
    job_id: job.id,
    kind: job.kind.name,
    subject: job.subject,
    status,
    run: job.run,
    progress: failed ? 30 : progress,
    stage,
    message,
    version: job.run * 100 + step + (job.cancelledAt ? 50 : 0),
    created_at: at(job.createdAt),
    started_at: step > 0 ? at(job.startedAt + STEP_MS) : null,
    updated_at: at(job.startedAt + step * STEP_MS),
    finished_at: over ? at(job.startedAt + step * STEP_MS) : null,
    deadline_at: at(job.startedAt + 600_000),
    failure: failed ? FAILURE : null,
    usage: { input_tokens: 0, output_tokens: 0, cost_usd: 0 },
    can: { cancel: !over, retry: status === 'failed' || status === 'cancelled' },
  };
}

/** How many steps a job has taken. */
export function stepOf(job: MockJob): number {
  const elapsed = (job.cancelledAt ?? Date.now()) - job.startedAt;
  return Math.min(job.kind.stages.length - 1, Math.floor(elapsed / STEP_MS));
}

export function isOver(job: MockJob): boolean {
  return view(job).finished_at !== null;
}

/** Writes the events of a job until it is over, as the real stream does. */
export function stream(job: MockJob, lastId: number, response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
  let sent = lastId;
  const tick = () => {
    const now = view(job);
    if (now.version > sent || isOver(job)) {
      sent = now.version;
      const name = isOver(job) ? 'done' : 'progress';
      const event = { ...now, at: now.updated_at };
      response.write(`id: ${now.version}\nevent: ${name}\ndata: ${JSON.stringify(event)}\n\n`);
    }
    if (!isOver(job)) return;
    clearInterval(timer);
    response.end();
  };
  const timer = setInterval(tick, 200);
  response.on('close', () => clearInterval(timer));
  tick();
}
