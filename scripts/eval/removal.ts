import { achievements } from '@keqiao/server/achievements/tables'
import type { Ranked } from '@keqiao/server/matching/rank'
import { textWithout } from '@keqiao/server/matching/sentences'
import { needs } from '@keqiao/server/needs/tables'
import { subjectOf } from '@keqiao/server/search/indexer'
import type { Services } from '@keqiao/server/services'
import { eq } from 'drizzle-orm'

export type Side = 'need' | 'achievement'

/** The row's fields that hold the sentence, as they are without it. */
export function changesOf(row: object, sentence: string): Record<string, unknown> {
  const changes: Record<string, unknown> = {}
  for (const [field, value] of Object.entries(row)) {
    if (field === 'name') continue
    if (typeof value === 'string') {
      const left = textWithout(value, sentence)
      if (left !== value) changes[field] = left
    } else if (Array.isArray(value) && value.every((one) => typeof one === 'string')) {
      const left = value.flatMap((one: string) => textWithout(one, sentence) ?? [])
      if (left.join() !== value.join()) changes[field] = left
    }
  }
  return changes
}

/** The weight of a pair with one sentence gone from one side's record, indexed and scored as any record would be; then all is put back. */
export async function weightWithout(services: Services, ranked: Ranked, side: Side, sentence: string): Promise<number> {
  const { need, achievement } = ranked.pair
  const [table, row] = side === 'need' ? [needs, need] : [achievements, achievement]
  const changes = changesOf(row, sentence)
  if (Object.keys(changes).length === 0) throw new Error(`no field of ${side} ${row.id} holds: ${sentence}`)
  const before = Object.fromEntries(Object.keys(changes).map((field) => [field, row[field as keyof typeof row]]))
  const write = async (values: object) => {
    await services.db.write(async (tx) => void (await tx.update(table).set(values).where(eq(table.id, row.id))))
    if (side === 'achievement') await services.indexer.handle([subjectOf(side, row.id)])
  }
  await write(changes)
  try {
    const { ranker } = services.matching
    const [asked] = side === 'need' ? await services.needs.load([need.id]) : [need]
    if (!asked) throw new Error(`need ${need.id} is gone`)
    const [again] = await ranker.score(asked, await ranker.hitsFor(asked, { ids: [achievement.id] }))
    return again?.scored.weight ?? 0
  } finally {
    await write(before)
  }
}
