import { indexedJob } from '@keqiao/server/matching/job'
import { readConfig } from '@keqiao/server/platform/config'
import { openServices } from '@keqiao/server/services'
import { createWorker } from '@keqiao/server/worker'

// The whole service in a process to be killed. `decides` dies by itself before it tells what it decided; `works` goes on until it
// is killed; `finishes` does all that is due and ends.
const { MODE, MINUTES_LATER } = process.env as Record<string, string>
// The holds of a process that was killed have ended by then.
const millis = () => Date.now() + Number(MINUTES_LATER) * 60_000
const services = await openServices(readConfig(process.env), {
  clock: { millis, now: () => new Date(millis()).toISOString() },
})
const { outbox, logger, indexer, matching, alerts, worker, timers } = services
await indexer.reconcile()

if (MODE === 'decides') {
  const die = async () => void process.kill(process.pid, 'SIGKILL')
  const topics = {
    listing: { most: 64, handle: indexer.handle },
    indexed: indexedJob(matching, { ofAchievements: [], ofAll: [alerts.followers] }),
    novelty: alerts.topics.novelty,
    alert: { most: 100, handle: die },
  }
  await createWorker({ outbox, logger, topics }).processAll()
  await services.close()
} else if (MODE === 'works') worker.start()
else {
  await timers.tick()
  await worker.processAll()
  await services.close()
}
