/** Shapes of the reports' API, inside its envelope. */

export type TopicStatus = 'active' | 'archived' | 'deleted';

export interface Topic {
  id: number;
  input_prompt: string;
  generated_title: string | null;
  language: string;
  status: TopicStatus;
  template_id: number | null;
  created_at: string;
  updated_at: string;
  /** The newest work on it. */
  job_id: string | null;
}

export interface TopicPage {
  topics: Topic[];
  total: number;
  page: number;
  page_size: number;
}

export interface PlanAnswer {
  topic_id: number;
  plan: string;
}

export interface GenerationStarted {
  topic_id: number;
  status: string;
  message: string;
  job_id: string;
}

export interface GenerationStatus {
  topic_id: number;
  status: 'generating' | 'completed' | 'failed';
  progress_percent: number;
  estimated_completion?: string | null;
  job_id: string;
}

/** A written section; `content` is Markdown below the section's own heading. */
export interface ReportSection {
  order: number;
  title: string;
  content: string;
  revision: number;
  edited: boolean;
  updated_at: string;
}

export interface PlannedSection {
  order: number;
  title: string;
}

/** What the topic has come to: the plan last accepted, and what of it is written. */
export interface Report {
  topic: Topic;
  plan: string;
  planned: PlannedSection[];
  sections: ReportSection[];
}

export interface TopicMessage {
  id: number;
  role: 'user' | 'assistant' | 'system';
  content: string;
  seq_no: number;
  created_at: string;
}

export interface Artifact {
  id: number;
  topic_id: number;
  message_id: number;
  kind: 'md' | 'hwpx' | 'docx' | 'pdf' | 'json';
  version: number;
  filename: string;
  file_size: number;
  created_at: string;
}

export interface ReportTemplate {
  id: number;
  title: string;
  filename: string;
  file_size: number;
  placeholders: { key: string }[];
  prompt_system: string;
  built_in: boolean;
  created_at: string | null;
}
