/**
 * A plan as a list of sections and as the Markdown the server obeys. Reading follows the server's
 * rules: sections are the highest headings below the title, and code is never a heading.
 */

export interface PlanSection {
  /** Stands for the section while it is moved and renamed; of no meaning elsewhere. */
  id: number;
  title: string;
  /** What the section is to say, as Markdown. */
  body: string;
}

export interface Plan {
  title: string;
  /** What stands between the title and the first section. */
  preface: string;
  sections: PlanSection[];
}

export const SECTIONS_MAX = 30;
export const TITLE_MAX = 200;

const HEADING = /^(#{1,6})[ \t]+(.+?)[ \t]*#*[ \t]*$/;
const NUMBER = /^(?:\d{1,2}(?:\.\d{1,2})*[.)]|제\s?\d+[장절])[ \t]+/;
const COUNT = /^(- (?:예상 구성: |Expected: ))\d+(개 섹션| sections)$/m;

interface Block {
  level: number;
  heading: string;
  lines: string[];
}

/** The plan that a Markdown text says. */
export function parsePlan(markdown: string): Plan {
  const [before, ...headed] = blocksOf(markdown);
  const named = headed[0]?.level === 1 ? headed.shift() : undefined;
  const level = Math.min(...headed.map((block) => block.level));
  const sections: PlanSection[] = [];
  for (const { level: own, heading, lines } of headed) {
    const last = sections.at(-1);
    if (own === level || !last) {
      const title = heading.replace(NUMBER, '');
      sections.push({ id: sections.length + 1, title, body: textOf(lines) });
    } else {
      const deeper = [`${'#'.repeat(own)} ${heading}`, ...lines];
      last.body = textOf([last.body, ...(last.body ? [''] : []), ...deeper]);
    }
  }
  const preface = textOf([...(before?.lines ?? []), ...(named?.lines ?? [])]);
  return { title: named?.heading ?? '', preface, sections };
}

/** The Markdown of a plan; its first line is `# title`, which the API's clients rely on. */
export function serialisePlan({ title, preface, sections }: Plan, untitled: string): string {
  const counted = preface.replace(COUNT, `$1${sections.length}$2`);
  const parts = [`# ${oneLine(title) || untitled}`];
  if (counted) parts.push(counted);
  for (const [index, section] of sections.entries()) {
    parts.push(`## ${index + 1}. ${oneLine(section.title) || untitled}`);
    const body = bodyOf(section.body);
    if (body) parts.push(body);
  }
  return `${parts.join('\n\n')}\n`;
}

export function changeSection(
  plan: Plan,
  id: number,
  change: Partial<Omit<PlanSection, 'id'>>,
): Plan {
  const sections = plan.sections.map((one) => (one.id === id ? { ...one, ...change } : one));
  return { ...plan, sections };
}

export function removeSection(plan: Plan, id: number): Plan {
  return { ...plan, sections: plan.sections.filter((one) => one.id !== id) };
}

/** Puts a section at another place, counted from 0; places beyond the ends change nothing. */
export function moveSection(plan: Plan, id: number, to: number): Plan {
  const from = plan.sections.findIndex((one) => one.id === id);
  const moved = plan.sections[from];
  if (!moved || from === to || to < 0 || to >= plan.sections.length) return plan;
  return { ...plan, sections: plan.sections.toSpliced(from, 1).toSpliced(to, 0, moved) };
}

export function addSection(plan: Plan, title: string): Plan {
  if (plan.sections.length >= SECTIONS_MAX) return plan;
  const id = 1 + Math.max(0, ...plan.sections.map((one) => one.id));
  return { ...plan, sections: [...plan.sections, { id, title, body: '' }] };
}

/** Whether a report can be written by it: everything has a name. */
export function isComplete({ title, sections }: Plan): boolean {
  return title.trim() !== '' && sections.every((section) => section.title.trim() !== '');
}

/** Level 0 is what stands before the first heading. */
function blocksOf(markdown: string): Block[] {
  const blocks: Block[] = [{ level: 0, heading: '', lines: [] }];
  let fenced = false;
  for (const line of markdown.replaceAll('\r\n', '\n').split('\n')) {
    if (line.trimStart().startsWith('```')) fenced = !fenced;
    const found = fenced ? null : HEADING.exec(line);
    if (found) blocks.push({ level: found[1]!.length, heading: found[2]!, lines: [] });
    else blocks.at(-1)?.lines.push(line);
  }
  return blocks;
}

function textOf(lines: string[]): string {
  return lines.join('\n').trim();
}

function oneLine(title: string): string {
  return title.split(/\s+/).filter(Boolean).join(' ').slice(0, TITLE_MAX);
}

/** A heading in a body stays inside its section. */
function bodyOf(body: string): string {
  return body.trim().replace(/^#{1,2}(?=[ \t])/gm, '###');
}
