import type { ListingState } from '@keqiao/shared/lifecycle'
import type { PageQuery } from '@keqiao/shared/primitives'
import type { DuplicateCandidate } from '@keqiao/shared/provenance'
import type { PossibleDuplicate } from '@keqiao/shared/review'
import type { Announcer } from '../accounts/announcer.ts'
import { regionScope } from '../accounts/scope.ts'
import type { Accounts } from '../accounts/service.ts'
import type { Viewer } from '../accounts/viewer.ts'
import type { Achievements } from '../achievements/service.ts'
import type { AchievementRow } from '../achievements/tables.ts'
import type { Clock } from '../platform/clock.ts'
import type { Database } from '../platform/db/database.ts'
import { newId } from '../platform/ids.ts'
import { Refusal } from '../platform/refusal.ts'
import type { Trail } from '../platform/trail.ts'
import type { Taxonomies } from '../taxonomy/taxonomy.ts'
import { keysOf, LIKE_NAMES, nameSimilarity, unitedBy } from './rules.ts'
import * as store from './store.ts'

interface Uses {
  db: Database
  clock: Clock
  trail: Trail
  taxonomies: Taxonomies
  accounts: Accounts
  notices: Announcer
  achievements: Achievements
}
/** Records under one key that are compared at most. */
const MOST_COMPARED = 200
/** Nobody compares what its owner keeps to itself, or what has ended. */
const OUTSIDE = ['draft', 'withdrawn', 'rejected', 'archived', 'taken_down']

export function createDuplicates({ db, clock, trail, taxonomies, accounts, notices, achievements }: Uses) {
  const isCompared = (row: AchievementRow | undefined): row is AchievementRow => row !== undefined && !OUTSIDE.includes(row.state)

  async function unitOf(row: AchievementRow): Promise<string | null> {
    if (row.unitName) return row.unitName
    return (row.ownerId && (await accounts.cards([row.ownerId])).get(row.ownerId)?.name) || null
  }

  /** Compares one record with those that share a key; what is alike waits for a reviewer. */
  async function look(id: string) {
    const [row] = await achievements.load([id])
    if (!isCompared(row)) return row && db.write((tx) => store.setKeys(tx, id, []))
    const keys = keysOf({ name: row.name, unit: await unitOf(row), ips: row.ips })
    const shared = await store.sharing(db.read, id, keys, MOST_COMPARED)
    const others = new Map((await achievements.load([...new Set(shared.map((one) => one.id))])).map((one) => [one.id, one]))
    const found = new Map<string, { reason: 'patent' | 'name'; detail: string | null; similarity: number }>()
    for (const { id: otherId, key } of shared) {
      const other = others.get(otherId)
      if (!isCompared(other)) continue
      const similarity = nameSimilarity(row.name, other.name)
      if (key.startsWith('patent:')) found.set(otherId, { reason: 'patent', detail: key.slice('patent:'.length), similarity })
      else if (similarity >= LIKE_NAMES && !found.has(otherId)) found.set(otherId, { reason: 'name', detail: null, similarity })
    }
    await db.write(async (tx) => {
      await store.setKeys(tx, id, keys)
      await store.addCandidates(
        tx,
        [...found].map(([otherId, why]) => {
          const [aId, bId] = [id, otherId].sort() as [string, string]
          return { id: newId(), aId, bId, ...why, state: 'open' as const, createdAt: clock.now() }
        }),
      )
    })
  }

  /** Both records and the viewer's right to judge them: a reviewer of both, who owns neither. */
  async function pairFor(viewer: Viewer, id: string) {
    const candidate = await store.candidate(db.read, id)
    if (!candidate) throw new Refusal('not_found')
    const [a, b] = [await achievements.seen(viewer, candidate.aId), await achievements.seen(viewer, candidate.bId)]
    if ([a, b].some(({ standing }) => standing.mine)) throw new Refusal('forbidden', { needs: 'another_reviewer' })
    if (![a, b].some(({ standing }) => standing.movers.includes('REVIEWER'))) throw new Refusal('not_found')
    return { candidate, a: a.row, b: b.row }
  }

  async function merge(viewer: Viewer, id: string, keepId: string) {
    const { a, b } = await pairFor(viewer, id)
    const kept = keepId === a.id ? a : keepId === b.id ? b : undefined
    if (!kept) throw new Refusal('invalid_input', {}, [{ path: 'keep', code: 'invalid_value', facts: {} }])
    const gone = kept === a ? b : a
    const decided = { decidedBy: viewer.person?.id ?? null, decidedAt: clock.now() }
    const draft = {
      ips: unitedBy(kept.ips, gone.ips, ({ kind, number, name }) => `${kind} ${number ?? name}`, 50),
      papers: unitedBy(kept.papers, gone.papers, ({ title }) => title, 20),
      keywords: unitedBy(kept.keywords, gone.keywords, (keyword) => keyword, 20),
    }
    await db.write(async (tx) => {
      if (!(await store.closeCandidate(tx, id, { state: 'merged', ...decided }))) throw new Refusal('revision_conflict')
      await achievements.mergeInto(tx, viewer, { kept, gone, draft })
      await store.setKeys(tx, gone.id, [])
      await store.closeCandidatesOf(tx, gone.id, decided)
      const subject = `achievement:${kept.id}`
      await trail.record(tx, viewer, 'achievement.merged', subject, { merged: gone.id })
      const owners = [...new Set([kept.ownerId, gone.ownerId].filter((one) => one !== null))]
      for (const owner of owners) {
        const facts = { name: gone.name, into: kept.name }
        await notices.add(tx, await accounts.adminsOf(owner, tx), { code: 'record_merged', facts, subject })
      }
    })
    return { kept: kept.id }
  }

  return {
    /** Outbox topic `indexed`: what has just changed. */
    async handle(ids: string[]) {
      for (const id of ids) await look(id)
    },

    async open(viewer: Viewer, page: PageQuery) {
      const { rows, total } = await store.openCandidates(db.read, regionScope(viewer, ['REVIEWER'], taxonomies), page)
      const cards = await achievements.cards(
        rows.flatMap((row) => [row.aId, row.bId]),
        viewer,
      )
      const items = rows.flatMap((row): DuplicateCandidate[] => {
        const [a, b] = [cards.get(row.aId), cards.get(row.bId)]
        const { id, reason, detail, similarity, createdAt } = row
        return a && b ? [{ id, reason, detail, similarity, a, b, createdAt }] : []
      })
      return { items, total, page: page.page, size: page.size }
    },

    /** Ids of the records that one may double, for whoever reviews it. */
    of: async (achievementId: string) =>
      (await store.candidatesOf(db.read, achievementId)).map((row) => (row.aId === achievementId ? row.bId : row.aId)),

    /** What this record may double, as far as the viewer may read it. */
    async candidates(viewer: Viewer, achievementId: string): Promise<PossibleDuplicate[]> {
      const rows = await store.candidatesOf(db.read, achievementId)
      const otherOf = (row: store.CandidateRow) => (row.aId === achievementId ? row.bId : row.aId)
      const cards = await achievements.cards(rows.map(otherOf), viewer)
      return rows.flatMap((row): PossibleDuplicate[] => {
        const card = cards.get(otherOf(row))
        if (!card) return []
        const { kind, id, name, state, owner } = card
        const { id: candidateId, reason, detail } = row
        return [{ kind, id, name, owner: owner?.name ?? null, state: state as ListingState, candidateId, reason, detail }]
      })
    },

    async decide(viewer: Viewer, id: string, body: { verdict: 'distinct' } | { verdict: 'merge'; keep: string }) {
      if (body.verdict === 'merge') return merge(viewer, id, body.keep)
      const { candidate } = await pairFor(viewer, id)
      const decided = { state: 'distinct' as const, decidedBy: viewer.person?.id ?? null, decidedAt: clock.now() }
      await db.write(async (tx) => {
        if (!(await store.closeCandidate(tx, id, decided))) throw new Refusal('revision_conflict')
        await trail.record(tx, viewer, 'achievement.told_apart', `achievement:${candidate.aId}`, { other: candidate.bId })
      })
      return { kept: null }
    },
  }
}
