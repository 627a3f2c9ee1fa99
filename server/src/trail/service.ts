import { setImmediate as nextTurn } from 'node:timers/promises'
import { TRAIL_LIMITS, type TrailFilters, type TrailVerdict } from '@keqiao/shared/trail'
import type { Viewer } from '../accounts/viewer.ts'
import type { Clock } from '../platform/clock.ts'
import type { Database } from '../platform/db/database.ts'
import { Refusal } from '../platform/refusal.ts'
import type { Trail } from '../platform/trail.ts'
import type { Anchors } from '../platform/trail-anchors.ts'
import { headOf } from '../platform/trail-check/rows.ts'
import { verifyTrail } from '../platform/trail-check/verify.ts'
import { sheetOf } from './sheet.ts'
import * as store from './store.ts'

export type Audit = ReturnType<typeof createAudit>

/** What auditors do with the trail: read, verify, take away. Nothing here changes a row; what they do is on it as well. */
export function createAudit({ db, clock, trail, anchors }: { db: Database; clock: Clock; trail: Trail; anchors: Anchors }) {
  let running: Promise<Omit<TrailVerdict, 'at'>> | null = null

  async function check() {
    const known = await anchors.read()
    const { count, damages } = await verifyTrail(db.read, known, { progress: () => nextTurn() })
    return { count, damageCount: damages.length, damages: damages.slice(0, TRAIL_LIMITS.damages), anchors: known.length }
  }

  const length = async () => (await headOf(db.read))?.count ?? 0

  return {
    async list(filters: TrailFilters & { page: number; size: number }) {
      const { page, size } = filters
      const items = await store.rows(db.read, filters, { most: size, after: (page - 1) * size })
      return { items: items.map(({ hash: _, ...row }) => row), total: await store.count(db.read, filters), page, size }
    },

    async state() {
      return { count: await length(), last: (await store.lastVerified(db.read)) ?? null }
    },

    /** One walk at a time, whoever asks. */
    async verify(viewer: Viewer): Promise<TrailVerdict> {
      const count = await length()
      if (count > TRAIL_LIMITS.verified) throw new Refusal('trail_too_long', { count, most: TRAIL_LIMITS.verified })
      running ??= check().finally(() => {
        running = null
      })
      const verdict = await running
      const facts = { count: verdict.count, damages: verdict.damageCount, anchors: verdict.anchors }
      await db.write((tx) => trail.record(tx, viewer, 'trail.verified', 'trail', facts))
      return { at: clock.now(), ...verdict }
    },

    /** The rows as a table; that they leave, and which, is on the trail before they do. */
    async take(viewer: Viewer, filters: TrailFilters, format: string) {
      const total = await store.count(db.read, filters)
      const most = TRAIL_LIMITS.exported
      if (total > most) throw new Refusal('export_too_large', { total, most })
      const rows = await store.rows(db.read, filters, { most, after: 0 })
      const { action, from, to } = filters
      const given = { ...(action && { action }), ...(from && { from }), ...(to && { to }) }
      const asked = { actor: Boolean(filters.actor), subject: Boolean(filters.subject) }
      const facts = { list: 'trail', format, rows: rows.length, ...given, ...asked }
      await db.write((tx) => trail.record(tx, viewer, 'export.taken', 'trail', facts))
      return sheetOf(rows)
    },
  }
}
