import type { ServerResponse } from 'node:http';

/** Jobs of the mock API, which move on by the clock. */

export interface MockJob {
  id: string;
  subject: string;
  createdAt: number;
  startedAt: number;
  run: number;
  failing: boolean;
  cancelledAt: number | null;
}

const STEP_MS = Number(process.env.MOCK_STEP_MS ?? 900);
const STAGES: [number, string, string][] = [
  [0, 'queued', '차례를 기다리고 있습니다'],
  [10, 'gather', '증거를 모으고 있습니다'],
  [30, 'retrieve', '인용할 대목을 찾고 있습니다'],
  [55, 'write', '청구원인을 쓰고 있습니다'],
  [80, 'ground', '문장마다 근거를 확인하고 있습니다'],
  [95, 'assemble', '소장 형식으로 엮고 있습니다'],
  [100, 'done', ''],
];
const FAILURE = {
  code: 'NO_EVIDENCE',
  message: '인용할 수 있는 증거가 없습니다. 증거를 확인한 뒤 다시 시도해주세요.',
  stage: 'retrieve',
  retryable: true,
};

export const jobs = new Map<string, MockJob>();

export function addJob(subject: string, failing: boolean): MockJob {
  const id = `job_${Math.random().toString(16).slice(2, 14).padEnd(12, '0')}`;
  const now = Date.now();
  const job = { id, subject, createdAt: now, startedAt: now, run: 1, failing, cancelledAt: null };
  jobs.set(id, job);
  return job;
}

export function view(job: MockJob) {
  const elapsed = (job.cancelledAt ?? Date.now()) - job.startedAt;
  const step = Math.min(STAGES.length - 1, Math.floor(elapsed / STEP_MS));
  const [progress, stage, message] = STAGES[step]!;
  const failed = job.failing && step >= 3;
  const status = job.cancelledAt
    ? 'cancelled'
    : failed
      ? 'failed'
      : ['queued', 'running', 'running', 'running', 'running', 'running', 'succeeded'][step]!;
  const over = ['cancelled', 'failed', 'succeeded'].includes(status);
  const at = (ms: number) => new Date(ms).toISOString();
  return {
    job_id: job.id,
    kind: 'draft.write',
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
