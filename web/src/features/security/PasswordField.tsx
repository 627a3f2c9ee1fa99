import { useQuery } from '@tanstack/react-query'
import { type ChangeEvent, useState } from 'react'
import { CheckField, TextField } from '../../ui/Field.tsx'
import { useSay } from '../../words/say.ts'
import css from './form.module.css'
import { rulesQuery } from './queries.ts'

interface Props {
  label?: string
  value: string
  onChange: (event: ChangeEvent<HTMLInputElement>) => void
  error: string | undefined
}

/** The password one has. */
export const PasswordField = (props: Props) => <Shown {...props} autoComplete="current-password" />

/** One to be chosen, with what the house asks of it. */
export function NewPasswordField(props: Props) {
  const say = useSay('security')
  const { data: rules } = useQuery(rulesQuery)
  const asks = rules && say(rules.classes > 0 ? 'rules.classes' : 'rules.length', { min: rules.min, classes: rules.classes })
  const days = rules?.days ? say('rules.days', { days: rules.days }) : ''
  return <Shown {...props} autoComplete="new-password" hint={asks && asks + days} />
}

function Shown({ label, hint, autoComplete, ...field }: Props & { autoComplete: string; hint?: string | undefined }) {
  const say = useSay('security')
  const [shown, setShown] = useState(false)
  return (
    <div className={css.password}>
      <TextField
        label={label ?? say('password')}
        type={shown ? 'text' : 'password'}
        name="password"
        autoComplete={autoComplete}
        spellCheck={false}
        required
        hint={hint}
        {...field}
      />
      <CheckField label={say('showPassword')} checked={shown} onChange={(event) => setShown(event.target.checked)} />
    </div>
  )
}
