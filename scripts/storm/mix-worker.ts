import { mkdirSync } from 'node:fs'
import { readConfig } from '@keqiao/server/platform/config'
import { Refusal } from '@keqiao/server/platform/refusal'
import { signups } from '@keqiao/server/roadshow/tables'
import { openServices } from '@keqiao/server/services'
import type { SignupMove } from '@keqiao/shared/signups'
import { eq } from 'drizzle-orm'
import { Random } from '../model/random.ts'
import { ORGANISER } from './event.ts'
import { formOf } from './forms.ts'

export interface MixTask {
  events: string[]
  operations: number
  seed: number
  name: string
  began: number
  speed: number
}
export interface MixDone {
  answers: Record<string, number>
  faults: string[]
}
const LANES = 10
const PROMOTE_MS = 200
const LOOK_EVERY = 40
const MOVES: SignupMove[] = ['accept', 'accept', 'decline', 'withdraw', 'withdraw', 'rejoin', 'switch']

const task = JSON.parse(process.argv[2] as string) as MixTask
const config = readConfig(process.env)
mkdirSync(config.dataDir, { recursive: true })
const millis = () => Math.round(task.began + (Date.now() - task.began) * task.speed)
const services = await openServices(config, { clock: { millis, now: () => new Date(millis()).toISOString() } })
const { roadshow, db } = services
const random = new Random(task.seed)
const one = <T>(items: readonly T[]) => items[random.below(items.length)] as T
const answers: Record<string, number> = {}
const faults: string[] = []
let known: { id: string; revision: number }[] = []
const look = async () => {
  const { id, revision } = signups
  known = (
    await Promise.all(
      task.events.map((event) => db.read.select({ id, revision }).from(signups).where(eq(signups.roadshowId, event))),
    )
  ).flat()
}
let forms = 0

async function operate() {
  const dice = random.next()
  const signup = one(known)
  if (dice < 0.35 || !signup) {
    const companions = Array.from({ length: random.below(3) }, (_, n) => ({ name: `同行${n}` }))
    const given = { mode: one(['ONSITE', 'ONLINE'] as const), acceptsOther: random.next() < 0.4, companions }
    // Some people come to two processes at once.
    const n = random.below(8) === 0 ? random.below(100) : (task.seed % 1000) * 100_000 + 1000 + forms++
    const draft = formOf(task.name, n, { ...given, key: `${task.name}-form-${String(forms++).padStart(10, '0')}` })
    return (await roadshow.door.signUp({ personId: null, source: 'web' }, one(task.events), draft)).signup.state
  }
  if (dice < 0.75) return (await roadshow.places.move(signup.id, one(MOVES))).signup.state
  if (dice < 0.9) {
    const decision = one(['confirm', 'confirm', 'waitlist', 'reject'] as const)
    return (await roadshow.places.decide(signup.id, { decision, revision: signup.revision, reason: null }, null, () => {})).signup
      .state
  }
  if (dice < 0.95) return `lapse ${await roadshow.places.lapse(signup.id)}`
  await roadshow.resize(ORGANISER, one(task.events), one(['ONSITE', 'ONLINE'] as const), 5 + random.below(40))
  return 'resized'
}

let running = true
const count = (answer: string, n = 1) => {
  answers[answer] = (answers[answer] ?? 0) + n
}
const places = roadshow.timers.find(({ name }) => name === 'roadshow.places')
const promoter = (async () => {
  while (running) {
    await places?.run().then(
      (n) => count('lapsed or passed on by the clock', Number(n)),
      (fault) => faults.push(`timer: ${fault}`),
    )
    await new Promise((go) => setTimeout(go, PROMOTE_MS))
  }
})()
let left = task.operations
await look()
await Promise.all(
  Array.from({ length: LANES }, async () => {
    while (left-- > 0) {
      if (left % LOOK_EVERY === 0) await look()
      const answer = await operate().catch((fault) => {
        if (!(fault instanceof Refusal)) faults.push(String(fault instanceof Error ? (fault.cause ?? fault) : fault))
        return fault instanceof Refusal ? fault.code : 'fault'
      })
      count(answer)
    }
  }),
)
running = false
await promoter
await services.close()
process.send?.({ answers, faults } satisfies MixDone)
process.disconnect?.()
