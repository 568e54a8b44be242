import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { asProblem } from '../../api/problem.ts';
import type { GenerationStarted, Report } from '../../api/reportTypes.ts';
import type { Job } from '../../api/types.ts';
import { translate } from '../../i18n/language.ts';
import { showToast } from '../../ui/toasts.ts';
import { cancelJob, retryJob } from '../jobs/api.ts';
import { useJob } from '../jobs/useJob.ts';
import { useStart } from '../jobs/useStart.ts';
import {
  ask,
  generate,
  getReport,
  getStatus,
  publish,
  reportKeys,
  rewriteSection,
  saveSection,
} from './api.ts';

/** A topic: what is written of it, the newest work on it, and what can be set going. */
export function useTopic(topicId: number) {
  const client = useQueryClient();
  const report = useQuery({
    queryKey: reportKeys.within(topicId, 'report'),
    queryFn: () => getReport(topicId),
  });
  const jobId = report.data?.topic.job_id ?? null;
  const status = useQuery({
    queryKey: reportKeys.within(topicId, 'status'),
    enabled: jobId !== null,
    queryFn: () => getStatus(topicId),
  });
  const watch = useJob(jobId, {
    onSettled: (job) => {
      announce(job);
      void client.invalidateQueries({ queryKey: reportKeys.topic(topicId) });
      void client.invalidateQueries({ queryKey: reportKeys.topics });
    },
  });
  useReadAnewWith(topicId, watch.job);
  return { report, status, jobId, watch, ...useWorks(topicId), ...useSteering(jobId, watch) };
}

/** Each stage of the work may have finished a section, and brings another estimate. */
function useReadAnewWith(topicId: number, job: Job | null): void {
  const client = useQueryClient();
  const mark = job ? `${job.job_id} ${job.run} ${job.stage}` : null;
  useEffect(() => {
    if (mark === null) return;
    void client.invalidateQueries({ queryKey: reportKeys.within(topicId, 'report') });
    void client.invalidateQueries({ queryKey: reportKeys.within(topicId, 'status') });
  }, [client, topicId, mark]);
}

/** Everything that starts a job of the topic; the job is then followed as the topic's newest. */
function useWorks(topicId: number) {
  const client = useQueryClient();
  const follow = async (started: GenerationStarted) => {
    client.setQueryData(reportKeys.within(topicId, 'report'), (known: Report | undefined) =>
      known && { ...known, topic: { ...known.topic, job_id: started.job_id } },
    );
    await client.invalidateQueries({ queryKey: reportKeys.topic(topicId) });
  };
  const save = useMutation({
    mutationFn: ({ order, content }: { order: number; content: string }) =>
      saveSection(topicId, order, content),
    onSuccess: () => {
      showToast('good', translate('report.saved'));
      return client.invalidateQueries({ queryKey: reportKeys.within(topicId, 'report') });
    },
  });
  return {
    save,
    generate: useStart((order: Parameters<typeof generate>[1], key) => generate(topicId, order, key), follow),
    rewrite: useStart(
      (order: { order: number; instruction: string }, key) => rewriteSection(topicId, order, key),
      follow,
    ),
    ask: useStart((content: string, key) => ask(topicId, content, key), follow),
    publish: useStart<void, GenerationStarted>((_, key) => publish(topicId, key), follow),
  };
}

function useSteering(jobId: string | null, watch: ReturnType<typeof useJob>) {
  const complain = (error: Error) => showToast('bad', asProblem(error).message);
  const cancel = useMutation({
    mutationFn: () => cancelJob(jobId ?? ''),
    onSuccess: watch.accept,
    onError: complain,
  });
  const retry = useMutation({
    mutationFn: () => retryJob(jobId ?? ''),
    onSuccess: () => {
      cancel.reset();
      watch.restart();
    },
    onError: complain,
  });
  return { cancel, retry };
}

function announce(job: Job): void {
  if (job.status === 'succeeded') showToast('good', translate('report.ready'));
  if (job.status === 'failed') showToast('bad', translate('report.failed'));
  if (job.status === 'cancelled') showToast('info', translate('report.cancelled'));
}
