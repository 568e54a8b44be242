import type { ReactNode } from 'react';
import { asProblem } from '../api/problem.ts';
import { useText } from '../i18n/useText.ts';
import { Button } from './Button.tsx';

/** What a list shows before its answer, after a failed answer, and when there is nothing in it. */

export function Loading() {
  const text = useText();
  return (
    <p className="loading" role="status">
      {text('app.loading')}
    </p>
  );
}

export function Trouble({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const text = useText();
  const problem = asProblem(error);
  return (
    <div className="notice notice-bad" role="alert">
      <p>{problem.message}</p>
      {problem.errorId && problem.status >= 500 && <p className="muted">{text('error.id', { id: problem.errorId })}</p>}
      {onRetry && (
        <Button small onClick={onRetry}>
          {text('action.retry')}
        </Button>
      )}
    </div>
  );
}

export function Empty(props: { title: string; help: string; children?: ReactNode }) {
  return (
    <div className="empty">
      <p className="empty-title">{props.title}</p>
      <p className="muted">{props.help}</p>
      {props.children}
    </div>
  );
}

export function Chip({ tone, children }: { tone: ChipTone; children: ReactNode }) {
  return <span className={`chip chip-${tone}`}>{children}</span>;
}

export type ChipTone = 'quiet' | 'busy' | 'good' | 'bad';
