import { FILE_KINDS } from '@keqiao/shared/attachments'
import { type ReactNode, useId } from 'react'
import css from './form.module.css'

const ACCEPTED = (['pdf', 'png', 'jpeg', 'webp'] as const).flatMap((kind) => FILE_KINDS[kind].endings.map((one) => `.${one}`))

/** One file, sent later with the rest. */
export function FileField({ label, hint, onChange }: { label: string; hint: ReactNode; onChange: (file: File | null) => void }) {
  const id = useId()
  return (
    <div className={css.pair}>
      <label htmlFor={id}>{label}</label>
      <div className={css.choose}>
        <input
          id={id}
          type="file"
          accept={ACCEPTED.join(',')}
          aria-describedby={`${id}-hint`}
          onChange={(event) => onChange(event.target.files?.[0] ?? null)}
        />
      </div>
      <p className={css.note} id={`${id}-hint`}>
        {hint}
      </p>
    </div>
  )
}
