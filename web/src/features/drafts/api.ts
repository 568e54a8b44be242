import { idempotent, request } from '../../api/client.ts';
import type { DraftJob, DraftStarted } from '../../api/types.ts';

export function startDraft(caseId: string, key: string): Promise<DraftStarted> {
  const url = `/api/cases/${encodeURIComponent(caseId)}/draft-preview-async`;
  return request(url, { method: 'POST', body: {}, headers: idempotent(key) });
}

export function getDraft(caseId: string, jobId: string): Promise<DraftJob> {
  const [one, job] = [encodeURIComponent(caseId), encodeURIComponent(jobId)];
  return request(`/api/cases/${one}/draft-jobs/${job}`);
}

export const DRAFT_KIND = 'draft';
