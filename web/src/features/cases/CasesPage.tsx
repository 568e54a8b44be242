import { useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { Link } from 'wouter';
import type { Case } from '../../api/types.ts';
import { date } from '../../i18n/format.ts';
import { isTextKey } from '../../i18n/language.ts';
import { useText } from '../../i18n/useText.ts';
import { Button } from '../../ui/Button.tsx';
import { Page } from '../../ui/Page.tsx';
import { Chip, Empty, Loading, Trouble } from '../../ui/states.tsx';
import { caseKeys, listCases } from './api.ts';
import { NewCaseDialog } from './NewCaseDialog.tsx';

const SEARCH_FROM = 6;

export function CasesPage() {
  const text = useText();
  const [creating, setCreating] = useState(false);
  const cases = useQuery({ queryKey: caseKeys.all, queryFn: listCases });
  const open = (
    <Button kind="primary" onClick={() => setCreating(true)}>
      {text('cases.new')}
    </Button>
  );
  return (
    <Page title={text('cases.title')} lead={text('cases.lead')} actions={open}>
      {cases.isPending && <Loading />}
      {cases.error && <Trouble error={cases.error} onRetry={() => void cases.refetch()} />}
      {cases.data?.length === 0 && (
        <Empty title={text('cases.empty')} help={text('cases.emptyHelp')} />
      )}
      {cases.data && cases.data.length > 0 && <CaseList cases={cases.data} />}
      {creating && <NewCaseDialog onClose={() => setCreating(false)} />}
    </Page>
  );
}

function CaseList({ cases }: { cases: Case[] }) {
  const text = useText();
  const searchId = useId();
  const [words, setWords] = useState('');
  const found = cases.filter((one) => matches(one, words));
  return (
    <>
      {cases.length >= SEARCH_FROM && (
        <div className="search">
          <label htmlFor={searchId} className="sr-only">
            {text('cases.search')}
          </label>
          <input
            id={searchId}
            type="search"
            placeholder={text('cases.search')}
            value={words}
            onChange={(event) => setWords(event.target.value)}
          />
        </div>
      )}
      {found.length === 0 && <p className="muted">{text('cases.noMatch')}</p>}
      <ul className="cards">
        {found.map((one) => (
          <CaseCard key={one.id} one={one} />
        ))}
      </ul>
    </>
  );
}

function CaseCard({ one }: { one: Case }) {
  const text = useText();
  const draftKey = `cases.draft.${one.draft_status}`;
  return (
    <li className="card">
      <div className="card-head">
        <h2>
          <Link href={`/cases/${one.id}`} className="card-link">
            {one.title}
          </Link>
        </h2>
        <CaseStatus status={one.status} />
      </div>
      <p>{one.client_name || text('cases.noClient')}</p>
      {one.description && <p className="muted clamp">{one.description}</p>}
      <p className="card-foot muted">
        <span>{text('cases.updated', { date: date(one.updated_at) })}</span>
        {one.evidence_count !== undefined && (
          <span>{text('cases.evidenceCount', { count: one.evidence_count })}</span>
        )}
        {isTextKey(draftKey) && <span>{text(draftKey)}</span>}
      </p>
    </li>
  );
}

export function CaseStatus({ status }: { status: string }) {
  const text = useText();
  const key = `cases.status.${status}`;
  if (!isTextKey(key)) return null;
  return <Chip tone={status === 'closed' ? 'quiet' : 'good'}>{text(key)}</Chip>;
}

function matches(one: Case, words: string): boolean {
  const wanted = words.trim().toLocaleLowerCase();
  return `${one.title} ${one.client_name ?? ''}`.toLocaleLowerCase().includes(wanted);
}
