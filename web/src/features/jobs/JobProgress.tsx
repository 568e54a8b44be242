import type { Job } from '../../api/types.ts';
import { isTextKey } from '../../i18n/language.ts';
import { useText } from '../../i18n/useText.ts';
import { AsyncTaskProgress } from '../../ui/AsyncTaskProgress.tsx';
import { Button } from '../../ui/Button.tsx';
import type { WatchedJob } from './useJob.ts';

interface JobProgressProps {
  watch: WatchedJob;
  /** Titles for a job that is going on, has failed, or was cancelled. */
  titles: { going: string; failed: string; cancelled: string };
  note?: string;
  cancelling: boolean;
  onCancel: () => void;
  onRetry: () => void;
}

/** A watched job as a person sees it, until it succeeds. */
export function JobProgress({ watch, titles, note, ...acts }: JobProgressProps) {
  const text = useText();
  const { phase, job, problem } = watch;
  if (job?.status === 'succeeded') return null;
  if (phase === 'timed_out' || phase === 'lost') {
    const reason = problem?.message ?? '';
    return (
      <AsyncTaskProgress
        status="failed"
        title={titles.going}
        errorMessage={phase === 'lost' ? text('watch.lost', { reason }) : text('watch.timeout')}
        errorId={problem?.errorId}
        onRetry={watch.restart}
        retryLabel={text('watch.again')}
      />
    );
  }
  if (job?.status === 'cancelled') {
    return (
      <div className="notice">
        <p>{titles.cancelled}</p>
        <Button small onClick={acts.onRetry}>
          {text('action.retry')}
        </Button>
      </div>
    );
  }
  if (job?.status === 'failed') {
    const message = job.failure?.message;
    return (
      <AsyncTaskProgress
        status="failed"
        title={titles.failed}
        errorMessage={message}
        onRetry={acts.onRetry}
      />
    );
  }
  return (
    <AsyncTaskProgress
      status={!job || job.status === 'queued' ? 'pending' : 'processing'}
      progress={job?.progress ?? 0}
      title={titles.going}
      stage={stageText(text, job)}
      note={problem ? text('watch.slow') : note}
      cancelling={acts.cancelling}
      onCancel={job?.can.cancel ? acts.onCancel : undefined}
    />
  );
}

/** The server's sentence on where the job is, or our own word for its state. */
export function stageText(text: ReturnType<typeof useText>, job: Job | null): string {
  if (!job) return text('app.loading');
  if (job.message) return job.message;
  const key = `stage.${job.stage}`;
  return isTextKey(key) ? text(key) : text(`jobs.status.${job.status}`);
}
