import { EVERYWHERE, type KnowledgeArea } from '@keqiao/shared/knowledge'
import { type FormEvent, useState } from 'react'
import { useNavigate } from 'react-router'
import { Button } from '../../ui/Button.tsx'
import { SelectField, TextField } from '../../ui/Field.tsx'
import { useLabels } from '../../words/labels.ts'
import { useSay } from '../../words/say.ts'
import { type Asked, addressOf, STATES } from './address.ts'
import css from './knowledge.module.css'

export function Filters({ asked, areas }: { asked: Asked; areas: KnowledgeArea[] }) {
  const say = useSay('knowledge')
  const { short } = useLabels()
  const navigate = useNavigate()
  const [q, setQ] = useState(asked.q)
  const go = (next: Partial<Asked>) =>
    navigate(addressOf({ ...asked, q: q.trim(), page: 1, ...next }), { preventScrollReset: true })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    void go({})
  }
  return (
    <form className={css.filters} onSubmit={submit}>
      <TextField label={say('search')} type="search" maxLength={40} value={q} onChange={(event) => setQ(event.target.value)} />
      <SelectField label={say('area')} value={asked.area} onChange={(event) => void go({ area: event.target.value })}>
        <option value="">{say('allAreas')}</option>
        {areas.map(({ area, entries, active }) => (
          <option key={area} value={area}>
            {area === EVERYWHERE ? say('everywhere') : short('field', area)} · {entries}
            {active ? '' : ` · ${say('isOff')}`}
          </option>
        ))}
      </SelectField>
      <SelectField
        label={say('state')}
        value={asked.state}
        onChange={(event) => void go({ state: event.target.value as Asked['state'] })}
      >
        {STATES.map((state) => (
          <option key={state} value={state}>
            {say(`states.${state}`)}
          </option>
        ))}
      </SelectField>
      <Button type="submit">{say('find')}</Button>
    </form>
  )
}
