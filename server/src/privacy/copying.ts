import { createWriteStream } from 'node:fs'
import { rm } from 'node:fs/promises'
import { type PersonalExport, PRIVACY_DAYS } from '@keqiao/shared/privacy'
import type { Viewer } from '../accounts/viewer.ts'
import { newId } from '../platform/ids.ts'
import { Refusal } from '../platform/refusal.ts'
import { holderOf, SYSTEM } from '../platform/trail.ts'
import { fillArchive } from './archive.ts'
import { type Uses, whose } from './context.ts'
import { gather } from './gathering.ts'
import * as store from './store.ts'
import type { ExportRow } from './tables.ts'

const DAY = 86_400_000
const ASKED = { most: 5, windowMs: DAY }
/** Longer than making one takes. */
const GRACE_MS = 3_600_000

const shown = ({ id, state, askedAt, readyAt, expiresAt, bytes }: ExportRow): PersonalExport => ({
  id,
  state,
  askedAt,
  readyAt,
  expiresAt,
  bytes,
})

/** Everything about one person, as a file that only they can fetch, for some days. */
export function copyVerbs(use: Uses) {
  const { db, clock, outbox, trail, limits, notices, copies } = use
  const now = () => clock.now()

  return {
    copiesOf: async (personId: string) => (await store.exportsOf(db.read, personId)).map(shown),

    /** One is made at a time: asking again meanwhile answers with the one under way. */
    async askCopy(personId: string): Promise<PersonalExport> {
      const waitMs = await limits.take([{ limit: ASKED, key: ['copy', personId] }])
      if (waitMs > 0) throw new Refusal('rate_limited', { seconds: Math.ceil(waitMs / 1000) })
      return db.write(async (tx) => {
        const values = { id: newId(), personId, state: 'asked' as const, askedAt: now(), openKey: personId }
        const made = await store.insertExport(tx, values)
        if (!made) return shown((await store.exportsOf(tx, personId)).find(({ state }) => state === 'asked') as ExportRow)
        await outbox.add(tx, 'personal_export', made.id)
        await trail.record(tx, holderOf(personId), 'person.copy_asked', `person:${personId}`, { copy: made.id })
        return shown(made)
      })
    },

    /** Outbox topic `personal_export`. */
    async makeCopy(id: string) {
      const row = await store.exportById(db.read, id)
      if (row?.state !== 'asked') return
      const viewer = await use.accounts.asViewer(row.personId)
      if (!viewer) return
      const whole = await gather(use, await whose(use, row.personId), row)
      const draft = copies.beside()
      try {
        await fillArchive(createWriteStream(draft.path, { mode: 0o600 }), whole, viewer, use)
        const { bytes } = await copies.keep(draft.path, id)
        const replaced = await db.write(async (tx) => {
          const expiresAt = new Date(clock.millis() + PRIVACY_DAYS.export * DAY).toISOString()
          if (!(await store.endExport(tx, id, { state: 'ready', readyAt: now(), expiresAt, bytes }))) return [id]
          const before = await store.expireExports(tx, { personId: row.personId, but: id })
          await trail.record(tx, SYSTEM, 'person.copy_made', `person:${row.personId}`, { copy: id, bytes })
          const notice = { code: 'personal_export_ready' as const, facts: { expiresAt }, subject: 'privacy' }
          await notices.add(tx, [row.personId], notice)
          return before
        })
        for (const old of replaced) await copies.remove(old)
      } finally {
        await draft.drop()
      }
    },

    /** Only its person, and only for its days; that it was fetched is on the trail before a byte leaves. */
    async openCopy(viewer: Viewer, id: string) {
      const row = await store.exportById(db.read, id)
      const isOpen = row && row.personId === viewer.person?.id && row.state === 'ready' && (row.expiresAt ?? '') > now()
      if (!isOpen) throw new Refusal('not_found')
      const handle = await copies.open(id)
      try {
        await db.write((tx) => trail.record(tx, viewer, 'person.copy_taken', `person:${row.personId}`, { copy: id }))
      } catch (fault) {
        await handle.close()
        throw fault
      }
      return { handle, bytes: row.bytes ?? 0, name: `科桥-我的信息-${row.askedAt.slice(0, 10)}.zip` }
    },

    /** Files of copies that are over, and those that no row knows. */
    async sweepCopies(): Promise<number> {
      const over = await db.write((tx) => store.expireExports(tx, { before: now() }))
      await db.write((tx) => store.forgetExports(tx, new Date(clock.millis() - 30 * DAY).toISOString()))
      let count = over.length
      for await (const ids of copies.kept()) {
        const alive = await store.readyExports(db.read, ids)
        for (const id of ids) {
          if (alive.has(id) || (!over.includes(id) && !(await copies.isOlder(id, clock.millis() - GRACE_MS)))) continue
          await rm(copies.pathOf(id), { force: true })
          count++
        }
      }
      await copies.dropStale(clock.millis())
      return count
    },
  }
}
