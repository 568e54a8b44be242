import { useState } from 'react';

export interface Edited {
  text: string;
  changed: boolean;
  change: (text: string) => void;
  revert: () => void;
}

/**
 * The person's own version of a text that came from the server, kept under `name`. It lives in
 * this tab only: what people write here does not belong in storage that outlasts the session.
 */
export function useEdited(name: string, original: string): Edited {
  const storageKey = `seogi.${name}`;
  const [own, setOwn] = useState<string | null>(() => read(storageKey));
  const change = (text: string) => {
    const next = text === original ? null : text;
    setOwn(next);
    write(storageKey, next);
  };
  return {
    text: own ?? original,
    // What was one's own may since have become the server's.
    changed: own !== null && own !== original,
    change,
    revert: () => change(original),
  };
}

function read(key: string): string | null {
  try {
    return sessionStorage.getItem(key);
  } catch {
    return null;
  }
}

function write(key: string, text: string | null): void {
  try {
    if (text === null) sessionStorage.removeItem(key);
    else sessionStorage.setItem(key, text);
  } catch {
    // Without storage the edit lasts until the page is left.
  }
}
