import { createHash } from 'node:crypto'
import type { Readable } from 'node:stream'
import type { KnowledgeKind } from '@keqiao/shared/knowledge'
import { KNOWLEDGE_FILE_LIMITS, type KnowledgeCheck, type KnowledgeImported, MOST_SHOWN } from '@keqiao/shared/knowledge-file'
import { seesProvince } from '../accounts/scope.ts'
import type { Viewer } from '../accounts/viewer.ts'
import type { Clock } from '../platform/clock.ts'
import { Refusal } from '../platform/refusal.ts'
import type { SheetFile, Sheets } from '../platform/sheets.ts'
import type { Trail } from '../platform/trail.ts'
import type { Taxonomies } from '../taxonomy/taxonomy.ts'
import type { Book } from './book.ts'
import { planOf } from './plan.ts'
import type { Entry } from './rules.ts'
import type { AnyDraft } from './sheet.ts'
import * as sheet from './sheet.ts'
import * as store from './store.ts'
import { type Change, writeEntry } from './writing.ts'

export type KnowledgeExchange = ReturnType<typeof createKnowledgeExchange>

interface Uses {
  clock: Clock
  trail: Trail
  taxonomies: Taxonomies
  book: Book
  sheets: Sheets
  change: Change
}
interface Sent {
  fileName: string
  stream: Readable
}

/** The whole vocabulary as a table, and a table as the vocabulary: looked at first, then taken in whole or not at all. */
export function createKnowledgeExchange({ clock, trail, taxonomies, book, sheets, change }: Uses) {
  const isField = (code: string) => taxonomies.has('field', code)

  async function look(viewer: Viewer, kind: KnowledgeKind, sent: Sent) {
    try {
      if (!viewer.isOperator || !seesProvince(viewer)) throw new Refusal('forbidden', { needs: 'province' })
      const { found, faults } = sheet.written(kind, await sheets.read(sent.stream, sent.fileName, KNOWLEDGE_FILE_LIMITS))
      const { all, stamp } = await book.latest()
      const plan = planOf(kind, all[kind] as Entry<AnyDraft>[], found, isField)
      const seen = createHash('sha256')
        .update(JSON.stringify([kind, stamp, found]))
        .digest('hex')
      const added = plan.wanted.filter(({ before }) => before === null).length
      return { ...plan, faults: [...faults, ...plan.faults].sort((a, b) => a.row - b.row), found, stamp, seen, added }
    } finally {
      sent.stream.resume()
    }
  }

  return {
    /** Every entry, on or off, as it stands now. */
    async export(kind: KnowledgeKind): Promise<SheetFile> {
      const { all, areas } = await book.pages()
      const naming = { field: (code: string) => taxonomies.label('field', code, 'zh'), areas: areas[kind] }
      return sheets.file(sheet.rowsOf(kind, all[kind] as Entry<AnyDraft>[], naming), sheet.TITLES[kind], 'csv')
    },

    /** What the file would change, and what is wrong with it; nothing is kept. */
    async check(viewer: Viewer, kind: KnowledgeKind, sent: Sent): Promise<KnowledgeCheck> {
      const { wanted, faults, found, unchanged, unnamed, added, seen } = await look(viewer, kind, sent)
      return {
        ...{ fileName: sent.fileName, rows: found.length, unchanged, unnamed, added, changed: wanted.length - added, seen },
        ...{ faulty: faults.length, faults: faults.slice(0, MOST_SHOWN) },
        changes: wanted.slice(0, MOST_SHOWN).map((one) => one.change),
      }
    },

    /** All of it in one write, or nothing: only what the check has shown, over the entries that it was shown over. */
    async import(viewer: Viewer, kind: KnowledgeKind, shown: string, sent: Sent): Promise<KnowledgeImported> {
      const { wanted, faults, added, seen, stamp } = await look(viewer, kind, sent)
      if (seen !== shown) throw new Refusal('knowledge_moved')
      if (faults.length > 0)
        throw new Refusal(
          'invalid_input',
          {},
          faults.map(({ row, column, code, facts }) => ({ path: `${row}.${column}`, code, facts })),
        )
      const taken = new Set((await book.latest()).all[kind].map(({ content }) => content.code))
      const counts = { added, changed: wanted.length - added }
      await change(async (tx) => {
        if ((await store.stamp(tx)) !== stamp) throw new Refusal('knowledge_moved')
        for (const one of wanted) await writeEntry(tx, { trail, clock, viewer, kind, taken }, one)
        await trail.record(tx, viewer, 'knowledge.imported', `knowledge:${kind}`, counts)
      })
      return counts
    },
  }
}
