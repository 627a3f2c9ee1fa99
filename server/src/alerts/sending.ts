import type { Announcement, NoticeCode } from '@keqiao/shared/notices'
import type { Announcer } from '../accounts/announcer.ts'
import type { Accounts } from '../accounts/service.ts'
import type { Clock } from '../platform/clock.ts'
import type { Database, Tx } from '../platform/db/database.ts'
import { newId } from '../platform/ids.ts'
import { idOf, kindOf } from '../search/indexer.ts'
import type { MuteLinks } from './mute-links.ts'
import { listingsOf, nameInMail, type Reading, type Seen } from './reading.ts'
import * as store from './store.ts'

interface Uses {
  db: Database
  clock: Clock
  accounts: Accounts
  notices: Announcer
  reading: Reading
  muteLinks: MuteLinks
}

const ALERTS: readonly NoticeCode[] = ['need_matched', 'achievement_matched', 'search_hits', 'alerts_gathered']
const MOST_LINES = 20
const MOST_PEOPLE = 500
const isParked = ({ item }: Seen) => item.source.startsWith('parked:')

/** Telling what was decided: re-read with the rights of now, taken and announced in one transaction, so never twice. */
export function createSending({ db, clock, accounts, notices, reading, muteLinks }: Uses) {
  /** Of one source a sentence about it, of several one about them all. */
  async function announcement(seen: Seen[], subject: string, personId: string): Promise<Announcement> {
    const count = listingsOf(seen).length
    const sources = [...new Set(seen.map(({ item }) => item.source))]
    const [source = ''] = sources
    if (sources.length > 1) return { code: 'alerts_gathered', facts: { count }, subject }
    if (kindOf(source) === 'need') return { code: 'need_matched', facts: { name: null, count }, subject }
    if (kindOf(source) === 'achievement') return { code: 'achievement_matched', facts: { name: null, count }, subject }
    const search = await store.search(db.read, idOf(source))
    return { code: 'search_hits', facts: { search: search?.personId === personId ? search.name : '', count }, subject }
  }

  async function tell(tx: Tx, personId: string, seen: Seen[], batchId: string, said: Announcement) {
    const taken = new Set(
      await store.take(
        tx,
        seen.map(({ item }) => item.id),
        { batchId, now: clock.now() },
      ),
    )
    if (taken.size === 0) return
    const { length: count } = listingsOf(seen.filter(({ item }) => taken.has(item.id)))
    await notices.add(tx, [personId], { ...said, facts: { ...said.facts, count } } as Announcement)
  }

  async function send(personId: string) {
    const items = await store.due(db.read, personId, clock.now())
    if (items.length === 0) return
    const viewer = await accounts.asViewer(personId)
    const seen = viewer ? await reading.open(viewer, items) : []
    const open = new Set(seen.map(({ item }) => item.id))
    const batchId = newId()
    const mine = seen.filter((one) => !isParked(one))
    const said = await announcement(mine, `alert:${batchId}`, personId)
    const parkedNames = new Map<string, string | null>()
    for (const { item } of seen.filter(isParked))
      if (viewer) parkedNames.set(item.source, await reading.nameOf(viewer, item.source))
    await db.write(async (tx) => {
      await store.dropUntold(
        tx,
        items.filter(({ id }) => !open.has(id)).map(({ id }) => id),
      )
      if (mine.length > 0) await tell(tx, personId, mine, batchId, said)
      for (const [source, some] of Map.groupBy(seen.filter(isParked), ({ item }) => item.source)) {
        const subject = `need:${idOf(source)}`
        const facts = { name: parkedNames.get(source) ?? null, count: some.length }
        await tell(tx, personId, some, newId(), { code: 'parked_match', facts, subject })
      }
    })
  }

  return {
    /** Outbox topic `alert`: subjects are people. */
    handle: async (people: string[]) => {
      for (const personId of people) await send(personId)
    },

    /** What is due by the hour: the digests, and whatever the outbox left. */
    async run() {
      const people = await store.peopleDue(db.read, clock.now(), MOST_PEOPLE)
      for (const personId of people) await send(personId)
      return people.length
    },

    /** What a mail of an alert lists, with the rights of the moment it goes out; null for mails about anything else. */
    async enclosed({ code, subject, personId }: { code: NoticeCode; subject: string; personId: string | null }) {
      if (!ALERTS.includes(code) || !personId) return null
      const viewer = await accounts.asViewer(personId)
      const items = await store.itemsOf(db.read, personId, { batch: idOf(subject) })
      const seen = viewer ? await reading.open(viewer, items) : []
      const names = new Map<string, string>()
      if (viewer)
        for (const source of new Set(seen.map(({ item }) => item.source)))
          names.set(source, (await reading.nameOf(viewer, source, nameInMail)) ?? '')
      const found = listingsOf(seen)
      const pointsOf = ({ score }: store.ItemRow) => (score === null ? '' : ` (${score})`)
      return {
        count: found.length,
        ...(names.size === 1 && { name: [...names.values()][0] as string }),
        lines: found.slice(0, MOST_LINES).map(({ card, items }) => ({
          text:
            names.size > 1
              ? `${nameInMail(card)} ← ${items.map((item) => names.get(item.source) + pointsOf(item)).join(' · ')}`
              : nameInMail(card) + items.map(pointsOf).join(''),
          path: `/${card.kind === 'need' ? 'needs' : 'achievements'}/${card.id}`,
        })),
        mutes: [...names].map(([source, name]) => ({ name, path: `/mute?token=${muteLinks.tokenOf({ personId, source })}` })),
      }
    },
  }
}
