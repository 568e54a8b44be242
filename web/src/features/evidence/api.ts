import { request } from '../../api/client.ts';
import { Problem } from '../../api/problem.ts';
import type { Evidence, Excerpt, UploadReceipt, UploadTicket } from '../../api/types.ts';
import { translate } from '../../i18n/language.ts';

export interface EvidenceList {
  evidence: Evidence[];
  total: number;
}

export const evidenceKeys = {
  list: (caseId: string) => ['evidence', caseId] as const,
  one: (evidenceId: string) => ['evidence-file', evidenceId] as const,
  excerpt: (evidenceId: string, start: number, end: number) =>
    ['excerpt', evidenceId, start, end] as const,
};

export function listEvidence(caseId: string): Promise<EvidenceList> {
  return request(`/api/cases/${encodeURIComponent(caseId)}/evidence`);
}

export function getEvidence(evidenceId: string): Promise<Evidence> {
  return request(path(evidenceId));
}

/** The text between two offsets, as citations name them, in its surroundings. */
export function getExcerpt(evidenceId: string, start: number, end: number): Promise<Excerpt> {
  return request(`${path(evidenceId)}/excerpt?start=${start}&end=${end}`);
}

export function retryEvidence(evidenceId: string): Promise<unknown> {
  return request(`${path(evidenceId)}/retry`, { method: 'POST' });
}

export function deleteEvidence(evidenceId: string): Promise<unknown> {
  return request(path(evidenceId), { method: 'DELETE' });
}

export function askForUpload(body: {
  case_id: string;
  filename: string;
  content_type: string;
}): Promise<UploadTicket> {
  return request('/api/evidence/presigned-url', { method: 'POST', body });
}

export function completeUpload(body: {
  case_id: string;
  evidence_temp_id: string;
  s3_key: string;
  file_size: number;
}): Promise<UploadReceipt> {
  return request('/api/evidence/upload-complete', { method: 'POST', body });
}

/** Puts the file at the presigned address. XHR, because fetch tells nothing of the way up. */
export function putFile(
  url: string,
  file: Blob,
  type: string,
  onPercent: (percent: number) => void,
  signal: AbortSignal,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const xhr = new XMLHttpRequest();
    xhr.open('PUT', url);
    xhr.setRequestHeader('Content-Type', type);
    xhr.upload.addEventListener('progress', ({ lengthComputable, loaded, total }) => {
      if (lengthComputable) onPercent(Math.floor((100 * loaded) / total));
    });
    xhr.addEventListener('load', () => {
      if (xhr.status < 300) resolve();
      else reject(storageProblem(xhr.status));
    });
    xhr.addEventListener('error', () =>
      reject(new Problem(0, 'NETWORK', translate('error.network'))),
    );
    xhr.addEventListener('abort', () => reject(new DOMException('aborted', 'AbortError')));
    signal.addEventListener('abort', () => xhr.abort());
    xhr.send(file);
  });
}

function storageProblem(status: number): Problem {
  return new Problem(status, 'STORAGE', translate('upload.storage', { status }));
}

function path(evidenceId: string): string {
  return `/api/evidence/${encodeURIComponent(evidenceId)}`;
}
