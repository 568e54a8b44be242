import { request } from '../../api/client.ts';
import type { SignedIn, SignUp, User } from '../../api/types.ts';

export function me(): Promise<User> {
  return request<User>('/api/auth/me');
}

export function signIn(body: { email: string; password: string }): Promise<SignedIn> {
  return request<SignedIn>('/api/auth/login', { method: 'POST', body, session: false });
}

export function signUp(body: SignUp): Promise<SignedIn> {
  return request<SignedIn>('/api/auth/signup', { method: 'POST', body, session: false });
}

export function signOut(): Promise<unknown> {
  return request('/api/auth/logout', { method: 'POST', session: false });
}
