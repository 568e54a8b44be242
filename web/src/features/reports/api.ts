import { enveloped, idempotent } from '../../api/client.ts';
import type {
  Artifact,
  GenerationStarted,
  GenerationStatus,
  PlanAnswer,
  Report,
  ReportSection,
  ReportTemplate,
  Topic,
  TopicMessage,
  TopicPage,
  TopicStatus,
  UploadLink,
} from '../../api/reportTypes.ts';
import { putFile } from '../evidence/api.ts';

export const REPORT_KIND = 'report';

export const reportKeys = {
  topics: ['topics'] as const,
  topic: (topicId: number) => ['topic', topicId] as const,
  /** Everything a finished job may have changed about a topic. */
  within: (topicId: number, part: 'report' | 'status' | 'messages' | 'artifacts') =>
    ['topic', topicId, part] as const,
  templates: ['templates'] as const,
};

export function planTopic(
  { topic, templateId }: { topic: string; templateId: number | null },
  key: string,
): Promise<PlanAnswer> {
  const body = { topic, template_id: templateId };
  return enveloped('/api/topics/plan', { method: 'POST', body, headers: idempotent(key) });
}

export function listTopics(page: number, status: TopicStatus): Promise<TopicPage> {
  return enveloped(`/api/topics?status=${status}&page=${page}&page_size=20`);
}

export function changeTopic(
  topicId: number,
  change: { generated_title?: string; status?: TopicStatus },
): Promise<Topic> {
  return enveloped(path(topicId), { method: 'PATCH', body: change });
}

export function deleteTopic(topicId: number): Promise<unknown> {
  return enveloped(path(topicId), { method: 'DELETE' });
}

export function getReport(topicId: number): Promise<Report> {
  return enveloped(`${path(topicId)}/report`);
}

/** How the newest work on a topic stands. */
export function getStatus(topicId: number): Promise<GenerationStatus> {
  return enveloped(`${path(topicId)}/status`);
}

export interface GenerateOrder {
  topic: string;
  plan: string;
  templateId: number | null;
}

export function generate(
  topicId: number,
  { topic, plan, templateId }: GenerateOrder,
  key: string,
): Promise<GenerationStarted> {
  return start(`${path(topicId)}/generate`, { topic, plan, template_id: templateId }, key);
}

export function rewriteSection(
  topicId: number,
  { order, instruction }: { order: number; instruction: string },
  key: string,
): Promise<GenerationStarted> {
  return start(`${path(topicId)}/sections/${order}/regenerate`, { instruction }, key);
}

/** Has the files made anew from the sections as they stand. */
export function publish(topicId: number, key: string): Promise<GenerationStarted> {
  return start(`${path(topicId)}/publish`, {}, key);
}

export function ask(topicId: number, content: string, key: string): Promise<GenerationStarted> {
  return start(`${path(topicId)}/ask`, { content }, key);
}

export function saveSection(
  topicId: number,
  order: number,
  content: string,
): Promise<ReportSection> {
  return enveloped(`${path(topicId)}/sections/${order}`, { method: 'PUT', body: { content } });
}

export async function listMessages(topicId: number): Promise<TopicMessage[]> {
  const answer = await enveloped<{ messages: TopicMessage[] }>(`${path(topicId)}/messages`);
  return answer.messages;
}

export async function listArtifacts(topicId: number): Promise<Artifact[]> {
  const url = `/api/artifacts/topics/${topicId}?page_size=100`;
  return (await enveloped<{ artifacts: Artifact[] }>(url)).artifacts;
}

export function getArtifact(artifactId: number): Promise<Artifact> {
  return enveloped(`/api/artifacts/${artifactId}`);
}

export function downloadUrl(artifactId: number): string {
  return `/api/artifacts/${artifactId}/download`;
}

export function convertArtifact(artifactId: number, format: string): Promise<Artifact> {
  const url = `/api/artifacts/${artifactId}/convert`;
  return enveloped(url, { method: 'POST', body: { format } });
}

export function listTemplates(): Promise<ReportTemplate[]> {
  return enveloped('/api/templates');
}

/** The largest file that a request to the API itself may carry. */
const BODY_MAX = 4 * 1024 * 1024;

export function uploadTemplate(title: string, file: File): Promise<ReportTemplate> {
  if (file.size > BODY_MAX) return uploadLarge(title, file);
  const body = new FormData();
  body.append('title', title);
  body.append('file', file);
  return enveloped('/api/templates', { method: 'POST', body });
}

/** Puts the file into the store by a link, and then has it read from there. */
async function uploadLarge(title: string, file: File): Promise<ReportTemplate> {
  const link = await enveloped<UploadLink>('/api/templates/upload-link', { method: 'POST' });
  const { upload_url, upload_key, content_type } = link;
  await putFile(upload_url, file, content_type, () => undefined, new AbortController().signal);
  const body = { upload_key, title, filename: file.name };
  return enveloped('/api/templates/from-upload', { method: 'POST', body });
}

export function deleteTemplate(templateId: number): Promise<unknown> {
  return enveloped(`/api/templates/${templateId}`, { method: 'DELETE' });
}

function start(url: string, body: unknown, key: string): Promise<GenerationStarted> {
  return enveloped(url, { method: 'POST', body, headers: idempotent(key) });
}

function path(topicId: number): string {
  return `/api/topics/${topicId}`;
}
