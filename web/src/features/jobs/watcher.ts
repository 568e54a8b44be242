import { asProblem } from '../../api/problem.ts';
import type { Job, JobEvent } from '../../api/types.ts';
import type { JobReading } from './api.ts';
import {
  advance,
  DEFAULT_LIMITS,
  initialWatch,
  isFinished,
  type StopCondition,
  type WatchEvent,
  type WatchLimits,
  type WatchState,
} from './watch.ts';

/** The part of EventSource a watch needs. */
export interface Stream {
  readonly readyState: number;
  addEventListener(type: string, listener: (event: { data?: unknown }) => void): void;
  close(): void;
}

export interface WatcherPorts {
  readJob(jobId: string, etag: string | undefined): Promise<JobReading>;
  /** Opens the event stream, or answers null where there are no streams. */
  openStream: ((jobId: string) => Stream) | null;
}

const CLOSED = 2;

/** Carries out what the state machine asks for: one read, one stream and three timers at most. */
export class Watcher {
  private state: WatchState;
  private stream: Stream | null = null;
  private etag: string | undefined;
  private readTimer: ReturnType<typeof setTimeout> | undefined;
  private silenceTimer: ReturnType<typeof setTimeout> | undefined;
  private readonly timeoutTimer: ReturnType<typeof setTimeout>;
  private stopped = false;
  private readonly jobId: string;
  private readonly ports: WatcherPorts;
  private readonly tell: (state: WatchState) => void;
  private readonly limits: WatchLimits;
  private readonly isDone: StopCondition;

  constructor(
    jobId: string,
    ports: WatcherPorts,
    tell: (state: WatchState) => void,
    limits: WatchLimits = DEFAULT_LIMITS,
    isDone: StopCondition = isFinished,
  ) {
    this.jobId = jobId;
    this.ports = ports;
    this.tell = tell;
    this.limits = limits;
    this.isDone = isDone;
    this.state = initialWatch(ports.openStream !== null);
    this.timeoutTimer = setTimeout(() => this.take({ type: 'timeout' }), limits.timeoutMs);
    this.perform();
  }

  /** Takes in a job view that another request has brought, as the answer to a cancel. */
  accept(job: Job): void {
    this.take({ type: 'read', job });
  }

  stop(): void {
    this.stopped = true;
    clearTimeout(this.timeoutTimer);
    clearTimeout(this.readTimer);
    clearTimeout(this.silenceTimer);
    this.closeStream();
  }

  private take(event: WatchEvent): void {
    if (this.stopped) return;
    const before = this.state;
    this.state = advance(before, event, this.limits, this.isDone);
    if (this.state === before) return;
    if (this.state.next !== before.next) this.perform();
    this.tell(this.state);
  }

  private perform(): void {
    const { next, via } = this.state;
    clearTimeout(this.readTimer);
    clearTimeout(this.silenceTimer);
    if (via === 'poll' || next.do === 'nothing') this.closeStream();
    if (next.do === 'nothing') clearTimeout(this.timeoutTimer);
    if (next.do === 'read') this.readTimer = setTimeout(() => void this.read(), next.inMs);
    if (next.do === 'listen') this.listen();
  }

  private async read(): Promise<void> {
    try {
      const { job, etag, retryAfterMs } = await this.ports.readJob(this.jobId, this.etag);
      this.etag = etag ?? this.etag;
      this.take({ type: 'read', job, retryAfterMs });
    } catch (error) {
      this.take({ type: 'read_failed', problem: asProblem(error) });
    }
  }

  private listen(): void {
    this.silenceTimer = setTimeout(
      () => this.take({ type: 'stream_silent' }),
      this.limits.silenceMs,
    );
    if (this.stream || !this.ports.openStream) return;
    const stream = this.ports.openStream(this.jobId);
    this.stream = stream;
    const heard = ({ data }: { data?: unknown }) => {
      const event = parse(data);
      if (event && this.stream === stream) this.take({ type: 'streamed', event });
    };
    stream.addEventListener('progress', heard);
    stream.addEventListener('done', heard);
    stream.addEventListener('open', () => this.take({ type: 'stream_opened' }));
    stream.addEventListener('error', () => {
      // EventSource reconnects by itself, with Last-Event-ID, unless it has closed for good.
      if (this.stream !== stream) return;
      this.take({ type: 'stream_error', closed: stream.readyState === CLOSED });
    });
  }

  private closeStream(): void {
    this.stream?.close();
    this.stream = null;
  }
}

function parse(data: unknown): JobEvent | null {
  try {
    return JSON.parse(String(data)) as JobEvent;
  } catch {
    return null;
  }
}
