import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { Worker } from 'node:worker_threads'
import type { SearchEngine } from '../engine.ts'
import type { Calls } from './worker.ts'

interface Waiting {
  done: (value: never) => void
  failed: (fault: Error) => void
}

/** The engine that ships: its own file, everything else in a thread of its own, so that requests never wait for a scan. */
export function openEmbeddedEngine({
  file,
  dimensions,
}: {
  file: string
  dimensions: number
}): SearchEngine & { bytes(): Promise<number> } {
  mkdirSync(path.dirname(file), { recursive: true })
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { workerData: { file, dimensions } })
  const waiting = new Map<number, Waiting>()
  let last = 0
  let ready = false
  const opening = Promise.withResolvers<void>()
  opening.promise.catch(() => {}) // whoever waits for it is told; nobody must
  let fault: Error | null = null

  worker.on('message', (reply: { id: number; value?: never; fault?: string }) => {
    if (reply.id === 0) {
      ready = true
      opening.resolve()
    }
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
  worker.on('exit', () => end(new Error('the search thread has stopped')))

  function ask<C extends keyof Calls>(call: C, ...given: Parameters<Calls[C]>): Promise<ReturnType<Calls[C]>> {
    if (fault) return Promise.reject(fault)
    return new Promise((done, failed) => {
      const id = ++last
      waiting.set(id, { done, failed })
      worker.postMessage({ id, call, given: given[0] })
    })
  }

  return {
    id: 'embedded-1',
    upsert: (documents) => ask('upsert', documents),
    remove: (ids) => ask('remove', ids),
    search: (query) => ask('search', query),
    suggest: (kind, typed, most) => ask('suggest', { kind, typed, most }),
    rebuild: (fingerprint) => ask('rebuild', fingerprint),
    finish: async () => {},
    page: (kind, after, most) => ask('page', { kind, after, most }),
    opened: () => opening.promise,
    async state() {
      if (!ready) return { fingerprint: '', documents: 0, ready: false }
      const { fingerprint, documents } = await ask('state')
      return { fingerprint, documents, ready: true }
    },
    async bytes() {
      return (await ask('state')).bytes
    },
    async close() {
      if (fault) return
      await ask('close')
      worker.removeAllListeners('exit')
      await worker.terminate()
    },
  }
}
