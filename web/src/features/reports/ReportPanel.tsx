import type { Report } from '../../api/reportTypes.ts';
import { useText } from '../../i18n/useText.ts';
import { Button } from '../../ui/Button.tsx';
import { Trouble } from '../../ui/states.tsx';
import { Files, useArtifacts } from './Files.tsx';
import { sectionOf } from './parts.ts';
import { SectionView } from './SectionView.tsx';
import type { useTopic } from './useTopic.ts';

interface ReportPanelProps {
  topicId: number;
  topic: ReturnType<typeof useTopic>;
  report: Report;
  going: boolean;
}

/** The report beside its files; also while it is written, and after it was broken off. */
export function ReportPanel({ topicId, topic, report, going }: ReportPanelProps) {
  const text = useText();
  const { watch } = topic;
  const atWork = going && watch.job ? sectionOf(watch.job.stage) : null;
  return (
    <section className="panel" aria-labelledby="report-title">
      <div className="panel-head">
        <h2 id="report-title">{text('report.title')}</h2>
      </div>
      <div className="draft-columns">
        <article className="paper report" lang={report.topic.language}>
          {report.sections.length === 0 && (
            <p className="muted report-empty">{text('report.unwritten')}</p>
          )}
          {report.sections.map((section) => (
            <SectionView
              key={section.order}
              topicId={topicId}
              section={section}
              topic={topic}
              locked={going}
              beingWritten={atWork === section.order}
            />
          ))}
        </article>
        <aside className="report-side">
          {!going && <Stale topicId={topicId} topic={topic} report={report} />}
          <Files topicId={topicId} />
        </aside>
      </div>
    </section>
  );
}

/** Tells of sections that were changed by hand after the files were made. */
function Stale({ topicId, topic, report }: Omit<ReportPanelProps, 'going'>) {
  const text = useText();
  const made = useArtifacts(topicId).data?.map(({ created_at }) => Date.parse(created_at)) ?? [];
  const changed = report.sections.filter(({ edited }) => edited);
  const newest = Math.max(...changed.map(({ updated_at }) => Date.parse(updated_at)));
  if (changed.length === 0 || made.length === 0 || newest <= Math.max(...made)) return null;
  return (
    <div className="notice">
      <p>{text('report.stale')}</p>
      <Button small disabled={topic.publish.isPending} onClick={() => topic.publish.mutate()}>
        {text('report.publish')}
      </Button>
      {topic.publish.error && <Trouble error={topic.publish.error} />}
    </div>
  );
}
