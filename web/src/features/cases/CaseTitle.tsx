import { useQuery } from '@tanstack/react-query';
import { caseKeys, listCases } from './api.ts';

/** The title of a case by its id; nothing while it is unknown. */
export function CaseTitle({ caseId }: { caseId: string }) {
  const cases = useQuery({ queryKey: caseKeys.all, queryFn: listCases });
  return cases.data?.find(({ id }) => id === caseId)?.title ?? null;
}
