import { once } from 'node:events'
import { MessageChannel, type MessagePort, Worker } from 'node:worker_threads'
import type { SearcherCalls, Shown } from './searcher.ts'

// biome-ignore lint/suspicious/noExplicitAny: whatever a thread's calls take and give
type Calls = Record<string, (given: any) => any>

/** What a thread makes for one question is soon thrown away; without a bound each keeps tens of megabytes of it. */
export const SMALL = { maxYoungGenerationSizeMb: 8 }

/** Calls into a thread that answers each by its number; number 0 says that it is ready. */
export function openThread<C extends Calls>(worker: Worker) {
  const waiting = new Map<number, { done: (value: never) => void; failed: (fault: Error) => void }>()
  const opening = Promise.withResolvers<void>()
  opening.promise.catch(() => {}) // whoever waits for it is told; nobody must
  let last = 0
  let fault: Error | null = null

  worker.on('message', (reply: { id: number; value?: never; fault?: string }) => {
    if (reply.id === 0) opening.resolve()
    const one = waiting.get(reply.id)
    waiting.delete(reply.id)
    if (reply.fault) one?.failed(new Error(reply.fault))
    else one?.done(reply.value as never)
  })
  const end = (cause: Error) => {
    fault = cause
    opening.reject(cause)
    for (const one of waiting.values()) one.failed(cause)
    waiting.clear()
  }
  worker.on('error', end)
  worker.on('exit', () => end(new Error('a search thread has stopped')))

  return {
    ready: opening.promise,
    ask<N extends keyof C & string>(call: N, ...given: Parameters<C[N]>): Promise<Awaited<ReturnType<C[N]>>> {
      if (fault) return Promise.reject(fault)
      return new Promise((done, failed) => {
        const id = ++last
        waiting.set(id, { done, failed })
        worker.postMessage({ id, call, given: given[0] })
      })
    },
    async end() {
      worker.removeAllListeners('exit')
      await worker.terminate()
      end(new Error('the engine is closed'))
    },
  }
}

interface Given {
  file: string
  dimensions: number
}

/** A thread that knows the files, and one that searches what it is shown. */
export function openThreads<C extends Calls>(script: 'writer' | 'follower', given: Given) {
  const { port1, port2 } = new MessageChannel()
  const open = <T extends Calls>(name: string, workerData: object, port: MessagePort) =>
    openThread<T>(
      new Worker(new URL(`./${name}.ts`, import.meta.url), { workerData, transferList: [port], resourceLimits: SMALL }),
    )
  return {
    keeper: open<C>(script, { ...given, searcher: port1 }, port1),
    searcher: open<SearcherCalls>('searcher', { writer: port2 }, port2),
  }
}

/** Resolves when the thread that searches has taken it. */
export const showTo = (searcher: MessagePort) => async (shown: Shown) => {
  const seen = once(searcher, 'message')
  searcher.postMessage(shown)
  await seen
}
