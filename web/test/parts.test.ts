import { expect, it } from 'vitest';
import { partsOf } from '../src/features/reports/parts.ts';
import { aJob, aSection } from './builders.ts';

const planned = [1, 2, 3].map((order) => ({ order, title: `섹션 ${order}` }));
const job = aJob({ created_at: '2026-11-21T10:00:00Z', stage: 'section:2' });
const before = '2026-11-21T09:00:00Z';
const since = '2026-11-21T10:00:05Z';
const states = (parts: ReturnType<typeof partsOf>) => parts.map(({ state }) => state);

it('tells a first writing section by section', () => {
  const written = [aSection({ order: 1, updated_at: since })];
  expect(states(partsOf(planned, written, job))).toEqual(['done', 'going', 'waiting']);
});

it('tells the text of an earlier report from what this job has written', () => {
  const written = [1, 2, 3].map((order) =>
    aSection({ order, updated_at: order === 1 ? since : before }),
  );
  expect(states(partsOf(planned, written, job))).toEqual(['done', 'going', 'former']);
});

it('has nothing at work once the job was broken off', () => {
  const written = [aSection({ order: 1, updated_at: since })];
  const over = { ...job, status: 'cancelled' as const };
  expect(states(partsOf(planned, written, over))).toEqual(['done', 'waiting', 'waiting']);
});

it('shows sections that stand beyond the plan', () => {
  const written = [aSection({ order: 4, title: '덧붙임', updated_at: since })];
  expect(partsOf(planned, written, null).at(-1)).toEqual({ order: 4, title: '덧붙임', state: 'done' });
});
