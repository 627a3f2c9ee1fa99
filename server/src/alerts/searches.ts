import { type Frequency, MOST_SEARCHES, type SavedSearch, type SearchAsked } from '@keqiao/shared/alerts'
import type { Viewer } from '../accounts/viewer.ts'
import type { Clock } from '../platform/clock.ts'
import type { Database } from '../platform/db/database.ts'
import { newId } from '../platform/ids.ts'
import { Refusal } from '../platform/refusal.ts'
import type { Reading } from './reading.ts'
import { dueAt } from './rules.ts'
import * as store from './store.ts'

export const mustBe = ({ person }: Viewer) => {
  if (!person) throw new Refusal('unauthenticated')
  return person.id
}

const shown = ({ id, name, asked, frequency, muted, createdAt }: store.SearchRow, fresh = 0): SavedSearch => ({
  ...{ id, name, asked, frequency, muted, createdAt, fresh },
})

/** Searches a person keeps. */
export function createSearches({ db, clock, reading }: { db: Database; clock: Clock; reading: Reading }) {
  async function searches(viewer: Viewer) {
    const personId = mustBe(viewer)
    const fresh = await reading.fresh(viewer, personId)
    const rows = await store.searchesOf(db.read, personId)
    return { items: rows.map((row) => shown(row, fresh.get(`search:${row.id}`))) }
  }

  return {
    searches,

    async save(viewer: Viewer, { name, asked, frequency }: { name: string; asked: SearchAsked; frequency: Frequency }) {
      const personId = mustBe(viewer)
      const row = { id: newId(), personId, name, kind: asked.kind, asked, frequency, muted: false, createdAt: clock.now() }
      await db.write(async (tx) => {
        await store.lockPerson(tx, personId)
        const kept = await store.searchesOf(tx, personId)
        if (kept.length >= MOST_SEARCHES) throw new Refusal('too_many_searches', { most: MOST_SEARCHES })
        await store.insertSearch(tx, row)
      })
      return shown(row)
    },

    async change(viewer: Viewer, id: string, values: { name: string; frequency: Frequency; muted: boolean }) {
      const personId = mustBe(viewer)
      const row = await db.write(async (tx) => {
        const changed = await store.changeSearch(tx, personId, id, values)
        if (changed) await store.putOff(tx, personId, [`search:${id}`], dueAt(changed, clock.millis()))
        return changed
      })
      if (!row) throw new Refusal('not_found')
      return shown(row, (await reading.fresh(viewer, personId)).get(`search:${id}`))
    },

    async remove(viewer: Viewer, id: string) {
      const personId = mustBe(viewer)
      if (!(await db.write((tx) => store.dropSearch(tx, personId, id)))) throw new Refusal('not_found')
      return searches(viewer)
    },
  }
}
