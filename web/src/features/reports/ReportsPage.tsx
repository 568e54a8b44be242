import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useLocation } from 'wouter';
import { asProblem } from '../../api/problem.ts';
import type { Topic, TopicStatus } from '../../api/reportTypes.ts';
import { dateTime } from '../../i18n/format.ts';
import { useText } from '../../i18n/useText.ts';
import { Button } from '../../ui/Button.tsx';
import { Page } from '../../ui/Page.tsx';
import { Empty, Loading, Trouble } from '../../ui/states.tsx';
import { showToast } from '../../ui/toasts.ts';
import { changeTopic, deleteTopic, listTopics, reportKeys } from './api.ts';
import { DeleteDialog, RenameDialog } from './dialogs.tsx';

type Shown = Exclude<TopicStatus, 'deleted'>;

export function ReportsPage() {
  const text = useText();
  const [, navigate] = useLocation();
  const [shown, setShown] = useState<Shown>('active');
  const [page, setPage] = useState(1);
  const list = useQuery({
    queryKey: [...reportKeys.topics, shown, page],
    queryFn: () => listTopics(page, shown),
  });
  const show = (next: Shown) => {
    setShown(next);
    setPage(1);
  };
  const pages = list.data ? Math.max(1, Math.ceil(list.data.total / list.data.page_size)) : 1;
  return (
    <Page
      title={text('reports.title')}
      lead={text('reports.lead')}
      actions={
        <Button kind="primary" onClick={() => navigate('/reports/new')}>
          {text('reports.new')}
        </Button>
      }
    >
      <div className="report-filter">
        <ShownSwitch shown={shown} onShow={show} />
        <Link href="/reports/templates">{text('reports.templates')}</Link>
      </div>
      {list.isPending && <Loading />}
      {list.error && <Trouble error={list.error} onRetry={() => void list.refetch()} />}
      {list.data?.topics.length === 0 && <Nothing shown={shown} />}
      {list.data && list.data.topics.length > 0 && <TopicList topics={list.data.topics} />}
      {pages > 1 && <Pager page={page} pages={pages} onPage={setPage} />}
    </Page>
  );
}

function ShownSwitch({ shown, onShow }: { shown: Shown; onShow: (shown: Shown) => void }) {
  const text = useText();
  return (
    <div className="switch" role="group" aria-label={text('reports.shown')}>
      {(['active', 'archived'] as const).map((one) => (
        <Button key={one} small aria-pressed={shown === one} onClick={() => onShow(one)}>
          {text(`reports.${one}`)}
        </Button>
      ))}
    </div>
  );
}

function Nothing({ shown }: { shown: Shown }) {
  const text = useText();
  const title = text(shown === 'active' ? 'reports.empty' : 'reports.noneArchived');
  return <Empty title={title} help={shown === 'active' ? text('reports.emptyHelp') : ''} />;
}

function TopicList({ topics }: { topics: Topic[] }) {
  const text = useText();
  const [renaming, setRenaming] = useState<Topic | null>(null);
  const [deleting, setDeleting] = useState<Topic | null>(null);
  const change = useTopicAction(
    ({ topic, ...rest }: { topic: Topic; generated_title?: string; status?: TopicStatus }) =>
      changeTopic(topic.id, rest),
    text('reports.changed'),
  );
  const remove = useTopicAction((topic: Topic) => deleteTopic(topic.id), text('reports.deleted'));
  return (
    <>
      <ul className="rows rows-boxed">
        {topics.map((topic) => (
          <TopicRow
            key={topic.id}
            topic={topic}
            busy={change.isPending || remove.isPending}
            onRename={() => setRenaming(topic)}
            onMove={(status) => change.mutate({ topic, status })}
            onDelete={() => setDeleting(topic)}
          />
        ))}
      </ul>
      {renaming && (
        <RenameDialog
          name={titleOf(renaming)}
          onClose={() => setRenaming(null)}
          onRename={(generated_title) => change.mutate({ topic: renaming, generated_title })}
        />
      )}
      {deleting && (
        <DeleteDialog
          title={text('reports.deleteTitle')}
          help={text('reports.deleteHelp', { name: titleOf(deleting) })}
          onClose={() => setDeleting(null)}
          onDelete={() => remove.mutate(deleting)}
        />
      )}
    </>
  );
}

interface RowProps {
  topic: Topic;
  busy: boolean;
  onRename: () => void;
  onMove: (status: TopicStatus) => void;
  onDelete: () => void;
}

function TopicRow({ topic, busy, onRename, onMove, onDelete }: RowProps) {
  const text = useText();
  const name = titleOf(topic);
  const [verb, target] =
    topic.status === 'archived' ? (['restore', 'active'] as const) : (['archive', 'archived'] as const);
  const acts = [
    { key: 'rename', label: text('reports.renameOf', { name }), run: onRename },
    { key: verb, label: text(`reports.${verb}Of`, { name }), run: () => onMove(target) },
  ] as const;
  return (
    <li className="row">
      <div className="row-main">
        <span className="row-title">
          <Link href={`/reports/${topic.id}`}>{name}</Link>
        </span>
        <span className="muted">
          {text('reports.updated', { date: dateTime(topic.updated_at) })}
        </span>
      </div>
      <div className="row-actions">
        {acts.map(({ key, label, run }) => (
          <Button key={key} kind="ghost" small disabled={busy} aria-label={label} onClick={run}>
            {text(`reports.${key}`)}
          </Button>
        ))}
        <Button
          kind="ghost"
          small
          disabled={busy}
          aria-label={text('reports.deleteOf', { name })}
          onClick={onDelete}
        >
          {text('action.delete')}
        </Button>
      </div>
    </li>
  );
}

function Pager(props: { page: number; pages: number; onPage: (page: number) => void }) {
  const text = useText();
  const { page, pages, onPage } = props;
  return (
    <p className="more pager">
      <Button small disabled={page <= 1} onClick={() => onPage(page - 1)}>
        {text('reports.previous')}
      </Button>
      <span>{text('reports.page', { page, pages })}</span>
      <Button small disabled={page >= pages} onClick={() => onPage(page + 1)}>
        {text('reports.next')}
      </Button>
    </p>
  );
}

export function titleOf({ generated_title, input_prompt }: Topic): string {
  return generated_title || input_prompt;
}

function useTopicAction<T>(act: (order: T) => Promise<unknown>, done: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: act,
    onSuccess: () => showToast('good', done),
    onError: (error) => showToast('bad', asProblem(error).message),
    onSettled: () => client.invalidateQueries({ queryKey: reportKeys.topics }),
  });
}
