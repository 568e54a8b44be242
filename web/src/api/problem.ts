/** A request that did not succeed, with words fit for the person reading them. */
export class Problem extends Error {
  /** HTTP status; 0 when no answer came at all. */
  readonly status: number;
  /** Stable code of the error envelope, or a code of our own: NETWORK, NOT_JSON, HTTP_{status}. */
  readonly code: string;
  readonly errorId: string | undefined;
  /** Wait asked for by the server, in milliseconds. */
  readonly retryAfterMs: number | undefined;

  constructor(
    status: number,
    code: string,
    message: string,
    extra: { errorId?: string; retryAfterMs?: number } = {},
  ) {
    super(message);
    this.name = 'Problem';
    this.status = status;
    this.code = code;
    this.errorId = extra.errorId;
    this.retryAfterMs = extra.retryAfterMs;
  }

  /** Whether asking again may help: no answer, too early, too many, or a server fault. */
  get transient(): boolean {
    return this.status === 0 || this.status === 408 || this.status === 429 || this.status >= 500;
  }
}

/** Anything thrown, as a Problem. */
export function asProblem(error: unknown): Problem {
  if (error instanceof Problem) return error;
  return new Problem(0, 'UNKNOWN', error instanceof Error ? error.message : String(error));
}
