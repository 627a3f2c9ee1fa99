import { QuestionDraft } from '@keqiao/shared/live'
import { useState } from 'react'
import { newKey } from '../../api/newKey.ts'
import { Button } from '../../ui/Button.tsx'
import { CheckField, TextArea } from '../../ui/Field.tsx'
import { Refusals } from '../../ui/Refusals.tsx'
import { useFaults } from '../../ui/useFaults.ts'
import { useSay } from '../../words/say.ts'
import css from './live.module.css'
import { useAsk } from './queries.ts'

export function AskForm({ token, name }: { token: string; name: string }) {
  const say = useSay('live')
  const sending = useAsk(token)
  const [text, setText] = useState('')
  const [anonymous, setAnonymous] = useState(false)
  const [key, setKey] = useState(newKey)
  const checked = QuestionDraft.safeParse({ text, anonymous, key })
  const { form, fault, rest, changed, anew, submit } = useFaults(checked, sending)
  const sent = () => {
    setText('')
    setKey(newKey())
    anew()
  }
  return (
    <form ref={form} className={css.ask} noValidate onSubmit={submit((draft) => sending.mutate(draft, { onSuccess: sent }))}>
      <TextArea
        name="text"
        label={say('ask.label')}
        hint={say('ask.hint')}
        rows={2}
        maxLength={200}
        required
        value={text}
        error={fault('text')}
        onChange={(event) => {
          setText(event.target.value)
          changed()
        }}
      />
      <Refusals error={sending.error} rest={rest(['text'])} />
      <div className={css.send}>
        <CheckField
          label={anonymous ? say('ask.anonymous') : say('ask.named', { name })}
          name="anonymous"
          checked={anonymous}
          onChange={(event) => setAnonymous(event.target.checked)}
        />
        <Button type="submit" look="known" disabled={sending.isPending}>
          {say('ask.send')}
        </Button>
      </div>
      {sending.isSuccess && !text && (
        <p className={css.sent} role="status">
          {say('ask.sent')}
        </p>
      )}
    </form>
  )
}
