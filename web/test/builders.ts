import { Problem } from '../src/api/problem.ts';
import type { ReportSection } from '../src/api/reportTypes.ts';
import type { Citation, Job, JobEvent } from '../src/api/types.ts';

export function aJob(change: Partial<Job> = {}): Job {
  return {
    job_id: 'job_1',
    kind: 'draft',
    subject: 'case_1',
    status: 'running',
    run: 1,
    progress: 10,
    stage: 'write',
    message: '쓰는 중',
    version: 1,
    created_at: '2026-11-21T00:00:00Z',
    started_at: '2026-11-21T00:00:01Z',
    updated_at: '2026-11-21T00:00:01Z',
    finished_at: null,
    deadline_at: null,
    failure: null,
    can: { cancel: true, retry: false },
    ...change,
  };
}

export function anEvent(change: Partial<JobEvent> = {}): JobEvent {
  return {
    job_id: 'job_1',
    version: 2,
    at: '2026-11-21T00:00:02Z',
    status: 'running',
    run: 1,
    progress: 40,
    stage: 'write',
    message: '쓰는 중',
    ...change,
  };
}

export function aCitation(change: Partial<Citation> = {}): Citation {
  return {
    number: 1,
    evidence_id: 'ev_1',
    filename: '대화.txt',
    exhibit: '갑 제1호증',
    snippet: '작년 가을부터 만났어',
    labels: ['부정행위'],
    place: { line: 4, speaker: '김도현' },
    start: 10,
    end: 21,
    ...change,
  };
}

export const offline = new Problem(0, 'NETWORK', '연결 없음');
export const missing = new Problem(404, 'NOT_FOUND', '없음');
export const tooMany = new Problem(429, 'TOO_MANY', '많음', { retryAfterMs: 9_000 });

export function aSection(change: Partial<ReportSection> = {}): ReportSection {
  return {
    order: 1,
    title: '요약',
    content: '핵심을 적는다.',
    revision: 1,
    edited: false,
    updated_at: '2026-11-21T00:00:00Z',
    ...change,
  };
}
