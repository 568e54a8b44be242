/**
 * The state machine that follows one job: a stream while it delivers, reads at intervals when it
 * does not, and a clear end in every case. It holds no timers and does no input or output; the
 * driver in watcher.ts carries out `next`.
 */
import type { Job, JobEvent, JobStatus } from '../../api/types.ts';
import type { Problem } from '../../api/problem.ts';

export interface WatchLimits {
  /** Wait between reads when the server names none, in ms. */
  pollMs: number;
  /** Wait before the first repeat of a failed read, in ms; it doubles with each further one. */
  retryDelayMs: number;
  /** Failed reads, or stream errors, in a row that are put up with. */
  maxRetries: number;
  /** Longest time one job is followed, in ms. */
  timeoutMs: number;
  /** Silence of the stream, in ms, after which a read checks whether it still delivers. */
  silenceMs: number;
}

export const DEFAULT_LIMITS: WatchLimits = {
  pollMs: 2_000,
  retryDelayMs: 1_000,
  maxRetries: 3,
  timeoutMs: 15 * 60_000,
  silenceMs: 20_000,
};

/** What the driver has to do now. */
export type Next = { do: 'read'; inMs: number } | { do: 'listen' } | { do: 'nothing' };

export interface WatchState {
  phase: 'watching' | 'settled' | 'timed_out' | 'lost';
  via: 'stream' | 'poll';
  job: Job | null;
  problem: Problem | null;
  /** Failed reads in a row. */
  failures: number;
  /** Stream errors in a row. */
  streamErrors: number;
  /** Whether the read under way tests a silent stream. */
  probing: boolean;
  next: Next;
}

export type WatchEvent =
  | { type: 'read'; job: Job | null; retryAfterMs?: number }
  | { type: 'read_failed'; problem: Problem }
  | { type: 'streamed'; event: JobEvent }
  | { type: 'stream_opened' }
  | { type: 'stream_error'; closed: boolean }
  | { type: 'stream_silent' }
  | { type: 'timeout' };

export type StopCondition = (job: Job) => boolean;

const FINISHED: ReadonlySet<JobStatus> = new Set(['succeeded', 'failed', 'cancelled']);

export const isFinished: StopCondition = (job) => FINISHED.has(job.status);

export function initialWatch(streaming: boolean): WatchState {
  return {
    phase: 'watching',
    via: streaming ? 'stream' : 'poll',
    job: null,
    problem: null,
    failures: 0,
    streamErrors: 0,
    probing: false,
    next: { do: 'read', inMs: 0 },
  };
}

/** The state after one event. Nothing moves a watch that has ended. */
export function advance(
  state: WatchState,
  event: WatchEvent,
  limits: WatchLimits = DEFAULT_LIMITS,
  stop: StopCondition = isFinished,
): WatchState {
  if (state.phase !== 'watching') return state;
  switch (event.type) {
    case 'read':
      return afterRead(state, event, limits, stop);
    case 'read_failed':
      return afterFailedRead(state, event.problem, limits, stop);
    case 'streamed':
      return afterMessage(state, event.event, stop);
    case 'stream_opened':
      return { ...state, streamErrors: 0 };
    case 'stream_error':
      return afterStreamError(state, event.closed, limits);
    case 'stream_silent':
      return { ...state, probing: true, next: { do: 'read', inMs: 0 } };
    case 'timeout':
      return end(state, 'timed_out');
  }
}

function end(state: WatchState, phase: WatchState['phase']): WatchState {
  return { ...state, phase, probing: false, next: { do: 'nothing' } };
}

function afterRead(
  state: WatchState,
  { job: answer, retryAfterMs }: { job: Job | null; retryAfterMs?: number },
  limits: WatchLimits,
  stop: StopCondition,
): WatchState {
  const missed = state.probing && answer !== null && answer.version > (state.job?.version ?? 0);
  const via = missed ? 'poll' : state.via;
  const job = newest(state.job, answer);
  const read: WatchState = { ...state, job, via, failures: 0, problem: null, probing: false };
  if (job && stop(job)) return end(read, 'settled');
  const wait = retryAfterMs ?? limits.pollMs;
  return { ...read, next: via === 'stream' ? { do: 'listen' } : { do: 'read', inMs: wait } };
}

function afterFailedRead(
  state: WatchState,
  problem: Problem,
  limits: WatchLimits,
  stop: StopCondition,
): WatchState {
  const failures = state.failures + 1;
  const failed = { ...state, failures, problem };
  if (!problem.transient || failures > limits.maxRetries) {
    // The stream already told the end; only the details could not be read.
    return end(failed, state.job && stop(state.job) ? 'settled' : 'lost');
  }
  const backoff = limits.retryDelayMs * 2 ** (failures - 1);
  return { ...failed, next: { do: 'read', inMs: Math.max(backoff, problem.retryAfterMs ?? 0) } };
}

function afterMessage(state: WatchState, event: JobEvent, stop: StopCondition): WatchState {
  if (!state.job) return state;
  const job = merge(state.job, event);
  const heard = { ...state, job, streamErrors: 0, failures: 0, problem: null };
  // The last message is short; one read brings the whole job with its failure and usage.
  if (stop(job)) return { ...heard, next: { do: 'read', inMs: 0 } };
  return { ...heard, probing: false, next: { do: 'listen' } };
}

function afterStreamError(state: WatchState, closed: boolean, limits: WatchLimits): WatchState {
  if (state.via !== 'stream') return state;
  const streamErrors = state.streamErrors + 1;
  if (!closed && streamErrors <= limits.maxRetries) return { ...state, streamErrors };
  return { ...state, streamErrors, via: 'poll', next: { do: 'read', inMs: 0 } };
}

function newest(known: Job | null, answer: Job | null): Job | null {
  if (!known || !answer) return answer ?? known;
  return answer.version >= known.version ? answer : known;
}

function merge(job: Job, event: JobEvent): Job {
  if (event.version < job.version) return job;
  return {
    ...job,
    version: event.version,
    status: event.status,
    run: event.run,
    progress: event.progress,
    stage: event.stage,
    message: event.message,
    updated_at: event.at,
    failure: event.failure ?? job.failure,
  };
}
