import type { FacetName } from '@keqiao/shared/search'
import type { TaxonomyName } from '@keqiao/shared/taxonomy'
import { useLabels } from '../../words/labels.ts'
import { useSay } from '../../words/say.ts'

const LIST: Partial<Record<FacetName, TaxonomyName>> = {
  field: 'field',
  region: 'region',
  mode: 'transfer_mode',
  price: 'price_band',
  organisationKind: 'organisation_kind',
}

/** A filter's value in words. */
export function useFilterWords() {
  const say = useSay('search')
  const { label, short } = useLabels()
  return (name: FacetName, code: string): string => {
    if (code === 'none') return say('none')
    if (name === 'year') return say('year', { year: code })
    if (name === 'trl') return say('trl', { level: code, name: short('trl', code) })
    const list = LIST[name]
    return list ? label(list, code) : code
  }
}
