import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { FormEvent } from 'react';
import { Link, useLocation } from 'wouter';
import { useText } from '../../i18n/useText.ts';
import { Button } from '../../ui/Button.tsx';
import { SelectField, TextField } from '../../ui/Field.tsx';
import { Page } from '../../ui/Page.tsx';
import { Trouble } from '../../ui/states.tsx';
import { useStart } from '../jobs/useStart.ts';
import { listTemplates, planTopic, reportKeys } from './api.ts';
import { TITLE_MAX } from './plan.ts';

/** From a topic to its plan. */
export function NewReportPage() {
  const text = useText();
  const client = useQueryClient();
  const [, navigate] = useLocation();
  const templates = useQuery({ queryKey: reportKeys.templates, queryFn: listTemplates });
  const plan = useStart(planTopic, ({ topic_id }) => {
    void client.invalidateQueries({ queryKey: reportKeys.topics });
    navigate(`/reports/${topic_id}`);
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (!plan.isPending) plan.mutate(read(new FormData(event.currentTarget)));
  };
  const options = (templates.data ?? []).map(({ id, title }) => ({ value: `${id}`, label: title }));
  return (
    <Page title={text('reports.new')} lead={text('reports.newLead')} above={<Crumb />}>
      <form className="form panel" onSubmit={submit}>
        <TextField
          label={text('plan.topic')}
          name="topic"
          help={text('plan.topicHelp')}
          maxLength={TITLE_MAX}
          autoComplete="off"
          required
        />
        <SelectField
          label={text('plan.template')}
          name="template"
          help={text('plan.templateHelp')}
          options={options.length > 0 ? options : [{ value: '', label: text('templates.builtIn') }]}
        />
        {plan.error && <Trouble error={plan.error} />}
        <div className="form-actions">
          <Link href="/reports/templates" className="form-link">
            {text('reports.templates')}
          </Link>
          <Button type="submit" kind="primary" disabled={plan.isPending}>
            {text(plan.isPending ? 'plan.making' : 'plan.make')}
          </Button>
        </div>
      </form>
    </Page>
  );
}

export function Crumb() {
  const text = useText();
  return (
    <p className="crumb">
      <Link href="/reports">← {text('reports.all')}</Link>
    </p>
  );
}

function read(data: FormData): { topic: string; templateId: number | null } {
  const template = String(data.get('template') ?? '');
  return {
    topic: String(data.get('topic') ?? '').trim(),
    templateId: template ? Number(template) : null,
  };
}
