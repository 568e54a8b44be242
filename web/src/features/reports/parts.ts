/** How far each section of a report is, by the job at work and by what is written. */
import type { PlannedSection, ReportSection } from '../../api/reportTypes.ts';
import type { Job } from '../../api/types.ts';

export type PartState = 'done' | 'going' | 'waiting' | 'former';

export interface Part {
  order: number;
  title: string;
  state: PartState;
}

/** The planned sections and any written beyond the plan; `former` text is older than the job. */
export function partsOf(
  planned: readonly PlannedSection[],
  written: readonly ReportSection[],
  job: Job | null,
): Part[] {
  const texts = new Map(written.map((section) => [section.order, section]));
  const beyond = written.filter(({ order }) => !planned.some((plan) => plan.order === order));
  const going = job?.status === 'running' ? sectionOf(job.stage) : null;
  return [...planned, ...beyond].map(({ order, title }) => {
    const text = texts.get(order);
    if (order === going) return { order, title, state: 'going' };
    if (!text) return { order, title, state: 'waiting' };
    const isNew = !job || Date.parse(text.updated_at) >= Date.parse(job.created_at);
    return { order, title, state: isNew ? 'done' : 'former' };
  });
}

/** The order of the section that a stage such as `section:3` writes. */
export function sectionOf(stage: string): number | null {
  const found = /^section:(\d+)$/.exec(stage);
  return found ? Number(found[1]) : null;
}
