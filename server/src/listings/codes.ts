import type { Issue } from '@keqiao/shared/problem'
import type { TaxonomyName } from '@keqiao/shared/taxonomy'
import { Refusal } from '../platform/refusal.ts'
import type { Taxonomies } from '../taxonomy/taxonomy.ts'

export interface Coded {
  field: string | null
  fields: string[]
  subDirections: string[]
  industries: string[]
  region: string | null
}

/** Codes of the open lists that no list knows: an input fault each, at its path. Four-digit industries count by their division. */
export function unknownCodes(draft: Coded, taxonomies: Taxonomies): Issue[] {
  const given: [path: string, list: TaxonomyName, code: string][] = [
    ...(draft.field ? [['field', 'field', draft.field] as [string, TaxonomyName, string]] : []),
    ...draft.fields.map((code, i): [string, TaxonomyName, string] => [`fields.${i}`, 'field', code]),
    ...draft.subDirections.map((code, i): [string, TaxonomyName, string] => [`subDirections.${i}`, 'field', code]),
    ...draft.industries.map((code, i): [string, TaxonomyName, string] => [`industries.${i}`, 'industry', code.slice(0, 3)]),
    ...(draft.region ? [['region', 'region', draft.region] as [string, TaxonomyName, string]] : []),
  ]
  return given
    .filter(([, list, code]) => !taxonomies.has(list, code))
    .map(([path, list, code]) => ({ path, code: 'unknown_code', facts: { list, code } }))
}

export function refuseFaults(issues: Issue[]) {
  if (issues.length > 0) throw new Refusal('invalid_input', {}, issues)
}
