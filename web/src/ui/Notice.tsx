import type { ReactNode } from 'react'
import css from './Notice.module.css'

interface Props {
  look?: 'alarm' | 'fine' | 'known'
  title?: string
  children?: ReactNode
}

/** Something to be known before going on; an alarm is read aloud. */
export function Notice({ look, title, children }: Props) {
  return (
    <div className={`${css.notice} ${look ? css[look] : ''}`} role={look === 'alarm' ? 'alert' : 'status'}>
      {title && <p className={css.title}>{title}</p>}
      {children}
    </div>
  )
}
