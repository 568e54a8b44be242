import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { enveloped, exchange, request } from '../src/api/client.ts';
import { asProblem } from '../src/api/problem.ts';
import { onSessionEnd } from '../src/api/session.ts';
import { chooseLanguage } from '../src/i18n/language.ts';
import { fakeFetch, jsonAnswer } from './fakes.ts';

const unauthorized = () =>
  jsonAnswer(401, { error: { code: 'AUTHENTICATION_FAILED', message: '인증이 필요합니다.' } });

const ended = vi.fn();
let unsubscribe: () => void;

beforeEach(() => {
  ended.mockClear();
  unsubscribe = onSessionEnd(ended);
});
afterEach(() => {
  unsubscribe();
  vi.unstubAllGlobals();
});

const failure = async (promise: Promise<unknown>) =>
  asProblem(await promise.then(() => null).catch((error: unknown) => error));

describe('a stale session', () => {
  it('is renewed once for many requests, each of which is then repeated once', async () => {
    let fresh = false;
    const calls = fakeFetch(async ({ path }) => {
      if (path === '/api/auth/refresh') {
        await Promise.resolve();
        fresh = true;
        return jsonAnswer(200, {});
      }
      return fresh ? jsonAnswer(200, { path }) : unauthorized();
    });
    const answers = await Promise.all(['/api/a', '/api/b', '/api/c'].map((p) => request(p)));
    expect(answers).toEqual([{ path: '/api/a' }, { path: '/api/b' }, { path: '/api/c' }]);
    expect(calls.filter(({ path }) => path === '/api/auth/refresh')).toHaveLength(1);
    expect(calls).toHaveLength(7);
    expect(ended).not.toHaveBeenCalled();
  });

  it('ends when it cannot be renewed, without another try', async () => {
    const calls = fakeFetch(unauthorized);
    expect(await failure(request('/api/a'))).toMatchObject({ status: 401 });
    expect(calls.map(({ path }) => path)).toEqual(['/api/a', '/api/auth/refresh']);
    expect(ended).toHaveBeenCalledOnce();
  });

  it('never loops on a path that goes on answering 401', async () => {
    const calls = fakeFetch(({ path }) =>
      path === '/api/auth/refresh' ? jsonAnswer(200, {}) : unauthorized(),
    );
    expect(await failure(request('/api/a'))).toMatchObject({ status: 401 });
    expect(calls).toHaveLength(3);
    expect(ended).toHaveBeenCalledOnce();
  });

  it('outlives a renewal that could not be asked for', async () => {
    fakeFetch(({ path }) => {
      if (path === '/api/auth/refresh') throw new TypeError('Failed to fetch');
      return unauthorized();
    });
    expect(await failure(request('/api/a'))).toMatchObject({ status: 0, code: 'NETWORK' });
    expect(ended).not.toHaveBeenCalled();
  });

  it('is no matter for signing in: a wrong password is only that', async () => {
    const calls = fakeFetch(unauthorized);
    const wrong = request('/api/auth/login', { method: 'POST', session: false });
    expect(await failure(wrong)).toMatchObject({ message: '인증이 필요합니다.' });
    expect(calls).toHaveLength(1);
    expect(ended).not.toHaveBeenCalled();
  });
});

describe('an answer', () => {
  it('that is an error carries the words, the code and the reference of its envelope', async () => {
    const error = { code: 'CONFLICT', message: '이미 있습니다.', error_id: 'e-1', timestamp: '' };
    fakeFetch(() => jsonAnswer(409, { error }));
    const problem = await failure(request('/api/a'));
    expect(problem).toMatchObject({ status: 409, code: 'CONFLICT', message: '이미 있습니다.' });
    expect(problem).toMatchObject({ errorId: 'e-1', transient: false });
  });

  it('that is a web page with status 200 is an error too', async () => {
    const headers = { 'content-type': 'text/html' };
    fakeFetch(() => new Response('<!doctype html>', { status: 200, headers }));
    expect(await failure(request('/api/a'))).toMatchObject({ code: 'NOT_JSON' });
  });

  it('from a gateway in trouble may be asked for again, when it says', async () => {
    const headers = { 'content-type': 'text/html', 'retry-after': '3' };
    fakeFetch(() => new Response('<h1>503</h1>', { status: 503, headers }));
    const problem = await failure(request('/api/a'));
    expect(problem).toMatchObject({ code: 'HTTP_503', transient: true, retryAfterMs: 3_000 });
  });

  it('of 304 or 204 has no body and is no error', async () => {
    fakeFetch(() => new Response(null, { status: 304 }));
    expect(await exchange('/api/a')).toMatchObject({ status: 304, data: undefined });
  });
});

describe('a request', () => {
  it('names the chosen language and sends JSON', async () => {
    const calls = fakeFetch(() => jsonAnswer(200, {}));
    chooseLanguage('en');
    await request('/api/a', { method: 'POST', body: { a: 1 } });
    chooseLanguage('ko');
    await request('/api/b');
    expect(calls[0]).toMatchObject({
      body: { a: 1 },
      headers: { 'Accept-Language': 'en', 'Content-Type': 'application/json' },
    });
    expect(calls[1]?.headers['Accept-Language']).toBe('ko');
    expect(calls[1]?.headers).not.toHaveProperty('Content-Type');
  });
});

describe('the envelope of the reports', () => {
  const refusal = { code: 'CONFLICT', httpStatus: 409, message: '이미 쓰는 중', traceId: 'req-7' };

  it('is opened', async () => {
    fakeFetch(() => jsonAnswer(200, { success: true, data: { topic_id: 3 }, error: null }));
    expect(await enveloped('/api/topics/plan')).toEqual({ topic_id: 3 });
  });

  it('may hold nothing on purpose', async () => {
    fakeFetch(() => jsonAnswer(200, { success: true, data: null }));
    expect(await enveloped('/api/topics/3')).toBeNull();
  });

  it('tells why not, with the number to ask by', async () => {
    fakeFetch(() => jsonAnswer(409, { success: false, data: null, error: refusal }));
    expect(await failure(enveloped('/api/topics/3/generate'))).toMatchObject({
      status: 409,
      code: 'CONFLICT',
      message: '이미 쓰는 중',
      errorId: 'req-7',
      transient: false,
    });
  });

  it('is not trusted by its status alone', async () => {
    fakeFetch(() => jsonAnswer(200, { success: false, data: null, error: refusal }));
    expect((await failure(enveloped('/api/topics'))).code).toBe('CONFLICT');
    fakeFetch(() => jsonAnswer(200, { topics: [] }));
    expect((await failure(enveloped('/api/topics'))).code).toBe('NOT_JSON');
  });

  it('passes the wait that a refusal asks for', async () => {
    fakeFetch(() => jsonAnswer(429, { success: false, error: refusal }, { 'retry-after': '6' }));
    expect((await failure(enveloped('/api/topics/plan'))).retryAfterMs).toBe(6_000);
  });

  it('takes a form as it is, whose type the browser names', async () => {
    const calls = fakeFetch(() => jsonAnswer(201, { success: true, data: {} }));
    await enveloped('/api/templates', { method: 'POST', body: new FormData() });
    expect(calls[0]?.headers).not.toHaveProperty('Content-Type');
  });
});
