import { useMemo, type ReactNode } from 'react';
import { parseMarkdown, type Block, type Inline } from './markdown.ts';

/** A Markdown text. `below` is the heading level it stands under; its own begin one deeper. */
export function Markdown({ source, below = 3 }: { source: string; below?: number }) {
  const blocks = useMemo(() => parseMarkdown(source), [source]);
  const levels = blocks.flatMap((block) => (block.kind === 'heading' ? [block.level] : []));
  const shift = below + 1 - Math.min(below + 1, ...levels);
  return <div className="markdown">{blocks.map((block, at) => blockView(block, at, shift))}</div>;
}

function blockView(block: Block, key: number, shift: number): ReactNode {
  switch (block.kind) {
    case 'heading': {
      const Heading = `h${Math.min(6, block.level + shift)}` as 'h4';
      return <Heading key={key}>{block.children.map(inlineView)}</Heading>;
    }
    case 'paragraph':
      return <p key={key}>{block.children.map(inlineView)}</p>;
    case 'code':
      return <pre key={key}>{block.text}</pre>;
    case 'rule':
      return <hr key={key} />;
    case 'quote':
      return <blockquote key={key}>{inner(block.children, shift)}</blockquote>;
    case 'list':
      return <ListView key={key} list={block} shift={shift} />;
    case 'table':
      return <TableView key={key} table={block} />;
  }
}

function inner(blocks: Block[], shift: number): ReactNode {
  return blocks.map((block, at) => blockView(block, at, shift));
}

function ListView({ list, shift }: { list: Extract<Block, { kind: 'list' }>; shift: number }) {
  const items = list.items.map((item, at) => <li key={at}>{inner(item, shift)}</li>);
  return list.ordered ? <ol start={list.start}>{items}</ol> : <ul>{items}</ul>;
}

function TableView({ table }: { table: Extract<Block, { kind: 'table' }> }) {
  return (
    // A part that scrolls has to be reachable by keyboard.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className="table-scroll" tabIndex={0}>
      <table>
        <thead>
          <tr>
            {table.head.map((cell, at) => (
              <th key={at} scope="col">
                {cell.map(inlineView)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map((row, at) => (
            <tr key={at}>
              {row.map((cell, column) => (
                <td key={column}>{cell.map(inlineView)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function inlineView(one: Inline, key: number): ReactNode {
  switch (one.kind) {
    case 'text':
      return one.text;
    case 'code':
      return <code key={key}>{one.text}</code>;
    case 'link':
      return (
        <a key={key} href={one.href} target="_blank" rel="noreferrer noopener">
          {one.children.map(inlineView)}
        </a>
      );
    default: {
      const Mark = one.kind;
      return <Mark key={key}>{one.children.map(inlineView)}</Mark>;
    }
  }
}
