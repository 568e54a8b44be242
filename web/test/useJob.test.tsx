import { act, renderHook } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { useJob } from '../src/features/jobs/useJob.ts';
import { aJob, anEvent, offline } from './builders.ts';
import { fakePorts } from './fakes.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const pass = (ms: number) => act(() => vi.advanceTimersByTimeAsync(ms));

function watch(answers: Parameters<typeof fakePorts>[0], streaming = true, more = {}) {
  const fake = fakePorts(answers, streaming);
  const onSettled = vi.fn();
  const hook = renderHook(({ id }) => useJob(id, { ports: fake.ports, onSettled, ...more }), {
    initialProps: { id: 'job_1' as string | null },
  });
  return { ...fake, ...hook, onSettled };
}

it('follows the stream to the end and tells of it once', async () => {
  const done = aJob({ status: 'succeeded', version: 9, progress: 100 });
  const { result, streams, onSettled } = watch([{ job: aJob() }, { job: done }]);
  await pass(0);
  act(() => streams[0]?.emit('progress', anEvent({ progress: 70 })));
  expect(result.current.job?.progress).toBe(70);
  act(() => streams[0]?.emit('done', anEvent({ version: 9, status: 'succeeded' })));
  await pass(0);
  expect(result.current).toMatchObject({ phase: 'settled', job: done });
  expect(onSettled).toHaveBeenCalledExactlyOnceWith(done);
  expect(streams[0]?.readyState).toBe(2);
});

it('does not announce a job that had ended before the page was opened', async () => {
  const { result, streams, onSettled } = watch([{ job: aJob({ status: 'succeeded' }) }]);
  await pass(0);
  expect(result.current.phase).toBe('settled');
  expect(onSettled).not.toHaveBeenCalled();
  expect(streams).toHaveLength(0);
});

it('changes to polling when the stream is refused, and sends the ETag along', async () => {
  const { result, streams, reads } = watch([{ job: aJob(), etag: '"1"' }, { job: null }]);
  await pass(0);
  act(() => streams[0]?.fail(true));
  await pass(0);
  expect(result.current.via).toBe('poll');
  expect(reads).toEqual([undefined, '"1"']);
  await pass(2_000);
  expect(reads).toHaveLength(3);
});

it('polls at the pace the server asks for where there are no streams', async () => {
  const { reads } = watch([{ job: aJob(), retryAfterMs: 5_000 }], false);
  await pass(0);
  await pass(4_900);
  expect(reads).toHaveLength(1);
  await pass(100);
  expect(reads).toHaveLength(2);
});

it('tests a stream that has fallen silent', async () => {
  const { result, reads } = watch([{ job: aJob() }, { job: aJob({ version: 5, progress: 80 }) }]);
  await pass(0);
  await pass(20_001);
  expect(reads).toHaveLength(2);
  expect(result.current).toMatchObject({ via: 'poll', job: { progress: 80 } });
});

it('gives up after its retries and starts again when asked', async () => {
  const { result, reads } = watch([offline, offline, offline, offline, { job: aJob() }]);
  await pass(0);
  await pass(7_000);
  expect(result.current).toMatchObject({ phase: 'lost', problem: offline });
  expect(reads).toHaveLength(4);
  act(() => result.current.restart());
  await pass(0);
  expect(result.current).toMatchObject({ phase: 'watching', job: { job_id: 'job_1' } });
});

it('starts again by itself when the browser is back online', async () => {
  const { result } = watch([offline, offline, offline, offline, { job: aJob() }]);
  await pass(0);
  await pass(7_000);
  act(() => {
    window.dispatchEvent(new Event('online'));
  });
  await pass(0);
  expect(result.current.phase).toBe('watching');
});

it('stops at the time limit and reads no more', async () => {
  const limits = { timeoutMs: 10_000 };
  const { result, reads } = watch([{ job: aJob() }], false, { limits });
  await pass(0);
  await pass(10_000);
  expect(result.current.phase).toBe('timed_out');
  const before = reads.length;
  await pass(60_000);
  expect(reads).toHaveLength(before);
});

it('takes in the answer to a cancel at once', async () => {
  const { result, onSettled } = watch([{ job: aJob() }]);
  await pass(0);
  act(() => result.current.accept(aJob({ status: 'cancelled', version: 7 })));
  expect(result.current).toMatchObject({ phase: 'settled', job: { status: 'cancelled' } });
  expect(onSettled).toHaveBeenCalledOnce();
});

it('leaves no stream or timer behind when the page is left', async () => {
  const { streams, reads, unmount } = watch([{ job: aJob() }]);
  await pass(0);
  unmount();
  expect(streams[0]?.readyState).toBe(2);
  await pass(60_000);
  expect(reads).toHaveLength(1);
  expect(vi.getTimerCount()).toBe(0);
});

it('shows nothing of the former job after the id has changed', async () => {
  const { result, rerender } = watch([{ job: aJob() }]);
  await pass(0);
  rerender({ id: null });
  expect(result.current.job).toBeNull();
});
