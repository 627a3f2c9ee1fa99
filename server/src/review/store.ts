import type { ListingKind } from '@keqiao/shared/listings'
import type { QueueQuery, Version } from '@keqiao/shared/review'
import { and, count, eq, gt, inArray, isNotNull, isNull, min, notInArray, or, type SQL, sql } from 'drizzle-orm'
import { organisations } from '../accounts/tables.ts'
import { achievements } from '../achievements/tables.ts'
import { decisions, pendingVersions } from '../listings/tables.ts'
import { type NeedRow, needs } from '../needs/tables.ts'
import type { Reader } from '../platform/db/database.ts'
import { batchApprovals } from './tables.ts'

/** Whose desk: the regions reached (null for all of them), never what is one's own. */
export interface Reach {
  regions: string[] | null
  ownIds: string[]
}

// The two tables share the columns that are asked for here; one query serves both.
const tableOf = (kind: ListingKind) => (kind === 'achievement' ? achievements : needs) as typeof achievements
type Of = ReturnType<typeof tableOf>

/** The owner's region; the record's own while nobody owns it. */
const regionOf = (of: Of) => sql<string | null>`coalesce(${organisations.region}, ${of.region})`
const NEVER = sql`1 = 0`

/** The one place that says what this person's desk holds. */
export function reached(of: Of, { regions, ownIds }: Reach): SQL | undefined {
  return and(
    regions === null ? undefined : regions.length === 0 ? NEVER : inArray(regionOf(of), regions),
    ownIds.length === 0 ? undefined : or(isNull(of.ownerId), notInArray(of.ownerId, ownIds)),
  )
}

const literal = <T extends string>(value: T) => sql<T>`${sql.raw(`'${value}'`)}`

function part(db: Reader, kind: ListingKind, version: Version) {
  const of = tableOf(kind)
  const risks = version === 'record' ? of.risks : pendingVersions.risks
  const submittedAt =
    version === 'record' ? sql<string>`coalesce(${of.submittedAt}, ${of.updatedAt})` : sql<string>`${pendingVersions.submittedAt}`
  const importId = version === 'record' ? sql<string | null>`${of.importId}` : sql<string | null>`null`
  const columns = {
    kind: literal(kind).as('kind'),
    version: literal(version).as('version'),
    id: sql<string>`${of.id}`.as('id'),
    name: sql<string>`${of.name}`.as('name'),
    ownerId: sql<string | null>`${of.ownerId}`.as('owner_id'),
    unitName: sql<string | null>`${of.unitName}`.as('unit_name'),
    region: regionOf(of).as('region'),
    submittedAt: submittedAt.as('submitted_at'),
    risks: sql<number>`${risks}`.as('risks'),
    importId: importId.as('import_id'),
    disclosure: (kind === 'need' ? sql<NeedRow['disclosure'] | null>`${needs.disclosure}` : sql<null>`null`).as('disclosure'),
    demo: of.demo,
  }
  const held = and(eq(decisions.kind, kind), eq(decisions.listingId, of.id))
  const owner = eq(organisations.id, of.ownerId)
  const rows = db.select(columns).from(of).leftJoin(organisations, owner).leftJoin(decisions, held)
  const total = db.select({ count: count() }).from(of).leftJoin(organisations, owner).leftJoin(decisions, held)
  const beside = and(eq(pendingVersions.kind, kind), eq(pendingVersions.listingId, of.id))
  return version === 'record'
    ? { of, risks, rows, total, waits: eq(of.state, 'center_review') }
    : {
        ...{ of, risks, rows: rows.innerJoin(pendingVersions, beside), total: total.innerJoin(pendingVersions, beside) },
        waits: eq(pendingVersions.state, 'center_review'),
      }
}

export type QueueRow = Awaited<ReturnType<ReturnType<typeof part>['rows']['where']>>[number]

/** What waits and nobody has decided, the oldest first. */
export async function queue(db: Reader, reach: Reach, { kind, version, risk, importId, page, size }: QueueQuery) {
  const approving = (
    await db.select({ id: batchApprovals.openImport }).from(batchApprovals).where(isNotNull(batchApprovals.openImport))
  ).map((row) => row.id as string)
  const kinds = kind ? [kind] : (['achievement', 'need'] as const)
  const versions = version ? [version] : (['record', 'pending'] as const)
  const parts = kinds
    .flatMap((kind) => versions.map((version) => ({ version, ...part(db, kind, version) })))
    .map(({ of, risks, rows, total, waits, version }) => {
      const where = and(
        waits,
        isNull(decisions.id),
        reached(of, reach),
        risk === 'any' ? undefined : risk === 'clean' ? eq(risks, 0) : gt(risks, 0),
        importId ? (version === 'record' ? eq(of.importId, importId) : NEVER) : undefined,
        version === 'record' && approving.length > 0
          ? or(isNull(of.importId), notInArray(of.importId, approving), gt(risks, 0))
          : undefined,
      )
      return { rows: rows.where(where), total: total.where(where) }
    })
  let total = 0
  for (const one of parts) total += (await one.total)[0]?.count ?? 0
  const [first, ...rest] = parts.map(({ rows }) => rows)
  const all = rest.reduce((union, next) => union.unionAll(next as never) as never, first as NonNullable<typeof first>)
  const rows = await all
    .orderBy(sql`submitted_at`, sql`id`)
    .limit(size)
    .offset((page - 1) * size)
  return { rows: rows as QueueRow[], total }
}

/** Imports of which records wait. */
export async function batches(db: Reader, kind: ListingKind, reach: Reach) {
  const of = tableOf(kind)
  return db
    .select({
      importId: of.importId,
      ownerId: of.ownerId,
      submittedAt: min(of.submittedAt),
      total: count(),
      clean: count(sql`case when ${of.risks} = 0 then 1 end`),
    })
    .from(of)
    .leftJoin(organisations, eq(organisations.id, of.ownerId))
    .leftJoin(decisions, and(eq(decisions.kind, kind), eq(decisions.listingId, of.id)))
    .where(and(eq(of.state, 'center_review'), isNull(decisions.id), isNotNull(of.importId), reached(of, reach)))
    .groupBy(of.importId, of.ownerId)
    .orderBy(min(of.submittedAt), of.importId)
    .limit(50)
}

/** Unmarked records of an import that were submitted by `until`, by id from `after` on. */
export async function cleanOf(
  db: Reader,
  { kind, importId, until, after, most }: { kind: ListingKind; importId: string; until: string; after: string; most: number },
  reach: Reach,
): Promise<string[]> {
  const of = tableOf(kind)
  const rows = await db
    .select({ id: of.id })
    .from(of)
    .leftJoin(organisations, eq(organisations.id, of.ownerId))
    .where(
      and(
        ...[eq(of.state, 'center_review'), eq(of.importId, importId), eq(of.risks, 0), gt(of.id, after), reached(of, reach)],
        sql`${of.submittedAt} <= ${until}`,
      ),
    )
    .orderBy(of.id)
    .limit(most)
  return rows.map((row) => row.id)
}

/** Own decisions in their ten seconds. */
export const heldBy = (db: Reader, personId: string) =>
  db.select().from(decisions).where(eq(decisions.actorId, personId)).orderBy(decisions.decidedAt, decisions.id)
