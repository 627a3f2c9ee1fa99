import { useEffect, useRef } from 'react'
import { Hidden } from '../../ui/Hidden.tsx'
import { useSay } from '../../words/say.ts'
import css from './numbers.module.css'

export interface ChartRow {
  key: string
  label: string
  count: number
}

/** A picture, and the same as a table for whoever cannot or will not look at it. The drawing comes later, by itself. */
export function Chart({ title, kind, rows, head }: { title: string; kind: 'line' | 'bar'; rows: ChartRow[]; head: string }) {
  const say = useSay('turnout')
  const box = useRef<HTMLDivElement>(null)
  const shown = JSON.stringify(rows)
  useEffect(() => {
    let gone = false
    let clear = () => {}
    void import('./draw.ts').then(({ draw }) => {
      if (!gone && box.current) clear = draw(box.current, { kind, rows: JSON.parse(shown) as ChartRow[], name: title })
    })
    return () => {
      gone = true
      clear()
    }
  }, [kind, shown, title])
  return (
    <figure className={css.chart}>
      <figcaption>{title}</figcaption>
      <div ref={box} className={css.drawing} aria-hidden="true" />
      <details>
        <summary>{say('chart.table')}</summary>
        <table>
          <caption>
            <Hidden>{title}</Hidden>
          </caption>
          <thead>
            <tr>
              <th scope="col">{head}</th>
              <th scope="col">{say('chart.people')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ key, label, count }) => (
              <tr key={key}>
                <th scope="row">{label}</th>
                <td>{count}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </figure>
  )
}
