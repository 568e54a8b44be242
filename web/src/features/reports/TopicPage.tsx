import { useText } from '../../i18n/useText.ts';
import { Page } from '../../ui/Page.tsx';
import { Loading, Trouble } from '../../ui/states.tsx';
import { Conversation } from './Conversation.tsx';
import { Crumb } from './NewReportPage.tsx';
import { PlanPanel } from './PlanPanel.tsx';
import { ReportPanel } from './ReportPanel.tsx';
import { titleOf } from './ReportsPage.tsx';
import { useTopic } from './useTopic.ts';
import { WorkPanel } from './WorkPanel.tsx';

/** One report from its plan to its files; the address names the topic, the server knows the rest. */
export function TopicPage({ topicId }: { topicId: number }) {
  const text = useText();
  const topic = useTopic(topicId);
  const { report, watch, jobId } = topic;
  if (!report.data) {
    const { error } = report;
    return (
      <Page title={text('reports.title')} above={<Crumb />}>
        {error ? <Trouble error={error} onRetry={() => void report.refetch()} /> : <Loading />}
      </Page>
    );
  }
  const going = jobId !== null && watch.phase === 'watching';
  const begun = jobId !== null || report.data.sections.length > 0;
  return (
    <Page title={titleOf(report.data.topic)} above={<Crumb />}>
      <PlanPanel topic={topic} report={report.data} going={going} begun={begun} />
      {jobId && <WorkPanel topic={topic} report={report.data} going={going} />}
      {begun && <ReportPanel topicId={topicId} topic={topic} report={report.data} going={going} />}
      {begun && <Conversation topicId={topicId} topic={topic} going={going} />}
    </Page>
  );
}
