import type { ReactNode } from 'react'
import css from './hidden.module.css'

/** For those who listen. */
export function Hidden({ children }: { children: ReactNode }) {
  return <span className={css.hidden}>{children}</span>
}
