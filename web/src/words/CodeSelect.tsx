import type { TaxonomyName } from '@keqiao/shared/taxonomy'
import { Select, type SelectProps } from 'antd'
import { useLabels } from './labels.ts'

interface Props extends Omit<SelectProps, 'options'> {
  list: TaxonomyName
  /** Only these codes, in this order. */
  codes?: readonly string[]
  /** Grouped by parents: only codes of this length are offered, under the parent of theirs. */
  grouped?: number
  within?: readonly string[] | undefined
}

/** Chooses from one of the lists, by words, searchable. */
export function CodeSelect({ list, codes, grouped, within, ...rest }: Props) {
  const { entries, label } = useLabels()
  const all = entries(list)
  const plain = (codes ?? all.map(({ code }) => code)).map((value) => ({ value, label: label(list, value) }))
  return (
    <Select
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      options={grouped ? groups(all, grouped, within, (code) => label(list, code)) : plain}
      {...rest}
    />
  )
}

function groups(
  all: { code: string; parent: string | null }[],
  length: number,
  within: readonly string[] | undefined,
  label: (code: string) => string,
) {
  const offered = all.filter(({ code, parent }) => code.length === length && (!within?.length || within.includes(parent ?? '')))
  const parents = [...new Set(offered.map(({ parent }) => parent ?? ''))]
  return parents.map((parent) => ({
    label: label(parent),
    options: offered.filter((entry) => (entry.parent ?? '') === parent).map(({ code }) => ({ value: code, label: label(code) })),
  }))
}
