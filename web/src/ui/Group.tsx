import type { ReactNode } from 'react'
import css from './form.module.css'

/** Some fields of a form that belong together. */
export function Group({ title, hint, children }: { title: string; hint?: string; children: ReactNode }) {
  return (
    <section className={css.group}>
      <h2>{title}</h2>
      {hint && <p className={css.hint}>{hint}</p>}
      {children}
    </section>
  )
}
