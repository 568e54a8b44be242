import { useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import { useText } from '../../i18n/useText.ts';
import { Page } from '../../ui/Page.tsx';
import { Loading, Trouble } from '../../ui/states.tsx';
import { DraftPanel } from '../drafts/DraftPanel.tsx';
import { EvidencePanel } from '../evidence/EvidencePanel.tsx';
import { caseKeys, getCase } from './api.ts';
import { CaseStatus } from './CasesPage.tsx';

export function CasePage({ caseId }: { caseId: string }) {
  const text = useText();
  const one = useQuery({ queryKey: caseKeys.one(caseId), queryFn: () => getCase(caseId) });
  const back = (
    <p className="crumb">
      <Link href="/cases">← {text('cases.all')}</Link>
    </p>
  );
  if (!one.data) {
    return (
      <Page title={text('cases.title')} above={back}>
        {one.error ? <Trouble error={one.error} onRetry={() => void one.refetch()} /> : <Loading />}
      </Page>
    );
  }
  const { title, client_name, description, status } = one.data;
  return (
    <Page
      key={caseId}
      title={title}
      lead={client_name ? `${text('cases.field.client')} · ${client_name}` : undefined}
      actions={<CaseStatus status={status} />}
      above={back}
    >
      {description && <p className="case-description">{description}</p>}
      <EvidencePanel caseId={caseId} />
      <DraftPanel caseId={caseId} title={title} />
    </Page>
  );
}
