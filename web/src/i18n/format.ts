import { currentLanguage } from './language.ts';

/** A date and time for people, in the chosen language and the reader's own time zone. */
export function dateTime(iso: string): string {
  return format(iso, { dateStyle: 'medium', timeStyle: 'short' });
}

export function date(iso: string): string {
  return format(iso, { dateStyle: 'medium' });
}

export function time(iso: string): string {
  return format(iso, { timeStyle: 'short' });
}

/** A size in bytes as KB or MB with at most one decimal. */
export function fileSize(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`;
  if (bytes < 1024 * 1024) return `${Math.round(bytes / 1024)} KB`;
  return `${(bytes / (1024 * 1024)).toFixed(1)} MB`;
}

function format(iso: string, options: Intl.DateTimeFormatOptions): string {
  const moment = new Date(iso);
  if (Number.isNaN(moment.getTime())) return iso;
  return new Intl.DateTimeFormat(currentLanguage(), options).format(moment);
}
