import { readFileSync } from 'node:fs'
import type { ProblemDraft, SynonymDraft } from '@keqiao/shared/knowledge'
import { parse } from 'csv-parse/sync'

/** One concrete problem: as those say it who have it, and as science writes about what answers it. */
export interface ProblemTechnique extends ProblemDraft {
  code: string
}
/** Words that mean the same; the field is empty where they do so everywhere. */
export interface SynonymGroup extends SynonymDraft {
  code: string
}
/** `off` says why an entry is not used, empty where it is. */
export type Seed<T> = T & { off: string }

const rowsOf = (file: string) =>
  parse<Record<string, string>>(readFileSync(new URL(`../../../seeds/knowledge/${file}`, import.meta.url)), {
    columns: true,
    bom: true,
  })
const listed = (cell = '') => cell.split('|').filter(Boolean)

export const readProblems = (): Seed<ProblemTechnique>[] =>
  rowsOf('problem_techniques.csv').map(({ code = '', field = '', off = '', ...lists }) => ({
    code,
    field,
    symptoms: listed(lists.symptoms),
    techniques: listed(lists.techniques),
    materials: listed(lists.materials),
    quantities: listed(lists.quantities),
    off,
  }))

export const readSynonyms = (): Seed<SynonymGroup>[] =>
  rowsOf('synonym_groups.csv').map(({ code = '', field = '', terms, off = '' }) => ({ code, field, terms: listed(terms), off }))

/** 专栏 whose entries do more harm than good, by measurement. */
export const readAreasOff = () => rowsOf('areas_off.csv').map(({ kind = '', area = '', reason = '' }) => ({ kind, area, reason }))
