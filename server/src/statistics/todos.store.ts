import type { ListingKind } from '@keqiao/shared/listings'
import type { Todo } from '@keqiao/shared/statistics'
import { and, eq, inArray, isNotNull, lte, min, or } from 'drizzle-orm'
import { achievements } from '../achievements/tables.ts'
import { accessRequests } from '../grants/tables.ts'
import { pendingVersions } from '../listings/tables.ts'
import { needs } from '../needs/tables.ts'
import type { Reader } from '../platform/db/database.ts'

const MOST = 200
const RETURNED = ['returned'] as const
const AT_ORGANISATION = ['org_review', 'org_confirm'] as const
const AGING = ['published', 'open', 'expired'] as const

interface Given {
  organisationIds: string[]
  administered: string[]
  expiringBy: string
}

/** What waits for this organisation's people: `administered` are the organisations whose reviews are theirs to make. */
export async function todosOf(db: Reader, given: Given): Promise<Todo[]> {
  const found: Todo[] = []
  if (given.organisationIds.length === 0) return found
  for (const kind of ['achievement', 'need'] as const)
    found.push(...(await ofKind(db, kind, given)), ...(await askedOf(db, kind, given.administered)))
  return found
}

/** Records that somebody asks access to: one line each, due with the first request. */
async function askedOf(db: Reader, kind: ListingKind, administered: string[]): Promise<Todo[]> {
  const of = (kind === 'achievement' ? achievements : needs) as typeof achievements
  const asked = { since: min(accessRequests.askedAt), dueAt: min(accessRequests.dueAt) }
  const rows = await db
    .select({ id: of.id, name: of.name, ...asked })
    .from(accessRequests)
    .innerJoin(of, eq(of.id, accessRequests.listingId))
    .where(and(eq(accessRequests.kind, kind), eq(accessRequests.state, 'asked'), inArray(of.ownerId, administered)))
    .groupBy(of.id, of.name)
    .orderBy(asked.dueAt)
    .limit(MOST)
  return rows.map(({ id, name, since, dueAt }) => ({
    kind,
    id,
    name,
    todo: 'access_asked',
    since: since ?? '',
    dueAt,
    count: null,
  }))
}

async function ofKind(
  db: Reader,
  kind: ListingKind,
  { organisationIds, administered, expiringBy }: Parameters<typeof todosOf>[1],
): Promise<Todo[]> {
  // The two tables share these columns; one query serves both.
  const of = (kind === 'achievement' ? achievements : needs) as typeof achievements
  const rows = await db
    .select({
      id: of.id,
      name: of.name,
      state: of.state,
      ownerId: of.ownerId,
      updatedAt: of.updatedAt,
      expiresAt: of.expiresAt,
      feedback: of.feedback,
      pending: pendingVersions.state,
      pendingAt: pendingVersions.submittedAt,
    })
    .from(of)
    .leftJoin(pendingVersions, and(eq(pendingVersions.kind, kind), eq(pendingVersions.listingId, of.id)))
    .where(
      and(
        inArray(of.ownerId, organisationIds),
        or(
          inArray(of.state, [...RETURNED, ...AT_ORGANISATION]),
          isNotNull(pendingVersions.state),
          and(inArray(of.state, [...AGING]), lte(of.expiresAt, expiringBy)),
        ),
      ),
    )
    .orderBy(of.updatedAt)
    .limit(MOST)
  return rows.flatMap((row): Todo[] => {
    const { id, name, updatedAt, expiresAt } = row
    const todo = (what: Todo['todo'], since: string, dueAt: string | null = null): Todo[] => [
      { kind, id, name, todo: what, since, dueAt, count: null },
    ]
    const administers = row.ownerId !== null && administered.includes(row.ownerId)
    if (row.state === 'returned')
      return todo(row.feedback?.questions.some(({ answer }) => !answer) ? 'answer' : 'returned', updatedAt)
    if ((AT_ORGANISATION as readonly string[]).includes(row.state)) return administers ? todo('org_review', updatedAt) : []
    const pending =
      row.pending === 'returned'
        ? todo('pending_returned', row.pendingAt as string)
        : row.pending === 'org_review' && administers
          ? todo('pending_review', row.pendingAt as string)
          : []
    if (row.state === 'expired') return [...pending, ...todo('expired', expiresAt ?? updatedAt)]
    return expiresAt !== null && expiresAt <= expiringBy ? [...pending, ...todo('expiring', updatedAt, expiresAt)] : pending
  })
}
