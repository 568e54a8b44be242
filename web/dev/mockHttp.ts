import type { IncomingMessage, ServerResponse } from 'node:http';

/** What the handlers of the mock API have in common. */

export interface Call {
  request: IncomingMessage;
  response: ServerResponse;
  body: Record<string, string>;
  query: URLSearchParams;
  args: string[];
}

export type Handler = (call: Call) => void | Promise<void>;

export function error(message: string) {
  return { error: { code: 'MOCK', message, error_id: 'mock-0001', timestamp: '' } };
}

export function send({ response }: Pick<Call, 'response'>, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(body));
}

export async function readBody(request: IncomingMessage): Promise<Record<string, string>> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  try {
    return JSON.parse(Buffer.concat(chunks).toString('utf-8')) as Record<string, string>;
  } catch {
    return {};
  }
}
