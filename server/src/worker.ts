import type { Logger } from 'pino'
import type { Claimed, Outbox, Topic } from './platform/outbox.ts'

export type Worker = ReturnType<typeof createWorker>

const IDLE_MS = 200

interface Uses {
  outbox: Outbox
  topics: Record<string, Topic>
  /** What time brings, asked on every round. */
  timers?: { tick(): Promise<void> }
  logger: Logger
}

export function createWorker({ outbox, topics, timers, logger }: Uses) {
  let stopped = false
  let running: Promise<unknown> | null = null
  const wakes = new Set<() => void>()

  /** One batch of one topic; true when there was any. */
  async function step(name: string, topic: Topic): Promise<boolean> {
    const claimed = await outbox.claim(name, topic.most)
    if (claimed.length === 0) return false
    try {
      await topic.handle([...new Set(claimed.map((row) => row.subject))])
      await outbox.finish(claimed)
    } catch (fault) {
      if (claimed.length > 1) await oneByOne(topic, claimed)
      else {
        logger.warn({ topic: name, subject: claimed[0]?.subject, fault }, 'job failed')
        await outbox.fail(claimed, fault, topic.tries)
      }
    }
    return true
  }

  /** A batch that failed is done singly, so that one bad subject does not hold up the rest. */
  async function oneByOne(topic: Topic, claimed: Claimed[]) {
    for (const row of claimed) {
      try {
        await topic.handle([row.subject])
        await outbox.finish([row])
      } catch (fault) {
        logger.warn({ subject: row.subject, fault }, 'job failed')
        await outbox.fail([row], fault, topic.tries)
      }
    }
  }

  /** Drains everything that is due; what handlers add on the way too. */
  async function processAll(some = Object.entries(topics)): Promise<void> {
    for (let worked = true; worked; ) {
      worked = false
      for (const [name, topic] of some) {
        if (stopped) return
        if (await step(name, topic)) worked = true
      }
    }
  }

  async function loop(some: [string, Topic][]) {
    while (!stopped) {
      try {
        await timers?.tick()
        await processAll(some)
      } catch (fault) {
        logger.error({ fault }, 'worker failed')
      }
      if (!stopped)
        await new Promise<void>((resolve) => {
          const wake = () => {
            wakes.delete(wake)
            resolve()
          }
          wakes.add(wake)
          setTimeout(wake, IDLE_MS)
        })
    }
  }

  return {
    processAll: () => processAll(),
    start() {
      const all = Object.entries(topics)
      const together = all.filter(([, topic]) => !topic.apart)
      running ??= Promise.all([together, ...all.filter(([, topic]) => topic.apart).map((one) => [one])].map(loop))
    },
    async stop() {
      stopped = true
      for (const wake of wakes) wake()
      await running
    },
  }
}
