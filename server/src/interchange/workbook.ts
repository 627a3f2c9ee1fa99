import { closeSync, openSync, readSync, statSync } from 'node:fs'
import path from 'node:path'
import { IMPORT_LIMITS } from '@keqiao/shared/interchange'
import { Refusal } from '../platform/refusal.ts'
import { type Cell, type Row, textOf } from './cell.ts'
import type { Limits } from './limits.ts'
import { contentOf, decode, readCsv, readJsonLines } from './text-file.ts'
import { readXlsx } from './xlsx.ts'

export interface Table {
  headings: string[]
  rows: Row[]
}

type Format = 'xlsx' | 'csv' | 'jsonl'

/** A file as headings and rows, of whatever format; no word of the business. Rows with nothing in them are left out. */
export async function readTable(file: string, fileName: string, limits: Limits = IMPORT_LIMITS): Promise<Table> {
  const { size } = statSync(file)
  if (size === 0) throw new Refusal('file_empty')
  if (size > limits.bytes) throw new Refusal('file_too_large', { limit: limits.bytes, bytes: size })
  const head = headOf(file)
  if (head.toString('latin1', 0, 4) === 'PK\x03\x04') return fromGrid(await readXlsx(file, limits), limits)
  const gzipped = head[0] === 0x1f && head[1] === 0x8b
  const content = await contentOf(file, gzipped, size, limits)
  const format = textFormat(fileName.replace(/\.gz$/i, ''), content)
  const text = decode(content)
  if (format === 'csv') return fromGrid(readCsv(text, limits), limits)
  const table = readJsonLines(text.replace(/^\ufeff/, ''), limits)
  if (table.rows.length === 0) throw new Refusal('file_empty')
  return table
}

function headOf(file: string): Buffer {
  const head = Buffer.alloc(8)
  const handle = openSync(file, 'r')
  readSync(handle, head)
  closeSync(handle)
  return head
}

/** By content where it is plain, else by the name's ending; what looks binary is nothing we read. */
function textFormat(fileName: string, content: Buffer): Format {
  const utf16 = content[0] === 0xff && content[1] === 0xfe
  if (!utf16 && content.subarray(0, 4096).includes(0))
    throw new Refusal('file_kind_unknown', { fileName: path.extname(fileName) })
  if (content.subarray(0, 200).toString('latin1').replace(/^ï»¿/, '').trimStart().startsWith('{')) return 'jsonl'
  if (/\.(csv|tsv|txt)$/i.test(fileName)) return 'csv'
  if (/\.(jsonl|ndjson|json)$/i.test(fileName)) return 'jsonl'
  throw new Refusal('file_kind_unknown', { fileName: path.extname(fileName) })
}

function fromGrid(grid: Cell[][], limits: Limits): Table {
  const [first = [], ...rest] = grid
  const headings = first.map((cell) => (textOf(cell) ?? '').replace(/^\ufeff/, ''))
  while (headings.at(-1) === '') headings.pop()
  if (headings.length === 0) throw new Refusal('file_empty')
  const rows = rest
    .map((cells, i): Row => ({ number: i + 2, cells }))
    .filter((row) => row.cells.some((cell) => textOf(cell) !== null))
  if (rows.length === 0) throw new Refusal('file_empty')
  if (rows.length > limits.rows) throw new Refusal('too_many_rows', { limit: limits.rows })
  return { headings, rows }
}
