import { useMemo, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import type { Citation, DraftPreview } from '../../api/types.ts';
import { dateTime } from '../../i18n/format.ts';
import { useText } from '../../i18n/useText.ts';
import { CitationList } from './CitationList.tsx';
import { countChecks, exhibitKey, parseDraft } from './citations.ts';
import { DraftText } from './DraftText.tsx';
import { DraftTools } from './DraftTools.tsx';
import { Precedents } from './Precedents.tsx';
import { useEdited } from '../../ui/useEdited.ts';

interface DraftViewProps {
  jobId: string;
  draft: DraftPreview;
  title: string;
}

/** A draft beside its evidence. A mark in the text leads to its passage and back. */
export function DraftView({ jobId, draft, title }: DraftViewProps) {
  const text = useText();
  const root = useRef<HTMLDivElement>(null);
  const [editing, setEditing] = useState(false);
  const [chosen, setChosen] = useState<readonly Citation[]>([]);
  const lastMark = useRef<HTMLElement | null>(null);
  const edited = useEdited(`draft.${jobId}`, draft.draft_text);
  const lines = useMemo(() => parseDraft(edited.text), [edited.text]);

  const active = chosen[0] ? exhibitKey(chosen[0].exhibit) : null;
  const openMark = (passages: Citation[], mark: HTMLElement) => {
    lastMark.current = mark;
    // On a phone the card moves to the foot of the screen first, and then needs no scrolling.
    flushSync(() => setChosen(passages));
    const passage = root.current?.querySelector<HTMLElement>('.passage-active');
    reveal(passage ?? null);
  };
  const backToText = (exhibit: string) => {
    const known = lastMark.current;
    const same = known?.isConnected && known.dataset.mark === exhibitKey(exhibit);
    if (onNarrowScreen()) setChosen([]);
    reveal(same ? known : findMark(root.current, exhibit));
  };
  const close = () => {
    setChosen([]);
    lastMark.current?.focus();
  };
  return (
    <div className="draft" ref={root}>
      <p className="disclaimer">{draft.preview_disclaimer || text('draft.disclaimer')}</p>
      <DraftTools
        title={title}
        draft={draft}
        edited={edited}
        editing={editing}
        onEditing={setEditing}
        checks={countChecks(lines)}
        root={root}
      />
      <p className="muted draft-date">
        {text('draft.generatedAt', { date: dateTime(draft.generated_at) })}
        {edited.changed && ` · ${text('draft.edited')}`}
      </p>
      <div className="draft-columns">
        {editing ? (
          <textarea
            className="paper paper-edit"
            aria-label={text('draft.editLabel')}
            value={edited.text}
            onChange={(event) => edited.change(event.target.value)}
          />
        ) : (
          <DraftText lines={lines} citations={draft.citations} active={active} onMark={openMark} />
        )}
        <CitationList
          citations={draft.citations}
          chosen={chosen}
          onToText={editing ? undefined : backToText}
          onClose={close}
        />
      </div>
      <Precedents precedents={draft.precedent_citations ?? []} />
    </div>
  );
}

function findMark(root: HTMLElement | null, exhibit: string) {
  const key = CSS.escape(exhibitKey(exhibit));
  return root?.querySelector<HTMLElement>(`[data-mark="${key}"]`) ?? null;
}

/** Where the chosen passage covers the foot of the screen, as in draft.css. */
function onNarrowScreen(): boolean {
  return window.matchMedia('(max-width: 900px)').matches;
}

/** Brings an element into view and gives it the focus. */
export function reveal(element: HTMLElement | null): void {
  if (!element) return;
  const calm = window.matchMedia('(prefers-reduced-motion: reduce)').matches;
  element.focus({ preventScroll: true });
  element.scrollIntoView({ block: 'center', behavior: calm ? 'auto' : 'smooth' });
}
