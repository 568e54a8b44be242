import { useState, type FormEvent } from 'react';
import type { ReportSection } from '../../api/reportTypes.ts';
import { useText } from '../../i18n/useText.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { AreaField } from '../../ui/Field.tsx';
import { Markdown } from '../../ui/Markdown.tsx';
import { Chip, Trouble } from '../../ui/states.tsx';
import { useEdited } from '../../ui/useEdited.ts';
import type { useTopic } from './useTopic.ts';

interface SectionViewProps {
  topicId: number;
  section: ReportSection;
  topic: ReturnType<typeof useTopic>;
  /** While work on the report goes on, nothing else may be started. */
  locked: boolean;
  beingWritten: boolean;
}

/** One section: read, edited by hand, or written again as told. */
export function SectionView({ topicId, section, topic, locked, beingWritten }: SectionViewProps) {
  const text = useText();
  const { order, title, content, revision } = section;
  const edited = useEdited(`section.${topicId}.${order}.${revision}`, content);
  const [wanted, setEditing] = useState(edited.changed);
  const [telling, setTelling] = useState(false);
  const editing = wanted && !beingWritten;
  return (
    <section className="report-section" aria-labelledby={`section-${order}`}>
      <div className="report-section-head">
        <h3 id={`section-${order}`}>{title}</h3>
        {section.edited && <Chip tone="quiet">{text('report.edited')}</Chip>}
        {beingWritten && <Chip tone="busy">{text('report.part.going')}</Chip>}
        <span className="spacer" />
        {!editing && !beingWritten && (
          <>
            <Button
              kind="ghost"
              small
              aria-label={text('report.editOf', { name: title })}
              onClick={() => setEditing(true)}
            >
              {text('report.edit')}
            </Button>
            <Button
              kind="ghost"
              small
              disabled={locked}
              aria-label={text('report.rewriteOf', { name: title })}
              onClick={() => setTelling(true)}
            >
              {text('report.rewrite')}
            </Button>
          </>
        )}
      </div>
      {editing ? (
        <SectionEdit
          title={title}
          order={order}
          edited={edited}
          save={topic.save}
          onEnd={() => setEditing(false)}
        />
      ) : (
        <Markdown source={content} below={3} />
      )}
      {telling && (
        <RewriteDialog
          title={title}
          order={order}
          rewrite={topic.rewrite}
          onClose={() => setTelling(false)}
        />
      )}
    </section>
  );
}

interface SectionEditProps {
  title: string;
  order: number;
  edited: ReturnType<typeof useEdited>;
  save: ReturnType<typeof useTopic>['save'];
  onEnd: () => void;
}

function SectionEdit({ title, order, edited, save, onEnd }: SectionEditProps) {
  const text = useText();
  const own = save.variables?.order === order;
  const give = () => {
    const done = () => {
      edited.revert();
      onEnd();
    };
    if (edited.changed) save.mutate({ order, content: edited.text }, { onSuccess: done });
    else done();
  };
  return (
    <div className="section-edit">
      <textarea
        aria-label={text('report.editLabel', { name: title })}
        rows={Math.min(24, Math.max(8, edited.text.split('\n').length + 2))}
        value={edited.text}
        onChange={(event) => edited.change(event.target.value)}
      />
      {own && save.error && <Trouble error={save.error} />}
      <div className="form-actions">
        <Button
          small
          onClick={() => {
            edited.revert();
            onEnd();
          }}
        >
          {text('action.cancel')}
        </Button>
        <Button kind="primary" small disabled={save.isPending} onClick={give}>
          {text('action.save')}
        </Button>
      </div>
    </div>
  );
}

interface RewriteDialogProps {
  title: string;
  order: number;
  rewrite: ReturnType<typeof useTopic>['rewrite'];
  onClose: () => void;
}

function RewriteDialog({ title, order, rewrite, onClose }: RewriteDialogProps) {
  const text = useText();
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const instruction = String(new FormData(event.currentTarget).get('instruction') ?? '').trim();
    if (!rewrite.isPending) rewrite.mutate({ order, instruction }, { onSuccess: onClose });
  };
  return (
    <Dialog title={text('report.rewriteOf', { name: title })} onClose={onClose}>
      <form className="form" onSubmit={submit}>
        <AreaField
          label={text('report.instruction')}
          name="instruction"
          help={text('report.instructionHelp')}
          maxLength={2000}
        />
        {rewrite.error && rewrite.variables?.order === order && <Trouble error={rewrite.error} />}
        <div className="form-actions">
          <Button onClick={onClose}>{text('action.cancel')}</Button>
          <Button type="submit" kind="primary" disabled={rewrite.isPending}>
            {text('report.rewriteStart')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
