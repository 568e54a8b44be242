import { asProblem } from '../../api/problem.ts';
import type { UploadReceipt, UploadTicket } from '../../api/types.ts';
import { contentType, refusal, type Refusal } from './accept.ts';

export type UploadState =
  | 'waiting'
  | 'preparing'
  | 'sending'
  | 'registering'
  | 'done'
  | 'failed'
  | 'cancelled';

export interface Upload {
  readonly id: number;
  readonly file: File;
  readonly state: UploadState;
  readonly percent: number;
  /** A refusal by our own rules is told in the reader's language, a server's in its words. */
  readonly refusal: Refusal | null;
  readonly error: string | null;
  /** The address the file was put to; kept when only the registration failed. */
  readonly sentAs: UploadTicket | null;
}

export interface UploadPorts {
  ask(file: File, type: string): Promise<UploadTicket>;
  put(
    ticket: UploadTicket,
    file: File,
    type: string,
    onPercent: (percent: number) => void,
    signal: AbortSignal,
  ): Promise<void>;
  complete(ticket: UploadTicket, file: File): Promise<UploadReceipt>;
}

const AT_ONCE = 3;
const ACTIVE: ReadonlySet<UploadState> = new Set(['preparing', 'sending', 'registering']);

/** Sends files a few at a time; every file ends done, failed with a reason, or cancelled. */
export class UploadQueue {
  private uploads: readonly Upload[] = [];
  private lastId = 0;
  private readonly aborts = new Map<number, AbortController>();
  private readonly listeners = new Set<() => void>();
  private readonly ports: UploadPorts;
  private readonly onRegistered: () => void;

  constructor(ports: UploadPorts, onRegistered: () => void = () => undefined) {
    this.ports = ports;
    this.onRegistered = onRegistered;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => {
      this.listeners.delete(listener);
    };
  };

  readonly snapshot = (): readonly Upload[] => this.uploads;

  get busy(): boolean {
    return this.uploads.some(({ state }) => state === 'waiting' || ACTIVE.has(state));
  }

  add(files: readonly File[]): void {
    const added = files.map((file): Upload => {
      const refused = refusal(file);
      const state = refused ? 'failed' : 'waiting';
      const id = ++this.lastId;
      return { id, file, state, percent: 0, refusal: refused, error: null, sentAs: null };
    });
    this.replace([...this.uploads, ...added]);
    this.startNext();
  }

  /** Another try; a file the rules refuse stays refused. */
  retry(id: number): void {
    const upload = this.find(id);
    if (!upload || upload.refusal || !['failed', 'cancelled'].includes(upload.state)) return;
    this.change(id, { state: 'waiting', percent: 0, error: null });
    this.startNext();
  }

  cancel(id: number): void {
    const upload = this.find(id);
    // Once it is being registered the server may have it already: too late.
    if (!upload || !['waiting', 'preparing', 'sending'].includes(upload.state)) return;
    this.change(id, { state: 'cancelled' });
    this.aborts.get(id)?.abort();
    this.startNext();
  }

  /** Takes the ended uploads off the list. */
  clear(): void {
    this.replace(this.uploads.filter(({ state }) => state === 'waiting' || ACTIVE.has(state)));
  }

  /** Takes off what has arrived, which the list of evidence shows; answers how many those were. */
  clearDone(): number {
    const rest = this.uploads.filter(({ state }) => state !== 'done');
    const count = this.uploads.length - rest.length;
    if (count > 0) this.replace(rest);
    return count;
  }

  private startNext(): void {
    const active = this.uploads.filter(({ state }) => ACTIVE.has(state)).length;
    const waiting = this.uploads.filter(({ state }) => state === 'waiting');
    for (const upload of waiting.slice(0, Math.max(0, AT_ONCE - active))) void this.send(upload);
  }

  private async send({ id, file, sentAs }: Upload): Promise<void> {
    const abort = new AbortController();
    this.aborts.set(id, abort);
    this.change(id, { state: 'preparing' });
    try {
      const ticket = sentAs ?? (await this.transfer(id, file, abort.signal));
      this.change(id, { state: 'registering', percent: 100, sentAs: ticket });
      await this.ports.complete(ticket, file);
      this.change(id, { state: 'done' });
      this.onRegistered();
    } catch (error) {
      if (!abort.signal.aborted) {
        this.change(id, { state: 'failed', error: asProblem(error).message });
      }
    } finally {
      if (this.aborts.get(id) === abort) this.aborts.delete(id);
      this.startNext();
    }
  }

  private async transfer(id: number, file: File, signal: AbortSignal): Promise<UploadTicket> {
    const type = contentType(file.name);
    const ticket = await this.ports.ask(file, type);
    signal.throwIfAborted();
    this.change(id, { state: 'sending' });
    const onPercent = (percent: number) => {
      if (!signal.aborted) this.change(id, { percent });
    };
    await this.ports.put(ticket, file, type, onPercent, signal);
    signal.throwIfAborted();
    return ticket;
  }

  private find(id: number): Upload | undefined {
    return this.uploads.find((upload) => upload.id === id);
  }

  private change(id: number, change: Partial<Upload>): void {
    this.replace(this.uploads.map((one) => (one.id === id ? { ...one, ...change } : one)));
  }

  private replace(uploads: readonly Upload[]): void {
    this.uploads = uploads;
    for (const listener of this.listeners) listener();
  }
}
