import { useId, useRef, useState, type DragEvent } from 'react';
import { fileSize } from '../../i18n/format.ts';
import { useText } from '../../i18n/useText.ts';
import { ProgressBar } from '../../ui/AsyncTaskProgress.tsx';
import { Button } from '../../ui/Button.tsx';
import { ACCEPT } from './accept.ts';
import type { Upload, UploadQueue, UploadState } from './uploadQueue.ts';
import { useUploads } from './useUploads.ts';

export function UploadBox({ caseId }: { caseId: string }) {
  const text = useText();
  const { queue, uploads } = useUploads(caseId);
  const ended = uploads.some(({ state }) => ['failed', 'cancelled'].includes(state));
  return (
    <div>
      <DropZone onFiles={(files) => queue.add(files)} />
      {uploads.length > 0 && (
        <section className="uploads" aria-label={text('evidence.uploads')}>
          <ul>
            {uploads.map((upload) => (
              <UploadRow key={upload.id} upload={upload} queue={queue} />
            ))}
          </ul>
          {ended && (
            <Button kind="ghost" small onClick={() => queue.clear()}>
              {text('evidence.clear')}
            </Button>
          )}
        </section>
      )}
    </div>
  );
}

function DropZone({ onFiles }: { onFiles: (files: File[]) => void }) {
  const text = useText();
  const input = useRef<HTMLInputElement>(null);
  const helpId = useId();
  const [over, setOver] = useState(false);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    onFiles([...event.dataTransfer.files]);
  };
  return (
    <div
      className={over ? 'drop drop-over' : 'drop'}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setOver(false);
      }}
      onDrop={drop}
    >
      <p className="drop-title">{text('evidence.drop')}</p>
      <Button aria-describedby={helpId} onClick={() => input.current?.click()}>
        {text('evidence.choose')}
      </Button>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        accept={ACCEPT}
        aria-label={text('evidence.choose')}
        onChange={(event) => {
          onFiles([...(event.target.files ?? [])]);
          // The same file may be chosen again after it failed.
          event.target.value = '';
        }}
      />
      <p id={helpId} className="muted">
        {text('evidence.accepts')}
      </p>
    </div>
  );
}

function UploadRow({ upload, queue }: { upload: Upload; queue: UploadQueue }) {
  const text = useText();
  const { id, file, state, percent } = upload;
  const name = file.name;
  const canCancel = state === 'waiting' || state === 'preparing' || state === 'sending';
  const canRetry = (state === 'failed' || state === 'cancelled') && !upload.refusal;
  return (
    <li className={`upload upload-${state}`}>
      <div className="upload-line">
        <span className="filename">{name}</span>
        <span className="muted">{fileSize(file.size)}</span>
        {canCancel && (
          <Button
            kind="ghost"
            small
            aria-label={text('evidence.cancelOf', { name })}
            onClick={() => queue.cancel(id)}
          >
            {text('action.cancel')}
          </Button>
        )}
        {canRetry && (
          <Button
            small
            aria-label={text('evidence.retryOf', { name })}
            onClick={() => queue.retry(id)}
          >
            {text('action.retry')}
          </Button>
        )}
      </div>
      {!['failed', 'cancelled', 'done'].includes(state) && (
        <ProgressBar percent={percent} label={text('upload.progressOf', { name })} />
      )}
      <p className="upload-state" aria-live={state === 'sending' ? 'off' : 'polite'}>
        {stateText(text, state, percent)} {reason(text, upload)}
      </p>
    </li>
  );
}

function stateText(text: ReturnType<typeof useText>, state: UploadState, percent: number): string {
  return state === 'sending' ? text('upload.sending', { percent }) : text(`upload.${state}`);
}

function reason(text: ReturnType<typeof useText>, { refusal, error }: Upload): string {
  if (!refusal) return error ? `· ${error}` : '';
  const limit = refusal.reason === 'upload.tooLarge' ? fileSize(refusal.limit) : '';
  return `· ${text(refusal.reason, { limit })}`;
}
