import { type FormEvent, useState } from 'react'
import { Button } from '../../ui/Button.tsx'
import { TextArea } from '../../ui/Field.tsx'
import { Refusals } from '../../ui/Refusals.tsx'
import { useRefused } from '../../ui/useRefused.ts'
import { useProblemWords } from '../../words/problem.ts'
import css from './encounters.module.css'

interface Props {
  label: string
  hint: string
  send: string
  isPending: boolean
  error: unknown
  onSend: (text: string) => void
}

/** One text that has to be written before it is sent. */
export function TextForm({ label, hint, send, isPending, error, onSend }: Props) {
  const { issue } = useProblemWords()
  const [tried, setTried] = useState(false)
  const { box, at, whole, goToFirst } = useRefused(error, ['text'])
  const [text, setText] = useState('')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (text.trim()) onSend(text.trim())
    else goToFirst()
  }
  return (
    <form ref={box} className={css.form} onSubmit={submit} noValidate>
      <TextArea
        label={label}
        hint={hint}
        rows={4}
        maxLength={500}
        required
        value={text}
        error={tried && !text.trim() ? issue({ code: 'required', facts: {} }) : at('text')}
        onChange={(event) => setText(event.target.value)}
      />
      <Refusals error={whole} rest={[]} />
      <p>
        <Button type="submit" look="known" disabled={isPending}>
          {send}
        </Button>
      </p>
    </form>
  )
}
