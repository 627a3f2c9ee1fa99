import { FACETS, type FacetName, type Facets } from '@keqiao/shared/search'
import { useState } from 'react'
import { Button } from '../../ui/Button.tsx'
import { useSay } from '../../words/say.ts'
import type { Asked } from './address.ts'
import css from './FacetList.module.css'
import { facetRows } from './facetRows.ts'
import { useFilterWords } from './filterWords.ts'

const FEW = 8

interface Props {
  asked: Asked
  facets: Facets
  onToggle: (name: FacetName, code: string) => void
}

export function FacetList(props: Props) {
  return (
    <div className={css.facets}>
      {FACETS.map((name) => (
        <Facet key={name} name={name} {...props} />
      ))}
    </div>
  )
}

function Facet({ name, asked, facets, onToggle }: Props & { name: FacetName }) {
  const say = useSay('search')
  const words = useFilterWords()
  const [all, setAll] = useState(false)
  const chosen = asked.filters[name]
  const rows = facetRows(name, facets[name] ?? [], chosen)
  if (rows.length === 0) return null
  const few = all || name === 'field' ? rows : rows.filter((row, at) => at < FEW || chosen.includes(row.code))
  return (
    <fieldset className={css.facet}>
      <legend>{say(name === 'price' ? `facet.price.${asked.kind}` : `facet.${name}`)}</legend>
      {few.map(({ code, count, depth }) => (
        <label key={code} className={depth === 1 ? `${css.row} ${css.inner}` : css.row}>
          <input type="checkbox" checked={chosen.includes(code)} onChange={() => onToggle(name, code)} />
          <span className={css.name}>{words(name, code)}</span>
          <span className={css.count}>{count}</span>
        </label>
      ))}
      {few.length < rows.length && (
        <Button look="quiet" small onClick={() => setAll(true)}>
          {say('more', { count: rows.length - few.length })}
        </Button>
      )}
    </fieldset>
  )
}
