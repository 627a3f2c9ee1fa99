import type { ReactNode } from 'react'
import { RECORDS } from '../../ui/Reading.tsx'
import css from './Attachments.module.css'

/** A file's name and, more quietly, what there is to say of it. */
export function FileSaid({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <span className={css.name} lang={RECORDS}>
        {name}
      </span>
      <span className={css.faint}>{children}</span>
    </>
  )
}
