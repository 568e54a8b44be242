import { useState, type DragEvent } from 'react';
import { useText } from '../../i18n/useText.ts';
import { Button } from '../../ui/Button.tsx';
import {
  addSection,
  changeSection,
  moveSection,
  removeSection,
  SECTIONS_MAX,
  TITLE_MAX,
  type Plan,
  type PlanSection,
} from './plan.ts';
import type { PlanDraft } from './usePlan.ts';

type View = 'asList' | 'asMarkdown';

/** A plan to be changed, as a list of sections or as Markdown. */
export function PlanEditor({ draft }: { draft: PlanDraft }) {
  const text = useText();
  const [view, setView] = useState<View>('asList');
  return (
    <div className="plan">
      <div className="plan-tools">
        <div className="switch" role="group" aria-label={text('plan.view')}>
          {(['asList', 'asMarkdown'] as const).map((one) => (
            <Button key={one} small aria-pressed={view === one} onClick={() => setView(one)}>
              {text(`plan.${one}`)}
            </Button>
          ))}
        </div>
        {draft.changed && (
          <>
            <span className="muted">{text('plan.edited')}</span>
            <Button kind="ghost" small onClick={draft.revert}>
              {text('plan.revert')}
            </Button>
          </>
        )}
      </div>
      {view === 'asList' ? (
        <PlanList plan={draft.plan} onChange={draft.changePlan} />
      ) : (
        <textarea
          className="plan-markdown"
          aria-label={text('plan.markdownLabel')}
          value={draft.text}
          onChange={(event) => draft.changeText(event.target.value)}
        />
      )}
    </div>
  );
}

function PlanList({ plan, onChange }: { plan: Plan; onChange: (plan: Plan) => void }) {
  const text = useText();
  const [said, setSaid] = useState('');
  const [dragged, setDragged] = useState<number | null>(null);
  const move = (section: PlanSection, to: number) => {
    onChange(moveSection(plan, section.id, to));
    const name = section.title || text('plan.untitled');
    if (to >= 0 && to < plan.sections.length) setSaid(text('plan.moved', { name, n: to + 1 }));
  };
  const drop = (to: number) => {
    const section = plan.sections.find(({ id }) => id === dragged);
    if (section) move(section, to);
    setDragged(null);
  };
  return (
    <>
      <label className="plan-title">
        <span>{text('plan.reportTitle')}</span>
        <input
          value={plan.title}
          maxLength={TITLE_MAX}
          onChange={(event) => onChange({ ...plan, title: event.target.value })}
        />
      </label>
      {plan.sections.length === 0 && <p className="notice">{text('plan.none')}</p>}
      <ol className="plan-sections">
        {plan.sections.map((section, at) => (
          <SectionRow
            key={section.id}
            section={section}
            at={at}
            last={at === plan.sections.length - 1}
            dragged={dragged === section.id}
            onChange={(change) => onChange(changeSection(plan, section.id, change))}
            onMove={(to) => move(section, to)}
            onRemove={() => onChange(removeSection(plan, section.id))}
            onDrag={(on) => setDragged(on ? section.id : null)}
            onDrop={() => drop(at)}
          />
        ))}
      </ol>
      <p className="sr-only" aria-live="polite">
        {said}
      </p>
      <Button
        small
        disabled={plan.sections.length >= SECTIONS_MAX}
        onClick={() => onChange(addSection(plan, text('plan.added')))}
      >
        {text('plan.add')}
      </Button>
    </>
  );
}

interface SectionRowProps {
  section: PlanSection;
  at: number;
  last: boolean;
  dragged: boolean;
  onChange: (change: Partial<PlanSection>) => void;
  onMove: (to: number) => void;
  onRemove: () => void;
  onDrag: (on: boolean) => void;
  onDrop: () => void;
}

function SectionRow({ section, at, last, dragged, ...on }: SectionRowProps) {
  const text = useText();
  const n = at + 1;
  const over = (event: DragEvent) => event.preventDefault();
  const drop = (event: DragEvent) => {
    event.preventDefault();
    on.onDrop();
  };
  return (
    // A place to drop a row on; what it does for the mouse the buttons do for everybody.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <li
      className={dragged ? 'plan-section plan-section-dragged' : 'plan-section'}
      onDragOver={over}
      onDrop={drop}
    >
      <DragHandle n={n} onDrag={on.onDrag} />
      <div className="plan-fields">
        <input
          aria-label={text('plan.section', { n })}
          aria-invalid={section.title.trim() === ''}
          value={section.title}
          maxLength={TITLE_MAX}
          onChange={(event) => on.onChange({ title: event.target.value })}
        />
        <textarea
          aria-label={text('plan.description', { n })}
          rows={Math.min(8, Math.max(2, section.body.split('\n').length))}
          value={section.body}
          onChange={(event) => on.onChange({ body: event.target.value })}
        />
      </div>
      <RowButtons
        name={section.title || text('plan.untitled')}
        first={at === 0}
        last={last}
        onMove={(by) => on.onMove(at + by)}
        onRemove={on.onRemove}
      />
    </li>
  );
}

/** For the mouse; the keyboard has the buttons. */
function DragHandle({ n, onDrag }: { n: number; onDrag: (on: boolean) => void }) {
  const text = useText();
  const begin = (event: DragEvent) => {
    const row = event.currentTarget.closest('li');
    event.dataTransfer.effectAllowed = 'move';
    event.dataTransfer.setData('text/plain', String(n));
    if (row) event.dataTransfer.setDragImage(row, 12, 12);
    onDrag(true);
  };
  return (
    <span
      className="plan-handle"
      title={text('plan.drag')}
      aria-hidden="true"
      draggable
      onDragStart={begin}
      onDragEnd={() => onDrag(false)}
    >
      <span>⠿</span> {n}
    </span>
  );
}

interface RowButtonsProps {
  name: string;
  first: boolean;
  last: boolean;
  onMove: (by: -1 | 1) => void;
  onRemove: () => void;
}

function RowButtons({ name, first, last, onMove, onRemove }: RowButtonsProps) {
  const text = useText();
  // A row that is put elsewhere in the page loses the focus, which belongs to the button.
  const move = (by: -1 | 1, button: HTMLButtonElement) => {
    onMove(by);
    requestAnimationFrame(() => button.focus());
  };
  return (
    <div className="plan-buttons">
      <Button
        kind="ghost"
        small
        aria-label={text('plan.up', { name })}
        aria-disabled={first}
        onClick={(event) => move(-1, event.currentTarget)}
      >
        ↑
      </Button>
      <Button
        kind="ghost"
        small
        aria-label={text('plan.down', { name })}
        aria-disabled={last}
        onClick={(event) => move(1, event.currentTarget)}
      >
        ↓
      </Button>
      <Button kind="ghost" small aria-label={text('plan.remove', { name })} onClick={onRemove}>
        ✕
      </Button>
    </div>
  );
}
