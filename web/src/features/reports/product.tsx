import type { ReactNode } from 'react';
import type { Product } from '../../products.tsx';
import type { Job } from '../../api/types.ts';
import { REPORT_KIND } from './api.ts';
import { NewReportPage } from './NewReportPage.tsx';
import { ReportsPage } from './ReportsPage.tsx';
import { TemplatesPage } from './TemplatesPage.tsx';
import { TopicTitle } from './TopicTitle.tsx';
import { TopicPage } from './TopicPage.tsx';

/** Planned reports: from a topic over a plan to sections and files. */
export const reports: Product = {
  path: '/reports',
  nav: 'nav.reports',
  routes: [
    { path: '/reports', render: () => <ReportsPage /> },
    { path: '/reports/new', render: () => <NewReportPage /> },
    { path: '/reports/templates', render: () => <TemplatesPage /> },
    {
      path: '/reports/:topicId',
      render: ({ topicId }) => <TopicPage key={topicId} topicId={Number(topicId)} />,
    },
  ],
  jobs: [
    { kind: REPORT_KIND, name: 'jobs.kind.report', link: linkOf, about: titleOfJob },
    { kind: 'document', name: 'jobs.kind.document', link: () => null },
  ],
};

/** The subject of such a job is `topic:` and the number of the topic. */
function topicOf({ subject }: Job): number | null {
  const topicId = /^topic:(\d+)$/.exec(subject)?.[1];
  return topicId ? Number(topicId) : null;
}

function linkOf(job: Job): string | null {
  const topicId = topicOf(job);
  return topicId === null ? null : `/reports/${topicId}`;
}

function titleOfJob(job: Job): ReactNode {
  const topicId = topicOf(job);
  return topicId === null ? null : <TopicTitle topicId={topicId} />;
}
