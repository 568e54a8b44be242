import { useRef, type RefObject } from 'react';
import type { DraftPreview } from '../../api/types.ts';
import { useText } from '../../i18n/useText.ts';
import { Button } from '../../ui/Button.tsx';
import { showToast } from '../../ui/toasts.ts';
import { download } from './download.ts';
import { reveal } from './DraftView.tsx';
import type { Edited } from '../../ui/useEdited.ts';

interface DraftToolsProps {
  title: string;
  draft: DraftPreview;
  edited: Edited;
  editing: boolean;
  onEditing: (editing: boolean) => void;
  checks: number;
  root: RefObject<HTMLElement | null>;
}

export function DraftTools({ title, draft, edited, editing, ...rest }: DraftToolsProps) {
  const text = useText();
  const at = useRef(-1);
  const nextCheck = () => {
    const places = rest.root.current?.querySelectorAll<HTMLElement>('[data-check]') ?? [];
    if (places.length === 0) return;
    at.current = (at.current + 1) % places.length;
    reveal(places[at.current] ?? null);
  };
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(edited.text);
      showToast('good', text('draft.copied'));
    } catch {
      showToast('bad', text('draft.copyFailed'));
    }
  };
  const disclaimer = draft.preview_disclaimer || text('draft.disclaimer');
  const day = draft.generated_at.slice(0, 10);
  return (
    <div className="draft-tools">
      {rest.checks > 0 && (
        <>
          <span className="checks">{text('draft.checks', { count: rest.checks })}</span>
          {!editing && (
            <Button small onClick={nextCheck}>
              {text('draft.nextCheck')}
            </Button>
          )}
        </>
      )}
      <span className="spacer" />
      {edited.changed && (
        <Button kind="ghost" small onClick={edited.revert}>
          {text('draft.revert')}
        </Button>
      )}
      <Button small aria-pressed={editing} onClick={() => rest.onEditing(!editing)}>
        {text(editing ? 'draft.editEnd' : 'draft.edit')}
      </Button>
      <Button small onClick={() => void copy()}>
        {text('draft.copy')}
      </Button>
      <Button
        small
        onClick={() => download(`${title}_${day}.txt`, `${edited.text}\n\n※ ${disclaimer}\n`)}
      >
        {text('draft.download')}
      </Button>
    </div>
  );
}
