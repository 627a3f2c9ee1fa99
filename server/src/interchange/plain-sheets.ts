import { rm } from 'node:fs/promises'
import path from 'node:path'
import type { Readable } from 'node:stream'
import { newId } from '../platform/ids.ts'
import { inThread } from '../platform/thread.ts'
import type { ReadSheet, Sheets } from '../turnout/sheets.ts'
import { type Row, textOf } from './cell.ts'
import { toFile, XLSX } from './export.ts'
import { readLines } from './lines.ts'
import type { ReadStart } from './read-worker.ts'
import { keep } from './receive.ts'
import type { WrittenCell, WrittenSheet } from './write-workbook.ts'

const HEADING = '#DDEBF7'
const REQUIRED = '#FCE4D6'
const VALUES = '可选值'

/** Tables for others, of whatever they are; nothing of a file is kept. */
export const createSheets = (folder: string): Sheets => ({
  async read(stream, fileName, limits): Promise<ReadSheet> {
    const file = path.join(folder, `${newId()}.sheet`)
    const start: ReadStart = { file, fileName, tableFile: `${file}.rows`, limits }
    try {
      await keep(stream as Readable, file, limits.bytes)
      const { headings } = await inThread<{ headings: string[] }>(new URL('./read-worker.ts', import.meta.url), start)
      const { items } = await readLines<Row>(start.tableFile, 0, limits.rows)
      return { headings, rows: items.map(({ number, cells }) => ({ number, cells: cells.map(textOf) })) }
    } finally {
      for (const one of [file, start.tableFile]) await rm(one, { force: true })
    }
  },

  file: toFile,

  async template({ title, columns, notes }) {
    const lists = columns.filter(({ values }) => values)
    const head = (text: string, fill = HEADING): WrittenCell => ({ text, bold: true, fill })
    const most = Math.max(0, ...lists.map(({ values }) => values?.length ?? 0))
    const sheets: WrittenSheet[] = [
      {
        name: title,
        widths: columns.map(({ heading }) => Math.max(14, heading.length * 2 + 4)),
        rows: [columns.map(({ heading, required }) => head(heading, required ? REQUIRED : HEADING))],
        choices: lists.map((column, i) => {
          const letter = String.fromCharCode(65 + i)
          const range = `'${VALUES}'!$${letter}$2:$${letter}$${(column.values?.length ?? 0) + 1}`
          return { column: columns.indexOf(column) + 1, range, strict: true }
        }),
      },
      {
        name: '填写说明',
        widths: [22, 8, 60, 30],
        rows: [
          ['列名', '必填', '怎么填', '示例'].map((text) => head(text)),
          ...columns.map(({ heading, required, explain, example }) => [heading, required ? '是' : '', explain, example]),
          ...notes.map((text) => ['', '', text, '']),
        ],
      },
      {
        name: VALUES,
        widths: lists.map(() => 20),
        rows: [
          lists.map(({ heading }) => head(heading)),
          ...Array.from({ length: most }, (_, row) => lists.map(({ values }) => values?.[row] ?? null)),
        ],
      },
    ]
    const content = Buffer.from(await inThread<Uint8Array>(new URL('./write-worker.ts', import.meta.url), { sheets }))
    return { fileName: `${title}模板.xlsx`, type: XLSX, content }
  },
})
