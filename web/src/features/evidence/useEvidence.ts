import { useQuery } from '@tanstack/react-query';
import type { Evidence } from '../../api/types.ts';
import { evidenceKeys, listEvidence } from './api.ts';

const POLL_MS = 3_000;

/** The evidence of a case, read again while any of it is not finished. */
export function useEvidence(caseId: string) {
  return useQuery({
    queryKey: evidenceKeys.list(caseId),
    queryFn: () => listEvidence(caseId),
    refetchInterval: ({ state }) => (state.data?.evidence.some(isUnfinished) ? POLL_MS : false),
  });
}

export function isUnfinished({ status }: Evidence): boolean {
  return status === 'pending' || status === 'processing';
}
