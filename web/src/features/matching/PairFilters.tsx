import { type FormEvent, useState } from 'react'
import { useNavigate } from 'react-router'
import { Button } from '../../ui/Button.tsx'
import { SelectField, TextField } from '../../ui/Field.tsx'
import { useLabels } from '../../words/labels.ts'
import { useSay } from '../../words/say.ts'
import { type Asked, writeAsked } from './asked.ts'
import css from './UnbrokeredPairs.module.css'

/** By field, region, company and unit; each list is an address. */
export function PairFilters({ asked }: { asked: Asked }) {
  const say = useSay('matching')
  const navigate = useNavigate()
  const { entries, label } = useLabels()
  const [company, setCompany] = useState(asked.company)
  const [unit, setUnit] = useState(asked.unit)
  const go = (next: Partial<Asked>) =>
    navigate(writeAsked({ ...asked, company: company.trim(), unit: unit.trim(), page: 1, ...next }))
  const submit = (event: FormEvent) => {
    event.preventDefault()
    void go({})
  }
  return (
    <form className={css.filters} onSubmit={submit}>
      <SelectField label={say('pairs.field')} value={asked.field} onChange={(event) => go({ field: event.target.value })}>
        <option value="">{say('pairs.any')}</option>
        {entries('field', null).map(({ code }) => (
          <option key={code} value={code}>
            {label('field', code)}
          </option>
        ))}
      </SelectField>
      <SelectField label={say('pairs.region')} value={asked.region} onChange={(event) => go({ region: event.target.value })}>
        <option value="">{say('pairs.any')}</option>
        {entries('region', '130000').map(({ code }) => (
          <option key={code} value={code}>
            {label('region', code)}
          </option>
        ))}
      </SelectField>
      <TextField
        label={say('pairs.company')}
        type="search"
        maxLength={60}
        value={company}
        onChange={(event) => setCompany(event.target.value)}
      />
      <TextField
        label={say('pairs.unit')}
        type="search"
        maxLength={60}
        value={unit}
        onChange={(event) => setUnit(event.target.value)}
      />
      <Button type="submit" look="known">
        {say('pairs.find')}
      </Button>
    </form>
  )
}
