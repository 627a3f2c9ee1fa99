import { MATCH_SORTS, type Match, type Matches, type MatchSort } from '@keqiao/shared/matching'
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { Link, useSearchParams } from 'react-router'
import { Button } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { Trouble } from '../../ui/Trouble.tsx'
import { dateTime } from '../../words/format.ts'
import { useLanguage, useSay } from '../../words/say.ts'
import { MatchItem } from './MatchItem.tsx'
import css from './MatchList.module.css'
import { NothingFits } from './NothingFits.tsx'
import { matchesQuery, type Side } from './queries.ts'
import { FIRST, grade, OPEN } from './worth.ts'

const COUNTS: Record<MatchSort, string> = { fit: 'count', score: 'countByScore', date: 'countByDate' }

interface Props {
  side: Side
  id: string
  title: string
  /** Members may say whether a match fits. */
  mayMark: boolean
  signInTo: string | null
  /** Given to those who may make the record more precise. */
  editTo?: string | undefined
}

/** The ranked other side of a record, each with its reasons; what hardly fits stays folded. */
export function MatchList({ side, id, title, mayMark, signInTo, editTo }: Props) {
  const say = useSay('matching')
  const [params] = useSearchParams()
  const sort = MATCH_SORTS.find((one) => one === params.get('matches')) ?? 'fit'
  const { data, error, isPending, refetch } = useQuery(matchesQuery(side, id, sort))
  return (
    <section className={css.section} id="matches" aria-labelledby="matches-title">
      <header className={css.head}>
        <h2 id="matches-title">{title}</h2>
        {data && data.items.length > 0 && (
          <p>
            {data.items.length === 1 ? say('one') : say(COUNTS[sort], { total: data.items.length })}
            {!mayMark && signInTo && (
              <>
                {' · '}
                <Link to={signInTo}>{say('mark.signIn')}</Link>
              </>
            )}
            {mayMark && ` · ${say('mark.only')}`}
          </p>
        )}
        {data && data.items.length > 1 && <Order sort={sort} />}
      </header>
      {isPending && <Skeleton lines={8} />}
      {error && <Trouble error={error} onRetry={() => void refetch()} />}
      {data?.state === 'working' && (
        <Notice look="known">
          <p>{say(data.items.length > 0 ? 'updating' : 'working')}</p>
        </Notice>
      )}
      {data?.state === 'working' && data.items.length === 0 && <Skeleton lines={6} />}
      {data && <Ranked {...{ side, id, matches: data, mayMark, editTo }} />}
      {data && <Run matches={data} />}
    </section>
  )
}

/** Both orders are the same for everybody; one of them weighs nothing. */
function Order({ sort }: { sort: MatchSort }) {
  const say = useSay('matching')
  const [params] = useSearchParams()
  const to = (one: MatchSort) => {
    const next = new URLSearchParams(params)
    if (one === 'fit') next.delete('matches')
    else next.set('matches', one)
    return `?${next}`
  }
  return (
    <nav className={css.order} aria-label={say('order.label')}>
      {MATCH_SORTS.map((one) => (
        <Link key={one} to={to(one)} replace preventScrollReset aria-current={one === sort ? 'true' : undefined}>
          {say(`order.${one}`)}
        </Link>
      ))}
    </nav>
  )
}

type RankedProps = Pick<Props, 'side' | 'id' | 'mayMark' | 'editTo'> & { matches: Matches }

function Ranked({ side, id, mayMark, editTo, matches: { state, items } }: RankedProps) {
  const say = useSay('matching')
  const [all, setAll] = useState(false)
  const { best, fitsWell, fair, low } = grade(items.filter(({ under }) => under === null))
  const shown = fair.slice(0, all ? undefined : FIRST)
  const item = (match: Match, open = false) => <MatchItem {...{ side, id, match, mayMark, editTo, open }} />
  const list = (some: readonly Match[], open: number) => (
    <ol className={css.list}>
      {some.map((match, at) => (
        <li key={match.id}>
          {item(match, at < open)}
          <Folded matches={items.filter(({ under }) => under === match.id)} item={item} />
        </li>
      ))}
    </ol>
  )
  return (
    <>
      {state === 'ready' && !fitsWell && <NothingFits {...{ side, editTo }} best={items.length > 0 ? best : null} />}
      {shown.length > 0 && list(shown, OPEN)}
      {shown.length < fair.length && (
        <p>
          <Button onClick={() => setAll(true)}>{say('moreMatches', { count: fair.length - shown.length })}</Button>
        </p>
      )}
      {low.length > 0 && (
        <details className={css.low}>
          <summary>{say(fair.length > 0 ? 'lowRest' : 'lowAll', { count: low.length })}</summary>
          {list(low, 0)}
        </details>
      )}
    </>
  )
}

/** Further ones of the organisation above, opened by whoever wants them. */
function Folded({ matches, item }: { matches: readonly Match[]; item: (match: Match) => ReactNode }) {
  const say = useSay('matching')
  if (matches.length === 0) return null
  return (
    <details className={css.folded}>
      <summary className={css.more}>{say('folded', { count: matches.length })}</summary>
      <ol className={css.list}>
        {matches.map((match) => (
          <li key={match.id}>{item(match)}</li>
        ))}
      </ol>
    </details>
  )
}

function Run({ matches: { run, standIn } }: { matches: Matches }) {
  const say = useSay('matching')
  const language = useLanguage()
  return (
    <>
      {run && (
        <p className={css.run}>
          {say('ran', { when: dateTime(run.at, language), weights: run.weights, embedder: run.embedder })}
        </p>
      )}
      {standIn && <p className={css.run}>{say('standIn')}</p>}
    </>
  )
}
