import { ALERT_POINTS, THRESHOLDS } from '@keqiao/shared/alerts'
import type { ListingKind } from '@keqiao/shared/listings'
import type { Accounts } from '../accounts/service.ts'
import type { Viewer } from '../accounts/viewer.ts'
import type { Matching } from '../matching/service.ts'
import type { Clock } from '../platform/clock.ts'
import type { Database } from '../platform/db/database.ts'
import { newId } from '../platform/ids.ts'
import type { Outbox } from '../platform/outbox.ts'
import { idOf, kindOf, subjectOf } from '../search/indexer.ts'
import type { ListingSource } from '../search/listings.ts'
import type { Search } from '../search/service.ts'
import type { People } from './people.ts'
import { appearedAt, dueAt, isOneOwners, isShown, type News, type NewsRow, passes } from './rules.ts'
import * as store from './store.ts'

/** Both kinds, as alerts need them. */
export type Listings = Record<
  ListingKind,
  {
    load(ids: string[]): Promise<(NewsRow & { region: string | null })[]>
    cards(ids: string[], viewer: Viewer): Promise<Map<string, unknown>>
  }
>

interface Uses {
  db: Database
  clock: Clock
  outbox: Outbox
  accounts: Accounts
  matching: Pick<Matching, 'strongPairs'>
  search: Pick<Search, 'listed'>
  sources: ListingSource[]
  listings: Listings
  people: People
}

const LEAST = Math.min(...THRESHOLDS, ALERT_POINTS.parked)
const OTHER = { need: 'achievement', achievement: 'need' } as const
const isParked = ({ kind, row }: News) => kind === 'need' && row.state === 'parked' && !row.ownerHidden

/** Outbox topic `novelty`: whom a listing that has just become findable concerns. Decides only; telling is `sending.ts`. */
export function createDeciding(use: Uses) {
  const { db, clock, outbox, accounts, matching, search, sources, listings, people } = use

  const item = (personId: string, source: string, found: string, more: { score: number | null; dueAt: string | null }) => ({
    ...{ id: newId(), personId, source, found, createdAt: clock.now() },
    ...more,
  })

  /** The owners of `of` hear of `found`, if it reaches their threshold and is open to them. */
  async function toOwners(of: News, found: News, score: number, viewers: Viewers): Promise<store.NewItem[]> {
    if (isOneOwners(of.row, found.row)) return []
    const rows: store.NewItem[] = []
    for (const { personId, threshold, ...settings } of await people.ownersOf(of.kind, of.row)) {
      if (score < threshold || !(await viewers.may(personId, found))) continue
      const due = dueAt(settings, clock.millis())
      rows.push(item(personId, subjectOf(of.kind, of.row.id), subjectOf(found.kind, found.row.id), { score, dueAt: due }))
    }
    return rows
  }

  /** Operators who follow a parked need hear of a strong pair once, whoever of them was told. */
  async function toFollowers(need: News, found: { id: string; score: number }[], quiet: boolean): Promise<store.NewItem[]> {
    const source = `parked:${need.row.id}`
    const known = await store.knownOf(db.read, source)
    const fresh = found.filter(({ id, score }) => score >= ALERT_POINTS.parked && !known.has(subjectOf('achievement', id)))
    if (fresh.length === 0) return []
    const followers = await people.followersOf(need.row as NewsRow & { region: string | null })
    const due = quiet ? null : clock.now()
    return followers.flatMap((personId) =>
      fresh.map(({ id, score }) => item(personId, source, subjectOf('achievement', id), { score, dueAt: due })),
    )
  }

  /** Of each pair the newer side is news to the owners of the older one; on a first run over a listing, both ways. */
  async function fromPairs(news: News, isFirst: boolean, viewers: Viewers): Promise<store.NewItem[]> {
    const other = OTHER[news.kind]
    const pairs = new Map((await matching.strongPairs(news.kind, news.row.id, LEAST)).map(({ id, score }) => [id, score]))
    const rows: store.NewItem[] = []
    for (const row of await listings[other].load([...pairs.keys()])) {
      const partner = { kind: other, row }
      const score = pairs.get(row.id) as number
      if (isParked(partner)) rows.push(...(await toFollowers(partner, [{ id: news.row.id, score }], false)))
      if (!isShown(row)) continue
      if (appearedAt(news.row) >= appearedAt(row)) rows.push(...(await toOwners(partner, news, score, viewers)))
      else if (isFirst) rows.push(...(await toOwners(news, partner, score, viewers)))
    }
    return rows
  }

  /** What the search page would list now, of what appeared since the search was kept. */
  async function fromSearches(kind: ListingKind, news: News[]): Promise<store.NewItem[]> {
    const byId = new Map(news.map(({ row }) => [row.id, row]))
    const source = sources.find((one) => one.kind === kind)
    const documents = (await source?.documents([...byId.keys()])) ?? []
    if (documents.length === 0) return []
    const appeared = new Map([...byId].map(([id, row]) => [id, appearedAt(row)]))
    const rows: store.NewItem[] = []
    for (let after = ''; ; ) {
      const kept = await store.searchesAfter(db.read, kind, after, clock.now())
      for (const one of kept) {
        const near = documents.filter(
          ({ id, filters }) => (appeared.get(id) as string) > one.createdAt && passes(filters, one.asked.filters),
        )
        if (near.length === 0) continue
        const found = await search.listed(
          one.asked,
          near.map(({ id }) => id),
        )
        const due = dueAt(one, clock.millis())
        for (const id of found)
          rows.push(item(one.personId, `search:${one.id}`, subjectOf(kind, id), { score: null, dueAt: due }))
      }
      const last = kept.at(-1)
      if (!last) return rows
      after = last.id
    }
  }

  async function read(subjects: string[]): Promise<News[]> {
    const found: News[] = []
    for (const kind of ['need', 'achievement'] as const) {
      const ids = subjects.filter((subject) => kindOf(subject) === kind).map(idOf)
      found.push(...(await listings[kind].load(ids)).map((row) => ({ kind, row })))
    }
    return found
  }

  return async function decide(subjects: string[]) {
    const viewers = createViewers()
    const all = await read(subjects)
    const shown = all.filter(({ row }) => isShown(row))
    const parked = all.filter(isParked)
    const nameOf = ({ kind, row }: News) => subjectOf(kind, row.id)
    const seen = await store.seenRevisions(db.read, [...shown.map(nameOf), ...parked.map(({ row }) => `parked:${row.id}`)])
    // A second run over the same revision is a re-ranking, and no news.
    const news = shown.filter((one) => (seen.get(nameOf(one)) ?? -1) < one.row.revision)

    const rows: store.NewItem[] = []
    for (const one of news) rows.push(...(await fromPairs(one, !seen.has(nameOf(one)), viewers)))
    for (const kind of ['need', 'achievement'] as const)
      rows.push(
        ...(await fromSearches(
          kind,
          news.filter((one) => one.kind === kind),
        )),
      )
    for (const one of parked) {
      // What was there when it was parked is where its followers start.
      const quiet = !seen.has(`parked:${one.row.id}`)
      rows.push(...(await toFollowers(one, await matching.strongPairs('need', one.row.id, LEAST), quiet)))
    }

    await db.write(async (tx) => {
      const added = await store.addItems(tx, rows)
      await store.saveSeen(tx, [
        ...news.map((one) => ({ subject: nameOf(one), revision: one.row.revision })),
        ...parked.map(({ row }) => ({ subject: `parked:${row.id}`, revision: row.revision })),
      ])
      const now = clock.now()
      const told = added.filter((one) => one.dueAt !== null && one.dueAt <= now).map(({ personId }) => personId)
      await outbox.add(tx, 'alert', ...new Set(told))
    })
  }

  /** Rights of this moment, read once a person. */
  function createViewers() {
    const viewers = new Map<string, Promise<Viewer | null>>()
    return {
      async may(personId: string, { kind, row }: News): Promise<boolean> {
        const viewer = await (viewers.get(personId) ?? viewers.set(personId, accounts.asViewer(personId)).get(personId))
        return viewer ? (await listings[kind].cards([row.id], viewer)).has(row.id) : false
      },
    }
  }
}
interface Viewers {
  may(personId: string, found: News): Promise<boolean>
}
