import { useLabels } from '../../words/labels.ts'
import { useSay } from '../../words/say.ts'

/** Every fact of a row: in words where there are some, else as it is stored. An auditor is kept nothing from. */
export function Facts({ facts }: { facts: Record<string, unknown> }) {
  const say = useSay('trail')
  const common = useSay('common')
  const value = useFactValue()
  return Object.entries(facts)
    .filter(([, fact]) => fact !== null && fact !== false && fact !== '')
    .map(([key, fact]) => {
      const words = say(`fact.${key}`, { value: value(key, fact) })
      return words === `fact.${key}` ? `${key}: ${value(key, fact)}` : words
    })
    .join(common('sentenceJoin'))
}

function useFactValue() {
  const say = useSay('trail')
  const listings = useSay('listings')
  const common = useSay('common')
  const { label } = useLabels()
  const one = (key: string, fact: unknown): string => {
    const code = String(fact)
    const words = say(`value.${key}.${code}`)
    if (words !== `value.${key}.${code}`) return words
    if (key === 'state' || key === 'from' || key === 'to') {
      const state = listings(`stateShort.${code}`)
      return state === `stateShort.${code}` ? code : state
    }
    if (key === 'reason')
      return [label('take_down_reason', code), label('decline_reason', code)].find((text) => text !== code) ?? code
    if (key === 'disclosure') return label('need_disclosure', code)
    if (key === 'region') return label('region', code)
    return typeof fact === 'object' ? JSON.stringify(fact) : code
  }
  return (key: string, fact: unknown) =>
    Array.isArray(fact) ? fact.map((each) => one(key, each)).join(common('listJoin')) : one(key, fact)
}
