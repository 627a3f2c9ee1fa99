import type { ReactNode } from 'react'
import css from './Empty.module.css'

/** Nothing here: says so, and offers the next step. */
export function Empty({ title, text, children }: { title: string; text?: ReactNode; children?: ReactNode }) {
  return (
    <div className={css.empty}>
      <p className={css.title}>{title}</p>
      {text && <p className={css.text}>{text}</p>}
      {children && <div className={css.steps}>{children}</div>}
    </div>
  )
}
