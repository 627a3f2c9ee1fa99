import type { AchievementCard } from '@keqiao/shared/achievements'
import type { ListingKind } from '@keqiao/shared/listings'
import type { Match, MatchSort } from '@keqiao/shared/matching'
import type { NeedCard } from '@keqiao/shared/needs'
import type { Viewer } from '../accounts/viewer.ts'
import type { Achievements } from '../achievements/service.ts'
import type { Needs } from '../needs/service.ts'
import type { Database } from '../platform/db/database.ts'
import { foldedUnder } from './spread.ts'
import * as store from './store.ts'
import type { createTelling } from './telling.ts'

interface Uses {
  db: Database
  achievements: Achievements
  needs: Needs
  telling: ReturnType<typeof createTelling>
}

export function createShowing({ db, achievements, needs, telling }: Uses) {
  /** Rows as this viewer may see them; `list` is whose list they are, null for pairs of the whole library. */
  return async function shown(
    viewer: Viewer,
    rows: store.MatchRow[],
    list: { side: ListingKind; sort: MatchSort } | null,
    { sentences = true } = {},
  ): Promise<Match[]> {
    const theirs = await achievements.cards([...new Set(rows.map((row) => row.achievementId))], viewer)
    const ours = await needs.cards([...new Set(rows.map((row) => row.needId))], viewer)
    // A pair that was scored before its need became anonymous still tells what is no longer told.
    const says = (need: NeedCard | undefined, revision: number) =>
      need !== undefined && (need.disclosure !== 'ANON' || need.owner !== null || need.revision === revision)
    const visible = rows.filter((row) => theirs.has(row.achievementId) && says(ours.get(row.needId), row.needRevision))
    const scope = await needs.scopeOf(viewer)
    const side = list?.side ?? 'need'
    // The best of a list stand in it from its top; others are somewhere in theirs.
    const fromTop = list !== null && list.sort !== 'date'
    const own = fromTop ? new Map(visible.map(({ id }, i) => [id, i + 1])) : await store.placesIn(db.read, side, visible, scope)
    const mutual = await store.placesIn(db.read, side === 'need' ? 'achievement' : 'need', visible, scope)
    const reasons = await telling(
      sentences ? visible : [],
      ({ needId, achievementId }) => `${ours.get(needId)?.revision} ${theirs.get(achievementId)?.revision}`,
    )
    const marks = viewer.person ? await store.marksOf(db.read, viewer.person.id, visible) : new Map<string, store.MarkRow>()
    const whose = ({ needId, achievementId }: store.MatchRow) => {
      const achievement = theirs.get(achievementId)
      return side === 'achievement'
        ? (ours.get(needId)?.owner?.id ?? null)
        : (achievement?.owner?.id ?? achievement?.unitName ?? null)
    }
    const folded =
      list?.sort === 'fit'
        ? foldedUnder(visible.map((row) => ({ id: row.id, score: row.score, of: whose(row) })))
        : new Map<string, string>()
    return visible.map((row) => {
      const mark = marks.get(`${row.needId} ${row.achievementId}`)
      return {
        id: row.id,
        needId: row.needId,
        achievementId: row.achievementId,
        rank: own.get(row.id) as number,
        mutualRank: mutual.get(row.id) ?? null,
        under: folded.get(row.id) ?? null,
        score: row.score,
        low: row.low,
        high: row.high,
        confidence: row.confidence,
        kind: row.kind as Match['kind'],
        signals: row.signals,
        reasons: reasons.get(row.id) ?? [],
        need: ours.get(row.needId) as NeedCard,
        achievement: theirs.get(row.achievementId) as AchievementCard,
        mark: mark ? { verdict: mark.verdict, reason: mark.reason, at: mark.at } : null,
      }
    })
  }
}
