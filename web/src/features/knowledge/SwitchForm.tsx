import { type Switch, SwitchBody } from '@keqiao/shared/knowledge'
import { useState } from 'react'
import { Button } from '../../ui/Button.tsx'
import { TextField } from '../../ui/Field.tsx'
import { Trouble } from '../../ui/Trouble.tsx'
import { useFaults } from '../../ui/useFaults.ts'
import { useSay } from '../../words/say.ts'
import css from './knowledge.module.css'
import { useSwitch } from './queries.ts'

interface Props {
  body: { kind: Switch; code: string }
  active: boolean
  /** What is switched, for those who hear the button alone. */
  name: string
  words: { off: string; on: string }
}

/** Switching off asks why; switching on does not. */
export function SwitchForm({ body, active, name, words }: Props) {
  const say = useSay('knowledge')
  const change = useSwitch()
  const [asking, setAsking] = useState(false)
  const [reason, setReason] = useState('')
  const faults = useFaults(SwitchBody.safeParse({ ...body, active: false, reason: reason.trim() || null }), change)
  if (!active || !asking)
    return (
      <>
        <Button
          small
          look={body.kind.endsWith('_area') ? 'plain' : 'quiet'}
          disabled={change.isPending}
          aria-label={`${active ? words.off : words.on}：${name}`}
          onClick={() => (active ? setAsking(true) : change.mutate({ ...body, active: true, reason: null }))}
        >
          {active ? words.off : words.on}
        </Button>
        {change.isError && <Trouble error={change.error} />}
      </>
    )
  const done = () => {
    setAsking(false)
    setReason('')
  }
  return (
    <form
      ref={faults.form}
      className={css.why}
      noValidate
      onSubmit={faults.submit((sent) => change.mutate(sent, { onSuccess: done }))}
    >
      <TextField
        label={say('reason')}
        hint={say('reasonHint')}
        required
        maxLength={200}
        value={reason}
        error={faults.fault('reason')}
        onChange={(event) => {
          faults.changed()
          setReason(event.target.value)
        }}
      />
      <div className={css.buttons}>
        <Button type="submit" small disabled={change.isPending}>
          {words.off}
        </Button>
        <Button small look="quiet" onClick={done}>
          {say('cancel')}
        </Button>
      </div>
      {change.isError && faults.rest(['reason']).length > 0 && <Trouble error={change.error} />}
    </form>
  )
}
