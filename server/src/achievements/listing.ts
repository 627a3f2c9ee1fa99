import type { Accounts } from '../accounts/service.ts'
import { filtersOf, priceBand } from '../listings/document.ts'
import type { ListingSource } from '../search/listings.ts'
import type { Taxonomies } from '../taxonomy/taxonomy.ts'
import { isFound } from './rules.ts'
import type { Achievements } from './service.ts'
import type { AchievementRow } from './tables.ts'

/** Everything of an achievement that may be found, the telling parts first. */
export const searchTextOf = (row: AchievementRow) =>
  [
    row.publicSummary,
    row.problem,
    row.abstract,
    row.object,
    row.solution,
    ...row.innovations,
    row.scenarios,
    row.economics,
    ...row.indicators.map((indicator) => indicator.name),
    row.nameEn,
  ]
    .filter(Boolean)
    .join('\n')

/** Where the database is asked for want of an index. */
const COLUMNS = ['nameEn', 'publicSummary', 'problem', 'abstract', 'solution', 'scenarios', 'economics', 'innovations'] as const

/** How an achievement looks to search. */
export function achievementListing(achievements: Achievements, accounts: Accounts, taxonomies: Taxonomies): ListingSource {
  return {
    kind: 'achievement',
    async documents(ids) {
      const rows = (await achievements.load(ids)).filter(isFound)
      const owners = await accounts.cards(rows.flatMap((row) => row.ownerId ?? []))
      return rows.map((row) => ({
        id: row.id,
        kind: 'achievement' as const,
        revision: row.revision,
        title: row.name,
        keywords: row.keywords,
        text: searchTextOf(row),
        filters: filtersOf(
          {
            ...row,
            year: row.finishedOn?.slice(0, 4) ?? null,
            organisationKind: (row.ownerId && owners.get(row.ownerId)?.kind) || null,
            price: priceBand(row.priceShow, row.priceMin, row.priceMax),
          },
          taxonomies,
        ),
        date: row.publishedAt ?? row.updatedAt,
        discreet: false,
      }))
    },
    async cards(ids, viewer) {
      const cards = await achievements.cards(ids, viewer)
      const rows = await achievements.load([...cards.keys()])
      return new Map(
        rows.map((row) => [
          row.id,
          { card: cards.get(row.id) as NonNullable<ReturnType<typeof cards.get>>, text: searchTextOf(row) },
        ]),
      )
    },
    async indicators(ids) {
      const rows = (await achievements.load(ids)).filter(isFound)
      return new Map(rows.map((row) => [row.id, row.indicators]))
    },
    holding: (asked) => achievements.holding({ ...asked, columns: COLUMNS }),
    shown: (ids) => achievements.shown(ids),
    idsAfter: achievements.idsAfter,
  }
}
