import { TRAIL_ACTIONS } from '@keqiao/shared/trail'
import { type FormEvent, useState } from 'react'
import { useNavigate } from 'react-router'
import { Button } from '../../ui/Button.tsx'
import { SelectField, TextField } from '../../ui/Field.tsx'
import { useSay } from '../../words/say.ts'
import { type Asked, addressOf } from './asked.ts'
import css from './Trail.module.css'
import { useActionWords } from './useActionWords.ts'

const KINDS = [...new Set(TRAIL_ACTIONS.map((action) => action.split('.')[0] as string))]

export function TrailFilterForm({ asked }: { asked: Asked }) {
  const say = useSay('trail')
  const named = useActionWords()
  const navigate = useNavigate()
  const [draft, setDraft] = useState(asked)
  const put = (part: Partial<Asked>) => setDraft((before) => ({ ...before, ...part }))
  const submit = (event: FormEvent) => {
    event.preventDefault()
    navigate(addressOf({ ...draft, page: 1 }))
  }
  return (
    <form className={css.filters} onSubmit={submit}>
      <TextField
        label={say('filter.actor')}
        hint={say('filter.actorHint')}
        maxLength={120}
        value={draft.actor}
        onChange={(event) => put({ actor: event.target.value })}
      />
      <SelectField label={say('filter.action')} value={draft.action} onChange={(event) => put({ action: event.target.value })}>
        <option value="">{say('filter.anyAction')}</option>
        {KINDS.map((kind) => (
          <optgroup key={kind} label={say(`kind.${kind}`)}>
            <option value={kind}>{say('filter.allOf', { kind: say(`kind.${kind}`) })}</option>
            {TRAIL_ACTIONS.filter((action) => action.startsWith(`${kind}.`)).map((action) => (
              <option key={action} value={action}>
                {named(action)}
              </option>
            ))}
          </optgroup>
        ))}
      </SelectField>
      <TextField
        label={say('filter.subject')}
        hint={say('filter.subjectHint')}
        maxLength={300}
        value={draft.subject}
        onChange={(event) => put({ subject: event.target.value })}
      />
      <TextField
        label={say('filter.from')}
        type="date"
        value={draft.from ?? ''}
        onChange={(event) => put({ from: event.target.value || undefined })}
      />
      <TextField
        label={say('filter.to')}
        type="date"
        value={draft.to ?? ''}
        onChange={(event) => put({ to: event.target.value || undefined })}
      />
      <Button type="submit" look="known">
        {say('filter.find')}
      </Button>
    </form>
  )
}
