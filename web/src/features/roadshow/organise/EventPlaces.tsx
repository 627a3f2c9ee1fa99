import { CheckField, TextField } from '../../../ui/Field.tsx'
import form from '../../../ui/form.module.css'
import { Group } from '../../../ui/Group.tsx'
import { useProblemWords } from '../../../words/problem.ts'
import { useSay } from '../../../words/say.ts'
import type { Part } from './EventTimes.tsx'

type Text = 'place' | 'address' | 'room' | 'mapUrl' | 'joinUrl' | 'onsite' | 'online' | 'maxCompanions' | 'yuan' | 'payee'

/** Where it is, and for how many. */
export function EventPlaces({ values, set, fault }: Part) {
  const say = useSay('organise')
  const { issue } = useProblemWords()
  const isOnsite = values.mode !== 'ONLINE'
  const isOnline = values.mode !== 'ONSITE'
  const text = (name: Text, error?: string | false) => ({
    label: say(`form.${name}`),
    value: values[name],
    error: error || undefined,
    onChange: (event: { target: { value: string } }) => set({ [name]: event.target.value }),
  })
  const venue = fault('venue')
  // A venue is said whole: what is empty of it is what is wrong.
  const empty = (name: 'place' | 'address') => venue && !values[name].trim() && issue({ code: 'required', facts: {} })
  const whole = venue && values.place.trim() && values.address.trim() && venue
  const seats = { type: 'number', min: 0, max: 20_000, inputMode: 'numeric' } as const
  return (
    <Group title={say('form.where')}>
      {isOnsite && (
        <>
          <div className={form.pair}>
            <TextField maxLength={80} {...text('place', empty('place'))} />
            <TextField maxLength={60} {...text('room')} />
            <TextField maxLength={160} {...text('address', empty('address'))} />
            <TextField type="url" maxLength={500} hint={say('form.mapUrlHint')} {...text('mapUrl', whole)} />
          </div>
          <CheckField
            label={say('form.noPictures')}
            checked={!values.photoNotice}
            onChange={({ target }) => set({ photoNotice: !target.checked })}
          />
        </>
      )}
      {isOnline && <TextField type="url" maxLength={500} hint={say('form.joinUrlHint')} {...text('joinUrl', fault('joinUrl'))} />}
      <div className={form.pair}>
        {isOnsite && <TextField {...seats} {...text('onsite', fault('capacity.ONSITE'))} />}
        {isOnline && <TextField {...seats} {...text('online', fault('capacity.ONLINE'))} />}
        <TextField {...seats} max={9} hint={say('form.companionsHint')} {...text('maxCompanions', fault('maxCompanions'))} />
      </div>
      <CheckField
        label={say('form.approval')}
        checked={values.approval}
        onChange={({ target }) => set({ approval: target.checked })}
      />
      <CheckField
        label={say('form.charges')}
        checked={values.charges}
        onChange={({ target }) => set({ charges: target.checked })}
      />
      {values.charges && (
        <div className={form.pair}>
          <TextField
            {...seats}
            min={1}
            max={10_000}
            required
            hint={say('form.yuanHint')}
            {...text('yuan', fault('fee.amount'))}
          />
          <TextField required maxLength={60} hint={say('form.payeeHint')} {...text('payee', fault('fee.payee'))} />
        </div>
      )}
    </Group>
  )
}
