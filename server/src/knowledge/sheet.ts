import type { KnowledgeKind, ProblemDraft, SynonymDraft } from '@keqiao/shared/knowledge'
import type { KNOWLEDGE_PARTS, KnowledgeFault } from '@keqiao/shared/knowledge-file'
import { Refusal } from '../platform/refusal.ts'
import type { ReadSheet, SheetValue } from '../platform/sheets.ts'
import type { Area, Entry } from './rules.ts'
import { areaOf } from './rules.ts'

export type Part = (typeof KNOWLEDGE_PARTS)[number]
type Column = Part | 'code' | 'state'
export type AnyDraft = ProblemDraft | SynonymDraft

export const HEADINGS: Record<Column, string> = {
  code: '编号',
  field: '领域编号',
  symptoms: '毛病',
  techniques: '技术',
  materials: '材料与对象',
  quantities: '指标',
  terms: '可以互换的词',
  state: '状态',
  reason: '停用原因',
}
/** For the reader of the table; nobody reads them back. */
const TOLD = ['领域', '专栏', '来源'] as const
const COLUMNS: Record<KnowledgeKind, Column[]> = {
  problem: ['code', 'field', 'symptoms', 'techniques', 'materials', 'quantities', 'state', 'reason'],
  synonym: ['code', 'field', 'terms', 'state', 'reason'],
}
const NEEDED: Record<KnowledgeKind, Column[]> = {
  problem: ['code', 'field', 'symptoms', 'techniques'],
  synonym: ['code', 'terms'],
}
export const LISTS = ['symptoms', 'techniques', 'materials', 'quantities', 'terms'] as const
export const TITLES: Record<KnowledgeKind, string> = { problem: '问题—技术', synonym: '同义词' }

const STATES = { on: '在用', off: '停用' } as const
const SOURCES = { house: '随系统提供', changed: '改过', own: '本地新增' } as const
const BETWEEN = '；'

interface Naming {
  field(code: string): string
  areas: Map<string, Area>
}

/** Every entry, whether it is on or off, the headings first. */
export function rowsOf(kind: KnowledgeKind, entries: Entry<AnyDraft>[], { field, areas }: Naming): SheetValue[][] {
  const columns = COLUMNS[kind]
  const rows = entries.map(({ content, active, reason, from }): SheetValue[] => {
    const area = areaOf(content.field)
    const off = areas.get(area)?.active === false ? '（整个专栏已停用）' : ''
    const values = { ...content, state: active ? STATES.on : STATES.off, reason } as Record<string, string | string[] | null>
    return [
      ...columns.map((column) => [values[column] ?? ''].flat().join(BETWEEN)),
      ...[content.field ? field(content.field) : '各领域通用', `${area}${off}`, SOURCES[from]],
    ]
  })
  return [[...columns.map((column) => HEADINGS[column]), ...TOLD], ...rows]
}

/** A row as it is written; what has no column of its own in the sheet is undefined, and stays what it was. */
export interface Written {
  row: number
  code: string | null
  field: string | undefined
  lists: Partial<Record<(typeof LISTS)[number], string[]>>
  active: boolean | undefined
  reason: string | null | undefined
}

const plain = (heading: string) => heading.normalize('NFKC').replace(/[\s*]/g, '')
const wordsIn = (cell: string) =>
  cell
    .split(/[；;\n]/)
    .map((word) => word.trim())
    .filter(Boolean)
/** A spreadsheet takes `0101` for a number and cuts the nought. */
const withNought = (code: string) => (/^\d+$/.test(code) && code.length % 2 === 1 ? `0${code}` : code)

/** The rows that say something; a heading that nobody knows is refused rather than lost. */
export function written(kind: KnowledgeKind, { headings, rows }: ReadSheet) {
  const columns = headings.map((heading) => COLUMNS[kind].find((one) => plain(HEADINGS[one]) === plain(heading)))
  const missing = NEEDED[kind].filter((one) => !columns.includes(one)).map((one) => HEADINGS[one])
  const told = (heading: string) => heading === '' || TOLD.some((one) => plain(one) === plain(heading))
  const unknown = headings.filter((heading, i) => !columns[i] && !told(heading)).slice(0, 20)
  const repeated = headings.filter((_, i) => columns[i] && columns.indexOf(columns[i]) < i).slice(0, 20)
  if (missing.length + unknown.length + repeated.length > 0) throw new Refusal('header_wrong', { missing, unknown, repeated })

  const faults: KnowledgeFault[] = []
  const found = rows.flatMap(({ number, cells }): Written[] => {
    const cellOf = (column: Column) => (columns.includes(column) ? (cells[columns.indexOf(column)] ?? '') : undefined)
    if (COLUMNS[kind].every((column) => !cellOf(column))) return []
    const field = cellOf('field')
    const state = cellOf('state') ?? ''
    if (state && state !== STATES.on && state !== STATES.off)
      faults.push({ row: number, column: HEADINGS.state, code: 'state_unknown', facts: { ...STATES } })
    const lists = Object.fromEntries(
      LISTS.flatMap((list) => {
        const cell = cellOf(list)
        return cell === undefined ? [] : [[list, wordsIn(cell)]]
      }),
    )
    return [
      {
        ...{ row: number, code: cellOf('code') || null, lists },
        field: field === undefined ? undefined : withNought(field),
        active: state === STATES.on ? true : state === STATES.off ? false : undefined,
        reason: cellOf('reason') === undefined ? undefined : cellOf('reason') || null,
      },
    ]
  })
  if (found.length === 0) throw new Refusal('file_empty')
  return { found, faults }
}
