import { checks } from '@keqiao/server/doctor'
import type { Database } from '@keqiao/server/platform/db/database'
import { examine } from '@keqiao/server/platform/doctor'
import { seatsOf } from '@keqiao/server/roadshow/seats.store'
import { signupMoves, signups } from '@keqiao/server/roadshow/tables'
import { SEATED } from '@keqiao/shared/signups'
import { asc, eq } from 'drizzle-orm'
import type { Answer } from './crowd.ts'

type Reading = Pick<Database, 'read'>
const counted = (items: string[]) =>
  Object.fromEntries([...Map.groupBy(items, (one) => one)].map(([key, all]) => [key, all.length]))

/** Of the answers alone: each person got one, and a double click the same one twice. */
export function faultsOfAnswers(answers: Answer[][]): string[] {
  return answers.flatMap((mine, n) => {
    const said = new Set(mine.map(({ status, body }) => `${status} ${body.signup?.state ?? body.code} ${body.token ?? ''}`))
    const definite = mine.length > 0 && mine.every(({ status, body }) => status === 201 && body.signup !== undefined)
    return said.size === 1 && definite ? [] : [`person ${n}: ${[...said].join(' / ') || 'no answer'}`]
  })
}
export const statesOf = (answers: Answer[][]) => counted(answers.map(([one]) => one?.body.signup?.state ?? 'none'))

/** Of the rows: whoever came in left at most as often, and what is taken is what is held. */
export async function faultsOfPlaces({ read }: Reading, roadshowId: string): Promise<string[]> {
  const rows = await read.select().from(signups).where(eq(signups.roadshowId, roadshowId))
  const moves = await read
    .select({ signupId: signupMoves.signupId, state: signupMoves.state })
    .from(signupMoves)
    .innerJoin(signups, eq(signups.id, signupMoves.signupId))
    .where(eq(signups.roadshowId, roadshowId))
    .orderBy(asc(signupMoves.id))
  const lives = Map.groupBy(moves, ({ signupId }) => signupId)
  const wrong: string[] = []
  let held = 0
  for (const { id, state, seats } of rows) {
    const states = (lives.get(id) ?? []).map((one) => one.state)
    if (SEATED.includes(state)) held += seats
    if (states.at(-1) !== state) wrong.push(`sign-up ${id} is ${state}, its history ends with ${states.at(-1)}`)
  }
  const taken = (await seatsOf(read, roadshowId)).reduce((sum, one) => sum + one.taken, 0)
  if (taken !== held) wrong.push(`${taken} seats are taken, ${held} are held`)
  return wrong
}

export async function faultsOfHouse({ read }: Reading): Promise<string[]> {
  const findings = await examine(read, checks, new Date().toISOString())
  return findings.flatMap(({ name, wrong }) => wrong.slice(0, 5).map((one) => `doctor: ${name}: ${one}`))
}

export async function offersMade({ read }: Reading, roadshowId: string): Promise<number> {
  const moves = await read
    .select({ id: signupMoves.id, state: signupMoves.state })
    .from(signupMoves)
    .innerJoin(signups, eq(signups.id, signupMoves.signupId))
    .where(eq(signups.roadshowId, roadshowId))
  return moves.filter(({ state }) => state === 'offered').length
}
