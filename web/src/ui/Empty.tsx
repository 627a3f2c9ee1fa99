import type { ReactNode } from 'react'
import css from './Empty.module.css'

/** Nothing here: says so, and offers the next step. */
export function Empty({
  title,
  level = 2,
  text,
  children,
}: {
  title?: string
  /** 1 where the page has no other heading, 3 inside a section that has one. */
  level?: 1 | 2 | 3
  text?: ReactNode
  children?: ReactNode
}) {
  const Title = `h${level}` as const
  return (
    <div className={css.empty}>
      {title && <Title className={css.title}>{title}</Title>}
      {text && <p className={css.text}>{text}</p>}
      {children && <div className={css.steps}>{children}</div>}
    </div>
  )
}
