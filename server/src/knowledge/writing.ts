import type { KnowledgeKind } from '@keqiao/shared/knowledge'
import type { Viewer } from '../accounts/viewer.ts'
import type { Clock } from '../platform/clock.ts'
import type { Database, Tx } from '../platform/db/database.ts'
import type { Trail } from '../platform/trail.ts'
import type { Book } from './book.ts'
import { type Entry, nextCode, subjectOf } from './rules.ts'
import type { Knowledge } from './service.ts'
import type { AnyDraft } from './sheet.ts'
import * as store from './store.ts'

export type Change = ReturnType<typeof createChange>

/** One change of the vocabulary at a time: whoever makes one waits for whoever does so already. */
export function createChange({ db, clock, book, knowledge }: { db: Database; clock: Clock; book: Book; knowledge: Knowledge }) {
  return async function change<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    const done = await db.write(async (tx) => {
      await store.takeTurn(tx, clock.now())
      return work(tx)
    })
    book.turn()
    // The old index answers until the new one stands; a failure to build it is tried again at the next question.
    knowledge.renew().catch(() => {})
    return done
  }
}

interface Writing {
  trail: Trail
  clock: Clock
  viewer: Viewer
  kind: KnowledgeKind
  /** Numbers that are given away; the new one is added. */
  taken: Set<string>
}
export interface Wished {
  /** Null where it is new. */
  before: Entry<AnyDraft> | null
  content: AnyDraft
  active: boolean
  reason: string | null
}

/** Keeps an entry as it is wished, and says on the trail what was done to it. Returns its number. */
export async function writeEntry(tx: Tx, { trail, clock, viewer, kind, taken }: Writing, wished: Wished): Promise<string> {
  const { before, content, active, reason } = wished
  const same = before !== null && sameAs(before.content, content)
  // What came with the house stays with the house as long as nobody writes it anew.
  const kept = same && before.from === 'house' ? null : content
  const row = { content: kept, active, reason, by: viewer.person?.id ?? null, at: clock.now() }
  let code = before?.content.code ?? nextCode(kind, content.field, taken)
  if (before) await store.save(tx, { subject: subjectOf(kind, code), ...row })
  else
    while (!(await store.add(tx, { subject: subjectOf(kind, code), ...row })))
      code = nextCode(kind, content.field, taken.add(code))
  taken.add(code)
  const subject = `knowledge:${kind}:${code}`
  if (!same) await trail.record(tx, viewer, `knowledge.${before ? 'changed' : 'added'}`, subject, { ...content })
  if (active !== (before?.active ?? true) || reason !== (before?.reason ?? null))
    await trail.record(tx, viewer, `knowledge.${active ? 'on' : 'off'}`, subject, { reason })
  return code
}

const sameAs = ({ code: _, ...held }: AnyDraft & { code: string }, content: AnyDraft) =>
  Object.entries(content).every(
    ([part, value]) => JSON.stringify(value) === JSON.stringify((held as Record<string, unknown>)[part]),
  )
