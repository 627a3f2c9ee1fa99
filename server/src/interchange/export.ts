import type { Achievement } from '@keqiao/shared/achievements'
import { indicatorLine } from '@keqiao/shared/indicator-line'
import type { ListingKind } from '@keqiao/shared/listings'
import type { Need } from '@keqiao/shared/needs'
import { inThread } from '../platform/thread.ts'
import type { Taxonomies } from '../taxonomy/taxonomy.ts'
import { isObject, STARTS_FORMULA } from './cell.ts'
import { HEADING } from './fill-in.ts'
import type { Column } from './sheets/column.ts'
import { sheetOf } from './sheets/sheets.ts'
import type { WrittenCell, WrittenSheet } from './write-workbook.ts'

export type ExportedRecord = Achievement | Need
export type ExportFormat = 'xlsx' | 'csv'

/** Never exported: whom to ask stays with the parties, and the owner's own number with the owner. */
const PRIVATE = /^(?:contact\.|tried$|externalRef$)/
const MONEY = new Set(['priceMin', 'priceMax', 'budgetMin', 'budgetMax'])

export type Value = string | number | null

/** Records as a table in plain words: codes by their names, amounts in 万元. A hidden owner stays hidden. */
export function exportRows(kind: ListingKind, found: ExportedRecord[], taxonomies: Taxonomies): Value[][] {
  const columns = sheetOf(kind).columns.filter((column) => !PRIVATE.test(column.path))
  const headings = ['平台编号', ...columns.map((column) => column.heading), '所属单位', '状态', '发布日期', '更新日期']
  const rows = found.map((record): Value[] => [
    record.id,
    ...columns.map((column) => shown(column, (record as unknown as Record<string, unknown>)[column.path], taxonomies)),
    record.owner?.name ?? null,
    taxonomies.label('listing_state', record.state, 'zh'),
    record.publishedAt?.slice(0, 10) ?? null,
    record.updatedAt.slice(0, 10),
  ])
  return [headings, ...rows]
}

function shown({ path, list }: Column, value: unknown, taxonomies: Taxonomies): Value {
  if (value === null || value === undefined || value === '') return null
  if (MONEY.has(path)) return Number(value) / 1_000_000
  if (list === 'trl') return Number(value)
  if (list)
    return (
      [value]
        .flat()
        .map((code) => taxonomies.label(list, String(code), 'zh'))
        .join('；') || null
    )
  if (path === 'indicators') return (value as Parameters<typeof indicatorLine>[0][]).map(asLine).join('\n') || null
  if (path === 'ips') return (value as Record<string, string | null>[]).map((ip) => ipLine(ip, taxonomies)).join('\n') || null
  if (Array.isArray(value))
    return (
      value
        .map((item) => (isObject(item) ? Object.values(item).filter(Boolean).join(' | ') : String(item)))
        .join(path === 'keywords' ? '；' : '\n') || null
    )
  return typeof value === 'number' ? value : String(value)
}

const asLine = (indicator: Parameters<typeof indicatorLine>[0] & { must?: boolean }) =>
  indicatorLine(indicator, indicator.must ?? true)

const ipLine = ({ kind, number, name, status }: Record<string, string | null>, taxonomies: Taxonomies) =>
  [kind && taxonomies.label('ip_kind', kind, 'zh'), number, name, status && taxonomies.label('ip_status', status, 'zh')]
    .map((part) => part ?? '')
    .join(' | ')
    .replace(/(?<![ |])[ |]+$/, '')

/** A text that a spreadsheet would read as a formula gets an apostrophe; numbers stay numbers. */
const guarded = (value: Value) => (typeof value === 'string' && STARTS_FORMULA.test(value) ? `'${value}` : String(value ?? ''))

/** UTF-8 with its mark, since Excel reads Chinese no other way; every cell quoted (RFC 4180). */
export const toCsv = (rows: Value[][]): Buffer =>
  Buffer.from(
    `\ufeff${rows.map((row) => row.map((value) => `"${guarded(value).replaceAll('"', '""')}"`).join(',')).join('\r\n')}\r\n`,
  )

export interface NamedRows {
  name: string
  /** The headings first. */
  rows: Value[][]
}

/** In a thread of its own. */
export const asWorkbook = async (sheets: WrittenSheet[]): Promise<Buffer> =>
  Buffer.from(await inThread<Uint8Array>(new URL('./write-worker.ts', import.meta.url), { sheets }))

export async function toWorkbook(tables: NamedRows[]): Promise<Buffer> {
  const sheets = tables.map(({ name, rows: [headings = [], ...rest] }): WrittenSheet => {
    const bold = headings.map((text): WrittenCell => ({ text: String(text), bold: true, fill: HEADING }))
    return { name, widths: headings.map(() => 20), rows: [bold, ...rest] }
  })
  return asWorkbook(sheets)
}

export const toXlsx = (rows: Value[][], name: string) => toWorkbook([{ name, rows }])

export const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** A table as a file to take away. */
export async function toFile(rows: Value[][], title: string, format: ExportFormat) {
  if (format === 'csv') return { fileName: `${title}.csv`, type: 'text/csv; charset=utf-8', content: toCsv(rows) }
  return { fileName: `${title}.xlsx`, type: XLSX, content: await toXlsx(rows, title) }
}
