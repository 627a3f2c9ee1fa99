import type { ReactNode } from 'react'
import css from './Empty.module.css'

/** Nothing here: says so, and offers the next step. */
export function Empty({
  title,
  level,
  text,
  children,
}: {
  title: string /** A heading of the page, where it has no other. */
  level?: 1 | 2
  text?: ReactNode
  children?: ReactNode
}) {
  const Title = level ? (`h${level}` as const) : 'p'
  return (
    <div className={css.empty}>
      <Title className={css.title}>{title}</Title>
      {text && <p className={css.text}>{text}</p>}
      {children && <div className={css.steps}>{children}</div>}
    </div>
  )
}
