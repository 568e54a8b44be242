import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from 'wouter';
import { asProblem } from '../../api/problem.ts';
import type { Job, JobStatus } from '../../api/types.ts';
import { dateTime } from '../../i18n/format.ts';
import { useText } from '../../i18n/useText.ts';
import { jobFace } from '../../products.tsx';
import { ProgressBar } from '../../ui/AsyncTaskProgress.tsx';
import { Button } from '../../ui/Button.tsx';
import { Page } from '../../ui/Page.tsx';
import { Chip, Empty, Loading, Trouble, type ChipTone } from '../../ui/states.tsx';
import { showToast } from '../../ui/toasts.ts';
import { cancelJob, listJobs, retryJob } from './api.ts';
import { stageText } from './JobProgress.tsx';
import { isFinished } from './watch.ts';

const PAGE = 20;
const POLL_MS = 4_000;
const JOBS = ['jobs'];

export function JobsPage() {
  const text = useText();
  const list = useInfiniteQuery({
    queryKey: JOBS,
    queryFn: ({ pageParam }) => listJobs({ cursor: pageParam, limit: PAGE }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next_cursor,
    refetchInterval: ({ state }) =>
      state.data?.pages.some(({ jobs }) => !jobs.every(isFinished)) ? POLL_MS : false,
  });
  const jobs = list.data?.pages.flatMap((page) => page.jobs) ?? [];
  return (
    <Page title={text('jobs.title')} lead={text('jobs.lead')}>
      {list.isPending && <Loading />}
      {list.error && <Trouble error={list.error} onRetry={() => void list.refetch()} />}
      {list.data && jobs.length === 0 && (
        <Empty title={text('jobs.empty')} help={text('jobs.emptyHelp')} />
      )}
      {jobs.length > 0 && (
        <ul className="rows rows-boxed">
          {jobs.map((job) => (
            <JobRow key={job.job_id} job={job} />
          ))}
        </ul>
      )}
      {list.hasNextPage && (
        <p className="more">
          <Button disabled={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
            {text('action.more')}
          </Button>
        </p>
      )}
    </Page>
  );
}

const TONES: Record<JobStatus, ChipTone> = {
  queued: 'quiet',
  running: 'busy',
  waiting: 'busy',
  paused: 'quiet',
  succeeded: 'good',
  failed: 'bad',
  cancelled: 'quiet',
};

function JobRow({ job }: { job: Job }) {
  const text = useText();
  const face = jobFace(job);
  const name = text(face.name);
  const link = face.link(job);
  const going = !isFinished(job);
  return (
    <li className="row">
      <div className="row-main">
        <span className="row-title">
          {link ? <Link href={link}>{name}</Link> : name}
          {face.about && <span className="row-about">{face.about(job)}</span>}
          {job.run > 1 && <span className="muted"> {text('jobs.run', { run: job.run })}</span>}
        </span>
        <span className="muted row-facts">
          <span>{dateTime(job.created_at)}</span>
          {going && <span>{stageText(text, job)}</span>}
        </span>
        {going && <ProgressBar percent={job.progress} label={name} />}
        {job.status === 'failed' && job.failure && (
          <p className="row-error">{job.failure.message}</p>
        )}
      </div>
      <Chip tone={TONES[job.status]}>{text(`jobs.status.${job.status}`)}</Chip>
      <JobActions job={job} name={name} />
    </li>
  );
}

function JobActions({ job, name }: { job: Job; name: string }) {
  const text = useText();
  const cancel = useJobAction(cancelJob, text('jobs.cancelSent'));
  const retry = useJobAction(retryJob, text('jobs.retried'));
  return (
    <div className="row-actions">
      {job.can.cancel && (
        <Button
          small
          disabled={cancel.isPending}
          aria-label={text('jobs.cancelOf', { name })}
          onClick={() => cancel.mutate(job.job_id)}
        >
          {text('action.cancel')}
        </Button>
      )}
      {job.can.retry && (
        <Button
          small
          disabled={retry.isPending}
          aria-label={text('jobs.retryOf', { name })}
          onClick={() => retry.mutate(job.job_id)}
        >
          {text('action.retry')}
        </Button>
      )}
    </div>
  );
}

function useJobAction(act: (jobId: string) => Promise<Job>, done: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: act,
    onSuccess: () => showToast('info', done),
    onError: (error) => showToast('bad', asProblem(error).message),
    onSettled: () => client.invalidateQueries({ queryKey: JOBS }),
  });
}
