import writeXlsx, { type Feature, type SheetData } from 'write-excel-file/node'

/** A cell to be written; texts are texts, whatever they begin with. */
export type WrittenCell = string | number | null | { text: string; fill?: string; bold?: boolean }

export interface WrittenSheet {
  name: string
  widths: number[]
  rows: WrittenCell[][]
  /** Drop-downs: the column (from 1), the range its values stand in, whether other texts are refused. */
  choices?: { column: number; range: string; strict: boolean }[]
}

const MOST_CHARACTERS = 32_000
/** Control characters and loose surrogates have no form in XML 1.0. */
const UNWRITABLE = /(?![\t\n\r])\p{Cc}|\p{Cs}|[\ufffe\uffff]/gu
const clean = (text: string) => text.replace(UNWRITABLE, '').slice(0, MOST_CHARACTERS)

export async function writeWorkbook(sheets: WrittenSheet[]): Promise<Buffer> {
  const written = sheets.map(({ name, widths, rows }) => ({
    sheet: name,
    columns: widths.map((width) => ({ width })),
    stickyRowsCount: 1,
    data: rows.map((row) => row.map(cellOf)) as SheetData,
  }))
  return writeXlsx(written, { features: [choices(sheets)] as never }).toBuffer()
}

function cellOf(cell: WrittenCell) {
  if (cell === null || cell === '') return null
  if (typeof cell === 'number') return { type: Number, value: cell }
  const { text, fill, bold } = typeof cell === 'string' ? { text: cell, fill: undefined, bold: undefined } : cell
  return {
    type: String,
    value: clean(text),
    wrap: true,
    alignVertical: 'top',
    ...(fill && { backgroundColor: fill }),
    ...(bold && { fontWeight: 'bold' }),
  }
}

const LAST_ROW = 20_001

function columnLetters(column: number): string {
  const rest = Math.floor((column - 1) / 26)
  return (rest > 0 ? columnLetters(rest) : '') + String.fromCharCode(65 + ((column - 1) % 26))
}

/** Writes the drop-downs. In a worksheet they stand after the cells and before the page's settings (ECMA-376 18.3.1.99). */
const choices = (sheets: WrittenSheet[]): Feature<Buffer> => ({
  files: {
    transform: {
      'xl/worksheets/sheet{id}.xml': {
        transform(xml, _options, { sheetIndex }) {
          const wanted = sheets[sheetIndex]?.choices ?? []
          if (wanted.length === 0) return xml
          const rules = wanted.map(({ column, range, strict }) => {
            const letters = columnLetters(column)
            return (
              `<dataValidation type="list" allowBlank="1" showInputMessage="1"${strict ? ' showErrorMessage="1"' : ''} ` +
              `sqref="${letters}2:${letters}${LAST_ROW}"><formula1>${range}</formula1></dataValidation>`
            )
          })
          const markup = `<dataValidations count="${rules.length}">${rules.join('')}</dataValidations>`
          return xml.replace(/(?=<pageMargins|<pageSetup|<drawing|<\/worksheet>)/, markup)
        },
      },
    },
  },
})
