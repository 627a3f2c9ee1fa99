import { mkdirSync } from 'node:fs'
import { readConfig } from '@keqiao/server/platform/config'
import { openServices } from '@keqiao/server/services'
import { settableClock } from '../../tests/support/clock.ts'
import { createActual } from '../../tests/support/roadshow-model/actual.ts'
import type { Command, Made } from '../../tests/support/roadshow-model/commands.ts'
import { ORGANISER } from './event.ts'

type Actual = ReturnType<typeof createActual>
export type Ask = { resume: ReturnType<Actual['kept']> } | { make: Made } | { run: Command; kill: boolean } | { seen: true }
export interface Told {
  answer: string
  seen: Awaited<ReturnType<Actual['seen']>>
  kept: ReturnType<Actual['kept']>
}

const config = readConfig(process.env)
mkdirSync(config.dataDir, { recursive: true })
const clock = settableClock()
const { roadshowUses } = await openServices(config, { clock })
let kill = false
// The power goes: no closing, no rollback, nothing said.
const crash = () => void (kill && process.kill(process.pid, 'SIGKILL'))
// An event of a script belongs to no person.
const actual = createActual({ uses: roadshowUses, clock, organiser: ORGANISER, demo: true, crash })

process.on('message', async (ask: Ask) => {
  let answer = ''
  if ('resume' in ask) actual.resume(ask.resume)
  if ('make' in ask) await actual.make(ask.make)
  if ('run' in ask) {
    kill = ask.kill
    answer = await actual.run(ask.run)
  }
  process.send?.({ answer, seen: await actual.seen(), kept: actual.kept() } satisfies Told)
})
process.send?.('ready')
