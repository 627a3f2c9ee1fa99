import { checks } from '@keqiao/server/doctor'
import type { Database } from '@keqiao/server/platform/db/database'
import { examine } from '@keqiao/server/platform/doctor'
import { seatsOf } from '@keqiao/server/roadshow/seats.store'
import { signupMoves, signups } from '@keqiao/server/roadshow/tables'
import { SEATED } from '@keqiao/shared/signups'
import { eq } from 'drizzle-orm'
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

/** Of the rows: what is taken is what is held, and nobody is somewhere that no history tells of. */
export async function faultsOfPlaces({ read }: Reading, roadshowId: string): Promise<string[]> {
  const rows = await read.select().from(signups).where(eq(signups.roadshowId, roadshowId))
  const lives = Map.groupBy(await movesOf({ read }, roadshowId), ({ signupId }) => signupId)
  const wrong = rows
    .filter(({ id, state }) => !lives.get(id)?.some((one) => one.state === state))
    .map(({ id, state }) => `sign-up ${id} is ${state}, and was never said to be`)
  for (const { mode, taken } of await seatsOf(read, roadshowId)) {
    const held = rows
      .filter((one) => one.seatMode === mode && SEATED.includes(one.state))
      .reduce((sum, { seats }) => sum + seats, 0)
    if (taken !== held) wrong.push(`${mode}: ${taken} seats are taken, ${held} are held`)
  }
  return wrong
}

const movesOf = ({ read }: Reading, roadshowId: string) =>
  read
    .select({ signupId: signupMoves.signupId, state: signupMoves.state })
    .from(signupMoves)
    .innerJoin(signups, eq(signups.id, signupMoves.signupId))
    .where(eq(signups.roadshowId, roadshowId))

export const offersMade = async (db: Reading, roadshowId: string) =>
  (await movesOf(db, roadshowId)).filter(({ state }) => state === 'offered').length

export async function faultsOfHouse({ read }: Reading, now = new Date().toISOString()): Promise<string[]> {
  const findings = await examine(read, checks, now)
  return findings.flatMap(({ name, wrong }) => wrong.slice(0, 5).map((one) => `doctor: ${name}: ${one}`))
}
