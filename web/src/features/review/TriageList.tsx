import type { Page } from '@keqiao/shared/primitives'
import type { TriageRow, TriageState } from '@keqiao/shared/triage'
import { Link } from 'react-router'
import { paths } from '../../app/paths.ts'
import { Pager } from '../../ui/Pager.tsx'
import { RECORDS } from '../../ui/Reading.tsx'
import { Tag } from '../../ui/Tag.tsx'
import { useSay } from '../../words/say.ts'
import css from './review.module.css'
import { Waiting } from './Waiting.tsx'

interface Props {
  queue: Page<TriageRow>
  state: TriageState
  chosen: string | null
}

export const triageAddress = (state: TriageState, more: Record<string, string | number> = {}) => {
  const given = { ...(state === 'triage' ? {} : { state }), ...more }
  const query = new URLSearchParams(Object.entries(given).map(([key, value]) => [key, String(value)])).toString()
  return query ? `${paths.triage}?${query}` : paths.triage
}

/** Needs to be diagnosed: what came back with answers to oneself first, then the oldest. */
export function TriageList({ queue, state, chosen }: Props) {
  const say = useSay('review')
  const listings = useSay('listings')
  return (
    <nav className={css.list} aria-label={say(`triage.tabs.${state}`)}>
      <p className={css.faint} role="status">
        {say('triage.count', { count: queue.total })}
      </p>
      <ol>
        {queue.items.map((row) => (
          <li key={row.id} data-item={row.id}>
            <Link
              className={css.row}
              to={triageAddress(state, { ...(queue.page > 1 && { page: queue.page }), item: row.id })}
              replace
              preventScrollReset
              aria-current={row.id === chosen ? 'true' : undefined}
            >
              <strong lang={RECORDS}>{row.name}</strong>
              <span className={css.faint}>
                {row.owner?.name ?? (row.disclosure === 'ANON' ? say('list.anonymous') : listings('noOwner'))}
              </span>
              <span className={css.meta}>
                {state === 'triage' ? <Waiting of={row} short /> : say(`triage.since.${state}`)}
                <RowTags row={row} />
              </span>
            </Link>
          </li>
        ))}
      </ol>
      <Pager page={queue.page} size={queue.size} total={queue.total} to={(page) => triageAddress(state, { page })} />
    </nav>
  )
}

/** Who acts next, where that is not everybody. */
export function RowTags({ row }: { row: Pick<TriageRow, 'answered' | 'isMine' | 'triager' | 'agent' | 'risks'> }) {
  const say = useSay('review')
  return (
    <>
      {row.answered && (
        <Tag look={row.isMine ? 'wanted' : 'outline'}>
          {row.isMine ? say('triage.answeredMe') : say('triage.answered', { name: row.triager ?? '' })}
        </Tag>
      )}
      {row.agent && (
        <Tag look="outline">{say(row.agent.accepted ? 'triage.agent' : 'triage.asked', { name: row.agent.name })}</Tag>
      )}
      {row.risks > 0 && <Tag look="alarm">{say('list.risks', { count: row.risks })}</Tag>}
    </>
  )
}
