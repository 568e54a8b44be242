import type { Citation } from '../../api/types.ts';
import { useText } from '../../i18n/useText.ts';
import { exhibitKey, passagesOf, type Line, type Segment } from './citations.ts';

interface DraftTextProps {
  lines: Line[];
  citations: readonly Citation[];
  active: string | null;
  onMark: (passages: Citation[], mark: HTMLElement) => void;
}

/** The draft as a page of paper. The text is shown as text: nothing in it is ever markup. */
export function DraftText({ lines, citations, ...marks }: DraftTextProps) {
  return (
    <article className="paper" lang="ko">
      {lines.map((line, index) => {
        const content = line.segments.map((segment, at) => (
          <Part
            key={at}
            segment={segment}
            passages={passagesOf(citations, line.segments, at)}
            {...marks}
          />
        ));
        if (content.length === 0) return <div key={index} className="paper-gap" />;
        return line.heading ? <h3 key={index}>{content}</h3> : <p key={index}>{content}</p>;
      })}
    </article>
  );
}

interface PartProps extends Omit<DraftTextProps, 'lines' | 'citations'> {
  segment: Segment;
  passages: Citation[];
}

function Part({ segment, passages, active, onMark }: PartProps) {
  const text = useText();
  if (segment.kind === 'text') return segment.text;
  if (segment.kind === 'check') {
    return (
      <mark className="check-mark" data-check="" tabIndex={-1}>
        {segment.text}
      </mark>
    );
  }
  const { exhibit } = segment;
  const known = passages.length > 0;
  const key = exhibitKey(exhibit);
  return (
    <button
      type="button"
      className={known ? 'cite' : 'cite cite-missing'}
      data-mark={key}
      aria-pressed={active === key}
      aria-disabled={!known}
      title={text(known ? 'draft.mark' : 'draft.markMissing', { exhibit })}
      onClick={(event) => known && onMark(passages, event.currentTarget)}
    >
      {segment.text}
    </button>
  );
}
