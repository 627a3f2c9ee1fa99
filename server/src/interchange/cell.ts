import { storable } from '../platform/storable.ts'

/**
 * A cell as read, before anybody knows what it means. Numbers whose digits a double cannot hold stay text; `json` holds
 * lists and objects of a JSON line.
 */
export type Cell = string | number | boolean | null | { date: string } | { formula: string } | { json: unknown }

export interface Row {
  /** As in the sheet, where the heading is row 1; for JSON Lines the line. */
  number: number
  cells: Cell[]
}

export const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null

export const isDate = (cell: Cell): cell is { date: string } => isObject(cell) && 'date' in cell
export const isFormula = (cell: Cell): cell is { formula: string } => isObject(cell) && 'formula' in cell
export const isJson = (cell: Cell): cell is { json: unknown } => isObject(cell) && 'json' in cell

/** Characters that make a spreadsheet read a text as a formula, after blanks and quotes that it skips. */
export const STARTS_FORMULA = /^[\s"'\u200b\ufeff\0]*[=+\-@＝＋－＠]|^[\t\r\0]/

/** What stands in the cell, as text; blanks around it cut. Null when there is nothing. */
export function textOf(cell: Cell | undefined): string | null {
  if (cell === null || cell === undefined) return null
  if (typeof cell === 'string') return withoutGuard(storable(cell)).trim() || null
  if (typeof cell === 'number') return Number.isInteger(cell) ? BigInt(cell).toString() : String(cell)
  if (typeof cell === 'boolean') return cell ? '是' : '否'
  if (isDate(cell)) return cell.date
  if (isFormula(cell)) return storable(cell.formula)
  return Array.isArray(cell.json) && cell.json.every((item) => !isObject(item))
    ? cell.json.join('；') || null
    : JSON.stringify(cell.json)
}

/** The apostrophe that exports put before `=` and its like is no part of the text. */
const withoutGuard = (text: string) => (text.startsWith("'") && STARTS_FORMULA.test(text.slice(1)) ? text.slice(1) : text)
