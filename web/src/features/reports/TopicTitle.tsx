import { useQuery } from '@tanstack/react-query';
import { getReport, reportKeys } from './api.ts';
import { titleOf } from './ReportsPage.tsx';

/** The title of a report by its topic; nothing while it is unknown or gone. */
export function TopicTitle({ topicId }: { topicId: number }) {
  const report = useQuery({
    queryKey: reportKeys.within(topicId, 'report'),
    queryFn: () => getReport(topicId),
    staleTime: 60_000,
    retry: false,
  });
  return report.data ? titleOf(report.data.topic) : null;
}
