import { rm } from 'node:fs/promises'
import type { CellProblem } from '@keqiao/shared/interchange'
import { Refusal } from '../platform/refusal.ts'
import type { Row } from './cell.ts'
import { textOf } from './cell.ts'
import { readLines, writeLines } from './lines.ts'
import type { InterchangeUses } from './service.ts'
import { asCellProblem, mapHeadings, toDraft } from './sheets/draft.ts'
import { sheetOf } from './sheets/sheets.ts'
import * as store from './store.ts'

export const CHECK_ROWS = 1000
export const LOAD_ROWS = 200

interface Files {
  upload: string
  table: string
  drafts: string
}
/** A row that passed: its number in the sheet stays with it, so that a later refusal finds its cell. */
interface Passed {
  row: number
  draft: { externalRef: string | null; name: string }
}

/** The bounded steps of an import. Each moves the place in one transaction with its counts; doing one twice changes nothing. */
export function createSteps(uses: InterchangeUses, files: (id: string) => Files) {
  const { db, clock, outbox, trail, taxonomies, accounts } = uses
  const moduleOf = (row: store.ImportRow) => (row.kind === 'achievement' ? uses.achievements : uses.needs)

  async function advance(id: string) {
    const row = await store.byId(db.read, id)
    try {
      if (row?.state === 'received' || row?.state === 'checking') await check(row)
      else if (row?.state === 'loading') await load(row)
    } catch (fault) {
      const gone = (fault as NodeJS.ErrnoException).code === 'ENOENT'
      if (!row || (!(fault instanceof Refusal) && !gone)) throw fault
      await fail(row, gone ? new Refusal('file_unreadable', { why: 'gone' }) : (fault as Refusal))
    }
  }

  async function check(row: store.ImportRow) {
    const sheet = sheetOf(row.kind)
    const mapping = mapHeadings(sheet, row.headings)
    const { table, drafts } = files(row.id)
    const reference = mapping.columns.findIndex((column) => column?.path === 'externalRef')
    const seen = await referencesAbove(table, row.cursor, reference)
    const { items, next, last } = await readLines<Row>(table, row.cursor, CHECK_ROWS)
    const passed: Passed[] = []
    const problems: CellProblem[] = []
    for (const item of items) {
      const checked = toDraft(sheet, mapping, item, { taxonomies, seen, faults: moduleOf(row).faults })
      if (checked.draft) passed.push({ row: item.number, draft: checked.draft })
      else problems.push(...checked.problems)
    }
    const draftBytes = await writeLines(drafts, row.draftBytes, passed)
    await db.write(async (tx) => {
      const moved = await store.update(tx, row, {
        state: last ? 'checked' : 'checking',
        cursor: next,
        draftBytes,
        read: row.read + items.length,
        accepted: row.accepted + passed.length,
        refused: row.refused + items.length - passed.length,
      })
      if (!moved) return
      await store.addProblems(tx, row.id, problems)
      if (!last) await outbox.add(tx, 'import', row.id)
    })
  }

  async function load(row: store.ImportRow) {
    const { items, next, last } = await readLines<Passed>(files(row.id).drafts, row.cursor, LOAD_ROWS, row.draftBytes)
    // With the memberships of today: one who has left loads nothing more.
    const viewer = await accounts.asViewer(row.personId)
    if (!viewer) throw new Refusal('forbidden', { needs: 'person' })
    // Its own transaction. A crash before the next one repeats these rows, which then count as unchanged.
    const outcome = await moduleOf(row).importMany(viewer, row.organisationId, items.map((item) => item.draft) as never[], {
      to: row.origin ? 'unclaimed' : row.submit ? 'review' : 'draft',
      ...(row.origin && { origin: { code: row.origin, batch: row.originBatch } }),
      importId: row.id,
    })
    const sheet = sheetOf(row.kind)
    const problems = outcome.refused.map(({ index, code, path }): CellProblem => {
      const column = sheet.columns.find((each) => path === each.path || path.startsWith(`${each.path}.`))
      const heading = row.headings[mapHeadings(sheet, row.headings).columns.indexOf(column)]
      return {
        row: items[index]?.row ?? 0,
        column: heading ?? column?.heading ?? path,
        code: asCellProblem(code),
        value: '',
        facts: { code },
      }
    })
    await db.write(async (tx) => {
      const moved = await store.update(tx, row, {
        state: last ? 'done' : 'loading',
        cursor: next,
        created: row.created + outcome.created,
        updated: row.updated + outcome.updated,
        unchanged: row.unchanged + outcome.unchanged,
        accepted: row.accepted - problems.length,
        refused: row.refused + problems.length,
        ...(last && { finishedAt: clock.now() }),
      })
      if (!moved) return
      await store.addProblems(tx, row.id, problems)
      if (!last) await outbox.add(tx, 'import', row.id)
      else {
        const { created, updated, unchanged } = moved
        await trail.record(tx, viewer, 'import.done', `import:${row.id}`, { created, updated, unchanged })
      }
    })
    if (last) await rm(files(row.id).drafts, { force: true })
  }

  async function fail(row: store.ImportRow, { code, facts }: Refusal) {
    await db.write(async (tx) => {
      await store.update(tx, row, { state: 'failed', fault: { code, facts }, finishedAt: clock.now() })
    })
    await rm(files(row.id).drafts, { force: true })
  }

  /** External numbers of the rows before a place; read anew each step, so that a restart knows them too. */
  async function referencesAbove(table: string, until: number, column: number): Promise<Set<string>> {
    const seen = new Set<string>()
    if (column < 0) return seen
    for (let from = 0; from < until; ) {
      const { items, next } = await readLines<Row>(table, from, CHECK_ROWS, until)
      if (items.length === 0) break
      for (const item of items) {
        const reference = textOf(item.cells[column])
        if (reference) seen.add(reference)
      }
      from = next
    }
    return seen
  }

  return {
    advance,
    /** Nothing of a cancelled import stays but its row. */
    async sweep(id: string) {
      for (const file of Object.values(files(id))) await rm(file, { force: true })
    },
  }
}
