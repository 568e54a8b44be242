import type { ButtonHTMLAttributes } from 'react';

interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  kind?: 'primary' | 'plain' | 'danger' | 'ghost';
  small?: boolean;
}

export function Button({ kind = 'plain', small = false, className = '', ...rest }: ButtonProps) {
  const classes = ['button', `button-${kind}`, small ? 'button-small' : '', className];
  return <button type="button" {...rest} className={classes.filter(Boolean).join(' ')} />;
}
