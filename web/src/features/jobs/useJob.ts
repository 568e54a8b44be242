import { useCallback, useEffect, useRef, useState } from 'react';
import type { Job } from '../../api/types.ts';
import { openJobStream, readJob } from './api.ts';
import { DEFAULT_LIMITS, initialWatch, type StopCondition, type WatchLimits } from './watch.ts';
import type { WatchState } from './watch.ts';
import { Watcher, type WatcherPorts } from './watcher.ts';

export interface UseJobOptions {
  limits?: Partial<WatchLimits>;
  /** Ends the watch when true; by default when the job has finished. */
  stopWhen?: StopCondition;
  /** Hears the end of a job that was still going on when the watch began. */
  onSettled?: (job: Job) => void;
  ports?: WatcherPorts;
}

export interface WatchedJob extends WatchState {
  /** Begins the watch anew: after a retry of the job, or when progress was lost. */
  restart(): void;
  /** Takes in a newer view of the job, as the answer to a cancel. */
  accept(job: Job): void;
}

/** Follows one job until it ends. With no id it waits for one. */
export function useJob(jobId: string | null, options: UseJobOptions = {}): WatchedJob {
  const [round, setRound] = useState(0);
  const [seen, setSeen] = useState<{ key: string; state: WatchState } | null>(null);
  const watcher = useRef<Watcher | null>(null);
  const latest = useRef(options);
  useEffect(() => {
    latest.current = options;
  });

  const key = `${jobId}#${round}`;
  useEffect(() => {
    if (!jobId) return;
    let wasGoing = round > 0;
    const { limits, ports, stopWhen } = latest.current;
    const tell = (state: WatchState) => {
      setSeen({ key, state });
      if (state.phase === 'watching' && state.job) wasGoing = true;
      if (state.phase === 'settled' && state.job && wasGoing) latest.current.onSettled?.(state.job);
    };
    const all = { ...DEFAULT_LIMITS, ...limits };
    const current = new Watcher(jobId, ports ?? browserPorts(), tell, all, stopWhen);
    watcher.current = current;
    return () => current.stop();
  }, [jobId, round, key]);

  const restart = useCallback(() => setRound((n) => n + 1), []);
  const accept = useCallback((job: Job) => watcher.current?.accept(job), []);
  const state = seen?.key === key ? seen.state : initialWatch(true);
  useRestartWhenOnline(state, restart);
  return { ...state, restart, accept };
}

function useRestartWhenOnline({ phase, problem }: WatchState, restart: () => void): void {
  const waiting = phase === 'lost' && (problem?.transient ?? false);
  useEffect(() => {
    if (!waiting) return;
    window.addEventListener('online', restart);
    return () => window.removeEventListener('online', restart);
  }, [waiting, restart]);
}

function browserPorts(): WatcherPorts {
  return { readJob, openStream: typeof EventSource === 'undefined' ? null : openJobStream };
}
