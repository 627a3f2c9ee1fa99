import { MEETING_OUTCOMES, type MeetingOutcome, MeetingReport, type MyMeeting } from '@keqiao/shared/meetings'
import { useId, useState } from 'react'
import { Button } from '../../ui/Button.tsx'
import { CheckField, TextField } from '../../ui/Field.tsx'
import { Refusals } from '../../ui/Refusals.tsx'
import { useFaults } from '../../ui/useFaults.ts'
import { useSay } from '../../words/say.ts'
import css from './meetings.module.css'

interface Props {
  meeting: MyMeeting
  sending: { error: unknown; isPending: boolean; reset: () => void }
  onSend: (report: MeetingReport) => void
}

/** What came of it: one tap, and the next step where there is one. */
export function OutcomeForm({ meeting, sending, onSend }: Props) {
  const say = useSay('meetings')
  const came = meeting.others.filter(({ answer }) => answer === 'yes')
  const [outcome, setOutcome] = useState<MeetingOutcome>(meeting.outcome?.outcome ?? 'HELD')
  const [absent, setAbsent] = useState(came.length === 1 ? came.map(({ id }) => id) : [])
  const [nextStep, setNextStep] = useState(meeting.outcome?.nextStep ?? '')
  const [dueOn, setDueOn] = useState(meeting.outcome?.dueOn ?? '')
  const whoError = useId()
  const isFollow = outcome === 'HELD_FOLLOW'
  const checked = MeetingReport.safeParse({
    outcome,
    absent: outcome === 'NO_SHOW' ? absent : [],
    nextStep: (isFollow && nextStep.trim()) || null,
    dueOn: (isFollow && dueOn) || null,
  })
  const { form, fault, rest, changed, submit } = useFaults(checked, sending)
  return (
    <form ref={form} className={css.form} noValidate onSubmit={submit(onSend)}>
      <fieldset className={css.chips}>
        <legend>{say('outcome.title')}</legend>
        {MEETING_OUTCOMES.map((one) => (
          <label key={one} className={css.chip}>
            <input
              type="radio"
              name={`outcome-${meeting.id}`}
              checked={one === outcome}
              onChange={() => {
                setOutcome(one)
                changed()
              }}
            />
            <span>{say(one === 'NO_SHOW' && came.length > 1 ? 'outcome.someAbsent' : `outcome.${one}`)}</span>
          </label>
        ))}
      </fieldset>
      {outcome === 'NO_SHOW' && came.length > 1 && (
        <fieldset>
          <legend>{say('outcome.who')}</legend>
          {came.map(({ id, name }) => (
            <CheckField
              key={id}
              label={name}
              checked={absent.includes(id)}
              aria-invalid={Boolean(fault('absent'))}
              aria-describedby={whoError}
              onChange={() => {
                setAbsent(absent.includes(id) ? absent.filter((one) => one !== id) : [...absent, id])
                changed()
              }}
            />
          ))}
          <p id={whoError} className={css.error} role="alert">
            {fault('absent')}
          </p>
        </fieldset>
      )}
      {isFollow && (
        <>
          <TextField
            label={say('outcome.nextStep')}
            maxLength={200}
            value={nextStep}
            error={fault('nextStep')}
            onChange={(event) => {
              setNextStep(event.target.value)
              changed()
            }}
          />
          <TextField
            label={say('outcome.dueOn')}
            type="date"
            value={dueOn}
            error={fault('dueOn')}
            onChange={(event) => {
              setDueOn(event.target.value)
              changed()
            }}
          />
        </>
      )}
      <Refusals error={sending.error} rest={rest(['absent', 'nextStep', 'dueOn'])} />
      <p>
        <Button type="submit" look="known" disabled={sending.isPending}>
          {say('outcome.send')}
        </Button>
      </p>
    </form>
  )
}
