import { useEffect, type ReactNode } from 'react';
import { Link, useLocation } from 'wouter';
import type { User } from './api/types.ts';
import { useSignOut } from './features/auth/useSession.ts';
import { chooseLanguage, type Language } from './i18n/language.ts';
import { useLanguage, useText } from './i18n/useText.ts';
import { products } from './products.tsx';
import { Button } from './ui/Button.tsx';
import { Toasts } from './ui/Toasts.tsx';

/** The frame around every screen. */
export function Shell({ user, children }: { user: User | null; children: ReactNode }) {
  const text = useText();
  const language = useLanguage();
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  return (
    <>
      <a className="skip" href="#main">
        {text('app.skip')}
      </a>
      <header className="top">
        <Link href="/" className="brand">
          <img src="/favicon.svg" alt="" width={28} height={28} />
          {text('app.name')}
        </Link>
        {user && <MainMenu />}
        <div className="top-end">
          <LanguageSwitch language={language} />
          {user && <Account user={user} />}
        </div>
      </header>
      {children}
      <Toasts />
    </>
  );
}

function MainMenu() {
  const text = useText();
  const [here] = useLocation();
  const entries = [...products, { path: '/jobs', nav: 'nav.jobs' as const }];
  return (
    <nav className="menu" aria-label={text('nav.main')}>
      {entries.map(({ path, nav }) => (
        <Link key={path} href={path} aria-current={here.startsWith(path) ? 'page' : undefined}>
          {text(nav)}
        </Link>
      ))}
    </nav>
  );
}

const LANGUAGES: { code: Language; name: string }[] = [
  { code: 'ko', name: '한국어' },
  { code: 'en', name: 'English' },
];

function LanguageSwitch({ language }: { language: Language }) {
  const text = useText();
  return (
    <div className="languages" role="group" aria-label={text('app.language')}>
      {LANGUAGES.map(({ code, name }) => (
        <button
          key={code}
          type="button"
          lang={code}
          aria-pressed={language === code}
          onClick={() => chooseLanguage(code)}
        >
          {name}
        </button>
      ))}
    </div>
  );
}

function Account({ user }: { user: User }) {
  const text = useText();
  const signOut = useSignOut();
  return (
    <div className="account">
      <span className="account-name">{user.name}</span>
      <Button kind="ghost" small onClick={() => void signOut()}>
        {text('auth.signOut')}
      </Button>
    </div>
  );
}
