import type { Matches } from '@keqiao/shared/matching'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link } from 'react-router'
import { paths } from '../../app/paths.ts'
import { Button, ButtonLink } from '../../ui/Button.tsx'
import { Empty } from '../../ui/Empty.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { Trouble } from '../../ui/Trouble.tsx'
import { dateTime } from '../../words/format.ts'
import { useLanguage, useSay } from '../../words/say.ts'
import { MatchItem } from './MatchItem.tsx'
import css from './MatchList.module.css'
import { matchesQuery, type Side } from './queries.ts'

const FIRST = 10

interface Props {
  side: Side
  id: string
  title: string
  /** Members may say whether a match fits. */
  mayMark: boolean
  signInTo: string | null
}

/** The ranked other side of a record, each with its reasons. */
export function MatchList({ side, id, title, mayMark, signInTo }: Props) {
  const say = useSay('matching')
  const { data, error, isPending, refetch } = useQuery(matchesQuery(side, id))
  const [all, setAll] = useState(false)
  const shown = data?.items.slice(0, all ? undefined : FIRST) ?? []
  return (
    <section className={css.section} id="matches" aria-labelledby="matches-title">
      <header className={css.head}>
        <h2 id="matches-title">{title}</h2>
        {data && data.items.length > 0 && (
          <p>
            {say('count', { total: data.items.length })}
            {!mayMark && signInTo && (
              <>
                {' · '}
                <Link to={signInTo}>{say('mark.signIn')}</Link>
              </>
            )}
            {mayMark && ` · ${say('mark.only')}`}
          </p>
        )}
      </header>
      {isPending && <Skeleton lines={8} />}
      {error && <Trouble error={error} onRetry={() => void refetch()} />}
      {data?.state === 'working' && (
        <Notice look="known">
          <p>{say(data.items.length > 0 ? 'updating' : 'working')}</p>
        </Notice>
      )}
      {data?.state === 'working' && data.items.length === 0 && <Skeleton lines={6} />}
      {data?.state === 'ready' && data.items.length === 0 && <Nothing side={side} />}
      {data && (
        <ol className={css.list}>
          {shown.map((match) => (
            <li key={match.id}>
              <MatchItem {...{ side, id, match, mayMark }} />
            </li>
          ))}
        </ol>
      )}
      {data && shown.length < data.items.length && (
        <p>
          <Button onClick={() => setAll(true)}>{say('moreMatches', { count: data.items.length - shown.length })}</Button>
        </p>
      )}
      {data && <Run matches={data} />}
    </section>
  )
}

function Nothing({ side }: { side: Side }) {
  const say = useSay('matching')
  const other = side === 'need' ? 'achievement' : 'need'
  return (
    <Empty title={say(side === 'need' ? 'empty.ofNeed' : 'empty.ofAchievement')} text={say('empty.text')}>
      <ButtonLink to={`${paths.search}?kind=${other}`}>{say('empty.search')}</ButtonLink>
    </Empty>
  )
}

function Run({ matches: { run } }: { matches: Matches }) {
  const say = useSay('matching')
  const language = useLanguage()
  return run ? (
    <p className={css.run}>{say('ran', { when: dateTime(run.at, language), weights: run.weights, embedder: run.embedder })}</p>
  ) : null
}
