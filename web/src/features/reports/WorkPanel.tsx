import type { Report } from '../../api/reportTypes.ts';
import { time } from '../../i18n/format.ts';
import { useText } from '../../i18n/useText.ts';
import { ProgressBar } from '../../ui/AsyncTaskProgress.tsx';
import { Chip, type ChipTone } from '../../ui/states.tsx';
import { JobProgress } from '../jobs/JobProgress.tsx';
import { partsOf, type Part, type PartState } from './parts.ts';
import type { useTopic } from './useTopic.ts';

interface WorkPanelProps {
  topic: ReturnType<typeof useTopic>;
  report: Report;
  going: boolean;
}

/** The work on a report: as a whole, and by section while it goes on or after it broke off. */
export function WorkPanel({ topic, report, going }: WorkPanelProps) {
  const text = useText();
  const { watch, status, cancel, retry } = topic;
  if (watch.job?.status === 'succeeded') return null;
  const due = going ? status.data?.estimated_completion : null;
  return (
    <div className="work">
      <JobProgress
        watch={watch}
        titles={{
          going: text('report.working'),
          failed: text('report.failed'),
          cancelled: text('report.cancelled'),
        }}
        note={[due && text('report.due', { time: time(due) }), text('report.background')]
          .filter(Boolean)
          .join(' ')}
        cancelling={cancel.isPending || cancel.isSuccess}
        onCancel={() => cancel.mutate()}
        onRetry={() => retry.mutate()}
      />
      <Parts parts={partsOf(report.planned, report.sections, watch.job)} />
    </div>
  );
}

const TONES: Record<PartState, ChipTone> = {
  done: 'good',
  going: 'busy',
  waiting: 'quiet',
  former: 'quiet',
};
const PERCENT: Record<PartState, number> = { done: 100, going: 50, waiting: 0, former: 0 };

function Parts({ parts }: { parts: Part[] }) {
  const text = useText();
  return (
    <ol className="parts" aria-label={text('report.progress')}>
      {parts.map(({ order, title, state }) => (
        <li key={order} className={`part part-${state}`}>
          <span className="part-title">
            {order}. {title}
          </span>
          <ProgressBar percent={PERCENT[state]} label={title} busy={state === 'going'} />
          <Chip tone={TONES[state]}>{text(`report.part.${state}`)}</Chip>
        </li>
      ))}
    </ol>
  );
}
