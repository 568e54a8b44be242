import type { FormEvent } from 'react';
import { useText } from '../../i18n/useText.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { TextField } from '../../ui/Field.tsx';
import { TITLE_MAX } from './plan.ts';

interface RenameProps {
  name: string;
  onRename: (name: string) => void;
  onClose: () => void;
}

export function RenameDialog({ name, onRename, onClose }: RenameProps) {
  const text = useText();
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const given = String(new FormData(event.currentTarget).get('name') ?? '').trim();
    if (given && given !== name) onRename(given);
    onClose();
  };
  return (
    <Dialog title={text('reports.rename')} onClose={onClose}>
      <form className="form" onSubmit={submit}>
        <TextField
          label={text('plan.reportTitle')}
          name="name"
          defaultValue={name}
          maxLength={TITLE_MAX}
          required
        />
        <div className="form-actions">
          <Button onClick={onClose}>{text('action.cancel')}</Button>
          <Button type="submit" kind="primary">
            {text('action.save')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

interface DeleteProps {
  title: string;
  help: string;
  onDelete: () => void;
  onClose: () => void;
}

export function DeleteDialog({ title, help, onDelete, onClose }: DeleteProps) {
  const text = useText();
  return (
    <Dialog title={title} onClose={onClose}>
      <p>{help}</p>
      <div className="form-actions">
        <Button onClick={onClose}>{text('action.cancel')}</Button>
        <Button
          kind="danger"
          onClick={() => {
            onDelete();
            onClose();
          }}
        >
          {text('action.delete')}
        </Button>
      </div>
    </Dialog>
  );
}
