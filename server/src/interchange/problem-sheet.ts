import type { CellProblem } from '@keqiao/shared/interchange'
import type { Database } from '../platform/db/database.ts'
import { Refusal } from '../platform/refusal.ts'
import type { Taxonomies } from '../taxonomy/taxonomy.ts'
import { type Cell, type Row, textOf } from './cell.ts'
import { asWorkbook } from './export.ts'
import { HEADING } from './fill-in.ts'
import { readLines } from './lines.ts'
import { PROBLEM_HEADING } from './sheets/draft.ts'
import * as store from './store.ts'
import type { WrittenCell, WrittenSheet } from './write-workbook.ts'

const FAULTY = '#FFC7CE'
const BATCH = 1000

interface Uses {
  db: Database
  taxonomies: Taxonomies
  row: store.ImportRow
  tableFile: string
}

/** The uploader's own rows, in their places, with the faulty cells coloured and in words in a last column. */
export async function problemSheet({ db, taxonomies, row, tableFile }: Uses): Promise<Buffer> {
  const rows: WrittenCell[][] = [[...row.headings, PROBLEM_HEADING].map((text) => ({ text, bold: true, fill: HEADING }))]
  for (let from = 0, last = false; !last; ) {
    const batch = await readLines<Row>(tableFile, from, BATCH).catch(() => {
      throw new Refusal('not_found')
    })
    const [first, final] = [batch.items[0]?.number ?? 0, batch.items.at(-1)?.number ?? 0]
    const problems = Map.groupBy(await store.problemsOfRows(db.read, row.id, first, final), (problem) => problem.row)
    for (const item of batch.items) {
      while (rows.length < item.number - 1) rows.push([])
      rows.push(written(item, row.headings, problems.get(item.number) ?? [], taxonomies))
    }
    from = batch.next
    last = batch.last || batch.items.length === 0
  }
  const sheet: WrittenSheet = { name: '问题清单', widths: [...row.headings.map(() => 18), 60], rows }
  return asWorkbook([sheet])
}

function written(item: Row, headings: string[], problems: CellProblem[], taxonomies: Taxonomies): WrittenCell[] {
  const cells = headings.map((heading, i): WrittenCell => {
    const cell: Cell = item.cells[i] ?? null
    if (problems.some((problem) => problem.column === heading)) return { text: textOf(cell) ?? ' ', fill: FAULTY }
    return typeof cell === 'number' ? cell : textOf(cell)
  })
  const sentences = problems.map((problem) => `${problem.column}：${sentence(problem, taxonomies)}`)
  return [...cells, sentences.join('\n') || null]
}

function sentence({ code, facts }: CellProblem, taxonomies: Taxonomies): string {
  const words = taxonomies.label('problem_cell', code, 'zh')
  const { max, min, given, line } = facts as { max?: number; min?: number; given?: string; line?: string }
  const more = [
    ...((given ?? line) ? [`“${given ?? line}”`] : []),
    ...(min !== undefined && code === 'wrong_value' ? [`最小 ${min}`] : []),
    ...(max !== undefined ? [`最大 ${max}`] : []),
  ]
  return more.length > 0 ? `${words}（${more.join('，')}）` : words
}
