/**
 * Finds in a draft the marks that point to evidence, as `[갑 제3호증]` or `[갑 제1호증, 갑 제2호증]`,
 * and the places a lawyer has to check, as `[확인 필요: 혼인일]`.
 */
import type { Citation } from '../../api/types.ts';

export type Segment =
  | { kind: 'text'; text: string }
  | { kind: 'mark'; text: string; exhibit: string }
  | { kind: 'check'; text: string };

export interface Line {
  heading: boolean;
  segments: Segment[];
}

const BRACKET = /\[[^[\]\n]+\]/g;
const EXHIBIT = /갑\s*제\s*\d+\s*호증(?:의\s*\d+)?/g;
const CHECK = /^\[\s*(확인\s*필요|미확인|미입력)/;
const ENGLISH_HEADING = /^[A-Z][A-Z ]{4,}(?: \(.+\))?$/;
const HEADINGS = new Set([
  '소장',
  '당사자',
  '청구취지',
  '청구원인',
  '입증방법',
  '첨부서류',
  '증거목록',
  '입증자료',
]);

/** The lines of a draft, each cut into plain text, marks and places to check. */
export function parseDraft(draft: string): Line[] {
  return draft.split(/\r?\n/).map((line) => {
    const plain = line.replace(/^#{1,4}\s+/, '');
    const heading = plain !== line || isHeading(plain);
    return { heading, segments: parseLine(plain) };
  });
}

/** One form for every way of spacing an exhibit's name. */
export function exhibitKey(exhibit: string): string {
  return squeeze(exhibit);
}

/** The citations that stand behind one mark; one exhibit may be cited for several passages. */
export function citationsOf(citations: readonly Citation[], exhibit: string): Citation[] {
  const key = exhibitKey(exhibit);
  return citations.filter((citation) => exhibitKey(citation.exhibit) === key);
}

/**
 * The passages one mark means: those of its exhibit whose words stand before it, back to the last
 * mark of the same exhibit; all of the exhibit's when the draft tells them in its own words.
 */
export function passagesOf(
  citations: readonly Citation[],
  segments: readonly Segment[],
  at: number,
): Citation[] {
  const mark = segments[at];
  if (mark?.kind !== 'mark') return [];
  const key = exhibitKey(mark.exhibit);
  const isSame = (one: Segment) => one.kind === 'mark' && exhibitKey(one.exhibit) === key;
  const before = segments.slice(0, at);
  const told = before.slice(before.findLastIndex(isSame) + 1).map(({ text }) => text);
  const words = squeeze(told.join(''));
  const all = citationsOf(citations, mark.exhibit);
  const quoted = all.filter(({ snippet }) => words.includes(squeeze(snippet)));
  return quoted.length > 0 ? quoted : all;
}

export function countChecks(lines: readonly Line[]): number {
  return lines.flatMap(({ segments }) => segments).filter(({ kind }) => kind === 'check').length;
}

function squeeze(text: string): string {
  return text.replace(/\s/g, '');
}

function isHeading(line: string): boolean {
  return HEADINGS.has(squeeze(line)) || ENGLISH_HEADING.test(line);
}

function parseLine(line: string): Segment[] {
  const segments: Segment[] = [];
  let from = 0;
  for (const match of line.matchAll(BRACKET)) {
    const found = parseBracket(match[0]);
    if (!found) continue;
    pushText(segments, line.slice(from, match.index));
    segments.push(...found);
    from = match.index + match[0].length;
  }
  pushText(segments, line.slice(from));
  return segments;
}

function parseBracket(text: string): Segment[] | null {
  if (CHECK.test(text)) return [{ kind: 'check', text }];
  const exhibits = [...text.matchAll(EXHIBIT)];
  const only = exhibits[0]?.[0];
  if (only === undefined) return null;
  if (exhibits.length === 1) return [{ kind: 'mark', text, exhibit: only }];
  const segments: Segment[] = [];
  let from = 0;
  for (const match of exhibits) {
    pushText(segments, text.slice(from, match.index));
    segments.push({ kind: 'mark', text: match[0], exhibit: match[0] });
    from = match.index + match[0].length;
  }
  pushText(segments, text.slice(from));
  return segments;
}

function pushText(segments: Segment[], text: string): void {
  if (text) segments.push({ kind: 'text', text });
}
