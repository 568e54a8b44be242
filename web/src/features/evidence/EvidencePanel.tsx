import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { asProblem } from '../../api/problem.ts';
import type { Evidence, EvidenceStatus } from '../../api/types.ts';
import { dateTime, fileSize } from '../../i18n/format.ts';
import { useText } from '../../i18n/useText.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Chip, Empty, Loading, Trouble, type ChipTone } from '../../ui/states.tsx';
import { showToast } from '../../ui/toasts.ts';
import { deleteEvidence, evidenceKeys, retryEvidence } from './api.ts';
import { UploadBox } from './UploadBox.tsx';
import { useEvidence } from './useEvidence.ts';

export function EvidencePanel({ caseId }: { caseId: string }) {
  const text = useText();
  const list = useEvidence(caseId);
  const items = list.data?.evidence ?? [];
  return (
    <section className="panel" aria-labelledby="evidence-title">
      <div className="panel-head">
        <h2 id="evidence-title">{text('evidence.title')}</h2>
        <p className="muted">{text('evidence.lead')}</p>
      </div>
      <UploadBox caseId={caseId} />
      {list.isPending && <Loading />}
      {list.error && <Trouble error={list.error} onRetry={() => void list.refetch()} />}
      {list.data && items.length === 0 && (
        <Empty title={text('evidence.empty')} help={text('evidence.emptyHelp')} />
      )}
      {items.length > 0 && <EvidenceTable caseId={caseId} items={items} />}
    </section>
  );
}

function EvidenceTable({ caseId, items }: { caseId: string; items: Evidence[] }) {
  const text = useText();
  const [deleting, setDeleting] = useState<Evidence | null>(null);
  const retry = useEvidenceAction(caseId, retryEvidence, text('evidence.retried'));
  const remove = useEvidenceAction(caseId, deleteEvidence, text('evidence.deleted'));
  return (
    <>
      <h3 className="list-title">{text('evidence.list', { count: items.length })}</h3>
      <ul className="rows">
        {items.map((item) => (
          <EvidenceRow
            key={item.id}
            item={item}
            busy={retry.isPending || remove.isPending}
            onRetry={() => retry.mutate(item.id)}
            onDelete={() => setDeleting(item)}
          />
        ))}
      </ul>
      {deleting && (
        <Dialog title={text('evidence.deleteTitle')} onClose={() => setDeleting(null)}>
          <p>{text('evidence.deleteHelp', { name: deleting.filename })}</p>
          <div className="form-actions">
            <Button onClick={() => setDeleting(null)}>{text('action.cancel')}</Button>
            <Button
              kind="danger"
              onClick={() => {
                remove.mutate(deleting.id);
                setDeleting(null);
              }}
            >
              {text('action.delete')}
            </Button>
          </div>
        </Dialog>
      )}
    </>
  );
}

interface RowProps {
  item: Evidence;
  busy: boolean;
  onRetry: () => void;
  onDelete: () => void;
}

function EvidenceRow({ item, busy, onRetry, onDelete }: RowProps) {
  const text = useText();
  const name = item.filename;
  return (
    <li className="row">
      <div className="row-main">
        <span className="filename">{name}</span>
        <span className="muted row-facts">
          <span>{fileSize(item.size)}</span>
          <span>{dateTime(item.created_at)}</span>
        </span>
        {item.status === 'failed' && item.error_message && (
          <p className="row-error">{item.error_message}</p>
        )}
      </div>
      <StatusChip status={item.status} />
      <div className="row-actions">
        {item.status === 'failed' && (
          <Button
            small
            disabled={busy}
            aria-label={text('evidence.retryOf', { name })}
            onClick={onRetry}
          >
            {text('action.retry')}
          </Button>
        )}
        <Button
          kind="ghost"
          small
          disabled={busy}
          aria-label={text('evidence.deleteOf', { name })}
          onClick={onDelete}
        >
          {text('action.delete')}
        </Button>
      </div>
    </li>
  );
}

const TONES: Record<EvidenceStatus, ChipTone> = {
  pending: 'quiet',
  processing: 'busy',
  completed: 'good',
  failed: 'bad',
};

function StatusChip({ status }: { status: EvidenceStatus }) {
  const text = useText();
  return (
    <span aria-live="polite">
      <Chip tone={TONES[status]}>{text(`evidence.status.${status}`)}</Chip>
    </span>
  );
}

function useEvidenceAction(caseId: string, act: (id: string) => Promise<unknown>, done: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: act,
    onSuccess: () => showToast('good', done),
    onError: (error) => showToast('bad', asProblem(error).message),
    onSettled: () => client.invalidateQueries({ queryKey: evidenceKeys.list(caseId) }),
  });
}
