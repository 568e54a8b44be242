import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import type { Citation, Excerpt } from '../../api/types.ts';
import { useText } from '../../i18n/useText.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { Loading } from '../../ui/states.tsx';
import { evidenceKeys, getExcerpt } from '../evidence/api.ts';
import { PlaceLine } from './CitationList.tsx';

/** The cited passage where it stands in the evidence. */
export function OriginalDialog({ citation, onClose }: { citation: Citation; onClose: () => void }) {
  const text = useText();
  const { exhibit, filename, evidence_id, place, labels, snippet } = citation;
  const [start, end] = [citation.start ?? -1, citation.end ?? -1];
  const known = start >= 0 && end > start;
  const excerpt = useQuery({
    queryKey: evidenceKeys.excerpt(evidence_id, start, end),
    queryFn: () => getExcerpt(evidence_id, start, end),
    enabled: known,
    staleTime: Number.POSITIVE_INFINITY,
  });
  return (
    <Dialog title={text('draft.originalTitle', { exhibit, filename })} onClose={onClose} wide>
      <PlaceLine place={place} labels={labels} />
      {excerpt.isLoading && <Loading />}
      {excerpt.data && <Original excerpt={excerpt.data} />}
      {(excerpt.error || !known) && (
        <>
          <p className="notice">{text('draft.originalMissing')}</p>
          <blockquote>{snippet}</blockquote>
        </>
      )}
    </Dialog>
  );
}

function Original({ excerpt }: { excerpt: Excerpt }) {
  const text = useText();
  const mark = useRef<HTMLElement>(null);
  useEffect(() => {
    mark.current?.scrollIntoView({ block: 'center' });
  }, []);
  return (
    // A part that scrolls has to be reachable by keyboard.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <section className="original" aria-label={text('draft.original')} tabIndex={0}>
      {excerpt.before}
      <mark ref={mark}>{excerpt.text}</mark>
      {excerpt.after}
    </section>
  );
}
