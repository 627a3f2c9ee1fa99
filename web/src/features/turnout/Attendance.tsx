import { turnoutPaths } from '@keqiao/shared/turnout'
import { useState } from 'react'
import { Button, ButtonAnchor } from '../../ui/Button.tsx'
import { TextField } from '../../ui/Field.tsx'
import { useSay } from '../../words/say.ts'
import css from './desk.module.css'
import { attendanceAddress } from './queries.ts'

const SHORTEST = 4

/** Who came, as a table to take away; contact data only with a reason, which is kept. */
export function Attendance({ id }: { id: string }) {
  const say = useSay('turnout')
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  const isShort = reason.trim().length < SHORTEST
  return (
    <section className={css.part} aria-labelledby="attendance-title">
      <h2 id="attendance-title">{say('attendance.title')}</h2>
      <p className={css.lead}>{say('attendance.lead')}</p>
      <p className={css.row}>
        <ButtonAnchor href={attendanceAddress(id, { format: 'xlsx' })}>{say('attendance.xlsx')}</ButtonAnchor>
        <ButtonAnchor href={attendanceAddress(id, { format: 'csv' })}>{say('attendance.csv')}</ButtonAnchor>
      </p>
      <form
        className={css.decision}
        method="get"
        action={turnoutPaths.attendance(id)}
        noValidate
        onSubmit={(event) => {
          setTried(true)
          if (isShort) event.preventDefault()
        }}
      >
        <TextField
          label={say('attendance.reason')}
          hint={say('attendance.reasonHint')}
          name="reason"
          maxLength={200}
          value={reason}
          error={tried && isShort ? say('attendance.reasonMissing') : undefined}
          onChange={({ target }) => setReason(target.value)}
        />
        <Button type="submit" small>
          {say('attendance.withContacts')}
        </Button>
      </form>
    </section>
  )
}
