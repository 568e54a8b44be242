import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect } from 'react';
import { asProblem } from '../../api/problem.ts';
import { onSessionEnd } from '../../api/session.ts';
import type { User } from '../../api/types.ts';
import { translate } from '../../i18n/language.ts';
import { showToast } from '../../ui/toasts.ts';
import * as api from './api.ts';

const ME = ['me'];

export type Session =
  | { state: 'loading' }
  | { state: 'out' }
  | { state: 'unknown'; error: unknown; retry: () => void }
  | { state: 'in'; user: User };

/** Who is signed in. Only a refused session counts as signed out; a dead line does not. */
export function useSession(): Session {
  const query = useQuery({
    queryKey: ME,
    queryFn: async () => {
      try {
        return await api.me();
      } catch (error) {
        if (asProblem(error).status === 401) return null;
        throw error;
      }
    },
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: Number.POSITIVE_INFINITY,
  });
  if (query.data) return { state: 'in', user: query.data };
  if (query.data === null) return { state: 'out' };
  if (query.error) {
    return { state: 'unknown', error: query.error, retry: () => void query.refetch() };
  }
  return { state: 'loading' };
}

/** Forgets everything the former person saw as soon as the session ends. */
export function useSessionEnd(): void {
  const client = useQueryClient();
  useEffect(
    () =>
      onSessionEnd(() => {
        if (client.getQueryData(ME)) showToast('info', translate('auth.expired'));
        forget(client);
      }),
    [client],
  );
}

export function useEnter(): (user: User) => void {
  const client = useQueryClient();
  return useCallback((user) => client.setQueryData(ME, user), [client]);
}

export function useSignOut(): () => Promise<void> {
  const client = useQueryClient();
  return useCallback(async () => {
    try {
      await api.signOut();
    } catch (error) {
      showToast('bad', asProblem(error).message);
      return;
    }
    forget(client);
    clearEdits();
  }, [client]);
}

function forget(client: ReturnType<typeof useQueryClient>): void {
  client.setQueryData(ME, null);
  client.removeQueries({ predicate: (query) => query.queryKey[0] !== ME[0] });
}

/** Only a person who leaves by choice loses edits; an expired session keeps them. */
function clearEdits(): void {
  try {
    sessionStorage.clear();
  } catch {
    // Without storage there is nothing to clear.
  }
}
