import { useId } from 'react';
import { useText } from '../i18n/useText.ts';
import { Button } from './Button.tsx';

export type TaskStatus = 'idle' | 'pending' | 'processing' | 'completed' | 'failed';

export interface AsyncTaskProgressProps {
  status: TaskStatus;
  /** 0-100 */
  progress?: number;
  stage?: string;
  title: string;
  note?: string;
  errorMessage?: string;
  /** A number the person can give when asking for help. */
  errorId?: string;
  cancelling?: boolean;
  onCancel?: () => void;
  onRetry?: () => void;
  retryLabel?: string;
}

/** How a long task is going, or why it ended without a result. Nothing when there is nothing. */
export function AsyncTaskProgress(props: AsyncTaskProgressProps) {
  if (props.status === 'idle' || props.status === 'completed') return null;
  return props.status === 'failed' ? <Failed {...props} /> : <Going {...props} />;
}

function Going(props: AsyncTaskProgressProps) {
  const text = useText();
  const titleId = useId();
  const percent = Math.min(100, Math.max(0, Math.round(props.progress ?? 0)));
  return (
    <section className="task" aria-labelledby={titleId}>
      <div className="task-head">
        <h3 id={titleId}>{props.title}</h3>
        <span className="task-percent" aria-hidden="true">
          {percent}%
        </span>
      </div>
      <ProgressBar percent={percent} label={props.title} busy={props.status === 'pending'} />
      <p className="task-stage" aria-live="polite">
        {props.stage}
      </p>
      {props.note && <p className="muted">{props.note}</p>}
      {props.onCancel && (
        <Button small disabled={props.cancelling} onClick={props.onCancel}>
          {props.cancelling ? text('task.cancelling') : text('task.cancel')}
        </Button>
      )}
    </section>
  );
}

function Failed(props: AsyncTaskProgressProps) {
  const text = useText();
  return (
    <section className="task task-failed" role="alert">
      <h3>{props.title}</h3>
      <p>{props.errorMessage || text('error.title')}</p>
      {props.errorId && <p className="muted">{text('error.id', { id: props.errorId })}</p>}
      {props.onRetry && (
        <Button small kind="primary" onClick={props.onRetry}>
          {props.retryLabel ?? text('action.retry')}
        </Button>
      )}
    </section>
  );
}

export function ProgressBar(props: { percent: number; label: string; busy?: boolean }) {
  return (
    <div
      className={props.busy ? 'bar bar-busy' : 'bar'}
      role="progressbar"
      aria-label={props.label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={props.percent}
    >
      <div className="bar-fill" style={{ width: `${props.percent}%` }} />
    </div>
  );
}
