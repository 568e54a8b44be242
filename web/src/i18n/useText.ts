import { useSyncExternalStore } from 'react';
import { currentLanguage, onLanguageChange, translate } from './language.ts';

/** The translate function, re-rendering its caller when the language changes. */
export function useText() {
  useSyncExternalStore(onLanguageChange, currentLanguage);
  return translate;
}

export function useLanguage() {
  return useSyncExternalStore(onLanguageChange, currentLanguage);
}
