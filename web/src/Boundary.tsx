import { Component, type ReactNode } from 'react';
import { translate } from './i18n/language.ts';
import { Button } from './ui/Button.tsx';

/** Shows a way out when a screen breaks, in place of a white page. */
export class Boundary extends Component<{ children: ReactNode }, { broken: boolean }> {
  state = { broken: false };

  static getDerivedStateFromError() {
    return { broken: true };
  }

  render() {
    if (!this.state.broken) return this.props.children;
    return (
      <main className="page" role="alert">
        <h1>{translate('error.crash')}</h1>
        <p>{translate('error.crashHelp')}</p>
        <Button kind="primary" onClick={() => location.reload()}>
          {translate('action.reload')}
        </Button>
      </main>
    );
  }
}
