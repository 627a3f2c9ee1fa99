import { readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'

/** One concrete problem: as those say it who have it, and as science writes about what answers it. */
export interface ProblemTechnique {
  code: string
  /** Sub-direction of the plan. */
  field: string
  symptoms: string[]
  techniques: string[]
  materials: string[]
  /** With their unit in brackets. */
  quantities: string[]
}

/** Words that mean the same; the field is empty where they do so everywhere. */
export interface SynonymGroup {
  field: string
  terms: string[]
}

const rowsOf = (file: string) =>
  parse<Record<string, string>>(readFileSync(new URL(`../../../seeds/knowledge/${file}`, import.meta.url)), {
    columns: true,
    bom: true,
  })
const listed = (cell = '') => cell.split('|').filter(Boolean)

export const readProblems = (): ProblemTechnique[] =>
  rowsOf('problem_techniques.csv').map(({ code = '', field = '', ...lists }) => ({
    code,
    field,
    symptoms: listed(lists.symptoms),
    techniques: listed(lists.techniques),
    materials: listed(lists.materials),
    quantities: listed(lists.quantities),
  }))

export const readSynonyms = (): SynonymGroup[] =>
  rowsOf('synonym_groups.csv').map(({ field = '', terms }) => ({ field, terms: listed(terms) }))
