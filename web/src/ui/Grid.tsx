import type { ReactNode } from 'react'
import css from './Grid.module.css'
import { Hidden } from './Hidden.tsx'

export interface Column<T> {
  key: string
  title: string
  cell: (row: T) => ReactNode
  /** A word or two that stay on one line. */
  short?: boolean
}
interface Props<T> {
  caption: string
  columns: readonly Column<T>[]
  rows: readonly T[]
  keyOf: (row: T, at: number) => string
  /** As wide as the page, for a list that is a page of its own. */
  wide?: boolean
}

/** A small table; on phones every row becomes a card. */
export function Grid<T>({ caption, columns, rows, keyOf, wide }: Props<T>) {
  return (
    <table className={wide ? `${css.grid} ${css.wide}` : css.grid}>
      <caption>
        <Hidden>{caption}</Hidden>
      </caption>
      <thead>
        <tr>
          {columns.map(({ key, title }) => (
            <th key={key} scope="col">
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, at) => (
          <tr key={keyOf(row, at)}>
            {columns.map(({ key, title, cell, short }) => (
              <td key={key} data-label={title} data-short={short}>
                <span>{cell(row)}</span>
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
