import { fork } from 'node:child_process'
import { once } from 'node:events'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { setImmediate as nextTurn, setTimeout as wait } from 'node:timers/promises'
import { openHttp } from '@keqiao/server/http'
import type { NeedRow } from '@keqiao/server/needs/tables'
import type { Services } from '@keqiao/server/services'
import { percentile } from '../../eval/metrics.ts'
import { timed } from '../part.ts'
import type { Figures } from '../task.ts'

const RESOLUTION_MS = 2
const IDLE_MS = 4000
const BUSY_MS = 15_000
const CLIENTS = 2

/** The histogram's own interval is part of every value: compare with the idle figure. */
async function delayWhile(work: () => Promise<unknown>): Promise<number> {
  const histogram = monitorEventLoopDelay({ resolution: RESOLUTION_MS })
  histogram.enable()
  await work()
  histogram.disable()
  return histogram.percentile(99) / 1e6
}

/** How well the server answers a reader over HTTP while clients have needs ranked. */
export async function busyFigures(services: Services, needs: NeedRow[], ids: string[]): Promise<Figures> {
  const app = await openHttp(services)
  const origin = await app.listen({ host: '127.0.0.1', port: 0 })
  const idleDelayP99 = await delayWhile(() => wait(IDLE_MS))

  const reader = fork(new URL('./reader.ts', import.meta.url), [origin, ...ids])
  const times: number[] = []
  const until = performance.now() + BUSY_MS
  const rankOn = async (client: number) => {
    for (let i = client; performance.now() < until; i += CLIENTS) {
      times.push((await timed(() => services.matching.ranker.rank(needs[i % needs.length] as NeedRow))).ms)
      // A request comes in from outside, in a turn of its own.
      await nextTurn()
    }
  }
  const busyDelayP99 = await delayWhile(() => Promise.all(Array.from({ length: CLIENTS }, (_, client) => rankOn(client))))
  reader.send('stop')
  const [read] = (await once(reader, 'message')) as [Figures]
  await app.close()
  return {
    idleDelayP99,
    busyDelayP99,
    busyRate: (times.length / BUSY_MS) * 1000,
    busyMatchP50: percentile(times, 0.5),
    ...read,
  }
}
