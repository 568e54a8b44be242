import { useMutation } from '@tanstack/react-query';
import type { FormEvent } from 'react';
import { Link } from 'wouter';
import type { Role, SignedIn } from '../../api/types.ts';
import { useText } from '../../i18n/useText.ts';
import { Button } from '../../ui/Button.tsx';
import { CheckField, SelectField, TextField } from '../../ui/Field.tsx';
import { Page } from '../../ui/Page.tsx';
import { Trouble } from '../../ui/states.tsx';
import * as api from './api.ts';
import { useEnter } from './useSession.ts';

const ROLES = ['lawyer', 'client', 'detective'] as const;

export function SignInPage() {
  const text = useText();
  const form = useAuthForm((data) =>
    api.signIn({ email: field(data, 'email'), password: String(data.get('password')) }),
  );
  return (
    <AuthFrame title={text('auth.signIn')} lead={text('auth.signInLead')}>
      <form className="form" onSubmit={form.submit}>
        <EmailField />
        <TextField
          label={text('auth.password')}
          name="password"
          type="password"
          autoComplete="current-password"
          required
        />
        {form.error !== null && <Trouble error={form.error} />}
        <Button type="submit" kind="primary" disabled={form.busy}>
          {text('auth.signIn')}
        </Button>
      </form>
      <p className="auth-switch">
        <Link href={`/sign-up${location.search}`}>{text('auth.toSignUp')}</Link>
      </p>
    </AuthFrame>
  );
}

export function SignUpPage() {
  const text = useText();
  const form = useAuthForm((data) =>
    api.signUp({
      name: field(data, 'name'),
      email: field(data, 'email'),
      password: String(data.get('password')),
      role: field(data, 'role') as Role,
      law_firm: field(data, 'law_firm') || undefined,
      accept_terms: data.has('accept_terms'),
      accept_privacy: data.has('accept_privacy'),
    }),
  );
  return (
    <AuthFrame title={text('auth.signUp')} lead={text('auth.signUpLead')}>
      <form className="form" onSubmit={form.submit}>
        <TextField label={text('auth.name')} name="name" autoComplete="name" required />
        <EmailField />
        <TextField
          label={text('auth.password')}
          help={text('auth.passwordHelp')}
          name="password"
          type="password"
          autoComplete="new-password"
          minLength={8}
          required
        />
        <SelectField
          label={text('auth.role')}
          name="role"
          required
          options={ROLES.map((role) => ({ value: role, label: text(`auth.role.${role}`) }))}
        />
        <TextField label={text('auth.lawFirm')} name="law_firm" autoComplete="organization" />
        <CheckField label={text('auth.terms')} name="accept_terms" required />
        <CheckField label={text('auth.privacy')} name="accept_privacy" required />
        {form.error !== null && <Trouble error={form.error} />}
        <Button type="submit" kind="primary" disabled={form.busy}>
          {text('auth.signUp')}
        </Button>
      </form>
      <p className="auth-switch">
        <Link href={`/sign-in${location.search}`}>{text('auth.toSignIn')}</Link>
      </p>
    </AuthFrame>
  );
}

function useAuthForm(send: (data: FormData) => Promise<SignedIn>) {
  const enter = useEnter();
  const mutation = useMutation({ mutationFn: send, onSuccess: ({ user }) => enter(user) });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (!mutation.isPending) mutation.mutate(new FormData(event.currentTarget));
  };
  return { submit, busy: mutation.isPending, error: mutation.error };
}

function EmailField() {
  const text = useText();
  return (
    <TextField label={text('auth.email')} name="email" type="email" autoComplete="email" required />
  );
}

function AuthFrame(props: { title: string; lead: string; children: React.ReactNode }) {
  const text = useText();
  return (
    <div className="auth">
      <aside className="auth-pitch">
        <p className="auth-tagline">{text('app.tagline')}</p>
        <ol>
          <li>{text('auth.pitch1')}</li>
          <li>{text('auth.pitch2')}</li>
          <li>{text('auth.pitch3')}</li>
        </ol>
      </aside>
      <Page title={props.title} lead={props.lead}>
        {props.children}
      </Page>
    </div>
  );
}

function field(data: FormData, name: string): string {
  const value = data.get(name);
  return typeof value === 'string' ? value.trim() : '';
}
