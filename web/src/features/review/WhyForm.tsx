import { type FormEvent, useEffect, useRef, useState } from 'react'
import { Button } from '../../ui/Button.tsx'
import { TextArea } from '../../ui/Field.tsx'
import { useSay } from '../../words/say.ts'
import css from './forms.module.css'

interface Props {
  title: string
  intro: string
  send: string
  required: boolean
  busy: boolean
  onSend: (text: string | null) => void
  onCancel: () => void
}

/** One sentence that the owner will read. */
export function WhyForm({ title, intro, send, required, busy, onSend, onCancel }: Props) {
  const say = useSay('review')
  const common = useSay('common')
  const [text, setText] = useState('')
  const [tried, setTried] = useState(false)
  const form = useRef<HTMLFormElement>(null)
  const missing = required && text.trim() === ''
  useEffect(() => form.current?.querySelector('textarea')?.focus(), [])
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (!missing) onSend(text.trim() || null)
    else form.current?.querySelector('textarea')?.focus()
  }
  return (
    <form ref={form} className={css.form} aria-label={title} onSubmit={submit} noValidate>
      <h3>{title}</h3>
      <p className={css.faint}>{intro}</p>
      <TextArea
        label={say('why')}
        rows={3}
        maxLength={500}
        required={required}
        value={text}
        error={tried && missing ? say('whyMissing') : undefined}
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
