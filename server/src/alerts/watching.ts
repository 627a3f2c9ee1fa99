import type { AlertHit, AlertSettings, Watch } from '@keqiao/shared/alerts'
import { SHOWN_STATE } from '@keqiao/shared/lifecycle'
import type { ListingKind } from '@keqiao/shared/listings'
import type { PageQuery } from '@keqiao/shared/primitives'
import type { Viewer } from '../accounts/viewer.ts'
import { mustOwn } from '../listings/rules.ts'
import type { Standing } from '../listings/standing.ts'
import type { Clock } from '../platform/clock.ts'
import type { Database, Tx } from '../platform/db/database.ts'
import { Refusal } from '../platform/refusal.ts'
import { idOf, kindOf, subjectOf } from '../search/indexer.ts'
import type { MuteLinks } from './mute-links.ts'
import type { People } from './people.ts'
import { listingsOf, type Reading } from './reading.ts'
import { asSettings, dueAt, type NewsRow, settingsFor } from './rules.ts'
import { mustBe } from './searches.ts'
import * as store from './store.ts'

interface Own {
  seen(viewer: Viewer, id: string): Promise<{ row: NewsRow & { name: string }; standing: Standing }>
  mine(viewer: Viewer, page: PageQuery & { state?: string }): Promise<{ items: { id: string; name: string }[]; total: number }>
  load(ids: string[]): Promise<NewsRow[]>
}
interface Uses {
  db: Database
  clock: Clock
  people: People
  reading: Reading
  muteLinks: MuteLinks
  listings: Record<ListingKind, Own>
}

/** How a person is told of what fits the own listings. */
export function createWatching({ db, clock, people, reading, muteLinks, listings }: Uses) {
  const general = async (tx: Parameters<typeof store.settingsOf>[0], personId: string) =>
    settingsFor(undefined, (await store.settingsOf(tx, [personId])).get(personId))

  /** Sets or ends what is particular to one listing, and puts off what waits accordingly. */
  async function set(tx: Tx, personId: string, kind: ListingKind, listingId: string, own: AlertSettings | null) {
    await store.saveWatch(tx, { personId, kind, listingId }, own)
    const settings = own ?? (await general(tx, personId))
    await store.putOff(tx, personId, [subjectOf(kind, listingId)], dueAt(settings, clock.millis()))
  }

  const isTold = async (personId: string, kind: ListingKind, row: NewsRow) =>
    (await people.ownersOf(kind, row)).some((one) => one.personId === personId)

  async function ownOf(personId: string, kind: ListingKind, id: string) {
    return (await store.watchesOf(db.read, personId, kind, [id])).get(id)
  }

  async function isMuted({ personId, source }: { personId: string; source: string }): Promise<boolean | null> {
    if (kindOf(source) === ('search' as never)) {
      const search = await store.search(db.read, idOf(source))
      return search && search.personId === personId ? search.muted : null
    }
    const own = await ownOf(personId, kindOf(source), idOf(source))
    return own?.muted ?? (await general(db.read, personId)).muted
  }

  /** Whom and what a link is about; a link to what is gone is as good as a wrong one. */
  async function linked(token: string) {
    const link = muteLinks.read(token)
    const muted = link && (await isMuted(link))
    if (!link || muted === null) throw new Refusal('not_found')
    return { link, reply: { what: kindOf(link.source) as 'search' | ListingKind, muted } }
  }

  return {
    settings: (viewer: Viewer) => general(db.read, mustBe(viewer)),

    async choose(viewer: Viewer, wanted: AlertSettings) {
      const personId = mustBe(viewer)
      await db.write(async (tx) => {
        await store.saveSettings(tx, personId, wanted)
        const following: string[] = []
        for (const source of await store.waitingSources(tx, personId)) {
          if (!['need', 'achievement'].includes(kindOf(source))) continue
          const own = await store.watchesOf(tx, personId, kindOf(source), [idOf(source)])
          if (own.size === 0) following.push(source)
        }
        await store.putOff(tx, personId, following, dueAt(wanted, clock.millis()))
      })
      return wanted
    },

    async watches(viewer: Viewer, { kind, ...page }: PageQuery & { kind: ListingKind }) {
      const personId = mustBe(viewer)
      const { items, total } = await listings[kind].mine(viewer, { ...page, state: SHOWN_STATE[kind] })
      const ids = items.map(({ id }) => id)
      const own = await store.watchesOf(db.read, personId, kind, ids)
      const rows = new Map((await listings[kind].load(ids)).map((row) => [row.id, row]))
      const fresh = await reading.fresh(viewer, personId)
      const watches: Watch[] = []
      for (const { id, name } of items) {
        const kept = own.get(id)
        watches.push({
          ...{ kind, id, name, own: kept ? asSettings(kept) : null },
          told: await isTold(personId, kind, rows.get(id) as NewsRow),
          fresh: fresh.get(subjectOf(kind, id)) ?? 0,
        })
      }
      return { items: watches, total, ...page }
    },

    async watch(viewer: Viewer, { kind, id, own }: { kind: ListingKind; id: string; own: AlertSettings | null }): Promise<Watch> {
      const personId = mustBe(viewer)
      const { row, standing } = await listings[kind].seen(viewer, id)
      mustOwn(standing)
      await db.write((tx) => set(tx, personId, kind, id, own))
      const fresh = (await reading.fresh(viewer, personId)).get(subjectOf(kind, id)) ?? 0
      return { kind, id, name: row.name, own, told: await isTold(personId, kind, row), fresh }
    },

    async hits(
      viewer: Viewer,
      { source, batch, page, size }: PageQuery & { source?: string | undefined; batch?: string | undefined },
    ) {
      const found = listingsOf(await reading.open(viewer, await store.itemsOf(db.read, mustBe(viewer), { source, batch })))
      const names = new Map<string, string>()
      const shown = found.slice((page - 1) * size, page * size)
      for (const one of new Set(shown.flatMap(({ items }) => items.map((item) => item.source))))
        names.set(one, (await reading.nameOf(viewer, one)) ?? '')
      const items: AlertHit[] = shown.map(({ card, items, at }) => ({
        card,
        for: items.map(({ source, score }) => ({ source, name: names.get(source) as string, score })),
        at,
        isNew: items.some(({ seenAt }) => seenAt === null),
      }))
      return { items, total: found.length, page, size }
    },

    async look(viewer: Viewer, of: { source: string } | { batch: string }) {
      const personId = mustBe(viewer)
      return { count: await db.write((tx) => store.markSeen(tx, personId, of, clock.now())) }
    },

    async linked(token: string) {
      return (await linked(token)).reply
    },

    async mute(token: string, muted: boolean) {
      const { link, reply } = await linked(token)
      const { personId, source } = link
      const [kind, id] = [kindOf(source), idOf(source)]
      await db.write(async (tx) => {
        if (reply.what === 'search') {
          const row = await store.changeSearch(tx, personId, id, { muted })
          if (row) await store.putOff(tx, personId, [source], dueAt(row, clock.millis()))
        } else {
          const own = (await store.watchesOf(tx, personId, kind, [id])).get(id)
          await set(tx, personId, kind, id, { ...settingsFor(own, await general(tx, personId)), muted })
        }
      })
      return { ...reply, muted }
    },
  }
}
