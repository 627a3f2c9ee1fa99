import { SelectField } from '../../ui/Field.tsx'
import { useSay } from '../../words/say.ts'
import css from './OrganisationField.module.css'
import { useMe } from './queries.ts'

/** For which of one's organisations; nothing to choose when there is one. */
export function OrganisationField({ value, onChange }: { value: string; onChange: (id: string) => void }) {
  const say = useSay('accounts')
  const { organisations } = useMe()
  if (organisations.length < 2) return null
  return (
    <div className={css.field}>
      <SelectField label={say('organisation.choose')} value={value} onChange={(event) => onChange(event.target.value)}>
        {organisations.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </SelectField>
    </div>
  )
}
