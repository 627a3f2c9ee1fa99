import { type FormEvent, useState } from 'react'
import { Button } from '../../ui/Button.tsx'
import { TextField } from '../../ui/Field.tsx'
import { useSay } from '../../words/say.ts'
import css from './checkins.module.css'

/** Where no camera is, a scanner gun or fingers type the ticket. */
export function TypedTicket({ onText }: { onText: (text: string) => void }) {
  const say = useSay('checkins')
  const [text, setText] = useState('')
  const send = (event: FormEvent) => {
    event.preventDefault()
    if (text.trim()) onText(text)
    setText('')
  }
  return (
    <form className={css.typed} onSubmit={send}>
      <TextField
        label={say('typed.label')}
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        value={text}
        onChange={({ target }) => setText(target.value)}
      />
      <Button type="submit">{say('typed.send')}</Button>
    </form>
  )
}
