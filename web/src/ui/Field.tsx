import { useId, type InputHTMLAttributes, type ReactNode } from 'react';
import { useText } from '../i18n/useText.ts';

interface Shared {
  label: string;
  help?: string;
  required?: boolean;
}

type TextFieldProps = Shared & InputHTMLAttributes<HTMLInputElement>;

export function TextField({ label, help, ...input }: TextFieldProps) {
  return (
    <Labelled label={label} help={help} required={input.required}>
      {(ids) => <input {...ids} {...input} />}
    </Labelled>
  );
}

interface AreaProps extends Shared {
  name: string;
  rows?: number;
  maxLength?: number;
}

export function AreaField({ label, help, ...area }: AreaProps) {
  return (
    <Labelled label={label} help={help} required={area.required}>
      {(ids) => <textarea rows={4} {...ids} {...area} />}
    </Labelled>
  );
}

interface SelectProps extends Shared {
  name: string;
  options: { value: string; label: string }[];
}

export function SelectField({ label, help, options, ...select }: SelectProps) {
  return (
    <Labelled label={label} help={help} required={select.required}>
      {(ids) => (
        <select {...ids} {...select}>
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    </Labelled>
  );
}

export function CheckField({ label, ...input }: Shared & InputHTMLAttributes<HTMLInputElement>) {
  const id = useId();
  return (
    <div className="check">
      <input id={id} type="checkbox" {...input} />
      <label htmlFor={id}>{label}</label>
    </div>
  );
}

interface LabelledProps extends Shared {
  children: (ids: { id: string; 'aria-describedby'?: string }) => ReactNode;
}

function Labelled({ label, help, required, children }: LabelledProps) {
  const text = useText();
  const id = useId();
  const helpId = `${id}-help`;
  return (
    <div className="field">
      <label htmlFor={id}>
        {label} {!required && <span className="optional">{text('field.optional')}</span>}
      </label>
      {children({ id, 'aria-describedby': help ? helpId : undefined })}
      {help && (
        <p id={helpId} className="help">
          {help}
        </p>
      )}
    </div>
  );
}
