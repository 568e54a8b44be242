/** Short notices that any part of the app may show; the region in Toasts.tsx reads them out. */

export interface Toast {
  id: number;
  kind: 'good' | 'bad' | 'info';
  text: string;
}

const LIFETIME_MS = { good: 5_000, info: 5_000, bad: 10_000 };
const MOST_AT_ONCE = 4;

let toasts: readonly Toast[] = [];
let lastId = 0;
const listeners = new Set<() => void>();

export function showToast(kind: Toast['kind'], text: string): void {
  const toast = { id: ++lastId, kind, text };
  change([...toasts.filter((shown) => shown.text !== text), toast].slice(-MOST_AT_ONCE));
  setTimeout(() => dismissToast(toast.id), LIFETIME_MS[kind]);
}

export function dismissToast(id: number): void {
  change(toasts.filter((toast) => toast.id !== id));
}

export function currentToasts(): readonly Toast[] {
  return toasts;
}

export function onToasts(listener: () => void): () => void {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}

function change(next: readonly Toast[]): void {
  toasts = next;
  for (const listener of listeners) listener();
}
