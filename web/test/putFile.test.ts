import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { putFile } from '../src/features/evidence/api.ts';
import { uploadTemplate } from '../src/features/reports/api.ts';
import { fakeFetch, jsonAnswer } from './fakes.ts';

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

it('leaves a large template at a link, and has it read from there', async () => {
  const link = { upload_url: 'https://store/t', upload_key: 'tmp/t', content_type: 'application/x' };
  const calls = fakeFetch(({ path }) =>
    jsonAnswer(200, { success: true, data: path.endsWith('upload-link') ? link : { id: 7 } }),
  );
  const file = new File([new Uint8Array(5 * 1024 * 1024)], '양식.hwpx');
  const done = uploadTemplate('양식', file);
  await vi.waitFor(() => expect(FakeXhr.last.opened).toEqual(['PUT', 'https://store/t']));
  FakeXhr.last.end(200);
  expect(await done).toEqual({ id: 7 });
  expect(calls.map(({ path }) => path)).toEqual([
    '/api/templates/upload-link',
    '/api/templates/from-upload',
  ]);
  expect(calls[1]?.body).toEqual({ upload_key: 'tmp/t', title: '양식', filename: '양식.hwpx' });
});
