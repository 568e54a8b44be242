import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import type { Citation } from '../../api/types.ts';
import { useText } from '../../i18n/useText.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { Loading } from '../../ui/states.tsx';
import { evidenceKeys, getEvidence } from '../evidence/api.ts';
import { PlaceLine } from './CitationList.tsx';
import { cutByCodePoints } from './citations.ts';

/** The cited passage where it stands in the evidence. */
export function OriginalDialog({ citation, onClose }: { citation: Citation; onClose: () => void }) {
  const text = useText();
  const { exhibit, filename, evidence_id } = citation;
  const evidence = useQuery({
    queryKey: evidenceKeys.one(evidence_id),
    queryFn: () => getEvidence(evidence_id),
    staleTime: Number.POSITIVE_INFINITY,
    retry: 1,
  });
  const parts = evidence.data?.content ? cut(evidence.data.content, citation) : null;
  return (
    <Dialog
      title={text('draft.originalTitle', { exhibit, filename })}
      onClose={onClose}
      wide
    >
      <PlaceLine place={citation.place} labels={citation.labels} />
      {evidence.isPending && <Loading />}
      {parts && <Original {...parts} />}
      {!evidence.isPending && !parts && (
        <>
          <p className="notice">{text('draft.originalMissing')}</p>
          <blockquote>{citation.snippet}</blockquote>
        </>
      )}
    </Dialog>
  );
}

function Original({ before, cited, after }: { before: string; cited: string; after: string }) {
  const text = useText();
  const mark = useRef<HTMLElement>(null);
  useEffect(() => {
    mark.current?.scrollIntoView({ block: 'center' });
  }, []);
  return (
    // A part that scrolls has to be reachable by keyboard.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <section className="original" aria-label={text('draft.original')} tabIndex={0}>
      {before}
      <mark ref={mark}>{cited}</mark>
      {after}
    </section>
  );
}

/** Null when the passage does not lie in the text, which the server may have shortened. */
function cut(content: string, { start, end, snippet }: Citation) {
  if (start != null && end != null) {
    const parts = cutByCodePoints(content, start, end);
    if (parts.cited.trim()) return parts;
  }
  const at = content.indexOf(snippet);
  if (at < 0 || !snippet) return null;
  const until = at + snippet.length;
  return {
    before: content.slice(0, at),
    cited: snippet,
    after: content.slice(until),
  };
}
