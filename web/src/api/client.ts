import { currentLanguage, translate } from '../i18n/language.ts';
import { Problem } from './problem.ts';
import { endSession, refreshSession } from './session.ts';

/** The longest wait for an answer; every request here is short, long work runs as a job. */
const PATIENCE_MS = 30_000;

export interface Answer<T> {
  status: number;
  data: T;
  headers: Headers;
}

export interface RequestOptions {
  method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  body?: unknown;
  headers?: Record<string, string>;
  signal?: AbortSignal;
  /** False for the auth endpoints themselves: their 401 is an answer, not a stale session. */
  session?: boolean;
}

/** The parsed body of a successful request. Raises Problem. */
export async function request<T>(path: string, options: RequestOptions = {}): Promise<T> {
  return (await exchange<T>(path, options)).data;
}

/**
 * One request with its status and headers; 304 counts as success with undefined data.
 * A 401 renews the session once and asks once more, never twice. Raises Problem.
 */
export async function exchange<T>(path: string, options: RequestOptions = {}): Promise<Answer<T>> {
  let response = await send(path, options);
  if (response.status === 401 && options.session !== false) {
    const stale = response;
    if (await refreshSession(renew)) {
      await drain(stale);
      response = await send(path, options);
    }
    if (response.status === 401) endSession();
  }
  return read<T>(response);
}

/**
 * The `data` of an answer in the envelope of the reports' API, where the body itself says whether
 * the request succeeded. Raises Problem.
 */
export async function enveloped<T>(path: string, options: RequestOptions = {}): Promise<T> {
  const { status, data: body } = await exchange<Enveloped<T> | undefined>(path, options);
  if (body?.success === true && body.data !== undefined) return body.data;
  const { code, message } = body?.error ?? {};
  throw new Problem(status, code ?? 'NOT_JSON', message ?? translate('error.notJson'));
}

interface Enveloped<T> {
  success?: boolean;
  data?: T;
  error?: { code?: string; message?: string } | null;
}

/** A header set for requests that start work: the server answers a repeat with the same job. */
export function idempotent(key: string): Record<string, string> {
  return { 'Idempotency-Key': key };
}

/**
 * Exchanges the refresh cookie for new cookies; false when the server refuses it.
 * Raises Problem when it could not be asked, so that a broken line does not sign anybody out.
 */
async function renew(): Promise<boolean> {
  const response = await send('/api/auth/refresh', { method: 'POST' });
  if (response.status >= 500 || response.status === 429) await read(response);
  await drain(response);
  return response.ok;
}

/** Reads an answer nobody needs to its end, which gives the connection back. */
async function drain(response: Response): Promise<void> {
  await response.text().catch(() => '');
}

async function send(path: string, options: RequestOptions): Promise<Response> {
  const method = options.method ?? 'GET';
  const headers: Record<string, string> = {
    Accept: 'application/json',
    'Accept-Language': currentLanguage(),
    ...options.headers,
  };
  // A form names its own type, which holds the boundary between its parts.
  const isForm = options.body instanceof FormData;
  if (method !== 'GET' && !isForm) headers['Content-Type'] = 'application/json';
  try {
    return await fetch(path, {
      method,
      headers,
      credentials: 'same-origin',
      cache: 'no-store',
      body: encoded(options.body),
      signal: AbortSignal.any([AbortSignal.timeout(PATIENCE_MS), ...given(options.signal)]),
    });
  } catch (error) {
    if (options.signal?.aborted) throw error;
    throw new Problem(0, 'NETWORK', translate('error.network'));
  }
}

function encoded(body: unknown): FormData | string | undefined {
  if (body === undefined || body instanceof FormData) return body;
  return JSON.stringify(body);
}

function given(signal: AbortSignal | undefined): AbortSignal[] {
  return signal ? [signal] : [];
}

async function read<T>(response: Response): Promise<Answer<T>> {
  const { status, headers } = response;
  if (status === 304 || status === 204) return { status, headers, data: undefined as T };
  const body = await json(response);
  if (!response.ok) throw problemOf(response, body);
  if (body === undefined) throw new Problem(status, 'NOT_JSON', translate('error.notJson'));
  return { status, headers, data: body as T };
}

/** The JSON body, or undefined when the answer is something else, as a gateway's HTML page. */
async function json(response: Response): Promise<unknown> {
  if (!(response.headers.get('content-type') ?? '').includes('json')) return undefined;
  try {
    return await response.json();
  } catch {
    return undefined;
  }
}

interface Envelope {
  error?: { code?: string; message?: string; error_id?: string; traceId?: string };
  detail?: unknown;
}

function problemOf(response: Response, body: unknown): Problem {
  const envelope = (body ?? {}) as Envelope;
  const detail = typeof envelope.detail === 'string' ? envelope.detail : undefined;
  return new Problem(
    response.status,
    envelope.error?.code ?? `HTTP_${response.status}`,
    envelope.error?.message ?? detail ?? fallbackMessage(response.status),
    {
      errorId: envelope.error?.error_id ?? envelope.error?.traceId,
      retryAfterMs: retryAfter(response.headers),
    },
  );
}

function fallbackMessage(status: number): string {
  if (status === 413) return translate('error.tooLarge');
  if (status === 429) return translate('error.tooMany');
  if (status >= 500) return translate('error.server');
  return translate('error.http', { status });
}

/** The Retry-After header in milliseconds; the date form is not used by this API. */
export function retryAfter(headers: Headers): number | undefined {
  const seconds = Number(headers.get('retry-after') ?? Number.NaN);
  return Number.isFinite(seconds) && seconds >= 0 ? seconds * 1000 : undefined;
}
