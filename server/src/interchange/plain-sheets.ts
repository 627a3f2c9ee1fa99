import { rm } from 'node:fs/promises'
import path from 'node:path'
import { newId } from '../platform/ids.ts'
import type { ReadSheet, Sheets } from '../platform/sheets.ts'
import { type Row, textOf } from './cell.ts'
import { asWorkbook, toFile, XLSX } from './export.ts'
import { sheetsToFill } from './fill-in.ts'
import { readLines } from './lines.ts'
import type { ReadStart } from './read-worker.ts'
import { readIn } from './receive.ts'

/** Tables for others, of whatever they are; nothing of a file is kept. */
export const createSheets = (folder: string): Sheets => ({
  async read(stream, fileName, limits): Promise<ReadSheet> {
    const file = path.join(folder, `${newId()}.sheet`)
    const start: ReadStart = { file, fileName, tableFile: `${file}.rows`, limits }
    try {
      const { headings } = await readIn(stream, start)
      const { items } = await readLines<Row>(start.tableFile, 0, limits.rows)
      return { headings, rows: items.map(({ number, cells }) => ({ number, cells: cells.map(textOf) })) }
    } finally {
      for (const one of [file, start.tableFile]) await rm(one, { force: true })
    }
  },

  file: toFile,

  async template({ title, columns, notes }) {
    const lists = columns.flatMap(({ heading, values }) => (values ? [{ heading, values }] : []))
    const sheets = sheetsToFill({
      name: title,
      columns: columns.map(({ values, ...column }) => ({
        ...column,
        list: values ? lists.findIndex((one) => one.values === values) : null,
        strict: true,
      })),
      lists,
      listsName: '可选值',
      notes,
    })
    return { fileName: `${title}模板.xlsx`, type: XLSX, content: await asWorkbook(sheets) }
  },
})
