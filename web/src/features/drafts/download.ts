/** Hands the person a text file. The byte order mark lets older Korean programs see UTF-8. */
export function download(filename: string, text: string): void {
  const blob = new Blob(['\uFEFF', text], { type: 'text/plain;charset=utf-8' });
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = safeName(filename);
  link.click();
  // Some browsers read the address only after the click has been handled.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

/** The name without the characters some file systems refuse. */
export function safeName(filename: string): string {
  return filename.replace(/[\\/:*?"<>|\p{Cc}]/gu, '_').slice(-120);
}
