import { Worker } from 'node:worker_threads'
import { Refusal } from './refusal.ts'

/** A hostile file may cost a thread this much, never the server. */
const MEMORY_MB = 768
const TIMEOUT_MS = 30_000
const WATCH_MS = 50

export type ThreadReply<T> = { ok: true; value: T } | { ok: false; code: Refusal['code']; facts: Refusal['facts'] }

const queues = new Map<string, Promise<unknown>>()

/** Runs a module in a thread of its own with bounded memory and time; one at a time per module, so that the bounds hold together. */
export function inThread<T>(module: URL, data: object, timeoutMs = TIMEOUT_MS): Promise<T> {
  const before = queues.get(module.href) ?? Promise.resolve()
  const result = before.then(() => run<T>(module, data, timeoutMs))
  queues.set(
    module.href,
    result.catch(() => {}),
  )
  return result
}

function run<T>(module: URL, data: object, timeoutMs: number): Promise<T> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(module, { workerData: data, resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB } })
    const timer = setTimeout(() => end(() => reject(new Refusal('file_unreadable', { why: 'too_slow' }))), timeoutMs)
    // The limit above holds for objects only; buffers lie outside the heap and are watched.
    const watch = setInterval(async () => {
      const used = await worker.getHeapStatistics().catch(() => null) // it has just ended
      if (used && used.used_heap_size + used.external_memory > MEMORY_MB * 1_000_000)
        end(() => reject(new Refusal('file_unpacks_too_large', { why: 'memory' })))
    }, WATCH_MS)
    const end = (settle: () => void) => {
      clearTimeout(timer)
      clearInterval(watch)
      settle()
      void worker.terminate()
    }
    worker.once('message', (reply: ThreadReply<T>) =>
      end(() => (reply.ok ? resolve(reply.value) : reject(new Refusal(reply.code, reply.facts)))),
    )
    worker.once('error', (fault: Error & { code?: string }) =>
      end(() =>
        reject(fault.code === 'ERR_WORKER_OUT_OF_MEMORY' ? new Refusal('file_unpacks_too_large', { why: 'memory' }) : fault),
      ),
    )
    worker.once('exit', () => end(() => reject(new Error('the thread ended without an answer'))))
  })
}
