import type { Page as Paged } from '@keqiao/shared/primitives'
import type { Claim } from '@keqiao/shared/provenance'
import { type UseQueryResult, useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { Link } from 'react-router'
import { paths } from '../../app/paths.ts'
import { Button } from '../../ui/Button.tsx'
import { Empty } from '../../ui/Empty.tsx'
import { TextArea } from '../../ui/Field.tsx'
import { Pager } from '../../ui/Pager.tsx'
import { RECORDS } from '../../ui/Reading.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { Tag } from '../../ui/Tag.tsx'
import { Trouble } from '../../ui/Trouble.tsx'
import { useRefused } from '../../ui/useRefused.ts'
import { dateTime } from '../../words/format.ts'
import { useLanguage, useSay } from '../../words/say.ts'
import css from './provenance.module.css'
import { claimsQuery, myClaimsQuery, useDecideClaim } from './queries.ts'

interface Props {
  page: number
  to: (page: number) => string
}

/** Claims that wait for a reviewer, the oldest first. */
export function ClaimDesk(props: Props) {
  return <Claims {...props} query={useQuery(claimsQuery(props.page))} none="empty" below={(claim) => <Decide claim={claim} />} />
}

/** What this organisation has claimed, and what came of it. */
export function MyClaims(props: Props) {
  const say = useSay('provenance')
  return (
    <Claims
      {...props}
      query={useQuery(myClaimsQuery(props.page))}
      none="mine"
      below={({ state, text }) => (
        <p>
          <Tag look={state === 'refused' ? 'alarm' : state === 'approved' ? 'fine' : 'outline'}>
            {say(`claims.state.${state}`)}
          </Tag>{' '}
          {text}
        </p>
      )}
    />
  )
}

function Claims({
  page,
  to,
  query: { data, error, isPending, refetch },
  none,
  below,
}: Props & { query: UseQueryResult<Paged<Claim>>; none: 'empty' | 'mine'; below: (claim: Claim) => ReactNode }) {
  const say = useSay('provenance')
  const language = useLanguage()
  if (isPending) return <Skeleton lines={6} />
  if (error) return <Trouble error={error} onRetry={() => void refetch()} />
  if (data.items.length === 0) return <Empty level={2} title={say(`claims.${none}.title`)} text={say(`claims.${none}.text`)} />
  return (
    <>
      <ol className={css.list}>
        {data.items.map((claim) => (
          <li key={claim.id} className={css.claim}>
            <h2 lang={RECORDS}>
              <Link to={paths.listing(claim.kind, claim.listingId)}>{claim.card?.name ?? claim.listingId}</Link>
            </h2>
            {claim.unitName && <p>{say('claims.unit', { unit: claim.unitName })}</p>}
            <p className={css.faint}>
              {say('claims.by', { organisation: claim.organisation.name, when: dateTime(claim.createdAt, language) })}
            </p>
            <p>{say('claims.evidence', { evidence: claim.evidence })}</p>
            {below(claim)}
          </li>
        ))}
      </ol>
      <Pager page={page} size={data.size} total={data.total} to={to} />
    </>
  )
}

function Decide({ claim }: { claim: Claim }) {
  const say = useSay('provenance')
  const decide = useDecideClaim(claim.id)
  const [text, setText] = useState('')
  const [refusing, setRefusing] = useState(false)
  const { box, at, whole } = useRefused<HTMLDivElement>(decide.error, ['text'])
  return (
    <div ref={box}>
      {refusing && (
        <TextArea
          label={say('claims.reason')}
          required
          rows={2}
          maxLength={500}
          value={text}
          error={at('text')}
          onChange={(event) => setText(event.target.value)}
        />
      )}
      {whole !== null && <Trouble error={whole} />}
      <p className={css.buttons}>
        <Button small look="known" disabled={decide.isPending} onClick={() => decide.mutate({ verdict: 'approve' })}>
          {say('claims.approve')}
        </Button>
        <Button
          small
          disabled={decide.isPending}
          onClick={() => (refusing ? decide.mutate({ verdict: 'refuse', text: text.trim() || null }) : setRefusing(true))}
        >
          {say('claims.refuse')}
        </Button>
      </p>
    </div>
  )
}
