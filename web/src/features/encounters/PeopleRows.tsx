import { EncounterPerson } from '@keqiao/shared/encounters'
import { Button } from '../../ui/Button.tsx'
import { SelectField, TextField } from '../../ui/Field.tsx'
import { useSay } from '../../words/say.ts'
import css from './form.module.css'
import { type EncounterValues, newPerson } from './values.ts'

type People = EncounterValues['people']
interface Props {
  value: People
  error: string | undefined
  onChange: (people: People) => void
}

const SIDES = EncounterPerson.shape.side.options

/** Who was there, one line each. */
export function PeopleRows({ value, error, onChange }: Props) {
  const say = useSay('encounters')
  const set = (key: number, more: Partial<People[number]>) =>
    onChange(value.map((one) => (one.key === key ? { ...one, ...more } : one)))
  return (
    <div className={css.people}>
      {value.map(({ key, name, org, side }, at) => (
        <fieldset key={key} className={css.person} aria-label={say('form.cell', { n: at + 1, column: name })}>
          <TextField
            label={say('form.person')}
            maxLength={40}
            value={name}
            onChange={(event) => set(key, { name: event.target.value })}
          />
          <TextField
            label={say('form.personOrg')}
            maxLength={80}
            value={org}
            onChange={(event) => set(key, { org: event.target.value })}
          />
          <SelectField
            label={say('form.personSide')}
            value={side}
            onChange={(event) => set(key, { side: event.target.value as People[number]['side'] })}
          >
            {SIDES.map((one) => (
              <option key={one} value={one}>
                {say(one === 'other' ? 'side.other' : `as.${one}`)}
              </option>
            ))}
          </SelectField>
          <Button
            look="quiet"
            aria-label={say('form.removePerson', { n: at + 1 })}
            onClick={() => onChange(value.filter((one) => one.key !== key))}
          >
            ×
          </Button>
        </fieldset>
      ))}
      {error && (
        <p className={css.error} role="alert">
          {error}
        </p>
      )}
      <p>
        <Button small onClick={() => onChange([...value, newPerson(value.at(-1)?.side === 'demand' ? 'supply' : 'demand')])}>
          {say('form.addPerson')}
        </Button>
      </p>
    </div>
  )
}
