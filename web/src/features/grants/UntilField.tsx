import { TextField } from '../../ui/Field.tsx'
import { today } from '../../words/format.ts'
import { useSay } from '../../words/say.ts'

interface Props {
  /** `2026-12-31`, or nothing. */
  value: string
  error?: string | undefined
  onChange: (day: string) => void
}

/** Through which day something is given; the browser's own field, which a keyboard can fill. */
export function UntilField({ value, error, onChange }: Props) {
  const say = useSay('grants')
  return (
    <TextField
      label={say('until.label')}
      hint={say('until.hint')}
      type="date"
      min={today()}
      value={value}
      error={error}
      onChange={(event) => onChange(event.target.value)}
    />
  )
}
