import type { Announcer } from '../accounts/announcer.ts'
import type { Accounts } from '../accounts/service.ts'
import type { Viewer } from '../accounts/viewer.ts'
import type { Achievements } from '../achievements/service.ts'
import type { Matching } from '../matching/service.ts'
import type { Needs } from '../needs/service.ts'
import type { Clock } from '../platform/clock.ts'
import type { Database } from '../platform/db/database.ts'
import type { Outbox } from '../platform/outbox.ts'
import type { ListingSource } from '../search/listings.ts'
import type { Search } from '../search/service.ts'
import { createDeciding } from './deciding.ts'
import { createMuteLinks } from './mute-links.ts'
import { createPeople } from './people.ts'
import { createPruning } from './pruning.ts'
import { createReading } from './reading.ts'
import { createSearches } from './searches.ts'
import { createSending } from './sending.ts'
import * as store from './store.ts'
import { createWatching } from './watching.ts'

export type Alerts = ReturnType<typeof createAlerts>

interface Uses {
  db: Database
  clock: Clock
  outbox: Outbox
  secret: string
  accounts: Accounts
  notices: Announcer
  matching: Matching
  search: Search
  sources: ListingSource[]
  achievements: Achievements
  needs: Needs
}

export function createAlerts(use: Uses) {
  const { db, clock, outbox, secret, accounts, notices, matching, search, sources, achievements, needs } = use
  const listings = { need: needs, achievement: achievements }
  const muteLinks = createMuteLinks(secret)
  const people = createPeople({ db, accounts })
  const reading = createReading({ db, listings })
  const sending = createSending({ db, clock, accounts, notices, reading, muteLinks })
  const decide = createDeciding({ db, clock, outbox, accounts, matching, search, sources, listings, people })
  const takeStock = () => db.write((tx) => store.takeStock(tx))

  return {
    ...createSearches({ db, clock, reading }),
    ...createWatching({ db, clock, people, reading, muteLinks, listings }),
    enclosed: sending.enclosed,
    takeStock,

    /** A library older than its alerts tells nothing of what it held before. */
    async begin() {
      if (await store.nothingSeen(db.read)) await takeStock()
    },

    /** Follows the matching: what has just become findable is looked at once its pairs are stored. */
    followers: {
      async handle(subjects: string[]) {
        if (subjects.length > 0) await db.write((tx) => outbox.add(tx, 'novelty', ...subjects))
      },
    },

    topics: {
      novelty: { most: 200, handle: decide },
      alert: { most: 100, handle: sending.handle },
    },
    timers: [{ name: 'alerts', run: sending.run }, createPruning({ db, clock, listings })],

    /** What the notices of these batches are about, by the name it has for their reader. */
    async names(viewer: Viewer, batchIds: string[]): Promise<Map<string, string>> {
      const names = new Map<string, string>()
      for (const [batchId, rows] of Map.groupBy(await store.sourcesOf(db.read, batchIds), (row) => row.batchId as string)) {
        const [row, ...more] = rows
        if (!row || more.length > 0 || row.personId !== viewer.person?.id) continue
        const name = await reading.nameOf(viewer, row.source)
        if (name !== null) names.set(batchId, name)
      }
      return names
    },
  }
}
