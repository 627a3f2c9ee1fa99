import { LiveStep } from '@keqiao/shared/live'
import { useState } from 'react'
import { Button } from '../../ui/Button.tsx'
import { TextField } from '../../ui/Field.tsx'
import { Refusals } from '../../ui/Refusals.tsx'
import { useFaults } from '../../ui/useFaults.ts'
import { useSay } from '../../words/say.ts'
import host from './host.module.css'
import css from './live.module.css'
import { useStep } from './queries.ts'

/** One sentence on top of everybody's page. */
export function SayForm({ id, said }: { id: string; said: string | null }) {
  const say = useSay('live')
  const step = useStep(id)
  const [message, setMessage] = useState('')
  const checked = LiveStep.safeParse({ step: 'say', message })
  const { form, fault, rest, changed, anew, submit } = useFaults(checked, step)
  const shown = () => {
    setMessage('')
    anew()
  }
  return (
    <form ref={form} className={css.part} noValidate onSubmit={submit((body) => step.mutate(body, { onSuccess: shown }))}>
      <TextField
        label={say('host.message')}
        hint={say('host.messageHint')}
        maxLength={140}
        value={message}
        error={fault('message')}
        onChange={(event) => {
          setMessage(event.target.value)
          changed()
        }}
      />
      <Refusals error={step.error} rest={rest(['message'])} />
      {said && <p className={css.faint}>{say('host.said', { text: said })}</p>}
      <div className={host.steps}>
        <Button type="submit" disabled={step.isPending}>
          {say('host.say')}
        </Button>
        {said && (
          <Button look="quiet" disabled={step.isPending} onClick={() => step.mutate({ step: 'say', message: null })}>
            {say('host.unsay')}
          </Button>
        )}
      </div>
    </form>
  )
}
