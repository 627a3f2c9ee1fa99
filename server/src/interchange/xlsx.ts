import { readSheet } from 'read-excel-file/node'
import { storedZip, unpack } from '../platform/bound.ts'
import { Refusal } from '../platform/refusal.ts'
import type { Cell } from './cell.ts'
import type { Limits } from './limits.ts'

/** Wider than any sheet people fill in; a reference beyond it would make every row as wide. */
const MOST_COLUMNS = 300
const PARTS =
  /^(?:\[Content_Types\]\.xml|_rels\/.*|xl\/(?:workbook|styles|sharedStrings)\.xml|xl\/_rels\/.*|xl\/worksheets\/[^/]+\.xml)$/
const LONG = /\d{16,}/

/** Rows of the first sheet. Formulas are told apart from their remembered values; numbers keep all their digits. */
export async function readXlsx(file: string, limits: Limits): Promise<Cell[][]> {
  const contents = await unpack(file, (name) => PARTS.test(name), limits)
  const sheetPath = firstSheet(contents)
  const sheet = contents.get(sheetPath)?.toString('utf8')
  if (!sheet) throw new Refusal('file_unreadable', { why: 'no_sheet' })
  for (const [path, content] of contents)
    if (content.includes('<!DOCTYPE') || content.includes('<!ENTITY')) throw new Refusal('file_unreadable', { part: path })
  const formulas = inspect(sheet, limits)
  for (const path of [...contents.keys()]) if (path.startsWith('xl/worksheets/') && path !== sheetPath) contents.delete(path)
  const rows = (await readSheet(storedZip(contents), 1, { trim: false, parseNumber: numberOrText }).catch((fault: unknown) => {
    throw new Refusal('file_unreadable', { why: String((fault as Error).message).slice(0, 200) })
  })) as unknown[][]
  const cells = rows.map((row) => row.map(cellOf))
  for (const { row, column, formula } of formulas) {
    while (cells.length < row) cells.push([])
    const line = cells[row - 1] as Cell[]
    while (line.length < column) line.push(null)
    line[column - 1] = { formula: `=${formula}` }
  }
  return cells
}

function cellOf(value: unknown): Cell {
  if (value instanceof Date) return { date: value.toISOString().slice(0, 10) }
  return value === undefined ? null : (value as Cell)
}

/** The sheet that stands first in the workbook, by its relation; writers name the parts as they like. */
function firstSheet(contents: Map<string, Buffer>): string {
  const workbook = contents.get('xl/workbook.xml')?.toString('utf8') ?? ''
  const relations = contents.get('xl/_rels/workbook.xml.rels')?.toString('utf8') ?? ''
  const first = /<(?:\w+:)?sheet\b[^>]*/.exec(workbook)?.[0] ?? ''
  const relationId = /\br:id="([^"]+)"|\bid="([^"]+)"/.exec(first)?.slice(1).find(Boolean)
  for (const [relation] of relations.matchAll(/<(?:\w+:)?Relationship\b[^>]*/g)) {
    if (/\bId="([^"]+)"/.exec(relation)?.[1] !== relationId) continue
    const target = /\bTarget="([^"]+)"/.exec(relation)?.[1] ?? ''
    return target.startsWith('/') ? target.slice(1) : `xl/${target}`
  }
  return 'xl/worksheets/sheet1.xml'
}

/** Where the formulas are, after refusing sheets that are larger than any import may be. */
function inspect(sheet: string, limits: Limits) {
  const formulas: { row: number; column: number; formula: string }[] = []
  let row = 0
  let column = 0
  for (const [tag, name, attributes = '', body = ''] of sheet.matchAll(/<(?:\w+:)?(row|c|f|v|is)\b([^>]*)>?([^<]*)/g)) {
    const reference = /\br="([A-Z]{0,3})(\d{0,9})"/.exec(attributes)
    if (name === 'row') {
      row = reference?.[2] ? Number(reference[2]) : row + 1
      column = 0
    } else if (name === 'c') {
      column = reference?.[1] ? columnNumber(reference[1]) : column + 1
      if (reference?.[2]) row = Number(reference[2])
    } else {
      // Only what holds something counts: people format whole columns.
      if (row > limits.rows + 1) throw new Refusal('too_many_rows', { limit: limits.rows })
      if (column > MOST_COLUMNS) throw new Refusal('file_unreadable', { why: 'too_many_columns', limit: MOST_COLUMNS })
      if (name === 'f' && row > 0) formulas.push({ row, column, formula: tag.endsWith('/>') ? '' : decoded(body) })
    }
  }
  return formulas
}

const columnNumber = (letters: string) => [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0)
const ENTITIES: Record<string, string> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' }
const decoded = (xml: string) => xml.replace(/&(lt|gt|quot|apos|amp);/g, (_, name: string) => ENTITIES[name] ?? '').slice(0, 200)

/** A number whose digits a double cannot hold stays text. */
const numberOrText = (text: string): number | string =>
  /^-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?$/.test(text) && !LONG.test(text) ? Number(text) : text
