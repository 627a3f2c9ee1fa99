import type { Need } from '@keqiao/shared/needs'
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useEffect, useRef } from 'react'
import { useLocation } from 'react-router'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { Trouble } from '../../ui/Trouble.tsx'
import { useSay } from '../../words/say.ts'
import { Downloads } from './Downloads.tsx'
import { GrantList } from './GrantList.tsx'
import css from './grants.module.css'
import { Invitations } from './Invitations.tsx'
import { Inviting } from './Inviting.tsx'
import { disclosedQuery } from './queries.ts'
import { RequestCard } from './RequestCard.tsx'

/** As in `paths.needAccess`. */
const PLACE = 'access'

interface Props {
  subject: string
  disclosure: Need['disclosure']
  /** Only what is shown can be given. */
  isShown: boolean
}

/** Everything an owner gave away of one record, was asked for, and what was taken. */
export function Disclosing({ subject, disclosure, isShown }: Props) {
  const say = useSay('grants')
  const { hash } = useLocation()
  const { data, error, isPending, refetch } = useQuery(disclosedQuery(subject))
  const place = useRef<HTMLElement>(null)
  const wanted = hash === `#${PLACE}` && data !== undefined
  useEffect(() => {
    if (wanted) place.current?.scrollIntoView()
  }, [wanted])
  const waiting = data?.requests.filter(({ state }) => state === 'asked') ?? []
  const answered = data?.requests.filter(({ state }) => state !== 'asked') ?? []
  const live = data?.grants.filter(({ state }) => state === 'live') ?? []
  const ended = data?.grants.filter(({ state }) => state !== 'live') ?? []
  return (
    <section id={PLACE} ref={place} className={css.giving} aria-labelledby={`${PLACE}-title`}>
      <header>
        <h2 id={`${PLACE}-title`}>{say('title')}</h2>
        <p>{say(`means.${disclosure}`)}</p>
      </header>
      {isPending && <Skeleton lines={4} />}
      {error && <Trouble error={error} onRetry={() => void refetch()} />}
      {data && (
        <>
          <Part title={say('requests.title')} count={waiting.length}>
            {waiting.length === 0 && <p className={css.note}>{say(`requests.none.${disclosure}`)}</p>}
            {waiting.length > 0 && (
              <ul className={css.cards}>
                {waiting.map((request) => (
                  <RequestCard key={request.id} request={request} mayDecide={data.mayDecide} />
                ))}
              </ul>
            )}
            <Past title={say('requests.past', { count: answered.length })} count={answered.length}>
              <ul className={css.cards}>
                {answered.map((request) => (
                  <RequestCard key={request.id} request={request} mayDecide={false} />
                ))}
              </ul>
            </Past>
          </Part>
          <Part title={say('given.title')} count={live.length}>
            {live.length === 0 && <p className={css.note}>{say('given.none')}</p>}
            {live.length > 0 && <GrantList grants={live} mayWithdraw={data.mayDecide} />}
            <Past title={say('given.past', { count: ended.length })} count={ended.length}>
              <GrantList grants={ended} mayWithdraw={false} />
            </Past>
          </Part>
          <Part title={say('invite.title')} count={data.invitations.filter(({ state }) => state === 'open').length}>
            <Invitations items={data.invitations} mayDecide={data.mayDecide} />
            {!isShown && <p className={css.note}>{say('invite.notShown')}</p>}
            {isShown && !data.mayDecide && <p className={css.note}>{say('invite.adminOnly')}</p>}
            {isShown && data.mayDecide && <Inviting key={disclosure} subject={subject} disclosure={disclosure} />}
          </Part>
          <Part title={say('downloads.title')} count={data.downloads.length}>
            {data.downloads.length === 0 ? (
              <p className={css.note}>{say('downloads.none')}</p>
            ) : (
              <Downloads items={data.downloads} />
            )}
          </Part>
        </>
      )}
    </section>
  )
}

function Part({ title, count, children }: { title: string; count: number; children: ReactNode }) {
  return (
    <div className={css.part}>
      <h3>
        {title}
        {count > 0 && <span className={css.count}>{count}</span>}
      </h3>
      {children}
    </div>
  )
}

function Past({ title, count, children }: { title: string; count: number; children: ReactNode }) {
  return count > 0 ? (
    <details className={css.past}>
      <summary>{title}</summary>
      {children}
    </details>
  ) : null
}
