import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { asProblem, Problem } from '../../api/problem.ts';
import type { ReportTemplate } from '../../api/reportTypes.ts';
import { dateTime, fileSize } from '../../i18n/format.ts';
import { useText } from '../../i18n/useText.ts';
import { Button } from '../../ui/Button.tsx';
import { TextField } from '../../ui/Field.tsx';
import { Page } from '../../ui/Page.tsx';
import { Chip, Loading, Trouble } from '../../ui/states.tsx';
import { showToast } from '../../ui/toasts.ts';
import { deleteTemplate, listTemplates, reportKeys, uploadTemplate } from './api.ts';
import { DeleteDialog } from './dialogs.tsx';
import { Crumb } from './NewReportPage.tsx';
import { TITLE_MAX } from './plan.ts';

const FILE_MAX = 10 * 1024 * 1024;

export function TemplatesPage() {
  const text = useText();
  const list = useQuery({ queryKey: reportKeys.templates, queryFn: listTemplates });
  return (
    <Page title={text('templates.title')} lead={text('templates.lead')} above={<Crumb />}>
      <UploadForm />
      {list.isPending && <Loading />}
      {list.error && <Trouble error={list.error} onRetry={() => void list.refetch()} />}
      {list.data && <TemplateList templates={list.data} />}
    </Page>
  );
}

function UploadForm() {
  const text = useText();
  const client = useQueryClient();
  const upload = useMutation({
    mutationFn: ({ title, file }: { title: string; file: File }) => {
      if (!file.name.toLowerCase().endsWith('.hwpx') || file.size === 0) {
        throw new Problem(0, 'BAD_FILE', text('templates.badFile'));
      }
      if (file.size > FILE_MAX) throw new Problem(0, 'TOO_LARGE', text('templates.tooLarge'));
      return uploadTemplate(title, file);
    },
    onSuccess: () => {
      showToast('good', text('templates.uploaded'));
      return client.invalidateQueries({ queryKey: reportKeys.templates });
    },
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const file = form.querySelector<HTMLInputElement>('input[type=file]')?.files?.[0];
    if (!file || upload.isPending) return;
    const title = String(new FormData(form).get('title') ?? '').trim();
    upload.mutate({ title, file }, { onSuccess: () => form.reset() });
  };
  return (
    <form className="form panel" aria-label={text('templates.upload')} onSubmit={submit}>
      <TextField
        label={text('templates.file')}
        name="file"
        type="file"
        accept=".hwpx"
        help={text('templates.fileHelp')}
        required
      />
      <TextField label={text('templates.name')} name="title" maxLength={TITLE_MAX} />
      {upload.error && <Trouble error={upload.error} />}
      <div className="form-actions">
        <Button type="submit" kind="primary" disabled={upload.isPending}>
          {text('templates.upload')}
        </Button>
      </div>
    </form>
  );
}

function TemplateList({ templates }: { templates: ReportTemplate[] }) {
  const text = useText();
  const client = useQueryClient();
  const [deleting, setDeleting] = useState<ReportTemplate | null>(null);
  const remove = useMutation({
    mutationFn: deleteTemplate,
    onSuccess: () => showToast('good', text('templates.deleted')),
    onError: (error) => showToast('bad', asProblem(error).message),
    onSettled: () => client.invalidateQueries({ queryKey: reportKeys.templates }),
  });
  return (
    <>
      <ul className="rows rows-boxed">
        {templates.map((template) => (
          <TemplateRow
            key={template.id}
            template={template}
            busy={remove.isPending}
            onDelete={() => setDeleting(template)}
          />
        ))}
      </ul>
      {deleting && (
        <DeleteDialog
          title={text('templates.deleteTitle')}
          help={text('templates.deleteHelp', { name: deleting.title })}
          onClose={() => setDeleting(null)}
          onDelete={() => remove.mutate(deleting.id)}
        />
      )}
    </>
  );
}

interface RowProps {
  template: ReportTemplate;
  busy: boolean;
  onDelete: () => void;
}

function TemplateRow({ template, busy, onDelete }: RowProps) {
  const text = useText();
  const { title, filename, file_size, created_at, placeholders, prompt_system } = template;
  return (
    <li className="row">
      <div className="row-main">
        <span className="row-title">{title}</span>
        {!template.built_in && (
          <span className="muted row-facts">
            <span>{filename}</span>
            <span>{fileSize(file_size)}</span>
            {created_at && <span>{dateTime(created_at)}</span>}
          </span>
        )}
        {placeholders.length > 0 && (
          <p className="places">
            <span className="muted">{text('templates.places', { count: placeholders.length })}</span>
            {placeholders.map(({ key }) => (
              <code key={key}>{key}</code>
            ))}
          </p>
        )}
        <details>
          <summary>{text('templates.prompt')}</summary>
          <p className="prompt">{prompt_system}</p>
        </details>
      </div>
      {template.built_in ? (
        <Chip tone="quiet">{text('templates.builtIn')}</Chip>
      ) : (
        <Button
          kind="ghost"
          small
          disabled={busy}
          aria-label={text('templates.deleteOf', { name: title })}
          onClick={onDelete}
        >
          {text('action.delete')}
        </Button>
      )}
    </li>
  );
}
