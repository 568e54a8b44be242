import type { Citation } from '../../api/types.ts';
import { useText } from '../../i18n/useText.ts';
import { citationsOf, exhibitKey, type Line, type Segment } from './citations.ts';

interface DraftTextProps {
  lines: Line[];
  citations: readonly Citation[];
  active: string | null;
  onMark: (exhibit: string, mark: HTMLElement) => void;
}

/** The draft as a page of paper. The text is shown as text: nothing in it is ever markup. */
export function DraftText({ lines, ...marks }: DraftTextProps) {
  return (
    <article className="paper" lang="ko">
      {lines.map((line, index) => {
        const content = line.segments.map((segment, at) => (
          <Part key={at} segment={segment} {...marks} />
        ));
        if (content.length === 0) return <div key={index} className="paper-gap" />;
        return line.heading ? <h3 key={index}>{content}</h3> : <p key={index}>{content}</p>;
      })}
    </article>
  );
}

interface PartProps extends Omit<DraftTextProps, 'lines'> {
  segment: Segment;
}

function Part({ segment, citations, active, onMark }: PartProps) {
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
  const known = citationsOf(citations, exhibit).length > 0;
  const key = exhibitKey(exhibit);
  return (
    <button
      type="button"
      className={known ? 'cite' : 'cite cite-missing'}
      data-mark={key}
      aria-pressed={active === key}
      aria-disabled={!known}
      title={text(known ? 'draft.mark' : 'draft.markMissing', { exhibit })}
      onClick={(event) => known && onMark(exhibit, event.currentTarget)}
    >
      {segment.text}
    </button>
  );
}
