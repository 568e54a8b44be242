import { useSyncExternalStore } from 'react';
import { useText } from '../i18n/useText.ts';
import { currentToasts, dismissToast, onToasts } from './toasts.ts';

export function Toasts() {
  const text = useText();
  const toasts = useSyncExternalStore(onToasts, currentToasts);
  return (
    <div className="toasts" role="status" aria-label={text('toast.region')}>
      {toasts.map((toast) => (
        <div key={toast.id} className={`toast toast-${toast.kind}`}>
          <span>{toast.text}</span>
          <button
            type="button"
            className="toast-close"
            aria-label={text('toast.close')}
            onClick={() => dismissToast(toast.id)}
          >
            ✕
          </button>
        </div>
      ))}
    </div>
  );
}
