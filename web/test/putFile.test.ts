import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { putFile } from '../src/features/evidence/api.ts';

/** An XMLHttpRequest whose end the test decides. */
class FakeXhr extends EventTarget {
  static last: FakeXhr;
  readonly upload = new EventTarget();
  readonly headers: Record<string, string> = {};
  status = 0;
  opened: string[] = [];
  sent: unknown;

  constructor() {
    super();
    FakeXhr.last = this;
  }

  open(...opened: string[]): void {
    this.opened = opened;
  }

  setRequestHeader(name: string, value: string): void {
    this.headers[name] = value;
  }

  send(body: unknown): void {
    this.sent = body;
  }

  abort(): void {
    this.dispatchEvent(new Event('abort'));
  }

  end(status: number): void {
    this.status = status;
    this.dispatchEvent(new Event('load'));
  }
}

beforeEach(() => {
  vi.stubGlobal('XMLHttpRequest', FakeXhr);
});
afterEach(() => vi.unstubAllGlobals());

function put() {
  const abort = new AbortController();
  const percents: number[] = [];
  const file = new Blob(['내용']);
  const done = putFile('https://store/x', file, 'text/csv', (p) => percents.push(p), abort.signal);
  return { abort, percents, file, done, xhr: FakeXhr.last };
}

it('puts the file with the signed type and tells how far it is', async () => {
  const { done, xhr, percents, file } = put();
  const event = Object.assign(new Event('progress'), {
    lengthComputable: true,
    loaded: 1,
    total: 3,
  });
  xhr.upload.dispatchEvent(event);
  xhr.end(200);
  await done;
  expect(xhr.opened).toEqual(['PUT', 'https://store/x']);
  expect(xhr.headers).toEqual({ 'Content-Type': 'text/csv' });
  expect(xhr.sent).toBe(file);
  expect(percents).toEqual([33]);
});

it('names the answer of a store that refuses', async () => {
  const { done, xhr } = put();
  xhr.end(403);
  await expect(done).rejects.toMatchObject({ status: 403, code: 'STORAGE' });
});

it('tells a broken line from a refusal', async () => {
  const { done, xhr } = put();
  xhr.dispatchEvent(new Event('error'));
  await expect(done).rejects.toMatchObject({ status: 0, code: 'NETWORK' });
});

it('stops when it is cancelled', async () => {
  const { done, abort } = put();
  abort.abort();
  await expect(done).rejects.toMatchObject({ name: 'AbortError' });
});
