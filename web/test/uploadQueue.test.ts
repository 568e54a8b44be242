import { describe, expect, it, vi } from 'vitest';
import { Problem } from '../src/api/problem.ts';
import { contentType, refusal } from '../src/features/evidence/accept.ts';
import { UploadQueue, type UploadPorts } from '../src/features/evidence/uploadQueue.ts';

const refused = new Problem(403, 'STORAGE', '저장소 거부');
const file = (name: string) => new File(['내용'], name);
const settle = () => new Promise((resolve) => setTimeout(resolve));

function aQueue(change: Partial<UploadPorts> = {}) {
  const ticket = (name: string) => ({
    upload_url: `https://store/${name}`,
    fields: {},
    evidence_temp_id: `ev_${name}`,
    s3_key: `raw/${name}`,
  });
  const receipt = { evidence_id: '', case_id: '', filename: '', status: 'pending' as const };
  const ports = {
    ask: vi.fn<UploadPorts['ask']>(async ({ name }) => ticket(name)),
    put: vi.fn<UploadPorts['put']>(async () => undefined),
    complete: vi.fn<UploadPorts['complete']>(async () => receipt),
  };
  const registered = vi.fn();
  const queue = new UploadQueue({ ...ports, ...change }, registered);
  return { queue, ports, registered, states: () => queue.snapshot().map(({ state }) => state) };
}

describe('the upload queue', () => {
  it('asks, puts with the type it asked for, and registers', async () => {
    const { queue, ports, registered, states } = aQueue();
    queue.add([file('표.CSV')]);
    await settle();
    expect(ports.ask).toHaveBeenCalledWith(expect.anything(), 'text/csv');
    expect(ports.put.mock.calls[0]?.[2]).toBe('text/csv');
    expect(ports.complete.mock.calls[0]?.[0].evidence_temp_id).toBe('ev_표.CSV');
    expect(states()).toEqual(['done']);
    expect(registered).toHaveBeenCalledOnce();
  });

  it('sends three files at a time and the next as one ends', async () => {
    const ends: (() => void)[] = [];
    const put = () => new Promise<void>((resolve) => ends.push(resolve));
    const { queue, states } = aQueue({ put });
    queue.add(['a', 'b', 'c', 'd'].map((name) => file(`${name}.txt`)));
    await settle();
    expect(states()).toEqual(['sending', 'sending', 'sending', 'waiting']);
    ends[0]?.();
    await settle();
    expect(states()).toEqual(['done', 'sending', 'sending', 'sending']);
    expect(queue.busy).toBe(true);
  });

  it('shows how far a file has come', async () => {
    const put: UploadPorts['put'] = (_ticket, _file, _type, onPercent) => {
      onPercent(42);
      return new Promise(() => undefined);
    };
    const { queue } = aQueue({ put });
    queue.add([file('a.txt')]);
    await settle();
    expect(queue.snapshot()[0]).toMatchObject({ state: 'sending', percent: 42 });
  });

  it('names the reason of a failure and sends the rest', async () => {
    const put: UploadPorts['put'] = async (_ticket, { name }) => {
      if (name === 'a.txt') throw refused;
    };
    const { queue, states } = aQueue({ put });
    queue.add([file('a.txt'), file('b.txt')]);
    await settle();
    expect(states()).toEqual(['failed', 'done']);
    expect(queue.snapshot()[0]?.error).toBe('저장소 거부');
  });

  it('asks for a new address when the transfer is tried again', async () => {
    const put = vi.fn<UploadPorts['put']>().mockRejectedValueOnce(refused).mockResolvedValue();
    const { queue, ports, states } = aQueue({ put });
    queue.add([file('a.txt')]);
    await settle();
    queue.retry(1);
    await settle();
    expect(states()).toEqual(['done']);
    expect(ports.ask).toHaveBeenCalledTimes(2);
  });

  it('does not send a file again when only its registration failed', async () => {
    const complete = vi.fn<UploadPorts['complete']>().mockRejectedValueOnce(refused);
    const { queue, ports, states } = aQueue({ complete });
    queue.add([file('a.txt')]);
    await settle();
    expect(states()).toEqual(['failed']);
    queue.retry(1);
    await settle();
    expect(states()).toEqual(['done']);
    expect(ports.put).toHaveBeenCalledOnce();
  });

  it('aborts a cancelled transfer and lets the next file begin', async () => {
    const signals: AbortSignal[] = [];
    const put: UploadPorts['put'] = (_t, _f, _y, _p, signal) => {
      signals.push(signal);
      return new Promise((_resolve, reject) => {
        signal.addEventListener('abort', () => reject(new Error('aborted')));
      });
    };
    const { queue, ports, states } = aQueue({ put });
    queue.add(['a', 'b', 'c', 'd'].map((name) => file(`${name}.txt`)));
    await settle();
    queue.cancel(1);
    await settle();
    expect(signals[0]?.aborted).toBe(true);
    expect(states()).toEqual(['cancelled', 'sending', 'sending', 'sending']);
    expect(ports.complete).not.toHaveBeenCalled();
  });

  it('refuses what cannot be read without asking the server', async () => {
    const { queue, ports, states } = aQueue();
    queue.add([file('사진.heic')]);
    queue.retry(1);
    await settle();
    expect(states()).toEqual(['failed']);
    expect(ports.ask).not.toHaveBeenCalled();
    queue.clear();
    expect(queue.snapshot()).toEqual([]);
  });

  it('lets go of what has arrived and keeps what has not', async () => {
    const { queue, states } = aQueue();
    queue.add([file('a.txt'), file('사진.heic')]);
    await settle();
    expect(queue.clearDone()).toBe(1);
    expect(states()).toEqual(['failed']);
  });
});

describe('the rules for files', () => {
  it.each([
    ['대화.txt', 100, null],
    ['대화.TXT', 100, null],
    ['문서.pdf', 50 * 1024 * 1024, null],
    ['빈.txt', 0, 'upload.emptyFile'],
    ['큰.csv', 10 * 1024 * 1024 + 1, 'upload.tooLarge'],
    ['이름만', 100, 'upload.badType'],
    ['x.constructor', 100, 'upload.badType'],
  ])('%s of %i bytes: %s', (name, size, reason) => {
    expect(refusal({ name, size })?.reason ?? null).toBe(reason);
  });

  it('tells the type by the name, as browsers disagree about CSV', () => {
    expect(contentType('표.csv')).toBe('text/csv');
    expect(contentType('이상한')).toBe('application/octet-stream');
  });
});
