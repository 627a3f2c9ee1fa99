import { type MyMeetings, TakePart as Taking } from '@keqiao/shared/meetings'
import { useState } from 'react'
import { Button } from '../../ui/Button.tsx'
import { CheckField, TextField } from '../../ui/Field.tsx'
import { Refusals } from '../../ui/Refusals.tsx'
import { useFaults } from '../../ui/useFaults.ts'
import { date, dayOf } from '../../words/format.ts'
import { useLanguage, useSay } from '../../words/say.ts'
import css from './meetings.module.css'
import { useTakePart } from './queries.ts'
import { span } from './when.ts'

/** Whether, for what, and when: everything tapped, one sentence typed. */
export function TakePart({ token, mine }: { token: string; mine: MyMeetings }) {
  const say = useSay('meetings')
  const language = useLanguage()
  const sending = useTakePart(token)
  const [takesPart, setTakesPart] = useState(mine.me.takesPart)
  const [aim, setAim] = useState(mine.me.aim ?? '')
  const [away, setAway] = useState(new Set(mine.me.away))
  const slots = mine.book?.slots ?? []
  const days = [...new Set(slots.map(({ startsAt }) => dayOf(startsAt)))]
  const toggle = (startsAt: string) => {
    const next = new Set(away)
    if (!next.delete(startsAt)) next.add(startsAt)
    setAway(next)
    sending.reset()
  }
  const checked = Taking.safeParse({ takesPart, aim: aim.trim() || null, away: [...away] })
  const { form, fault, rest, submit } = useFaults(checked, sending)
  return (
    <section className={css.part} aria-labelledby="take-part">
      <h2 id="take-part">{say('take.title')}</h2>
      <form ref={form} className={css.form} noValidate onSubmit={submit((sent) => sending.mutate(sent))}>
        <CheckField
          label={say('take.tick')}
          checked={takesPart}
          onChange={(event) => {
            setTakesPart(event.target.checked)
            sending.reset()
          }}
        />
        <TextField
          label={say('take.aim')}
          hint={say('take.aimHint')}
          maxLength={120}
          value={aim}
          error={fault('aim')}
          onChange={(event) => {
            setAim(event.target.value)
            sending.reset()
          }}
        />
        <fieldset className={css.slots}>
          <legend>{say('take.slots')}</legend>
          <p className={css.faint}>{say('take.slotsHint')}</p>
          {days.map((day) => (
            <div key={day}>
              {days.length > 1 && <p className={css.faint}>{date(`${day}T04:00:00Z`, language)}</p>}
              <div className={css.chips}>
                {slots
                  .filter(({ startsAt }) => dayOf(startsAt) === day)
                  .map((slot) => (
                    <label key={slot.startsAt} className={css.chip}>
                      <input type="checkbox" checked={!away.has(slot.startsAt)} onChange={() => toggle(slot.startsAt)} />
                      <span>{span(slot)}</span>
                      <span className={css.chipState}>{say(away.has(slot.startsAt) ? 'take.away' : 'take.there')}</span>
                    </label>
                  ))}
              </div>
            </div>
          ))}
        </fieldset>
        <Refusals error={sending.error} rest={rest(['aim'])} />
        <p className={css.bar}>
          <Button type="submit" look="known" disabled={sending.isPending}>
            {say('take.save')}
          </Button>
          <span role="status">{sending.isSuccess && say('take.saved')}</span>
        </p>
      </form>
    </section>
  )
}
