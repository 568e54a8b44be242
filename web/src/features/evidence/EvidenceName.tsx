import { useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import { evidenceKeys, getEvidence } from './api.ts';

/** The name of an evidence file, leading to its case; nothing while it is unknown or gone. */
export function EvidenceName({ evidenceId }: { evidenceId: string }) {
  const file = useQuery({
    queryKey: evidenceKeys.one(evidenceId),
    queryFn: () => getEvidence(evidenceId),
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });
  if (!file.data) return null;
  return <Link href={`/cases/${file.data.case_id}`}>{file.data.filename}</Link>;
}
