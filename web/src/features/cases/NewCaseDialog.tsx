import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useLocation } from 'wouter';
import type { NewCase } from '../../api/types.ts';
import { useText } from '../../i18n/useText.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { AreaField, TextField } from '../../ui/Field.tsx';
import { Trouble } from '../../ui/states.tsx';
import { showToast } from '../../ui/toasts.ts';
import { caseKeys, createCase } from './api.ts';

export function NewCaseDialog({ onClose }: { onClose: () => void }) {
  const text = useText();
  const client = useQueryClient();
  const [, navigate] = useLocation();
  const [key] = useState(() => crypto.randomUUID());
  const create = useMutation({
    mutationFn: (body: NewCase) => createCase(body, key),
    onSuccess: (made) => {
      void client.invalidateQueries({ queryKey: caseKeys.all });
      client.setQueryData(caseKeys.one(made.id), made);
      showToast('good', text('cases.created'));
      navigate(`/cases/${made.id}`);
    },
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (!create.isPending) create.mutate(read(new FormData(event.currentTarget)));
  };
  return (
    <Dialog title={text('cases.new')} onClose={onClose}>
      <form className="form" onSubmit={submit}>
        <TextField label={text('cases.field.title')} name="title" maxLength={200} required />
        <TextField
          label={text('cases.field.client')}
          name="client_name"
          maxLength={100}
          autoComplete="off"
          required
        />
        <AreaField label={text('cases.field.description')} name="description" maxLength={2000} />
        {create.error && <Trouble error={create.error} />}
        <div className="form-actions">
          <Button onClick={onClose}>{text('action.cancel')}</Button>
          <Button type="submit" kind="primary" disabled={create.isPending}>
            {text('cases.create')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

function read(data: FormData): NewCase {
  const value = (name: string) => String(data.get(name) ?? '').trim();
  return {
    title: value('title'),
    client_name: value('client_name'),
    description: value('description') || undefined,
  };
}
