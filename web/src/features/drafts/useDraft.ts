import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useLocation, useSearchParams } from 'wouter';
import { asProblem, Problem } from '../../api/problem.ts';
import type { DraftStarted, Job } from '../../api/types.ts';
import { translate } from '../../i18n/language.ts';
import { showToast } from '../../ui/toasts.ts';
import { cancelJob, listJobs, retryJob } from '../jobs/api.ts';
import { useJob } from '../jobs/useJob.ts';
import { useStart } from '../jobs/useStart.ts';
import { getDraft, startDraft } from './api.ts';

/** The draft of a case: its newest job, how that goes, and what came of it. */
export function useDraft(caseId: string) {
  const client = useQueryClient();
  const { jobId, remember } = useJobInAddress(caseId);
  const watch = useJob(jobId, {
    onSettled: (job) => {
      announce(job);
      void client.invalidateQueries({ queryKey: ['cases'] });
    },
  });
  const succeeded = watch.job?.status === 'succeeded';
  const result = useQuery({
    queryKey: ['draft', caseId, jobId],
    enabled: jobId !== null && succeeded,
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: async () => {
      const { result: draft } = await getDraft(caseId, jobId ?? '');
      if (!draft) throw new Problem(0, 'NO_RESULT', translate('draft.noResult'));
      return draft;
    },
  });
  const start = useStart<void, DraftStarted>(
    (_, key) => startDraft(caseId, key),
    ({ job_id }) => remember(job_id),
  );
  const cancel = useMutation({
    mutationFn: () => cancelJob(jobId ?? ''),
    onSuccess: watch.accept,
    onError: (error) => showToast('bad', asProblem(error).message),
  });
  const retry = useMutation({
    mutationFn: () => retryJob(jobId ?? ''),
    onSuccess: () => {
      cancel.reset();
      watch.restart();
    },
    onError: (error) => showToast('bad', asProblem(error).message),
  });
  return { jobId, watch, result, start, cancel, retry };
}

/** The job named in the address, so that a reload finds it; failing that, the newest one. */
function useJobInAddress(caseId: string) {
  const [search] = useSearchParams();
  const [, navigate] = useLocation();
  const jobId = search.get('job');
  const remember = (id: string) =>
    navigate(`/cases/${caseId}?job=${encodeURIComponent(id)}`, { replace: true });
  const newest = useQuery({
    queryKey: ['newest-draft', caseId],
    enabled: jobId === null,
    gcTime: 0,
    queryFn: () => newestDraft(caseId),
  });
  const found = jobId ?? newest.data ?? null;
  useEffect(() => {
    if (jobId === null && found !== null) {
      navigate(`/cases/${caseId}?job=${encodeURIComponent(found)}`, { replace: true });
    }
  }, [caseId, jobId, found, navigate]);
  return { jobId: found, remember };
}

/** The jobs about a case are its drafts; those about its evidence name the evidence. */
async function newestDraft(caseId: string): Promise<string | null> {
  const { jobs } = await listJobs({ subject: caseId, limit: 1 });
  return jobs[0]?.job_id ?? null;
}

function announce(job: Job): void {
  if (job.status === 'succeeded') showToast('good', translate('draft.ready'));
  if (job.status === 'failed') showToast('bad', translate('draft.failed'));
  if (job.status === 'cancelled') showToast('info', translate('draft.cancelled'));
}
