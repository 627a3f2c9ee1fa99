import { type InputHTMLAttributes, type ReactNode, type SelectHTMLAttributes, type TextareaHTMLAttributes, useId } from 'react'
import css from './Field.module.css'

interface Around {
  label: string
  hint?: ReactNode
  error?: string | undefined
}
interface Wiring {
  id: string
  className: string | undefined
  'aria-invalid': boolean
  'aria-describedby': string | undefined
}

/** Label above, hint and error below, all tied to the control. */
function Around({
  label,
  hint,
  error,
  required,
  control,
}: Around & { required: boolean | undefined; control: (wiring: Wiring) => ReactNode }) {
  const id = useId()
  const described = [hint ? `${id}-hint` : '', error ? `${id}-error` : ''].filter(Boolean).join(' ') || undefined
  return (
    <div className={css.field}>
      <label className={css.label} htmlFor={id}>
        {label}
        {required && (
          <span className={css.need} aria-hidden="true">
            *
          </span>
        )}
      </label>
      {control({ id, className: css.input, 'aria-invalid': Boolean(error), 'aria-describedby': described })}
      {hint && (
        <div className={css.hint} id={`${id}-hint`}>
          {hint}
        </div>
      )}
      {error && (
        <div className={css.error} id={`${id}-error`} role="alert">
          {error}
        </div>
      )}
    </div>
  )
}

export function TextField({ label, hint, error, ...rest }: Around & InputHTMLAttributes<HTMLInputElement>) {
  return <Around {...{ label, hint, error }} required={rest.required} control={(wiring) => <input {...wiring} {...rest} />} />
}

export function TextArea({ label, hint, error, ...rest }: Around & TextareaHTMLAttributes<HTMLTextAreaElement>) {
  return <Around {...{ label, hint, error }} required={rest.required} control={(wiring) => <textarea {...wiring} {...rest} />} />
}

export function SelectField({ label, hint, error, children, ...rest }: Around & SelectHTMLAttributes<HTMLSelectElement>) {
  return (
    <Around
      {...{ label, hint, error }}
      required={rest.required}
      control={(wiring) => (
        <select {...wiring} {...rest}>
          {children}
        </select>
      )}
    />
  )
}

/** A tick that may be wrong: what is wrong stands below it. */
export function TickField({
  label,
  hint,
  error,
  ...rest
}: Omit<Around, 'label'> & { label: ReactNode } & InputHTMLAttributes<HTMLInputElement>) {
  const id = useId()
  const described = [hint ? `${id}-hint` : '', error ? `${id}-error` : ''].filter(Boolean).join(' ') || undefined
  return (
    <div className={css.tick}>
      <label className={css.check}>
        <input type="checkbox" aria-invalid={Boolean(error)} aria-describedby={described} {...rest} />
        <span>{label}</span>
      </label>
      {hint && (
        <div className={css.hint} id={`${id}-hint`}>
          {hint}
        </div>
      )}
      {error && (
        <div className={css.error} id={`${id}-error`} role="alert">
          {error}
        </div>
      )}
    </div>
  )
}

export function CheckField({ label, ...rest }: { label: ReactNode } & InputHTMLAttributes<HTMLInputElement>) {
  return (
    <label className={css.check}>
      <input type="checkbox" {...rest} />
      <span>{label}</span>
    </label>
  )
}
