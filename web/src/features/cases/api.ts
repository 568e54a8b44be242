import { idempotent, request } from '../../api/client.ts';
import type { Case, NewCase } from '../../api/types.ts';

export async function listCases(): Promise<Case[]> {
  const answer = await request<Case[] | { cases: Case[] }>('/api/cases');
  return Array.isArray(answer) ? answer : answer.cases;
}

export function getCase(caseId: string): Promise<Case> {
  return request<Case>(`/api/cases/${encodeURIComponent(caseId)}`);
}

export function createCase(body: NewCase, key: string): Promise<Case> {
  return request<Case>('/api/cases', { method: 'POST', body, headers: idempotent(key) });
}

export const caseKeys = {
  all: ['cases'] as const,
  one: (caseId: string) => ['case', caseId] as const,
};
