import { describe, expect, it } from 'vitest';
import {
  advance,
  DEFAULT_LIMITS,
  initialWatch,
  type WatchEvent,
  type WatchState,
} from '../src/features/jobs/watch.ts';
import { aJob, anEvent, missing, offline, tooMany } from './builders.ts';

const read = (change = {}): WatchEvent => ({ type: 'read', job: aJob(change) });
const failed: WatchEvent = { type: 'read_failed', problem: offline };

function after(events: WatchEvent[], from: WatchState = initialWatch(true)): WatchState {
  return events.reduce((state, event) => advance(state, event), from);
}

describe('following by stream', () => {
  it('reads once before it listens, so that it knows the whole job', () => {
    expect(initialWatch(true).next).toEqual({ do: 'read', inMs: 0 });
    expect(after([read()]).next).toEqual({ do: 'listen' });
  });

  it('takes over what an event tells and keeps listening', () => {
    const state = after([read(), { type: 'streamed', event: anEvent({ progress: 55 }) }]);
    expect(state.job).toMatchObject({ progress: 55, version: 2, can: { cancel: true } });
    expect(state.next).toEqual({ do: 'listen' });
  });

  it('ignores an event older than what it knows', () => {
    const old = anEvent({ version: 3, progress: 5 });
    expect(after([read({ version: 9 }), { type: 'streamed', event: old }]).job?.progress).toBe(10);
  });

  it('reads the whole job once after the last event, then settles', () => {
    const last = anEvent({ version: 5, status: 'succeeded', progress: 100 });
    const told = after([read(), { type: 'streamed', event: last }]);
    expect(told).toMatchObject({ phase: 'watching', next: { do: 'read', inMs: 0 } });
    const settled = after([read({ status: 'succeeded', version: 5 })], told);
    expect(settled).toMatchObject({ phase: 'settled', next: { do: 'nothing' } });
  });

  it('settles by the event alone when that read keeps failing', () => {
    const last = anEvent({ version: 5, status: 'cancelled' });
    const state = after([read(), { type: 'streamed', event: last }, failed, failed, failed, failed]);
    expect(state).toMatchObject({ phase: 'settled', job: { status: 'cancelled' } });
  });

  it('settles at once for a job that was over before', () => {
    expect(after([read({ status: 'failed' })]).phase).toBe('settled');
  });
});

describe('falling back to polling', () => {
  it('polls as soon as the stream has closed for good', () => {
    const state = after([read(), { type: 'stream_error', closed: true }]);
    expect(state).toMatchObject({ via: 'poll', next: { do: 'read', inMs: 0 } });
  });

  it('leaves reconnecting to the browser until errors pile up', () => {
    const error: WatchEvent = { type: 'stream_error', closed: false };
    const three = after([read(), error, error, error]);
    expect(three).toMatchObject({ via: 'stream', next: { do: 'listen' } });
    expect(after([error], three).via).toBe('poll');
  });

  it('forgives stream errors once the stream has opened again', () => {
    const error: WatchEvent = { type: 'stream_error', closed: false };
    const reopened: WatchEvent = { type: 'stream_opened' };
    const state = after([read(), error, error, error, reopened, error]);
    expect(state.via).toBe('stream');
  });

  it('polls when a silent stream has kept news from us', () => {
    const state = after([read(), { type: 'stream_silent' }, read({ version: 4 })]);
    expect(state.via).toBe('poll');
  });

  it('keeps a silent stream when there was no news', () => {
    const state = after([read(), { type: 'stream_silent' }, { type: 'read', job: null }]);
    expect(state).toMatchObject({ via: 'stream', next: { do: 'listen' } });
  });

  it('waits as long as the server asks between reads, else its own interval', () => {
    const poll = initialWatch(false);
    const asked = after([{ type: 'read', job: aJob(), retryAfterMs: 7_000 }], poll);
    expect(asked.next).toEqual({ do: 'read', inMs: 7_000 });
    expect(after([read()], poll).next).toEqual({ do: 'read', inMs: DEFAULT_LIMITS.pollMs });
  });

  it('keeps the job it knows when the answer is "not changed"', () => {
    const state = after([read(), { type: 'read', job: null }], initialWatch(false));
    expect(state.job?.job_id).toBe('job_1');
  });
});

describe('repeating failed reads', () => {
  it('doubles the wait with each failure and gives up after the last retry', () => {
    const waits = [1, 2, 3].map((n) => after(Array.from({ length: n }, () => failed)).next);
    expect(waits.map((next) => next.do === 'read' && next.inMs)).toEqual([1_000, 2_000, 4_000]);
    const lost = after([failed, failed, failed, failed]);
    expect(lost).toMatchObject({ phase: 'lost', problem: offline, next: { do: 'nothing' } });
  });

  it('starts counting anew after a read that succeeded', () => {
    expect(after([failed, failed, failed, read(), failed]).failures).toBe(1);
  });

  it('waits at least as long as a refusing server asks', () => {
    const state = after([{ type: 'read_failed', problem: tooMany }]);
    expect(state.next).toEqual({ do: 'read', inMs: 9_000 });
  });

  it('does not repeat what will never succeed', () => {
    expect(after([{ type: 'read_failed', problem: missing }]).phase).toBe('lost');
  });
});

describe('stopping', () => {
  it('ends at the time limit', () => {
    expect(after([read(), { type: 'timeout' }])).toMatchObject({
      phase: 'timed_out',
      next: { do: 'nothing' },
    });
  });

  it('ends by the condition it was given', () => {
    const half = (job: { progress: number }) => job.progress >= 50;
    const state = advance(initialWatch(false), read({ progress: 60 }), DEFAULT_LIMITS, half);
    expect(state.phase).toBe('settled');
  });

  it.each<WatchEvent>([
    read({ status: 'running', version: 99 }),
    failed,
    { type: 'streamed', event: anEvent({ version: 99 }) },
    { type: 'stream_opened' },
    { type: 'stream_error', closed: true },
    { type: 'stream_silent' },
    { type: 'timeout' },
  ])('is moved by nothing afterwards: $type', (event) => {
    const settled = after([read({ status: 'succeeded' })]);
    expect(advance(settled, event)).toBe(settled);
  });
});
