import type { Logger } from 'pino'
import type { Claimed, Outbox, Topic } from './platform/outbox.ts'

export type Worker = ReturnType<typeof createWorker>

const IDLE_MS = 200

export function createWorker({ outbox, topics, logger }: { outbox: Outbox; topics: Record<string, Topic>; logger: Logger }) {
  let stopped = false
  let running: Promise<void> | null = null
  let wake: () => void = () => {}

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
        await outbox.fail(claimed, fault)
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
        await outbox.fail([row], fault)
      }
    }
  }

  /** Drains everything that is due; what handlers add on the way too. */
  async function processAll(): Promise<void> {
    for (let worked = true; worked; ) {
      worked = false
      for (const [name, topic] of Object.entries(topics)) {
        if (stopped) return
        if (await step(name, topic)) worked = true
      }
    }
  }

  async function loop() {
    while (!stopped) {
      try {
        await processAll()
      } catch (fault) {
        logger.error({ fault }, 'worker failed')
      }
      if (!stopped)
        await new Promise<void>((resolve) => {
          wake = resolve
          setTimeout(resolve, IDLE_MS)
        })
    }
  }

  return {
    processAll,
    start() {
      running ??= loop()
    },
    async stop() {
      stopped = true
      wake()
      await running
    },
  }
}
