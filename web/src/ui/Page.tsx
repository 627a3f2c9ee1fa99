import type { ReactNode } from 'react'
import css from './page.module.css'

/** A page's title in the browser and its measure on the screen. */
export function Page({ title, narrow, children }: { title: string; narrow?: boolean; children: ReactNode }) {
  return (
    <div className={narrow ? `${css.page} ${css.narrow}` : css.page}>
      <title>{title}</title>
      {children}
    </div>
  )
}
