import { type MessagePort, parentPort, workerData } from 'node:worker_threads'
import { openFollowed } from './follow.ts'
import { showTo } from './thread.ts'

const { file, dimensions, searcher } = workerData as { file: string; dimensions: number; searcher: MessagePort }

const followed = openFollowed(file, dimensions, showTo(searcher))

const calls = {
  async look() {
    await followed.look()
    return followed.state()
  },
  hide: (ids: string[]) => followed.hide(ids),
}
export type FollowerCalls = typeof calls

let last: Promise<unknown> = followed.look()
parentPort?.on('message', ({ id, call, given }: { id: number; call: keyof FollowerCalls; given: never }) => {
  // One after another, so that each look is shown before the next begins.
  last = last.then(async () => {
    try {
      parentPort?.postMessage({ id, value: await calls[call](given) })
    } catch (fault) {
      parentPort?.postMessage({ id, fault: String(fault instanceof Error ? fault.stack : fault) })
    }
  })
})
await last
parentPort?.postMessage({ id: 0, value: 'ready' })
