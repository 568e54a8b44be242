import { useMutation } from '@tanstack/react-query';
import { useRef } from 'react';
import { asProblem } from '../../api/problem.ts';

/**
 * Starts work. The key outlives a try whose answer was lost, so that the same order given again
 * finds the same job; another order gets another key.
 */
export function useStart<Order, Ticket>(
  start: (order: Order, key: string) => Promise<Ticket>,
  onStarted: (ticket: Ticket, order: Order) => unknown,
) {
  const sent = useRef<{ order: string; key: string } | null>(null);
  return useMutation({
    mutationFn: (order: Order) => {
      const said = JSON.stringify(order) ?? '';
      if (sent.current?.order !== said) sent.current = { order: said, key: crypto.randomUUID() };
      return start(order, sent.current.key);
    },
    onSuccess: (ticket, order) => {
      sent.current = null;
      return onStarted(ticket, order);
    },
    onError: (error) => {
      if (!asProblem(error).transient) sent.current = null;
    },
  });
}
