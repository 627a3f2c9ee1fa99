import type { Raises } from '@keqiao/shared/matching'
import type { Viewer } from '../accounts/viewer.ts'
import type { Achievements } from '../achievements/service.ts'
import { dot } from '../embedding/vector.ts'
import type { Needs } from '../needs/service.ts'
import type { Database } from '../platform/db/database.ts'
import { Refusal } from '../platform/refusal.ts'
import { type OwnWords, ownTextsOf, raisesOf } from './raises.ts'
import type { Ranker } from './rank.ts'
import { type Sentences, sentencesOf } from './sentences.ts'
import type { Pair } from './signals.ts'
import * as store from './store.ts'
import { needProblem } from './texts.ts'

interface Uses {
  db: Database
  needs: Needs
  achievements: Achievements
  ranker: Ranker
  sentences: Sentences
}

/** What would raise a pair, told to whoever may change one of its sides. */
export function createRaising({ db, needs, achievements, ranker, sentences }: Uses) {
  async function nearest(to: string | null, own: string[]): Promise<number | null> {
    if (!to || own.length === 0) return null
    const [aim, ...others] = await sentences.vectorsOf([to, ...own])
    return Math.max(...others.map((one) => dot(aim as Float32Array, one)))
  }

  async function ownWords(pair: Pair, side: 'need' | 'achievement'): Promise<OwnWords> {
    const own = sentencesOf(...ownTextsOf(pair, side))
    const { need, achievement } = pair
    const [problem, object] = side === 'need' ? [achievement.problem, achievement.object] : [needProblem(need), need.object]
    return { problem: await nearest(problem, own), object: await nearest(object, own) }
  }

  return async function raises(viewer: Viewer, needId: string, achievementId: string): Promise<Raises> {
    const mine = {
      need: (await needs.read(viewer, needId)).mine,
      achievement: (await achievements.read(viewer, achievementId)).mine,
    }
    const sides = (['need', 'achievement'] as const).filter((side) => mine[side])
    if (sides.length === 0 || !(await store.pairExists(db.read, needId, achievementId))) throw new Refusal('not_found')
    const [need] = await needs.loadOutward([needId])
    const ranked = need ? await ranker.score(need, await ranker.hitsFor(need, { ids: [achievementId] })) : []
    const pair = ranked[0]?.pair
    if (!pair) return { items: [] }
    const found = await Promise.all(sides.map(async (side) => raisesOf(pair, side, await ownWords(pair, side))))
    return { items: found.flat() }
  }
}
