import type { EncounterDraft, Side } from '@keqiao/shared/encounters'
import type { Context } from './context.ts'
import * as store from './store.ts'
import type { EncounterRow, SideRow } from './tables.ts'

/** As its recorder wrote it. A side that follows from a listing is not named: it may not be theirs to know. */
export async function draftOf(
  { db, needs, achievements }: Pick<Context, 'db' | 'needs' | 'achievements'>,
  { row, sides }: { row: EncounterRow; sides: SideRow[] },
): Promise<EncounterDraft> {
  const mailboxes = await store.mailboxesOf(db.read, row.id)
  const [need] = row.needId ? await needs.load([row.needId]) : []
  const [achievement] = row.achievementId ? await achievements.load([row.achievementId]) : []
  const given = { demand: need?.ownerId, supply: achievement?.ownerId }
  const sideOf = (side: Side) => {
    const one = sides.find((each) => each.side === side)
    const follows = Boolean(given[side])
    return {
      organisationId: follows ? null : (one?.organisationId ?? null),
      name: follows ? null : (one?.name ?? null),
      email: mailboxes.find((each) => each.side === side)?.email ?? null,
    }
  }
  const { on, place, kind, needId, achievementId, people, content, outcome, intent, nextStep, nextWho, due } = row
  return {
    ...{ on, place, kind, needId, achievementId, people, content, outcome, intent, nextStep, nextWho, due },
    demand: sideOf('demand'),
    supply: sideOf('supply'),
  }
}
