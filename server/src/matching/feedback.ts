import type { Viewer } from '../accounts/viewer.ts'
import type { Database } from '../platform/db/database.ts'
import { newId } from '../platform/ids.ts'
import { Refusal } from '../platform/refusal.ts'
import type { Trail } from '../platform/trail.ts'
import { type MarkedPair, markedPairs } from './store.ts'

/** What a mark says as a reader's grade: it solves the main part, or it is not for this need. */
export const GRADE_OF = { fits: 2, does_not_fit: 0 } as const

export interface Verdict {
  needId: string
  achievementId: string
  fits: number
  doesNotFit: number
  /** What more people said; null where as many said the other. */
  verdict: keyof typeof GRADE_OF | null
}

/** One person has one mark a pair; a pair is what most of them say. */
export function verdictsOf(marks: readonly MarkedPair[]): Verdict[] {
  return [...Map.groupBy(marks, ({ needId, achievementId }) => `${needId} ${achievementId}`).values()].map((some) => {
    const { needId, achievementId } = some[0] as MarkedPair
    const fits = some.filter(({ verdict }) => verdict === 'fits').length
    const doesNotFit = some.length - fits
    const verdict = fits === doesNotFit ? null : fits > doesNotFit ? 'fits' : 'does_not_fit'
    return { needId, achievementId, fits, doesNotFit, verdict }
  })
}

/** TREC qrels, one line a pair: need, 0, achievement, grade. A pair on which people disagree evenly has no line. */
export const qrelsOf = (marks: readonly MarkedPair[]): string =>
  verdictsOf(marks)
    .flatMap(({ needId, achievementId, verdict }) => (verdict ? [`${needId} 0 ${achievementId} ${GRADE_OF[verdict]}\n`] : []))
    .sort()
    .join('')

/** Every mark by itself: need, person, achievement, grade, reason, day. People have names that no two exports share. */
export function marksOf(marks: readonly MarkedPair[]): string {
  const names = new Map<string, string>()
  const nameOf = (id: string) => names.get(id) ?? names.set(id, newId().slice(-12)).get(id)
  return marks
    .map(({ personId, needId, achievementId, verdict, reason, at }) =>
      [needId, nameOf(personId), achievementId, GRADE_OF[verdict], reason ?? '-', at.slice(0, 10)].join('\t'),
    )
    .sort()
    .map((line) => `${line}\n`)
    .join('')
}

/** For the operators of the province; that it left the house is on the trail. */
export function createFeedback({ db, trail }: { db: Database; trail: Trail }) {
  return async (viewer: Viewer): Promise<string> => {
    if (!viewer.roles.includes('OPERATOR')) throw new Refusal('forbidden', { needs: 'province' })
    const marks = await markedPairs(db.read)
    await db.write((tx) => trail.record(tx, viewer, 'match.exported', 'match:feedback', { marks: marks.length }))
    return qrelsOf(marks)
  }
}
