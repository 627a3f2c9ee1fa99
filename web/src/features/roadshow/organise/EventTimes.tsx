import { CheckField, TextField } from '../../../ui/Field.tsx'
import form from '../../../ui/form.module.css'
import { Group } from '../../../ui/Group.tsx'
import { thisHour } from '../../../words/format.ts'
import { useSay } from '../../../words/say.ts'
import type { EventValues } from './values.ts'

export interface Part {
  values: EventValues
  set: (more: Partial<EventValues>) => void
  fault: (part: string) => string | undefined
}
type Time = 'startsAt' | 'endsAt' | 'regOpensAt' | 'regClosesAt' | 'callOpensAt' | 'callClosesAt'

/** When it is, when one can sign up, and when projects can be submitted. */
export function EventTimes({ values, set, fault }: Part) {
  const say = useSay('organise')
  const time = (name: Time) => ({
    label: say(`form.${name}`),
    type: 'datetime-local',
    value: values[name],
    error: fault(name),
    onChange: (event: { target: { value: string } }) => set({ [name]: event.target.value }),
  })
  return (
    <Group title={say('form.when')} hint={say('form.zone')}>
      <div className={form.pair}>
        <TextField required {...time('startsAt')} />
        <TextField required min={values.startsAt} {...time('endsAt')} />
        <TextField required {...time('regOpensAt')} />
        <TextField hint={say('form.regClosesHint')} {...time('regClosesAt')} />
      </div>
      <CheckField
        label={say('form.call')}
        checked={values.call}
        onChange={({ target }) =>
          set({
            call: target.checked,
            callOpensAt: values.callOpensAt || thisHour(),
            callClosesAt: values.callClosesAt || values.startsAt,
          })
        }
      />
      {values.call && (
        <div className={form.pair}>
          <TextField required {...time('callOpensAt')} />
          <TextField required {...time('callClosesAt')} />
        </div>
      )}
    </Group>
  )
}
