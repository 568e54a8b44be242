import type { Product } from '../../products.tsx';
import { DRAFT_KIND } from '../drafts/api.ts';
import { EvidenceName } from '../evidence/EvidenceName.tsx';
import { CasePage } from './CasePage.tsx';
import { CasesPage } from './CasesPage.tsx';
import { CaseTitle } from './CaseTitle.tsx';

/** Legal drafts: cases, their evidence, and drafts that cite it. */
export const legal: Product = {
  path: '/cases',
  nav: 'nav.cases',
  routes: [
    { path: '/cases', render: () => <CasesPage /> },
    { path: '/cases/:caseId', render: ({ caseId }) => <CasePage caseId={caseId ?? ''} /> },
  ],
  jobs: [
    {
      kind: DRAFT_KIND,
      name: 'jobs.kind.draft',
      link: ({ subject, job_id }) => `/cases/${subject}?job=${encodeURIComponent(job_id)}`,
      about: ({ subject }) => <CaseTitle caseId={subject} />,
    },
    {
      kind: 'evidence',
      name: 'jobs.kind.evidence',
      link: () => null,
      about: ({ subject }) => <EvidenceName evidenceId={subject} />,
    },
  ],
};
