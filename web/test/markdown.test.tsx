import { render, screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { Markdown } from '../src/ui/Markdown.tsx';
import { parseMarkdown } from '../src/ui/markdown.ts';

const kinds = (source: string) => parseMarkdown(source).map(({ kind }) => kind);

describe('the Markdown of a report', () => {
  it('is shown as headings, lists, tables, quotes and emphasis', () => {
    const source = [
      '### 세부',
      '**굵게** *기울여* `코드` ~~지움~~',
      '- 하나\n  1. 안쪽\n- 둘',
      '| 가 | 나 |\n|---|:-:|\n| 1 | 2 \\| 3 |',
      '> 인용\n> - 항목',
      '```\n**그대로**\n```',
      '---',
    ].join('\n\n');
    expect(kinds(source)).toEqual(
      ['heading', 'paragraph', 'list', 'table', 'quote', 'code', 'rule'],
    );
    const { container } = render(<Markdown source={source} />);
    expect(screen.getByRole('heading', { level: 4, name: '세부' })).toBeTruthy();
    expect(container.querySelector('strong')?.textContent).toBe('굵게');
    expect(container.querySelector('ul li ol li')?.textContent).toBe('안쪽');
    expect([...container.querySelectorAll('td')].map((cell) => cell.textContent)).toEqual(
      ['1', '2 | 3'],
    );
    expect(container.querySelector('blockquote li')?.textContent).toBe('항목');
    expect(container.querySelector('pre')?.textContent).toBe('**그대로**');
  });

  it('never becomes markup of the page', () => {
    const source = '<img src=x onerror=alert(1)>\n\n| <b>가</b> |\n|---|\n| <script>1</script> |';
    const { container } = render(<Markdown source={source} />);
    expect(container.querySelector('img, b, script')).toBeNull();
    expect(container.textContent).toContain('<img src=x onerror=alert(1)>');
  });

  it.each(['javascript:alert(1)', 'data:text/html,x', '/jobs', '//evil.example'])(
    'leads nowhere but to web addresses: %s',
    (href) => {
      const { container } = render(<Markdown source={`[눌러](${href})`} />);
      expect(container.querySelector('a')).toBeNull();
      expect(container.textContent).toBe(`[눌러](${href})`);
    },
  );

  it('opens web addresses without telling where from', () => {
    render(<Markdown source="[법령](https://www.law.go.kr/)" />);
    const link = screen.getByRole('link', { name: '법령' });
    expect(link.getAttribute('href')).toBe('https://www.law.go.kr/');
    expect(link.getAttribute('rel')).toContain('noreferrer');
  });

  it.each([
    ['an unclosed fence', '```\n글'],
    ['marks without an end', '**굵게 *기울여 `코드 [링크](https://'],
    ['a table without rows', '| 가 |\n|---|'],
    ['a row shorter than its head', '| 가 | 나 |\n|---|---|\n| 1 |'],
    ['very deep quotes', `${'>'.repeat(5_000)} 글`],
    ['very deep lists', Array.from({ length: 300 }, (_, n) => `${'  '.repeat(n)}- 글`).join('\n')],
    ['many stars', `${'*'.repeat(20_000)}가`],
    ['many brackets', '['.repeat(5_000)],
    ['many marks', '`코드` **굵게** '.repeat(5_000)],
  ])('takes any shape: %s', (_, source) => {
    const { container } = render(<Markdown source={source} />);
    expect(container.textContent?.length).toBeGreaterThan(0);
  });
});
