import type { SignupRow } from '@keqiao/shared/signups'
import { useState } from 'react'
import { Button } from '../../ui/Button.tsx'
import { TextField } from '../../ui/Field.tsx'
import { Refusals } from '../../ui/Refusals.tsx'
import { useRefused } from '../../ui/useRefused.ts'
import { useSay } from '../../words/say.ts'
import css from './desk.module.css'
import { useDecide } from './queries.ts'

/** A sign-up that waits for the organiser: a place, the waiting list, or no, with why. */
export function Decision({ row }: { row: SignupRow }) {
  const say = useSay('turnout')
  const decide = useDecide()
  const [refusing, setRefusing] = useState(false)
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  const { box, at, whole, goToFirst } = useRefused(decide.error, ['reason'])
  const send = (decision: 'confirm' | 'waitlist' | 'reject') =>
    decide.mutate({ id: row.id, decision, revision: row.revision, reason: decision === 'reject' ? reason : null })
  return (
    <form
      ref={box}
      className={css.decision}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        setTried(true)
        if (reason.trim()) send('reject')
        else goToFirst()
      }}
    >
      <Refusals error={whole} rest={[]} />
      {refusing ? (
        <>
          <TextField
            label={say('decide.reason')}
            name="reason"
            required
            maxLength={200}
            value={reason}
            error={at('reason') ?? (tried && !reason.trim() ? say('decide.reasonMissing') : undefined)}
            onChange={({ target }) => setReason(target.value)}
          />
          <Button type="submit" disabled={decide.isPending}>
            {say('decide.rejectNow')}
          </Button>
          <Button look="quiet" onClick={() => setRefusing(false)}>
            {say('decide.back')}
          </Button>
        </>
      ) : (
        <>
          <Button look="known" disabled={decide.isPending} onClick={() => send('confirm')}>
            {say('decide.confirm')}
          </Button>
          <Button disabled={decide.isPending} onClick={() => send('waitlist')}>
            {say('decide.waitlist')}
          </Button>
          <Button look="quiet" onClick={() => setRefusing(true)}>
            {say('decide.reject')}
          </Button>
        </>
      )}
    </form>
  )
}
