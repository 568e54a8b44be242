import { vi } from 'vitest';
import type { Stream, WatcherPorts } from '../src/features/jobs/watcher.ts';
import type { JobReading } from '../src/features/jobs/api.ts';

/** A stream that the test drives. */
export class FakeStream implements Stream {
  readyState = 0;
  private readonly listeners = new Map<string, ((event: { data?: unknown }) => void)[]>();

  addEventListener(type: string, listener: (event: { data?: unknown }) => void): void {
    this.listeners.set(type, [...(this.listeners.get(type) ?? []), listener]);
  }

  close(): void {
    this.readyState = 2;
  }

  emit(type: string, data?: unknown): void {
    for (const listener of this.listeners.get(type) ?? []) {
      listener({ data: typeof data === 'string' ? data : JSON.stringify(data) });
    }
  }

  fail(closed: boolean): void {
    this.readyState = closed ? 2 : 0;
    this.emit('error');
  }
}

/** Ports of a watcher: answers are taken from the front of `answers`, the last one stays. */
export function fakePorts(answers: (JobReading | Error)[], streaming = true) {
  const streams: FakeStream[] = [];
  const reads: (string | undefined)[] = [];
  const ports: WatcherPorts = {
    readJob: async (_id, etag) => {
      reads.push(etag);
      const answer = answers.length > 1 ? answers.shift() : answers[0];
      if (answer instanceof Error) throw answer;
      return answer ?? { job: null };
    },
    openStream: streaming
      ? () => {
          const stream = new FakeStream();
          streams.push(stream);
          return stream;
        }
      : null,
  };
  return { ports, streams, reads };
}

export interface Sent {
  method: string;
  path: string;
  headers: Record<string, string>;
  body: unknown;
}

/** Replaces fetch by a function from the request to an answer, and keeps what was sent. */
export function fakeFetch(answer: (sent: Sent) => Response | Promise<Response>): Sent[] {
  const calls: Sent[] = [];
  vi.stubGlobal('fetch', async (path: string, init: RequestInit) => {
    const sent: Sent = {
      method: init.method ?? 'GET',
      path,
      headers: init.headers as Record<string, string>,
      body: typeof init.body === 'string' ? JSON.parse(init.body) : undefined,
    };
    calls.push(sent);
    return answer(sent);
  });
  return calls;
}

export function jsonAnswer(status: number, body: unknown, headers = {}): Response {
  return new Response(JSON.stringify(body), {
    status,
    headers: { 'content-type': 'application/json', ...headers },
  });
}
