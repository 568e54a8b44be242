/**
 * Shapes the API answers with, in the one place the rest of the app imports them from. Those that
 * are not taken from `schema.d.ts` as they stand name only what this app reads of an answer.
 */
import type { components } from './schema.d.ts';

type Schemas = components['schemas'];

export type Role = Schemas['Role'];

export interface User {
  id: string;
  email: string;
  name: string;
  role: Role;
  status?: string;
  created_at?: string;
}

export interface SignedIn {
  access_token: string;
  token_type: string;
  expires_in: number;
  user: User;
}

export interface SignUp {
  name: string;
  email: string;
  password: string;
  role: Role;
  law_firm?: string;
  accept_terms: boolean;
  accept_privacy: boolean;
}

export type Case = Schemas['CaseView'];

export interface NewCase {
  title: string;
  client_name: string;
  description?: string;
}

export type EvidenceStatus = Schemas['EvidenceStatus'];

export interface Evidence {
  id: string;
  case_id: string;
  type: string;
  filename: string;
  size: number;
  created_at: string;
  status: EvidenceStatus;
  error_message?: string | null;
  ai_summary?: string | null;
}

/** A quotation in its surroundings; the offsets count code points of the full text. */
export type Excerpt = Schemas['ExcerptView'];

export interface UploadTicket {
  upload_url: string;
  fields: Record<string, string>;
  evidence_temp_id: string;
  s3_key: string;
}

export interface UploadReceipt {
  evidence_id: string;
  case_id: string;
  filename: string;
  status: EvidenceStatus;
}

export type JobStatus = Schemas['Status'];

export interface Failure {
  code: string;
  message: string;
  stage?: string;
  retryable?: boolean;
}

export interface Job {
  job_id: string;
  kind: string;
  subject: string;
  status: JobStatus;
  run: number;
  progress: number;
  stage: string;
  message: string;
  version: number;
  created_at: string;
  started_at: string | null;
  updated_at: string;
  finished_at: string | null;
  deadline_at: string | null;
  failure: Failure | null;
  usage?: { input_tokens: number; output_tokens: number; cost_usd: number };
  can: { cancel: boolean; retry: boolean };
}

/** One `progress` or `done` message of `/api/jobs/{id}/events`. */
export interface JobEvent {
  job_id: string;
  version: number;
  at: string;
  status: JobStatus;
  run: number;
  progress: number;
  stage: string;
  message: string;
  failure?: Failure | null;
}

export interface JobPage {
  jobs: Job[];
  next_cursor: string | null;
}

export interface Place {
  page?: number | null;
  line?: number | null;
  speaker?: string | null;
  at?: string | null;
}

export interface Citation {
  number: number;
  evidence_id: string;
  filename: string;
  exhibit: string;
  snippet: string;
  labels: string[];
  place?: Place | null;
  start?: number | null;
  end?: number | null;
  quote_start?: number | null;
}

export interface PrecedentCitation {
  case_ref: string;
  court: string;
  decision_date: string;
  summary: string;
  key_factors?: string[];
  source_url?: string | null;
}

export interface DraftPreview {
  case_id: string;
  draft_text: string;
  citations: Citation[];
  precedent_citations?: PrecedentCitation[];
  generated_at: string;
  preview_disclaimer?: string;
}

export interface DraftStarted {
  job_id: string;
  case_id: string;
  status: string;
  message: string;
  created_at: string;
}

export interface DraftJob {
  job_id: string;
  case_id: string;
  status: 'queued' | 'processing' | 'completed' | 'failed';
  progress: number;
  result: DraftPreview | null;
  error_message: string | null;
}
