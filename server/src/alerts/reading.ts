import type { AchievementCard } from '@keqiao/shared/achievements'
import type { ListingKind } from '@keqiao/shared/listings'
import type { NeedCard } from '@keqiao/shared/needs'
import { belongsTo, type Viewer } from '../accounts/viewer.ts'
import type { Database } from '../platform/db/database.ts'
import { idOf, kindOf } from '../search/indexer.ts'
import type { Listings } from './deciding.ts'
import { isShown } from './rules.ts'
import * as store from './store.ts'

export type Card = AchievementCard | NeedCard
export interface Seen {
  item: store.ItemRow
  card: Card
}

/** Each listing once, with all it was found for; the latest first, and of those the best. */
export function listingsOf(seen: Seen[]): { card: Card; items: store.ItemRow[]; at: string; best: number }[] {
  return [...Map.groupBy(seen, ({ item }) => item.found).values()]
    .map((some) => {
      const items = some
        .map(({ item }) => item)
        .sort((a, b) => (b.score ?? -1) - (a.score ?? -1) || (a.source < b.source ? -1 : 1))
      const at = items
        .map(({ createdAt }) => createdAt)
        .sort()
        .at(-1) as string
      return { card: (some[0] as Seen).card, items, at, best: items[0]?.score ?? -1 }
    })
    .sort((a, b) => (a.at === b.at ? b.best - a.best : a.at < b.at ? 1 : -1))
}

/** A mail lies in many places: it names only what stands before everybody, the rest is read after signing in. */
export const nameInMail = (card: Card) =>
  card.kind === 'need' && ['AGENT_ONLY', 'INVITE'].includes(card.disclosure)
    ? '（名称登录后可见 · sign in to see the name）'
    : card.name

export type Reading = ReturnType<typeof createReading>
const KINDS = ['need', 'achievement'] as const

/** Ledger rows as their person may read them now: what is gone or closed to them is absent. */
export function createReading({ db, listings }: { db: Database; listings: Listings }) {
  /** Of these subjects, the cards open to this viewer, and which of them stand before the public. */
  async function cardsOf(viewer: Viewer, subjects: string[]) {
    const cards = new Map<string, Card>()
    const shown = new Set<string>()
    const parked = new Set<string>()
    for (const kind of KINDS) {
      const ids = [...new Set(subjects.filter((subject) => kindOf(subject) === kind).map(idOf))]
      if (ids.length === 0) continue
      for (const [id, card] of await listings[kind].cards(ids, viewer)) cards.set(`${kind}:${id}`, card as Card)
      for (const row of await listings[kind].load(ids)) {
        if (isShown(row)) shown.add(`${kind}:${row.id}`)
        if (row.state === 'parked') parked.add(`${kind}:${row.id}`)
      }
    }
    return { cards, shown, parked }
  }

  /** The items that still are to be told: what was found is there, and so is what it was found for. */
  async function open(viewer: Viewer, items: store.ItemRow[]): Promise<Seen[]> {
    const homes = items.flatMap(({ source }) => homeOf(source) ?? [])
    const { cards, shown, parked } = await cardsOf(viewer, [...items.map(({ found }) => found), ...homes])
    const owners = await ownersOf(homes)
    const lives = (source: string) => {
      const home = homeOf(source)
      if (!home) return true
      if (!cards.has(home)) return false
      return source.startsWith('parked:') ? parked.has(home) : shown.has(home) && belongsTo(viewer, owners.get(home) ?? null)
    }
    return items.flatMap((item) => {
      const card = shown.has(item.found) && lives(item.source) ? cards.get(item.found) : undefined
      return card ? [{ item, card }] : []
    })
  }

  async function ownersOf(subjects: string[]): Promise<Map<string, string | null>> {
    const owners = new Map<string, string | null>()
    for (const kind of KINDS)
      for (const row of await listings[kind].load(subjects.filter((one) => kindOf(one) === kind).map(idOf)))
        owners.set(`${kind}:${row.id}`, row.ownerId)
    return owners
  }

  /** What a source is called, for whoever may read it. */
  async function nameOf(viewer: Viewer, source: string, told = (card: Card) => card.name): Promise<string | null> {
    if (source.startsWith('search:')) {
      const search = await store.search(db.read, idOf(source))
      return search && search.personId === viewer.person?.id ? search.name : null
    }
    const home = homeOf(source) as string
    const card = (await cardsOf(viewer, [home])).cards.get(home)
    return card ? told(card) : null
  }

  return {
    open,
    nameOf,

    /** Unseen hits per source, as far as they are open now. */
    async fresh(viewer: Viewer, personId: string): Promise<Map<string, number>> {
      const items = (await store.itemsOf(db.read, personId, {})).filter(({ seenAt }) => seenAt === null)
      const counts = new Map<string, number>()
      for (const { item } of await open(viewer, items)) counts.set(item.source, (counts.get(item.source) ?? 0) + 1)
      return counts
    },
  }
}

/** The listing a source is about; a saved search has none. */
export function homeOf(source: string): string | null {
  const kind = kindOf(source) as ListingKind | 'search' | 'parked'
  if (kind === 'search') return null
  return kind === 'parked' ? `need:${idOf(source)}` : source
}
