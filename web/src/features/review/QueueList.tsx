import type { ReviewQueue } from '@keqiao/shared/review'
import { Link } from 'react-router'
import { Pager } from '../../ui/Pager.tsx'
import { RECORDS } from '../../ui/Reading.tsx'
import { Tag } from '../../ui/Tag.tsx'
import { useSay } from '../../words/say.ts'
import { addressOf, nameOf } from './asked.ts'
import type { Asked } from './queries.ts'
import css from './review.module.css'
import { Waiting } from './Waiting.tsx'

interface Props {
  queue: ReviewQueue
  asked: Asked
  chosen: string | null
}

/** What waits, the oldest first; each row opens beside the list. */
export function QueueList({ queue, asked, chosen }: Props) {
  const say = useSay('review')
  const listings = useSay('listings')
  const address = addressOf(asked)
  const to = (name: string) => `${address}${address.includes('?') ? '&' : '?'}item=${name}`
  return (
    <nav className={css.list} aria-label={say('list.label')}>
      <p className={css.faint} role="status">
        {say('list.count', { count: queue.total })}
      </p>
      <ol>
        {queue.items.map((item) => {
          const name = nameOf(item)
          return (
            <li key={name} data-item={name}>
              <Link
                className={css.row}
                to={to(name)}
                replace
                preventScrollReset
                aria-current={name === chosen ? 'true' : undefined}
              >
                <span className={item.kind === 'need' ? `${css.eyebrow} ${css.wanted}` : css.eyebrow}>
                  {listings(`kind.${item.kind}`)}
                  {item.version === 'pending' && ` · ${say('list.pending')}`}
                </span>
                <strong lang={RECORDS}>{item.name}</strong>
                <span className={css.faint}>
                  {item.owner?.name ??
                    (item.disclosure === 'ANON' ? say('list.anonymous') : (item.unitName ?? listings('noOwner')))}
                </span>
                <span className={css.meta}>
                  <Waiting of={item} short />
                  {item.risks > 0 && <Tag look="alarm">{say('list.risks', { count: item.risks })}</Tag>}
                </span>
              </Link>
            </li>
          )
        })}
      </ol>
      <Pager page={queue.page} size={queue.size} total={queue.total} to={(page) => addressOf({ ...asked, page })} />
    </nav>
  )
}
