import { createReadStream, readFileSync } from 'node:fs'
import { pipeline } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { parse } from 'csv-parse/sync'
import { bounded } from '../platform/bound.ts'
import { Refusal } from '../platform/refusal.ts'
import { storable } from '../platform/storable.ts'
import { type Cell, isObject, type Row } from './cell.ts'
import type { Limits } from './limits.ts'

/** The file's bytes, unpacked when it is gzipped; never more than the limits allow, whatever its trailer says. */
export async function contentOf(file: string, gzipped: boolean, packedBytes: number, limits: Limits): Promise<Buffer> {
  if (!gzipped) return readFileSync(file)
  const most = Math.min(limits.unpackedBytes, Math.max(10_000_000, packedBytes * limits.ratio))
  return bounded(
    pipeline(createReadStream(file), createGunzip(), () => {}),
    most,
  )
}

/** A mark at the start decides; else valid UTF-8 is UTF-8, and what is not is GBK (as its superset GB 18030). */
export function decode(content: Buffer): string {
  if (content[0] === 0xff && content[1] === 0xfe) return new TextDecoder('utf-16le').decode(content)
  for (const encoding of ['utf-8', 'gb18030'])
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(content)
    } catch {}
  throw new Refusal('file_unreadable', { why: 'encoding' })
}

const DELIMITERS = [',', '\t', ';', '；']
/** Spreadsheets write `="00123"` to keep zeros; it is the text, not a formula. */
const QUOTED = /^="([^"]*)"$/

export function readCsv(text: string, limits: Limits): Cell[][] {
  const heading = text.slice(0, 5000).split('\n')[0] ?? ''
  const delimiter = DELIMITERS.reduce((best, each) => (heading.split(each).length > heading.split(best).length ? each : best))
  let records: string[][]
  try {
    records = parse(text, {
      delimiter,
      relax_column_count: true,
      relax_quotes: true,
      bom: true,
      max_record_size: 200_000,
      to: limits.rows + 2,
    })
  } catch (fault) {
    const { code, lines } = fault as { code?: string; lines?: number }
    throw new Refusal('file_unreadable', { why: code, line: lines })
  }
  return records.map((record) => record.map(csvCell))
}

function csvCell(value: string): Cell {
  if (value === '') return null
  const quoted = QUOTED.exec(value)
  if (quoted) return quoted[1] ?? null
  return value.startsWith('=') ? { formula: value.slice(0, 200) } : value
}

/** One object a line; the headings are all keys in the order they first appear. */
export function readJsonLines(text: string, limits: Limits): { headings: string[]; rows: Row[] } {
  const headings = new Map<string, number>()
  const rows: Row[] = []
  let number = 0
  for (const line of text.split('\n')) {
    number++
    if (line.trim() === '') continue
    let object: unknown
    try {
      object = JSON.parse(line, (_key, value: unknown) => (typeof value === 'string' ? storable(value) : value))
    } catch {
      throw new Refusal('file_unreadable', { line: number })
    }
    if (!isObject(object) || Array.isArray(object)) throw new Refusal('file_unreadable', { line: number })
    if (rows.length >= limits.rows) throw new Refusal('too_many_rows', { limit: limits.rows })
    const cells: Cell[] = []
    for (const [name, value] of Object.entries(object)) {
      const key = storable(name)
      if (!headings.has(key)) headings.set(key, headings.size)
      if (headings.size > 300) throw new Refusal('file_unreadable', { why: 'too_many_columns', limit: 300 })
      cells[headings.get(key) as number] = isObject(value) ? { json: value } : (value as Cell)
    }
    rows.push({ number, cells: Array.from(cells, (cell) => cell ?? null) })
  }
  return { headings: [...headings.keys()], rows }
}
