import type { TaxonomyEntry, TaxonomyName } from '@keqiao/shared/taxonomy'
import { type Cell, isDate, isJson, textOf } from '../cell.ts'
import { CellFault, type Reading } from './column.ts'

export const text = (cell: Cell) => textOf(cell)

/** Several texts of one cell: by line or semicolon, and by 、 or comma where asked. */
export const texts = (apart: RegExp) => (cell: Cell) => {
  if (isJson(cell)) return cell.json
  return (textOf(cell) ?? '')
    .split(apart)
    .map((part) => part.trim())
    .filter(Boolean)
}
export const LINES = /[\n\r；;]+/
export const WORDS = /[\n\r；;、,，|｜]+/

export function wholeNumber(cell: Cell) {
  const given = textOf(cell)
  if (given === null) return null
  const digits = /^(?:TRL\s*(?:[-:]\s*)?)?(\d{1,6})(?:\.0+)?\s*级?$/i.exec(given.normalize('NFKC'))
  if (!digits) throw new CellFault('not_a_number')
  return Number(digits[1])
}

const FACTORS: Record<string, number> = {
  分: 1,
  元: 100,
  万: 1_000_000,
  万元: 1_000_000,
  亿: 10_000_000_000,
  亿元: 10_000_000_000,
}

/** An amount in 分. The cell's own unit counts first, then the heading's; a contract's own name (`priceMin`) means 分. */
export function money(cell: Cell, { heading }: Reading) {
  const given = textOf(cell)
  if (given === null) return null
  const inHeading = /[(（](亿元|万元|元|分)[)）]/.exec(heading)?.[1] ?? (/^[A-Za-z.]+$/.test(heading) ? '分' : '万元')
  const [, amount, unit] =
    /^(\d+(?:\.\d+)?(?:e[+]?\d+)?)(分|元|万元?|亿元?)?(?:人民币)?$/i.exec(given.normalize('NFKC').replace(/[,\s¥]/g, '')) ?? []
  const fen = Math.round(Number(amount) * (FACTORS[unit ?? inHeading] ?? Number.NaN))
  if (amount === undefined || !Number.isSafeInteger(fen) || fen > 1e15) throw new CellFault('bad_money')
  return fen
}

const month = (year: number, value: number) => {
  if (year < 1900 || year > 2099 || value < 1 || value > 12) throw new CellFault('bad_date')
  return `${year}-${String(value).padStart(2, '0')}`
}

/** A month as people write it, a date cell, or a date that lost its format and is a serial number now. */
export function yearMonth(cell: Cell) {
  if (isDate(cell)) return cell.date.slice(0, 7)
  const given = textOf(cell)?.normalize('NFKC')
  if (given === undefined) return null
  if (/^[3-6]\d{4}$/.test(given)) return new Date(Date.UTC(1899, 11, 30 + Number(given))).toISOString().slice(0, 7)
  // 2026.1 as a number may have been 2026.10: nobody can tell.
  if (typeof cell === 'number' && !Number.isInteger(cell)) throw new CellFault('bad_date')
  const [, year, value] = /^(\d{4})\s*(?:[-/.年]\s*)?(\d{1,2})\s*(?:月\s*)?(?:(?:[-/.]\s*)?\d.*)?$/.exec(given) ?? []
  if (!year || !value) throw new CellFault('bad_date')
  return month(Number(year), Number(value))
}

const plain = (label: string) => label.normalize('NFKC').replace(/\s+/g, '').toLowerCase()
const shortened = (label: string) =>
  plain(label)
    .replace(/\([^()]*\)/g, '')
    .split(/[:/]/)[0] as string

/** Every way to say a code of a list: the code, its labels in full and in short. Made once per list and column. */
function lookup(list: TaxonomyName, only: (code: string) => boolean) {
  const made = new WeakMap<object, Map<string, string>>()
  return (given: string, { taxonomies }: Reading): string | undefined => {
    const { entries } = taxonomies.lists[list]
    let known = made.get(entries)
    if (!known) {
      known = new Map()
      const taken = entries.filter((entry) => only(entry.code))
      for (const spell of SPELLINGS)
        for (const entry of taken) {
          const key = plain(spell(entry))
          if (key && !known.has(key)) known.set(key, entry.code)
        }
      made.set(entries, known)
    }
    return known.get(plain(given))
  }
}

/** Surest first: where two entries share a spelling, the surer one has it. */
const SPELLINGS: ((entry: TaxonomyEntry) => string)[] = [
  (entry) => entry.code,
  (entry) => entry.zh,
  (entry) => entry.en,
  (entry) => `${entry.code} ${entry.zh}`,
  (entry) => entry.more.short ?? '',
  (entry) => shortened(entry.zh),
  // 石家庄 for 石家庄市
  (entry) => (/^\d{6}$/.test(entry.code) ? entry.zh.replace(/(?:省|市|新区|区|县)$/, '') : ''),
]
const all = () => true

const notKnown = (list: TaxonomyName, given: string) =>
  new CellFault(/^[A-Za-z0-9_]+$/.test(given) ? 'unknown_code' : 'not_in_list', { list, given: given.slice(0, 80) })

export const code = (list: TaxonomyName, only: (code: string) => boolean = all) => {
  const find = lookup(list, only)
  return (cell: Cell, reading: Reading) => {
    const given = textOf(cell)
    if (given === null) return null
    const found = find(given, reading)
    if (found === undefined) throw notKnown(list, given)
    return found
  }
}

/** Labels may hold 、 or / themselves, so a whole part is tried before it is split further. */
export const codes = (list: TaxonomyName, only: (code: string) => boolean = all) => {
  const find = lookup(list, only)
  return (cell: Cell, reading: Reading) => {
    const parts = isJson(cell) && Array.isArray(cell.json) ? cell.json.map(String) : (texts(LINES)(cell) as string[])
    const found = parts.flatMap((part) => {
      const whole = find(part, reading)
      if (whole !== undefined) return [whole]
      return part
        .split(WORDS)
        .filter((word) => word.trim() !== '')
        .map((word) => {
          const each = find(word, reading)
          if (each === undefined) throw notKnown(list, word.trim())
          return each
        })
    })
    return [...new Set(found)]
  }
}

/** Lines of parts set apart by `|`, each made into a record; objects of a JSON line go through as they are. */
export const records =
  <T>(make: (parts: string[], reading: Reading) => T) =>
  (cell: Cell, reading: Reading): unknown => {
    if (isJson(cell)) return cell.json
    const lines = (textOf(cell) ?? '').split(LINES).filter((line) => line.trim() !== '')
    return lines.map((line) =>
      make(
        line.split(/[|｜]/).map((part) => part.trim()),
        reading,
      ),
    )
  }
