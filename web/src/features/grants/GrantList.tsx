import type { Grant } from '@keqiao/shared/grants'
import { type ReactNode, useState } from 'react'
import { Button } from '../../ui/Button.tsx'
import { type Column, Grid } from '../../ui/Grid.tsx'
import { RECORDS } from '../../ui/Reading.tsx'
import { Refusals } from '../../ui/Refusals.tsx'
import { date } from '../../words/format.ts'
import { useLanguage, useSay } from '../../words/say.ts'
import css from './grants.module.css'
import { useWithdraw } from './queries.ts'
import { nameOf, thingOf } from './who.ts'

interface Props {
  grants: readonly Grant[]
  /** May take it back: an administrator of the owner. */
  mayWithdraw: boolean
  /** Of which record, where the list is over many. */
  about?: (grant: Grant) => ReactNode
}

/** What was given to whom, and to take it back. */
export function GrantList({ grants, mayWithdraw, about }: Props) {
  const say = useSay('grants')
  const language = useLanguage()
  const withdraw = useWithdraw()
  const [sure, setSure] = useState('')
  const until = ({ state, until: end, withdrawnAt }: Grant) => {
    if (state === 'withdrawn') return say('given.withdrawn', { at: withdrawnAt ? date(withdrawnAt, language) : '' })
    if (state === 'over') return say('given.over', { at: end ? date(end, language) : '' })
    return end ? say('given.until', { at: date(end, language) }) : say('given.endless')
  }
  const action = (grant: Grant) => {
    if (grant.state !== 'live' || !mayWithdraw) return null
    const who = nameOf(grant.grantee, say)
    if (sure !== grant.id)
      return (
        <Button small aria-label={say('given.withdrawOf', { who, what: thingOf(grant, say) })} onClick={() => setSure(grant.id)}>
          {say('given.withdraw')}
        </Button>
      )
    return (
      <span className={css.buttons}>
        <Button small look="known" disabled={withdraw.isPending} onClick={() => withdraw.mutate(grant.id)}>
          {say('given.withdrawSure')}
        </Button>
        <Button small look="quiet" onClick={() => setSure('')}>
          {say('given.keep')}
        </Button>
      </span>
    )
  }
  const columns: Column<Grant>[] = [
    { key: 'who', title: say('given.who'), cell: ({ grantee }) => <span lang={RECORDS}>{nameOf(grantee, say)}</span> },
    ...(about ? [{ key: 'about', title: say('given.about'), cell: about }] : []),
    { key: 'what', title: say('given.what'), cell: (grant) => thingOf(grant, say) },
    {
      key: 'since',
      title: say('given.since'),
      cell: ({ at, by }) => (by ? say('given.sinceBy', { at: date(at, language), by }) : date(at, language)),
    },
    { key: 'until', title: say('given.state'), cell: until },
    { key: 'action', title: say('given.action'), cell: action },
  ]
  return (
    <>
      <Refusals error={withdraw.error} rest={[]} />
      <Grid caption={say('given.title')} rows={grants} keyOf={({ id }) => id} columns={columns} />
    </>
  )
}
