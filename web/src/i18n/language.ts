import { catalogues, type TextKey } from './catalogue/index.ts';

export type Language = 'ko' | 'en';
export type Params = Record<string, string | number>;

const STORAGE_KEY = 'seogi.language';
const listeners = new Set<() => void>();
let language: Language = remembered();

/** The chosen interface language, also sent as Accept-Language. */
export function currentLanguage(): Language {
  return language;
}

export function chooseLanguage(next: Language): void {
  language = next;
  try {
    localStorage.setItem(STORAGE_KEY, next);
  } catch {
    // Private windows may refuse storage; the choice then lasts as long as the page.
  }
  for (const listener of listeners) listener();
}

export function onLanguageChange(listener: () => void): () => void {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}

/** The text of `key` in the current language with `{name}` places filled. */
export function translate(key: TextKey, params: Params = {}): string {
  return catalogues[language][key].replace(/\{(\w+)\}/g, (place, name: string) =>
    name in params ? String(params[name]) : place,
  );
}

/** Whether the catalogue has a text for a key that came from the server. */
export function isTextKey(key: string): key is TextKey {
  return key in catalogues.ko;
}

function remembered(): Language {
  try {
    const stored = localStorage.getItem(STORAGE_KEY);
    if (stored === 'ko' || stored === 'en') return stored;
  } catch {
    // As above.
  }
  return 'ko';
}
