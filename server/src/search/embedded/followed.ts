import type { SearchEngine, Standing } from '../engine.ts'
import { EMBEDDED } from './engine.ts'
import type { FollowerCalls } from './follower.ts'
import { openThreads } from './thread.ts'

const LOOK_MS = 500

interface Given {
  file: string
  dimensions: number
  /** What is thrown where there is no index to follow. */
  nobody: () => Error
}

/** Answers from the files of the process that indexes, half a second behind it; the files are only read. */
export function followEmbeddedEngine({ file, dimensions, nobody }: Given): SearchEngine & { hide(ids: string[]): Promise<void> } {
  const { keeper: follower, searcher } = openThreads<FollowerCalls>('follower', { file, dimensions })
  let seen: { fingerprint: string; documents: number; isBuilding: boolean; isBehind: boolean } | null = null
  const look = async () => {
    seen = await follower.ask('look')
  }
  const opening = follower.ready.then(look)
  opening.catch(() => {}) // whoever waits for it is told; nobody must
  const timer = setInterval(() => void look().catch(() => {}), LOOK_MS)
  timer.unref()

  const isThere = () => seen !== null && seen.fingerprint !== ''
  async function answering() {
    await opening
    if (!isThere()) throw nobody()
  }
  const standing = (): Standing => (!isThere() ? 'none' : seen?.isBehind ? 'behind' : 'following')
  const notMine = () => Promise.reject(new Error('this process follows an index; another writes it'))

  return {
    id: EMBEDDED,
    upsert: notMine,
    remove: notMine,
    rebuild: notMine,
    finish: notMine,
    page: notMine,
    hide: (ids) => follower.ask('hide', ids),
    async search(query) {
      await answering()
      return searcher.ask('search', query)
    },
    async suggest(kind, typed, most) {
      await answering()
      return searcher.ask('suggest', { kind, typed, most })
    },
    opened: () => opening,
    async state() {
      const { fingerprint = '', documents = 0, isBuilding = false } = seen ?? {}
      return { fingerprint, documents, ready: seen !== null, isBuilding }
    },
    standing: () => ({ standing: standing(), fault: isThere() ? null : `no index to follow beside ${file}` }),
    async close() {
      clearInterval(timer)
      await Promise.all([follower.end(), searcher.end()])
    },
  }
}
