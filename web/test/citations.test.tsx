import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { DraftPreview } from '../src/api/types.ts';
import {
  citationsOf,
  countChecks,
  parseDraft,
  passagesOf,
} from '../src/features/drafts/citations.ts';
import { safeName } from '../src/features/drafts/download.ts';
import { DraftView } from '../src/features/drafts/DraftView.tsx';
import { OriginalDialog } from '../src/features/drafts/OriginalDialog.tsx';
import { aCitation } from './builders.ts';
import { fakeFetch, jsonAnswer } from './fakes.ts';

describe('reading a draft', () => {
  const segments = (line: string) => parseDraft(line)[0]?.segments;

  it('cuts marks out of the text around them', () => {
    expect(segments('인정하였다 [갑 제1호증].')).toEqual([
      { kind: 'text', text: '인정하였다 ' },
      { kind: 'mark', text: '[갑 제1호증]', exhibit: '갑 제1호증' },
      { kind: 'text', text: '.' },
    ]);
  });

  it('makes one mark of each exhibit in a pair of brackets', () => {
    const marks = segments('[갑 제1호증, 갑 제12호증의 2]')?.filter(({ kind }) => kind === 'mark');
    expect(marks?.map(({ text }) => text)).toEqual(['갑 제1호증', '갑 제12호증의 2']);
  });

  it('finds the places to check, with and without their reason', () => {
    const lines = parseDraft('[확인 필요: 청구금액]원\n[미확인] 및 [확인필요]\n[참고] 아님');
    expect(countChecks(lines)).toBe(3);
  });

  it('leaves other brackets and open ones alone', () => {
    expect(segments('[별지] 목록 [갑 제1호증')).toEqual([
      { kind: 'text', text: '[별지] 목록 [갑 제1호증' },
    ]);
  });

  it('loses no character of the text', () => {
    const text = '소    장\n\n가 [갑 제1호증, 갑 제2호증] 나 [확인 필요] 😥';
    const lines = parseDraft(text).map((line) => line.segments.map((s) => s.text).join(''));
    expect(lines.join('\n')).toBe(text);
  });

  it.each(['소    장', '청 구 취 지', '## 결론', 'RELIEF SOUGHT (청구취지)'])(
    'knows the heading %s',
    (line) => expect(parseDraft(line)[0]?.heading).toBe(true),
  );

  it('knows which passage of an exhibit a mark means by the words before it', () => {
    const [first, second] = [aCitation(), aCitation({ number: 2, snippet: '생활비는 못 보내' })];
    const line = '"작년 가을부터  만났어" [갑 제1호증]. "생활비는 못 보내" [갑 제1호증]. 또 [갑 제1호증]';
    const parts = segments(line) ?? [];
    const marks = parts.flatMap(({ kind }, at) => (kind === 'mark' ? [at] : []));
    const meant = marks.map((at) => passagesOf([first, second], parts, at));
    expect(meant).toEqual([[first], [second], [first, second]]);
  });

  it('finds every passage of an exhibit, however it is spaced', () => {
    const all = [aCitation(), aCitation({ number: 2 }), aCitation({ exhibit: '갑 제2호증' })];
    expect(citationsOf(all, '갑제1호증')).toHaveLength(2);
    expect(citationsOf(all, '갑 제11호증')).toHaveLength(0);
  });
});

describe('a draft on the screen', () => {
  const draft: DraftPreview = {
    case_id: 'case_1',
    draft_text: '소 장\n만났다 [갑 제1호증]. 없는 근거 [갑 제9호증]. [확인 필요] <b>굵게</b>',
    citations: [aCitation()],
    generated_at: '2026-11-21T00:00:00Z',
    preview_disclaimer: '변호사의 검토가 필수입니다.',
  };

  function show() {
    const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
    return render(
      <QueryClientProvider client={client}>
        <DraftView jobId="job_1" draft={draft} title="사건" />
      </QueryClientProvider>,
    );
  }

  beforeEach(() => {
    sessionStorage.clear();
    Element.prototype.scrollIntoView = vi.fn();
    HTMLDialogElement.prototype.showModal ??= vi.fn();
  });
  afterEach(() => vi.unstubAllGlobals());

  it('leads from a mark to its passage and back to the same mark', async () => {
    show();
    const mark = screen.getByRole('button', { name: '[갑 제1호증]' });
    await userEvent.click(mark);
    expect(mark.getAttribute('aria-pressed')).toBe('true');
    const card = document.activeElement as HTMLElement;
    expect(within(card).getByText('작년 가을부터 만났어')).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: '본문에서 보기' }));
    expect(document.activeElement).toBe(mark);
  });

  it('tells a mark that has no evidence from one that has', async () => {
    show();
    const mark = screen.getByRole('button', { name: '[갑 제9호증]' });
    await userEvent.click(mark);
    expect(mark.getAttribute('aria-disabled')).toBe('true');
    expect(mark.getAttribute('aria-pressed')).toBe('false');
  });

  it('shows the disclaimer, the places to check, and text as text', () => {
    const { container } = show();
    expect(screen.getByText('변호사의 검토가 필수입니다.')).toBeTruthy();
    expect(screen.getByText('확인 필요 1곳')).toBeTruthy();
    expect(container.querySelector('mark')?.textContent).toBe('[확인 필요]');
    expect(container.querySelector('b')).toBeNull();
  });

  it('copies the edited text, and the edit survives leaving the page', async () => {
    const writeText = vi.fn(async () => undefined);
    const { unmount } = show();
    await userEvent.click(screen.getByRole('button', { name: '편집' }));
    const area = screen.getByLabelText('초안 편집');
    await userEvent.clear(area);
    await userEvent.type(area, '고침');
    vi.stubGlobal('navigator', { clipboard: { writeText } });
    screen.getByRole('button', { name: '복사' }).click();
    expect(writeText).toHaveBeenCalledWith('고침');
    unmount();
    show();
    expect(screen.getByRole('article').textContent).toBe('고침');
  });

  it('marks the passage inside the original', async () => {
    const excerpt = { before: '처음 ', text: '작년 가을부터 만났어', after: ' 끝' };
    const calls = fakeFetch(() => jsonAnswer(200, excerpt));
    show();
    await userEvent.click(screen.getByRole('button', { name: '원문에서 보기' }));
    expect((await screen.findByText('작년 가을부터 만났어', { selector: 'mark' })).tagName).toBe(
      'MARK',
    );
    expect(calls[0]?.path).toBe('/api/evidence/ev_1/excerpt?start=10&end=21');
    expect(screen.getByRole('region', { name: '원문에서 보기' }).textContent).toBe(
      '처음 작년 가을부터 만났어 끝',
    );
  });
});

it('shows the cited words alone when the original cannot be had', async () => {
  fakeFetch(() => jsonAnswer(404, { error: { code: 'NOT_FOUND', message: '없음' } }));
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  render(
    <QueryClientProvider client={client}>
      <OriginalDialog citation={aCitation()} onClose={() => undefined} />
    </QueryClientProvider>,
  );
  expect(await screen.findByText(/원문을 불러올 수 없어/)).toBeTruthy();
  expect(screen.getByText('작년 가을부터 만났어').tagName).toBe('BLOCKQUOTE');
  vi.unstubAllGlobals();
});

it('names a download so that every file system takes it', () => {
  expect(safeName('가/나:다?.txt')).toBe('가_나_다_.txt');
});
