import type { Accounts } from '../accounts/service.ts'
import { filtersOf, priceBand } from '../listings/document.ts'
import type { ListingSource } from '../search/listings.ts'
import type { Taxonomies } from '../taxonomy/taxonomy.ts'
import { isFound, OPEN_TO_ALL } from './rules.ts'
import type { Needs } from './service.ts'
import type { NeedRow } from './tables.ts'

/** Everything of a need that anybody may find; what was tried is for members and stays out. */
export const searchTextOf = (row: NeedRow) =>
  [
    row.difficulty,
    row.background,
    row.research,
    row.object,
    row.constraints,
    row.deliverables,
    ...row.indicators.map((i) => i.name),
  ]
    .filter(Boolean)
    .join('\n')

/** Where the database is asked for want of an index. */
const COLUMNS = ['difficulty', 'background', 'research', 'constraints', 'deliverables'] as const

/** How a need looks to search. An anonymous one tells nothing of its owner, not even the kind. */
export function needListing(needs: Needs, accounts: Accounts, taxonomies: Taxonomies): ListingSource {
  return {
    kind: 'need',
    async documents(ids) {
      const rows = (await needs.loadOutward(ids)).filter(isFound)
      const owners = await accounts.cards(rows.flatMap((row) => row.ownerId ?? []))
      return rows.map((row) => ({
        id: row.id,
        kind: 'need' as const,
        revision: row.revision,
        title: row.name,
        keywords: row.keywords,
        text: searchTextOf(row),
        filters: filtersOf(
          {
            ...row,
            trl: row.trlMin,
            year: row.publishedAt?.slice(0, 4) ?? null,
            organisationKind: (row.disclosure === 'OPEN' && row.ownerId && owners.get(row.ownerId)?.kind) || null,
            price: priceBand(row.budgetShow, row.budgetMin, row.budgetMax),
          },
          taxonomies,
        ),
        date: row.publishedAt ?? row.updatedAt,
        discreet: row.disclosure === 'ANON',
      }))
    },
    async cards(ids, viewer) {
      const cards = await needs.cards(ids, viewer)
      const rows = await needs.load([...cards.keys()])
      return new Map(
        rows.map((row) => [
          row.id,
          { card: cards.get(row.id) as NonNullable<ReturnType<typeof cards.get>>, text: searchTextOf(row) },
        ]),
      )
    },
    holding: (asked) => needs.holding({ ...asked, columns: COLUMNS }),
    shown: (ids) => needs.shown(ids, OPEN_TO_ALL),
    idsAfter: needs.idsAfter,
  }
}
