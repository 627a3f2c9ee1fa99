import { MATCHED_STATES, VISIBLE_STATES } from '@keqiao/shared/lifecycle'
import type { ListingKind } from '@keqiao/shared/listings'
import type { Mark, MarkBody, Matches, MatchSort, Team } from '@keqiao/shared/matching'
import type { Logger } from 'pino'
import type { z } from 'zod'
import type { Viewer } from '../accounts/viewer.ts'
import type { Achievements } from '../achievements/service.ts'
import type { Embedder } from '../embedding/embedder.ts'
import type { Knowledge } from '../knowledge/service.ts'
import type { Needs } from '../needs/service.ts'
import type { NeedRow } from '../needs/tables.ts'
import type { Clock } from '../platform/clock.ts'
import type { Database } from '../platform/db/database.ts'
import { newId } from '../platform/ids.ts'
import { Refusal } from '../platform/refusal.ts'
import type { Trail } from '../platform/trail.ts'
import type { SearchEngine } from '../search/engine.ts'
import { subjectOf } from '../search/indexer.ts'
import type { Taxonomies } from '../taxonomy/taxonomy.ts'
import { createExplaining } from './explaining.ts'
import { createFeedback } from './feedback.ts'
import { createRaising } from './raising.ts'
import { createRanker, type Ranked } from './rank.ts'
import { reasonsOf } from './reasons.ts'
import { createSentences } from './sentences.ts'
import { createShowing } from './showing.ts'
import * as store from './store.ts'
import { teamsOf } from './teams.ts'
import { createTelling, measuredOf } from './telling.ts'
import { achievementParts, needParts } from './texts.ts'
import { createUnbrokered } from './unbrokered.ts'
import { weighing } from './weighing.ts'
import { WEIGHTS_VERSION } from './weights.ts'

/** Pairs kept per need; an achievement keeps its own best besides. */
const KEPT_OF_NEED = 30
const KEPT_OF_ACHIEVEMENT = 10
const NEEDS_LOOKED_AT = 20
const LEAST_KEPT = 2
const TEAMS = 8
/** A pair below this is kept for the record but not worth an owner's time on the other side's page. */
const LEAST_SHOWN = 20

export type Matching = ReturnType<typeof createMatching>

interface Uses {
  db: Database
  clock: Clock
  trail: Trail
  engine: SearchEngine
  embedder: Embedder
  knowledge: Knowledge
  taxonomies: Taxonomies
  achievements: Achievements
  needs: Needs
  logger: Logger
}

export function createMatching(use: Uses) {
  const { db, clock, trail, engine, embedder, knowledge, taxonomies, achievements, needs, logger } = use
  const sentences = createSentences(embedder)
  const ranker = createRanker({ engine, embedder, knowledge, sentences, taxonomies, loadAchievements: achievements.load })
  const sentencePairs = createExplaining({ sentences, ranker })
  const telling = createTelling({ needs, achievements, taxonomies, logger, sentencePairs })
  const shown = createShowing({ db, achievements, needs, telling })

  function asRow({ pair, near, scored }: Ranked): store.NewMatch {
    const answered = knowledge.answered(
      near,
      needParts(pair.need).join('\n'),
      [pair.achievement.name, ...achievementParts(pair.achievement)].join('\n'),
    )
    const { weight, low, high, confidence, signals, caps, kind } = scored
    return {
      id: newId(),
      needId: pair.need.id,
      achievementId: pair.achievement.id,
      score: Math.round(weight),
      weight,
      low,
      high,
      confidence,
      kind,
      signals,
      reasons: reasonsOf(pair, caps, answered),
      measured: measuredOf(pair),
      needRevision: pair.need.revision,
      achievementRevision: pair.achievement.revision,
      at: clock.now(),
    }
  }

  const runOf = (kind: ListingKind, id: string, revision: number): store.RunRow => ({
    subject: subjectOf(kind, id),
    revision,
    embedder: embedder.id,
    engine: engine.id,
    weights: WEIGHTS_VERSION,
    at: clock.now(),
  })

  async function forget(kind: ListingKind, id: string) {
    await db.write(async (tx) => {
      await store.dropOthers(tx, kind, id, [])
      await store.dropRun(tx, subjectOf(kind, id))
    })
  }

  /** The need's list anew: candidates of today and the pairs that achievements had brought. */
  async function refreshNeed(id: string) {
    const [need] = await needs.loadOutward([id])
    if (!need || need.ownerHidden || !MATCHED_STATES.includes(need.state)) return forget('need', id)
    const asking = await ranker.ask(need)
    const hits = await ranker.hitsFor(need, { asking })
    const seen = new Set(hits.map((hit) => hit.id))
    const earlier = (await store.partnersOf(db.read, 'need', id)).filter((other) => !seen.has(other))
    if (earlier.length > 0) hits.push(...(await ranker.hitsFor(need, { ids: earlier, asking })))
    const ranked = (await ranker.score(need, hits, asking)).filter(({ scored }) => scored.weight >= LEAST_KEPT)
    const kept = ranked.filter(({ pair }, place) => place < KEPT_OF_NEED || earlier.includes(pair.achievement.id))
    const rows = kept.map(asRow)
    await db.write(async (tx) => {
      await store.dropOthers(
        tx,
        'need',
        id,
        rows.map((row) => row.achievementId),
      )
      await store.saveMatches(tx, rows)
      await store.saveRun(tx, runOf('need', id, need.revision))
    })
  }

  /** Only the pairs this achievement touches: needs near it, and those that already list it. */
  async function refreshAchievement(id: string) {
    const [achievement] = await achievements.load([id])
    if (!achievement || achievement.ownerHidden || !VISIBLE_STATES.includes(achievement.state)) return forget('achievement', id)
    const earlier = await store.partnersOf(db.read, 'achievement', id)
    const near = await ranker.needsNear(achievement, NEEDS_LOOKED_AT)
    const touched = [...new Set([...near, ...earlier, ...(await store.unindexedNeeds(db.read, 200))])]
    // A need that has had no run yet is about to have one, and will find this achievement by itself.
    const ran = await store.needsWithRun(db.read, touched)
    const ranked: Ranked[] = []
    for (const need of await needs.loadOutward([...ran])) {
      if (need.ownerHidden || !MATCHED_STATES.includes(need.state)) continue
      const asking = await ranker.ask(need)
      const [one] = await ranker.score(need, await ranker.hitsFor(need, { ids: [id], asking }), asking)
      if (one && one.scored.weight >= LEAST_KEPT && (await ranksHigh(need, one, earlier))) ranked.push(one)
    }
    const rows = ranked.map(asRow)
    await db.write(async (tx) => {
      await store.dropOthers(
        tx,
        'achievement',
        id,
        rows.map((row) => row.needId),
      )
      await store.saveMatches(tx, rows)
      await store.saveRun(tx, runOf('achievement', id, achievement.revision))
    })
  }

  /** In the need's list already, good enough for it, or among what this achievement does best. */
  async function ranksHigh(need: NeedRow, one: Ranked, earlier: string[]): Promise<boolean> {
    if (earlier.includes(need.id)) return true
    const last = await store.weightAt(db.read, 'need', need.id, KEPT_OF_NEED)
    if (last === undefined || one.scored.weight > last) return true
    const own = await store.weightAt(db.read, 'achievement', one.pair.achievement.id, KEPT_OF_ACHIEVEMENT)
    return own === undefined || one.scored.weight > own
  }

  async function matchesOf(
    viewer: Viewer,
    kind: ListingKind,
    id: string,
    { size, sort, sentences = true }: { size: number; sort: MatchSort; sentences?: boolean },
  ): Promise<Matches> {
    const record = kind === 'need' ? await needs.read(viewer, id) : await achievements.read(viewer, id)
    const run = await store.run(db.read, subjectOf(kind, id))
    const least = kind === 'need' ? 0 : LEAST_SHOWN
    // Whoever reads a need that waits may read its pairs, as far as they may read the other side.
    const waits = kind === 'need' && !VISIBLE_STATES.includes(record.state)
    const scope = waits ? store.EVERYTHING : await needs.scopeOf(viewer)
    const rows = await store.listOf(db.read, { side: kind, of: id, scope, least, size, sort })
    const items = await shown(viewer, rows, { side: kind, sort }, { sentences })
    const live = (kind === 'need' ? MATCHED_STATES : VISIBLE_STATES).includes(record.state)
    return {
      state: live && (!run || run.revision < record.revision) ? 'working' : 'ready',
      run: run ? { at: run.at, revision: run.revision, embedder: run.embedder, engine: run.engine, weights: run.weights } : null,
      standIn: ['away', 'behind'].includes(engine.standing().standing),
      items,
    }
  }

  return {
    ranker,
    feedback: createFeedback({ db, trail }),
    sentencePairs,
    refreshNeed,
    refreshAchievement,
    /** The other sides of one side's pairs from `least` points on, whoever may see them. */
    strongPairs: (kind: ListingKind, id: string, least: number) => store.strongPairs(db.read, kind, id, least),
    ofNeed: (viewer: Viewer, id: string, size: number, sort: MatchSort = 'fit') => matchesOf(viewer, 'need', id, { size, sort }),
    ofAchievement: (viewer: Viewer, id: string, size: number, sort: MatchSort = 'fit') =>
      matchesOf(viewer, 'achievement', id, { size, sort }),

    raises: createRaising({ db, needs, achievements, ranker, sentences }),

    unbrokered: createUnbrokered({ db, needs, taxonomies, shown }),

    /** Who stands behind the achievements that fit a need best. */
    async teams(viewer: Viewer, needId: string): Promise<{ items: Team[] }> {
      const { items } = await matchesOf(viewer, 'need', needId, { size: KEPT_OF_NEED, sort: 'score', sentences: false })
      const rows = await achievements.load(items.map(({ achievementId }) => achievementId))
      return { items: teamsOf(items, new Map(rows.map(({ id, team }) => [id, team]))).slice(0, TEAMS) }
    },

    weighing: async () => ({ ...weighing(), embedder: embedder.id, engine: engine.id }),

    /** The strongest pairs between records this viewer may see. */
    async best(viewer: Viewer, page: number, size: number) {
      const rows = await store.strongest(db.read, await needs.scopeOf(viewer), size, (page - 1) * size)
      return { items: await shown(viewer, rows, null) }
    },

    async mark(
      viewer: Viewer,
      needId: string,
      achievementId: string,
      body: z.output<typeof MarkBody>,
    ): Promise<{ mark: Mark | null }> {
      await needs.read(viewer, needId)
      await achievements.read(viewer, achievementId)
      if (!viewer.person || !(await store.pairExists(db.read, needId, achievementId))) throw new Refusal('not_found')
      const personId = viewer.person.id
      const { verdict, reason } = body
      const mark = verdict ? { verdict, reason: verdict === 'does_not_fit' ? reason : null, at: clock.now() } : null
      await db.write(async (tx) => {
        if (mark) await store.saveMark(tx, { personId, needId, achievementId, ...mark })
        else await store.dropMark(tx, personId, needId, achievementId)
        await trail.record(tx, viewer, 'match.marked', `need:${needId}`, { achievementId, verdict, reason })
      })
      return { mark }
    },
  }
}
