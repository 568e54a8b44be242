import { Link, Redirect, Route, Switch, useLocation, useSearch } from 'wouter';
import { SignInPage, SignUpPage } from './features/auth/AuthPage.tsx';
import { useSession, useSessionEnd } from './features/auth/useSession.ts';
import { JobsPage } from './features/jobs/JobsPage.tsx';
import { useText } from './i18n/useText.ts';
import { products } from './products.tsx';
import { Shell } from './Shell.tsx';
import { Page } from './ui/Page.tsx';
import { Loading, Trouble } from './ui/states.tsx';

const START = products[0]?.path ?? '/jobs';

export function App() {
  const session = useSession();
  useSessionEnd();
  return (
    <Shell user={session.state === 'in' ? session.user : null}>
      {session.state === 'in' && <SignedInRoutes />}
      {session.state === 'out' && <SignedOutRoutes />}
      {session.state === 'loading' && (
        <main id="main" className="page">
          <Loading />
        </main>
      )}
      {session.state === 'unknown' && (
        <main id="main" className="page">
          <Trouble error={session.error} onRetry={session.retry} />
        </main>
      )}
    </Shell>
  );
}

function SignedInRoutes() {
  const search = useSearch();
  return (
    <Switch>
      {products.flatMap(({ routes }) =>
        routes.map(({ path, render }) => (
          <Route key={path} path={path}>
            {(params) => render(params as Record<string, string>)}
          </Route>
        )),
      )}
      <Route path="/jobs">
        <JobsPage />
      </Route>
      <Route path="/">
        <Redirect to={START} replace />
      </Route>
      <Route path="/sign-in">
        <Redirect to={nextPlace(search)} replace />
      </Route>
      <Route path="/sign-up">
        <Redirect to={nextPlace(search)} replace />
      </Route>
      <Route>
        <NotFound />
      </Route>
    </Switch>
  );
}

function SignedOutRoutes() {
  const [here] = useLocation();
  const search = useSearch();
  const target = search ? `${here}?${search}` : here;
  const next = target === '/' ? '' : `?next=${encodeURIComponent(target)}`;
  return (
    <Switch>
      <Route path="/sign-in">
        <SignInPage />
      </Route>
      <Route path="/sign-up">
        <SignUpPage />
      </Route>
      <Route>
        <Redirect to={`/sign-in${next}`} replace />
      </Route>
    </Switch>
  );
}

function NotFound() {
  const text = useText();
  return (
    <Page title={text('app.notFound')} lead={text('app.notFoundHelp')}>
      <p>
        <Link href="/">{text('app.home')}</Link>
      </p>
    </Page>
  );
}

/** Where to go after signing in; only places of this app, never another host. */
export function nextPlace(search: string): string {
  const next = new URLSearchParams(search).get('next') ?? '';
  return /^\/(?![/\\])/.test(next) ? next : START;
}
