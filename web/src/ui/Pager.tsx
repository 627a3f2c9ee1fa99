import { Link } from 'react-router'
import { useSay } from '../words/say.ts'
import css from './Pager.module.css'

/** The first, the last, and those around the present one. */
export function pagesShown(page: number, last: number): (number | 'gap')[] {
  const wanted = [1, page - 1, page, page + 1, last].filter((n) => n >= 1 && n <= last)
  const pages = [...new Set(wanted)].sort((a, b) => a - b)
  return pages.flatMap((n, at) => {
    const before = pages[at - 1]
    return before !== undefined && n - before > 1 ? (['gap', n] as const) : [n]
  })
}

interface Props {
  page: number
  size: number
  total: number
  to: (page: number) => string
}

export function Pager({ page, size, total, to }: Props) {
  const say = useSay('common')
  const last = Math.max(1, Math.ceil(total / size))
  if (last <= 1) return null
  return (
    <nav className={css.pager} aria-label={say('pager.label')}>
      {page > 1 && (
        <Link className={css.step} to={to(page - 1)} rel="prev">
          {say('pager.previous')}
        </Link>
      )}
      {pagesShown(page, last).map((n, at) =>
        n === 'gap' ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: at most two gaps, told apart by place
          <span key={`gap-${at}`} className={css.gap} aria-hidden="true">
            …
          </span>
        ) : (
          <Link
            key={n}
            to={to(n)}
            className={n === page ? `${css.step} ${css.here}` : css.step}
            aria-current={n === page ? 'page' : undefined}
            aria-label={say('pager.page', { page: n })}
          >
            {n}
          </Link>
        ),
      )}
      {page < last && (
        <Link className={css.step} to={to(page + 1)} rel="next">
          {say('pager.next')}
        </Link>
      )}
    </nav>
  )
}
