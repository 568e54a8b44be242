import type { PrecedentCitation } from '../../api/types.ts';
import { useText } from '../../i18n/useText.ts';

export function Precedents({ precedents }: { precedents: PrecedentCitation[] }) {
  const text = useText();
  if (precedents.length === 0) return null;
  return (
    <section className="precedents" aria-labelledby="precedents-title">
      <h3 id="precedents-title">{text('draft.precedents')}</h3>
      <ul className="rows">
        {precedents.map((one) => (
          <li key={one.case_ref} className="row">
            <div className="row-main">
              <strong>
                {one.source_url?.startsWith('https://') ? (
                  <a href={one.source_url} target="_blank" rel="noreferrer">
                    {one.case_ref}
                  </a>
                ) : (
                  one.case_ref
                )}
              </strong>
              <span className="muted row-facts">
                <span>{one.court}</span>
                <span>{one.decision_date}</span>
              </span>
              <p>{one.summary}</p>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
