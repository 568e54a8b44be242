import { exchange, request, retryAfter } from '../../api/client.ts';
import type { Job, JobPage } from '../../api/types.ts';

/** One read of a job; `job` is null when it has not changed since the given ETag. */
export interface JobReading {
  job: Job | null;
  etag?: string;
  retryAfterMs?: number;
}

export async function readJob(jobId: string, etag?: string): Promise<JobReading> {
  const headers: Record<string, string> = etag ? { 'If-None-Match': etag } : {};
  const answer = await exchange<Job | undefined>(path(jobId), { headers });
  return {
    job: answer.data ?? null,
    etag: answer.headers.get('etag') ?? undefined,
    retryAfterMs: retryAfter(answer.headers),
  };
}

export function listJobs(query: {
  cursor?: string | null;
  limit?: number;
  subject?: string;
}): Promise<JobPage> {
  const search = new URLSearchParams();
  if (query.limit) search.set('limit', String(query.limit));
  if (query.cursor) search.set('cursor', query.cursor);
  if (query.subject) search.set('subject', query.subject);
  return request<JobPage>(`/api/jobs?${search}`);
}

export function cancelJob(jobId: string): Promise<Job> {
  return request<Job>(`${path(jobId)}/cancel`, { method: 'POST' });
}

export function retryJob(jobId: string): Promise<Job> {
  return request<Job>(`${path(jobId)}/retry`, { method: 'POST' });
}

export function openJobStream(jobId: string): EventSource {
  return new EventSource(`${path(jobId)}/events`);
}

function path(jobId: string): string {
  return `/api/jobs/${encodeURIComponent(jobId)}`;
}
