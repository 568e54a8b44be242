import { useEffect, useRef } from 'react';
import { useText } from '../../i18n/useText.ts';
import { Button } from '../../ui/Button.tsx';
import { Loading, Trouble } from '../../ui/states.tsx';
import { isUnfinished, useEvidence } from '../evidence/useEvidence.ts';
import { JobProgress } from '../jobs/JobProgress.tsx';
import { DraftView } from './DraftView.tsx';
import { useDraft } from './useDraft.ts';

/** Forgets why a start was refused once there is other evidence than there was then. */
function useForgetRefusal(start: { isError: boolean; reset: () => void }, total?: number): void {
  const { isError, reset } = start;
  const totalThen = useRef(total);
  useEffect(() => {
    const changed = totalThen.current !== undefined && totalThen.current !== total;
    totalThen.current = total;
    if (changed && isError) reset();
  }, [total, isError, reset]);
}

export function DraftPanel({ caseId, title }: { caseId: string; title: string }) {
  const text = useText();
  const { jobId, watch, result, start, cancel, retry } = useDraft(caseId);
  const evidence = useEvidence(caseId);
  const going = jobId !== null && watch.phase === 'watching';
  const reading = evidence.data?.evidence.some(isUnfinished) ?? false;
  useForgetRefusal(start, evidence.data?.total);
  const again = () => (watch.job?.can.retry ? retry.mutate() : start.mutate());
  return (
    <section className="panel" aria-labelledby="draft-title">
      <div className="panel-head panel-head-split">
        <div>
          <h2 id="draft-title">{text('draft.title')}</h2>
          <p className="muted">{text('draft.lead')}</p>
        </div>
        <Button
          kind={result.data ? 'plain' : 'primary'}
          disabled={going || start.isPending || retry.isPending}
          onClick={() => start.mutate()}
        >
          {jobId ? text('draft.again') : text('draft.start')}
        </Button>
      </div>
      {reading && !going && <p className="notice">{text('draft.reading')}</p>}
      {start.error && <Trouble error={start.error} onRetry={() => start.mutate()} />}
      {jobId && (
        <JobProgress
          watch={watch}
          titles={{
            going: text('draft.working'),
            failed: text('draft.failed'),
            cancelled: text('draft.cancelled'),
          }}
          note={text('draft.background')}
          cancelling={cancel.isPending || cancel.isSuccess}
          onCancel={() => cancel.mutate()}
          onRetry={again}
        />
      )}
      {result.isFetching && !result.data && <Loading />}
      {result.error && <Trouble error={result.error} onRetry={() => void result.refetch()} />}
      {result.data && jobId && (
        <DraftView key={jobId} jobId={jobId} draft={result.data} title={title} />
      )}
    </section>
  );
}
