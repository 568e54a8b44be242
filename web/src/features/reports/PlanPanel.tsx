import { useState } from 'react';
import type { Report } from '../../api/reportTypes.ts';
import { useText } from '../../i18n/useText.ts';
import { Button } from '../../ui/Button.tsx';
import { Trouble } from '../../ui/states.tsx';
import { isComplete } from './plan.ts';
import { PlanEditor } from './PlanEditor.tsx';
import { usePlan } from './usePlan.ts';
import type { useTopic } from './useTopic.ts';

interface PlanPanelProps {
  topic: ReturnType<typeof useTopic>;
  report: Report;
  going: boolean;
  /** Whether the report has been begun; the plan is then out of the way until it is asked for. */
  begun: boolean;
}

export function PlanPanel({ topic: { generate }, report, going, begun }: PlanPanelProps) {
  const text = useText();
  const [open, setOpen] = useState(false);
  const { topic } = report;
  const draft = usePlan(topic.id, report.plan);
  const ready = isComplete(draft.plan);
  const start = () =>
    generate.mutate(
      { topic: topic.input_prompt, plan: draft.text, templateId: topic.template_id },
      { onSuccess: () => setOpen(false) },
    );
  const editor = (
    <>
      <PlanEditor draft={draft} />
      {!ready && <p className="notice">{text('plan.incomplete')}</p>}
      {generate.error && <Trouble error={generate.error} />}
      <div className="form-actions">
        <Button kind="primary" disabled={going || generate.isPending || !ready} onClick={start}>
          {text(begun ? 'report.generateAgain' : 'report.generate')}
        </Button>
      </div>
    </>
  );
  return (
    <section className="panel" aria-labelledby="plan-title">
      <div className="panel-head panel-head-split">
        <div>
          <h2 id="plan-title">{text('plan.title')}</h2>
          {(open || !begun) && <p className="muted">{text('plan.lead')}</p>}
        </div>
        {begun && (
          <Button small aria-expanded={open} onClick={() => setOpen(!open)}>
            {text('plan.open')}
          </Button>
        )}
      </div>
      {(open || !begun) && editor}
    </section>
  );
}
