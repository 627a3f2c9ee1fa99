import type { AchievementCard } from '@keqiao/shared/achievements'
import type { DuplicateCandidate } from '@keqiao/shared/provenance'
import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { paths } from '../../app/paths.ts'
import { Button } from '../../ui/Button.tsx'
import { Empty } from '../../ui/Empty.tsx'
import { Pager } from '../../ui/Pager.tsx'
import { RECORDS } from '../../ui/Reading.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { Trouble } from '../../ui/Trouble.tsx'
import { date, percent } from '../../words/format.ts'
import { useLabels } from '../../words/labels.ts'
import { useLanguage, useSay } from '../../words/say.ts'
import css from './provenance.module.css'
import { duplicatesQuery, useDecideDuplicate } from './queries.ts'

/** Pairs that may be one achievement, side by side; a person decides. */
export function DuplicateList({ page, to }: { page: number; to: (page: number) => string }) {
  const say = useSay('provenance')
  const { data, error, isPending, refetch } = useQuery(duplicatesQuery(page))
  if (isPending) return <Skeleton lines={8} />
  if (error) return <Trouble error={error} onRetry={() => void refetch()} />
  if (data.items.length === 0)
    return <Empty level={2} title={say('duplicates.empty.title')} text={say('duplicates.empty.text')} />
  return (
    <>
      <ol className={css.list}>
        {data.items.map((candidate) => (
          <Pair key={candidate.id} candidate={candidate} />
        ))}
      </ol>
      <Pager page={data.page} size={data.size} total={data.total} to={to} />
    </>
  )
}

function Pair({ candidate: { id, reason, detail, similarity, a, b } }: { candidate: DuplicateCandidate }) {
  const say = useSay('provenance')
  const decide = useDecideDuplicate(id)
  return (
    <li className={css.pair}>
      <p className={css.why}>
        {reason === 'patent' && `${say('duplicates.patent', { number: detail ?? '' })} · `}
        {say('duplicates.name', { percent: percent(similarity) })}
      </p>
      <div className={css.sides}>
        {[a, b].map((card) => (
          <Side
            key={card.id}
            card={card}
            busy={decide.isPending}
            onKeep={() => decide.mutate({ verdict: 'merge', keep: card.id })}
          />
        ))}
      </div>
      {decide.isError && <Trouble error={decide.error} />}
      <p>
        <Button small disabled={decide.isPending} onClick={() => decide.mutate({ verdict: 'distinct' })}>
          {say('duplicates.distinct')}
        </Button>
      </p>
    </li>
  )
}

function Side({ card, busy, onKeep }: { card: AchievementCard; busy: boolean; onKeep: () => void }) {
  const say = useSay('provenance')
  const listings = useSay('listings')
  const language = useLanguage()
  const { label } = useLabels()
  const unit = card.owner?.name ?? card.unitName ?? listings('noOwner')
  return (
    <section className={css.side}>
      <h2 lang={RECORDS}>
        <Link to={paths.achievement(card.id)}>{card.name}</Link>
      </h2>
      <p className={css.faint}>
        {[unit, card.field && label('field', card.field), listings(`stateShort.${card.state}`)].filter(Boolean).join(' · ')}
      </p>
      <p lang={RECORDS}>{card.summary}</p>
      <p className={css.faint}>{listings('updated', { when: date(card.updatedAt, language) })}</p>
      <p>
        <Button
          small
          look="known"
          disabled={busy}
          aria-label={say('duplicates.keepOf', { name: card.name })}
          onClick={() => window.confirm(say('duplicates.keepOf', { name: card.name })) && onKeep()}
        >
          {say('duplicates.keep')}
        </Button>
      </p>
    </section>
  )
}
