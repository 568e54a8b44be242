import { useEffect, useRef, type ReactNode } from 'react';
import { useText } from '../i18n/useText.ts';

interface PageProps {
  title: string;
  lead?: string;
  actions?: ReactNode;
  above?: ReactNode;
  children: ReactNode;
}

/** One screen: names the browser tab and takes the focus, so that a reader hears where they are. */
export function Page({ title, lead, actions, above, children }: PageProps) {
  const text = useText();
  const heading = useRef<HTMLHeadingElement>(null);
  const appName = text('app.name');
  useEffect(() => {
    document.title = `${title} · ${appName}`;
  }, [title, appName]);
  useEffect(() => {
    heading.current?.focus({ preventScroll: true });
    window.scrollTo(0, 0);
  }, []);
  return (
    <main id="main" className="page">
      {above}
      <div className="page-head">
        <div>
          <h1 ref={heading} tabIndex={-1}>
            {title}
          </h1>
          {lead && <p className="lead">{lead}</p>}
        </div>
        {actions && <div className="page-actions">{actions}</div>}
      </div>
      {children}
    </main>
  );
}
