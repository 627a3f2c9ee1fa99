import type { ReactNode } from 'react'
import css from './Tag.module.css'

export function Tag({
  look,
  title,
  children,
}: {
  look?: 'known' | 'wanted' | 'alarm' | 'fine' | 'outline'
  title?: string
  children: ReactNode
}) {
  return (
    <span className={`${css.tag} ${look ? css[look] : ''}`} title={title}>
      {children}
    </span>
  )
}
