import { CheckField, TextField } from '../../ui/Field.tsx'
import { useSay } from '../../words/say.ts'
import css from './form.module.css'

const PARTS = ['name', 'uscc', 'kind', 'region', 'stateEstablished', 'objectionChannel', 'address', 'licence', 'intro'] as const

interface Props {
  reasons: Record<string, string>
  onChange: (reasons: Record<string, string>) => void
  /** At the whole, or at the nth of those that are chosen. */
  fault: (at?: number) => string | undefined
}

/** In the order in which they stand here. */
export const reasonsOf = (reasons: Record<string, string>) =>
  PARTS.filter((part) => part in reasons).map((path) => ({ path, text: reasons[path]?.trim() ?? '' }))

/** What is to be corrected, field by field. */
export function ReturnReasons({ reasons, onChange, fault }: Props) {
  const say = useSay('organisations')
  const error = fault()
  const without = (part: string) => Object.fromEntries(Object.entries(reasons).filter(([name]) => name !== part))
  return (
    <fieldset className={css.group} style={{ border: 0, padding: 0 }} aria-describedby={error ? 'returned-error' : undefined}>
      <legend>{say('decide.what')}</legend>
      <div className={css.choices}>
        {PARTS.map((part) => (
          <CheckField
            key={part}
            label={say(`field.${part}`)}
            checked={part in reasons}
            onChange={(event) => onChange(event.target.checked ? { ...reasons, [part]: '' } : without(part))}
          />
        ))}
      </div>
      {PARTS.filter((part) => part in reasons).map((part, at) => (
        <TextField
          key={part}
          label={say('decide.whatIsWrong', { part: say(`field.${part}`) })}
          maxLength={200}
          value={reasons[part] ?? ''}
          onChange={(event) => onChange({ ...reasons, [part]: event.target.value })}
          error={fault(at)}
        />
      ))}
      {error && (
        <p id="returned-error" className={css.error} role="alert">
          {say('decide.whatMissing')}
        </p>
      )}
    </fieldset>
  )
}
