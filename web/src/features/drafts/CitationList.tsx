import { useState } from 'react';
import type { Citation, Place } from '../../api/types.ts';
import { dateTime } from '../../i18n/format.ts';
import { useText } from '../../i18n/useText.ts';
import { Button } from '../../ui/Button.tsx';
import { exhibitKey } from './citations.ts';
import { OriginalDialog } from './OriginalDialog.tsx';

interface CitationListProps {
  citations: readonly Citation[];
  /** The passages of the mark that was clicked. */
  chosen: readonly Citation[];
  onToText?: (exhibit: string) => void;
  onClose: () => void;
}

export function CitationList({ citations, chosen, onToText, onClose }: CitationListProps) {
  const text = useText();
  const [shown, setShown] = useState<Citation | null>(null);
  const groups = byExhibit(citations);
  const title =
    groups.length > 0 ? text('draft.citations', { count: groups.length }) : text('draft.noCitations');
  return (
    <aside className="citations" aria-label={title}>
      <h3>{title}</h3>
      <ol>
        {groups.map(([key, group]) => (
          <Exhibit
            key={key}
            group={group}
            chosen={chosen}
            onToText={onToText}
            onOriginal={setShown}
            onClose={onClose}
          />
        ))}
      </ol>
      {shown && <OriginalDialog citation={shown} onClose={() => setShown(null)} />}
    </aside>
  );
}

interface ExhibitProps {
  group: Citation[];
  chosen: readonly Citation[];
  onToText?: (exhibit: string) => void;
  onOriginal: (citation: Citation) => void;
  onClose: () => void;
}

function Exhibit({ group, chosen, onToText, onOriginal, onClose }: ExhibitProps) {
  const text = useText();
  const first = group[0];
  if (!first) return null;
  const active = group.some((citation) => chosen.includes(citation));
  return (
    <li className={active ? 'citation citation-active' : 'citation'}>
      <div className="citation-head">
        <strong>{first.exhibit}</strong>
        <span className="filename muted">{first.filename}</span>
        {active && (
          <Button
            kind="ghost"
            small
            className="citation-close"
            aria-label={text('action.close')}
            onClick={onClose}
          >
            ✕
          </Button>
        )}
      </div>
      {group.map((citation) => (
        <div
          key={`${citation.number}:${citation.start}`}
          className={chosen.includes(citation) ? 'passage passage-active' : 'passage'}
          tabIndex={-1}
        >
          <PlaceLine place={citation.place} labels={citation.labels} />
          <blockquote>{citation.snippet}</blockquote>
          <Button kind="ghost" small onClick={() => onOriginal(citation)}>
            {text('draft.original')}
          </Button>
        </div>
      ))}
      {onToText && (
        <Button kind="ghost" small onClick={() => onToText(first.exhibit)}>
          {text('draft.toText')}
        </Button>
      )}
    </li>
  );
}

export function PlaceLine({ place, labels }: { place?: Place | null; labels?: string[] }) {
  const text = useText();
  const facts = [
    place?.page ? text('place.page', { page: place.page }) : '',
    place?.line ? text('place.line', { line: place.line }) : '',
    place?.speaker ?? '',
    place?.at ? dateTime(place.at) : '',
  ].filter(Boolean);
  if (facts.length === 0 && !labels?.length) return null;
  return (
    <p className="place muted">
      {facts.join(' · ')}
      {labels?.map((label) => (
        <span key={label} className="label">
          {label}
        </span>
      ))}
    </p>
  );
}

function byExhibit(citations: readonly Citation[]): [string, Citation[]][] {
  const groups = new Map<string, Citation[]>();
  for (const citation of citations) {
    const key = exhibitKey(citation.exhibit);
    groups.set(key, [...(groups.get(key) ?? []), citation]);
  }
  return [...groups];
}
