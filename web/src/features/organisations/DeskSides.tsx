import type { DeskFile } from '@keqiao/shared/organisations'
import { useState } from 'react'
import { Button } from '../../ui/Button.tsx'
import { TextField } from '../../ui/Field.tsx'
import { Refusals } from '../../ui/Refusals.tsx'
import { useRefused } from '../../ui/useRefused.ts'
import { dateTime } from '../../words/format.ts'
import { useLanguage, useSay } from '../../words/say.ts'
import css from './form.module.css'
import { useDecideChange, useDecideClaim } from './queries.ts'

/** A change of what it is identified by: the lines stand in the notice above. */
export function ChangeDesk({ file, changeId }: { file: DeskFile; changeId: string }) {
  const say = useSay('organisations')
  const decide = useDecideChange(file.id)
  const [text, setText] = useState('')
  const { box, at, whole } = useRefused<HTMLElement>(decide.error, ['text'])
  const send = (confirm: boolean) => decide.mutate({ changeId, confirm, text: text.trim() || null })
  return (
    <section ref={box} className={css.group}>
      <h3>{say('change.title')}</h3>
      <Refusals error={whole} rest={[]} />
      <TextField
        label={say('change.text')}
        maxLength={300}
        value={text}
        onChange={(event) => setText(event.target.value)}
        error={at('text')}
      />
      <p className={css.actions}>
        <Button look="known" disabled={decide.isPending} onClick={() => send(true)}>
          {say('change.confirm')}
        </Button>
        <Button disabled={decide.isPending} onClick={() => send(false)}>
          {say('change.refuse')}
        </Button>
      </p>
    </section>
  )
}

/** Who says that it is theirs. */
export function ClaimsDesk({ file }: { file: DeskFile }) {
  const say = useSay('organisations')
  const language = useLanguage()
  const decide = useDecideClaim(file.id)
  return (
    <section className={css.group}>
      <h3>{say('claim.waiting')}</h3>
      <p className={css.note}>{say('claim.deskHint')}</p>
      <Refusals error={decide.error} rest={[]} />
      <ul className={css.list}>
        {file.claims.map(({ id, name, email, text, at }) => (
          <li key={id} className={css.file}>
            <span>
              {name}（{email}）· {dateTime(at, language)}
              {text && <> · {text}</>}
            </span>
            <Button small look="known" disabled={decide.isPending} onClick={() => decide.mutate({ claimId: id, confirm: true })}>
              {say('claim.confirm')}
            </Button>
            <Button small disabled={decide.isPending} onClick={() => decide.mutate({ claimId: id, confirm: false })}>
              {say('claim.refuse')}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  )
}
