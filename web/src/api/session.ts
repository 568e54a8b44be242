/**
 * The session as the browser sees it: cookies it cannot read. One renewal at a time is shared
 * by every request that found its cookie stale, and listeners hear when the session is over.
 */

let renewal: Promise<boolean> | null = null;
const listeners = new Set<() => void>();

/** Runs `renew` unless a renewal is under way, which is then shared. */
export function refreshSession(renew: () => Promise<boolean>): Promise<boolean> {
  renewal ??= renew().finally(() => {
    renewal = null;
  });
  return renewal;
}

/** Tells every listener that the person has to sign in again. */
export function endSession(): void {
  for (const listener of listeners) listener();
}

export function onSessionEnd(listener: () => void): () => void {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}
