import type { OrganisationCard } from '@keqiao/shared/accounts'
import { useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { useState } from 'react'
import { useDebounced } from '../../ui/useDebounced.ts'
import { useSay } from '../../words/say.ts'
import { organisationsNamedQuery } from './queries.ts'

interface Props {
  /** Those chosen before, whose names are known without asking. */
  known: readonly OrganisationCard[]
  id?: string
  value?: string[]
  onChange?: (ids: string[]) => void
}

/** Several organisations, found by a part of their names. */
export function AvoidSelect({ known, id, value, onChange }: Props) {
  const say = useSay('agents')
  const [typed, setTyped] = useState('')
  const q = useDebounced(typed.trim(), 250)
  const { data } = useQuery(organisationsNamedQuery(q))
  const [seen, setSeen] = useState<readonly OrganisationCard[]>(known)
  const found = q === '' ? [] : (data?.items ?? [])
  const options = [...new Map([...seen, ...found].map(({ id, name }) => [id, { value: id, label: name }])).values()]
  return (
    <Select
      {...(id ? { id } : {})}
      mode="multiple"
      maxCount={30}
      showSearch={{ optionFilterProp: 'label', onSearch: setTyped }}
      placeholder={say('form.avoidSearch')}
      notFoundContent={q === '' ? say('form.avoidSearch') : say('form.avoidNone')}
      options={options}
      value={value ?? []}
      onChange={(ids: string[]) => {
        // A chosen one keeps its name when the search goes on.
        setSeen([...seen, ...found.filter((one) => ids.includes(one.id))])
        onChange?.(ids)
      }}
    />
  )
}
