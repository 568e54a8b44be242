/** Both languages of one area; the compiler refuses a key that only one of them has. */
export function area<K extends string>(texts: {
  ko: Record<K, string>;
  en: Record<NoInfer<K>, string>;
}): { ko: Record<K, string>; en: Record<K, string> } {
  return texts;
}
