import type { Match, Raise } from '@keqiao/shared/matching'
import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { paths } from '../../app/paths.ts'
import { useFieldWord } from '../../words/draftFields.ts'
import { useSay } from '../../words/say.ts'
import { raisesQuery, type Side } from './queries.ts'
import css from './Raises.module.css'

/** For whoever may change the record: what would raise this score, each with the place where it is filled in. */
export function Raises({ side, match, editTo }: { side: Side; match: Match; editTo: string }) {
  const say = useSay('matching')
  const { data } = useQuery(raisesQuery(match.needId, match.achievementId))
  const items = data?.items.filter((one) => one.side === side) ?? []
  if (items.length === 0) return null
  return (
    <div className={css.raises}>
      <h4>{say('raise.title')}</h4>
      <ul>
        {items.map((one) => (
          <li key={`${one.field} ${one.indicator}`}>
            <What raise={one} match={match} editTo={editTo} />
            <span className={css.score}>{say('raise.score', { score: one.score, gain: one.gain })}</span>
          </li>
        ))}
      </ul>
    </div>
  )
}

function What({ raise: { side, field, assumes, indicator }, match, editTo }: { raise: Raise; match: Match; editTo: string }) {
  const say = useSay('matching')
  const wordOf = useFieldWord()
  // A figure that the other side does not state is asked of it.
  if (indicator !== null && side === 'need')
    return (
      <span>
        {say('raise.ask', { indicator })} <Link to={paths.achievement(match.achievementId)}>{say('raise.askLink')}</Link>
      </span>
    )
  const what = indicator === null ? say(`raise.${assumes}`, { field: wordOf(field) }) : say('raise.met', { indicator })
  return (
    <span>
      {what} <Link to={`${editTo}#${field}`}>{say('raise.fill')}</Link>
    </span>
  )
}
