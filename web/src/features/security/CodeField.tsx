import { type ChangeEvent, useEffect, useRef } from 'react'
import { TextField } from '../../ui/Field.tsx'
import { useSay } from '../../words/say.ts'
import css from './form.module.css'

interface Props {
  kind: 'app' | 'backup' | 'either'
  value: string
  onChange: (event: ChangeEvent<HTMLInputElement>) => void
  error: string | undefined
  /** Takes the focus when it appears: the step before had it. */
  autoFocus?: boolean
}

export function CodeField({ kind, autoFocus, ...field }: Props) {
  const say = useSay('security')
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (autoFocus) box.current?.querySelector('input')?.focus()
  }, [autoFocus])
  return (
    <div ref={box} className={css.code}>
      <TextField
        label={say(`code.label.${kind}`)}
        name="code"
        autoComplete="one-time-code"
        inputMode={kind === 'app' ? 'numeric' : 'text'}
        spellCheck={false}
        maxLength={40}
        required
        {...field}
      />
    </div>
  )
}
