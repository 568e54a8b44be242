/**
 * The Markdown of reports as a tree: headings, paragraphs, lists, tables, quotes, code and emphasis.
 * Nothing in it is ever markup of the page; what is not understood is shown as it stands.
 */

export type Inline =
  | { kind: 'text'; text: string }
  | { kind: 'code'; text: string }
  | { kind: 'strong' | 'em' | 'del'; children: Inline[] }
  | { kind: 'link'; href: string; children: Inline[] };

export type Block =
  | { kind: 'heading'; level: number; children: Inline[] }
  | { kind: 'paragraph'; children: Inline[] }
  | { kind: 'code'; text: string }
  | { kind: 'quote'; children: Block[] }
  | { kind: 'list'; ordered: boolean; start: number; items: Block[][] }
  | { kind: 'table'; head: Inline[][]; rows: Inline[][][] }
  | { kind: 'rule' };

const FENCE = /^\s{0,3}(```|~~~)/;
const HEADING = /^\s{0,3}(#{1,6})\s+(.+?)\s*#*\s*$/;
const RULE = /^\s{0,3}([-*_])(?:\s*\1){2,}\s*$/;
const QUOTE = /^\s{0,3}>\s?/;
const ITEM = /^(\s*)([-*+•]|\d{1,4}[.)])\s+(.*)$/;
const DELIMITER = /^\s*\|?\s*:?-+:?\s*(\|\s*:?-+:?\s*)*\|?\s*$/;
/** Quotes and lists inside each other are read so deep, and shown as text below. */
const DEPTH_MAX = 8;

export function parseMarkdown(markdown: string): Block[] {
  return blocks(markdown.replaceAll('\r\n', '\n').split('\n'), 0);
}

function blocks(lines: string[], depth: number): Block[] {
  const found: Block[] = [];
  let at = 0;
  while (at < lines.length) {
    if (!lines[at]!.trim()) {
      at += 1;
      continue;
    }
    const [block, next] = blockAt(lines, at, depth);
    found.push(block);
    at = next;
  }
  return found;
}

/** The block that begins at a line, and the line after it. */
function blockAt(lines: string[], at: number, depth: number): [Block, number] {
  const line = lines[at]!;
  const fence = FENCE.exec(line);
  if (fence) return codeAt(lines, at, fence[1]!);
  const heading = HEADING.exec(line);
  if (heading) {
    const level = heading[1]!.length;
    return [{ kind: 'heading', level, children: inline(heading[2]!) }, at + 1];
  }
  if (RULE.test(line)) return [{ kind: 'rule' }, at + 1];
  if (isTable(lines, at)) return tableAt(lines, at);
  if (depth < DEPTH_MAX && QUOTE.test(line)) return quoteAt(lines, at, depth);
  if (depth < DEPTH_MAX && ITEM.test(line)) return listAt(lines, at, depth);
  return paragraphAt(lines, at);
}

function codeAt(lines: string[], at: number, fence: string): [Block, number] {
  let end = at + 1;
  while (end < lines.length && !lines[end]!.trimStart().startsWith(fence)) end += 1;
  return [{ kind: 'code', text: lines.slice(at + 1, end).join('\n') }, end + 1];
}

function quoteAt(lines: string[], at: number, depth: number): [Block, number] {
  let end = at;
  while (end < lines.length && QUOTE.test(lines[end]!)) end += 1;
  const inner = lines.slice(at, end).map((line) => line.replace(QUOTE, ''));
  return [{ kind: 'quote', children: blocks(inner, depth + 1) }, end];
}

/** A list ends at a line that is neither an item, nor indented below one, nor empty between. */
function listAt(lines: string[], at: number, depth: number): [Block, number] {
  const first = ITEM.exec(lines[at]!)!;
  const indent = first[1]!.length;
  const ordered = /\d/.test(first[2]!);
  const items: string[][] = [];
  let next = at;
  while (next < lines.length) {
    const line = lines[next]!;
    const item = ITEM.exec(line);
    const own = item && item[1]!.length <= indent + 1;
    if (own && /\d/.test(item[2]!) !== ordered) break;
    if (own) items.push([item[3]!]);
    else if (line.trim() ? /^\s{2,}/.test(line) : goesOn(lines, next)) items.at(-1)!.push(line);
    else break;
    next += 1;
  }
  const start = ordered ? Number.parseInt(first[2]!, 10) : 1;
  const parsed = items.map((item) => blocks(dedent(item), depth + 1));
  return [{ kind: 'list', ordered, start, items: parsed }, next];
}

/** Whether the list goes on after an empty line. */
function goesOn(lines: string[], at: number): boolean {
  const after = lines[at + 1];
  return after !== undefined && (ITEM.test(after) || /^\s{2,}\S/.test(after));
}

function dedent([first = '', ...rest]: string[]): string[] {
  const widths = rest.filter((line) => line.trim()).map((line) => line.search(/\S/));
  const width = widths.length > 0 ? Math.min(...widths) : 0;
  return [first, ...rest.map((line) => line.slice(width))];
}

function isTable(lines: string[], at: number): boolean {
  const below = lines[at + 1] ?? '';
  return lines[at]!.includes('|') && below.includes('|') && DELIMITER.test(below);
}

function tableAt(lines: string[], at: number): [Block, number] {
  let end = at + 2;
  while (end < lines.length && lines[end]!.includes('|')) end += 1;
  const head = cells(lines[at]!);
  const rows = lines.slice(at + 2, end).map((line) => {
    const row = cells(line).slice(0, head.length);
    return [...row, ...Array.from({ length: head.length - row.length }, () => [])];
  });
  return [{ kind: 'table', head, rows }, end];
}

function cells(line: string): Inline[][] {
  const bare = line.trim().replace(/^\|/, '').replace(/(?<!\\)\|$/, '');
  return bare.split(/(?<!\\)\|/).map((cell) => inline(cell.replaceAll('\\|', '|').trim()));
}

function paragraphAt(lines: string[], at: number): [Block, number] {
  let end = at + 1;
  while (end < lines.length && lines[end]!.trim() && !startsBlock(lines, end)) end += 1;
  const text = lines.slice(at, end).map((line) => line.trim());
  return [{ kind: 'paragraph', children: inline(text.join('\n')) }, end];
}

function startsBlock(lines: string[], at: number): boolean {
  const line = lines[at]!;
  return [FENCE, HEADING, RULE, QUOTE, ITEM].some((form) => form.test(line)) || isTable(lines, at);
}

const MARKS =
  /`([^`\n]+)`|\*\*(\S(?:[^*]*\S)?)\*\*|~~(\S(?:[^~]*\S)?)~~|\*(\S(?:[^*\n]*\S)?)\*|\[([^\]\n]+)\]\(([^()\s]+)\)/;

function inline(text: string): Inline[] {
  const parts: Inline[] = [];
  let rest = text;
  for (let found = MARKS.exec(rest); found; found = MARKS.exec(rest)) {
    const [all, code, strong, del, em, label, href] = found;
    const mark = markOf({ all, code, strong, del, em, label, href });
    parts.push(...plain(rest.slice(0, found.index)), mark);
    rest = rest.slice(found.index + all.length);
  }
  return [...parts, ...plain(rest)];
}

function markOf(found: Record<string, string | undefined>): Inline {
  const { code, strong, del, em, label, href } = found;
  if (code !== undefined) return { kind: 'code', text: code };
  if (strong !== undefined) return { kind: 'strong', children: inline(strong) };
  if (del !== undefined) return { kind: 'del', children: inline(del) };
  if (em !== undefined) return { kind: 'em', children: inline(em) };
  // Anything but a plain web address stays text: no script, no address inside the app.
  if (!/^https?:\/\//i.test(href ?? '')) return { kind: 'text', text: found.all ?? '' };
  return { kind: 'link', href: href ?? '', children: inline(label ?? '') };
}

function plain(text: string): Inline[] {
  return text ? [{ kind: 'text', text: text.replace(/\\([\\`*_#[\]|~>-])/g, '$1') }] : [];
}
