/** Which files the reader of evidence understands, and how large they may be. */

const MB = 1024 * 1024;

interface FileKind {
  contentType: string;
  limit: number;
}

const TEXT: FileKind = { contentType: 'text/plain', limit: 10 * MB };

const KINDS: Record<string, FileKind> = {
  txt: TEXT,
  text: TEXT,
  log: TEXT,
  md: TEXT,
  csv: { contentType: 'text/csv', limit: 10 * MB },
  pdf: { contentType: 'application/pdf', limit: 50 * MB },
};

export const ACCEPT = Object.keys(KINDS)
  .map((extension) => `.${extension}`)
  .join(',');

export type Refusal =
  | { reason: 'upload.badType' | 'upload.emptyFile' }
  | { reason: 'upload.tooLarge'; limit: number };

/** Why a file cannot be evidence, or null when it can. */
export function refusal(file: { name: string; size: number }): Refusal | null {
  const kind = kindOf(file.name);
  if (!kind) return { reason: 'upload.badType' };
  if (file.size === 0) return { reason: 'upload.emptyFile' };
  if (file.size > kind.limit) return { reason: 'upload.tooLarge', limit: kind.limit };
  return null;
}

/** The media type by extension: browsers name CSV files after the program installed for them. */
export function contentType(filename: string): string {
  return kindOf(filename)?.contentType ?? 'application/octet-stream';
}

function kindOf(filename: string): FileKind | undefined {
  const extension = filename.slice(filename.lastIndexOf('.') + 1).toLowerCase();
  return Object.hasOwn(KINDS, extension) ? KINDS[extension] : undefined;
}
