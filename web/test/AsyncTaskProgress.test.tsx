import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import { AsyncTaskProgress } from '../src/ui/AsyncTaskProgress.tsx';

it.each(['idle', 'completed'] as const)('shows nothing when %s', (status) => {
  const { container } = render(<AsyncTaskProgress title="초안" status={status} />);
  expect(container.innerHTML).toBe('');
});

it('tells progress and stage to eyes and to screen readers', () => {
  render(<AsyncTaskProgress title="초안" status="processing" progress={41.6} stage="쓰는 중" />);
  const bar = screen.getByRole('progressbar', { name: '초안' });
  expect(bar.getAttribute('aria-valuenow')).toBe('42');
  expect(bar.getAttribute('aria-valuemax')).toBe('100');
  expect(screen.getByText('42%')).toBeTruthy();
  expect(screen.getByText('쓰는 중').getAttribute('aria-live')).toBe('polite');
});

it.each([
  [-5, '0'],
  [250, '100'],
])('keeps %i within the bar', (progress, shown) => {
  render(<AsyncTaskProgress title="초안" status="processing" progress={progress} />);
  expect(screen.getByRole('progressbar').getAttribute('aria-valuenow')).toBe(shown);
});

it('can be cancelled once', async () => {
  const onCancel = vi.fn();
  const task = <AsyncTaskProgress title="초안" status="processing" onCancel={onCancel} />;
  const { rerender } = render(task);
  await userEvent.click(screen.getByRole('button', { name: '작업 취소' }));
  expect(onCancel).toHaveBeenCalledOnce();
  rerender(
    <AsyncTaskProgress title="초안" status="processing" onCancel={onCancel} cancelling />,
  );
  expect(screen.getByRole('button').hasAttribute('disabled')).toBe(true);
});

it('says why it failed and offers another try, not a cancel', async () => {
  const onRetry = vi.fn();
  render(
    <AsyncTaskProgress
      title="초안을 만들지 못했습니다"
      status="failed"
      errorMessage="증거가 없습니다"
      errorId="e-7"
      onCancel={() => undefined}
      onRetry={onRetry}
    />,
  );
  expect(screen.getByRole('alert').textContent).toContain('증거가 없습니다');
  expect(screen.getByText('문의 번호 e-7')).toBeTruthy();
  expect(screen.queryByRole('button', { name: '작업 취소' })).toBeNull();
  await userEvent.click(screen.getByRole('button', { name: '다시 시도' }));
  expect(onRetry).toHaveBeenCalledOnce();
});
