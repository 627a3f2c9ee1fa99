import { type FormEvent, useEffect, useState } from 'react'
import { Button } from '../../ui/Button.tsx'
import { TextArea } from '../../ui/Field.tsx'
import { useRefused } from '../../ui/useRefused.ts'
import { useSay } from '../../words/say.ts'
import css from './forms.module.css'

interface Props {
  title: string
  intro: string
  send: string
  required: boolean
  busy: boolean
  error: unknown
  onSend: (text: string | null) => void
  onCancel: () => void
}

/** One sentence that the owner will read. */
export function WhyForm({ title, intro, send, required, busy, error, onSend, onCancel }: Props) {
  const say = useSay('review')
  const common = useSay('common')
  const [text, setText] = useState('')
  const [tried, setTried] = useState(false)
  const { box, at } = useRefused(error, ['text'])
  const missing = required && text.trim() === ''
  useEffect(() => box.current?.querySelector('textarea')?.focus(), [box])
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (!missing) onSend(text.trim() || null)
    else box.current?.querySelector('textarea')?.focus()
  }
  return (
    <form ref={box} className={css.form} aria-label={title} onSubmit={submit} noValidate>
      <h3>{title}</h3>
      <p className={css.faint}>{intro}</p>
      <TextArea
        label={say('why')}
        rows={3}
        maxLength={500}
        required={required}
        value={text}
        error={tried && missing ? say('whyMissing') : at('text')}
        onChange={(event) => setText(event.target.value)}
      />
      <div className={css.buttons}>
        <Button type="submit" look="known" disabled={busy}>
          {send}
        </Button>
        <Button look="quiet" onClick={onCancel}>
          {common('cancel')}
        </Button>
      </div>
    </form>
  )
}
