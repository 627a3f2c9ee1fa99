import { useState } from 'react'
import { CheckField, TextField } from '../../ui/Field.tsx'
import { useSay } from '../../words/say.ts'
import css from './form.module.css'

interface Props {
  value: string
  onChange: (value: string) => void
  autoComplete: 'current-password' | 'new-password'
  hint?: string
  error: string | undefined
}

export function PasswordField({ value, onChange, autoComplete, hint, error }: Props) {
  const say = useSay('accounts')
  const [shown, setShown] = useState(false)
  return (
    <div className={css.password}>
      <TextField
        label={say('password')}
        type={shown ? 'text' : 'password'}
        name="password"
        autoComplete={autoComplete}
        required
        hint={hint}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        error={error}
      />
      <CheckField label={say('showPassword')} checked={shown} onChange={(event) => setShown(event.target.checked)} />
    </div>
  )
}
