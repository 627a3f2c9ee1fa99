import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { freePort } from '../../tests/support/free-port.ts'

/** By itself it may use two thirds of the memory; where that is much, every small task takes longer (`scripts/bench/RESULTS.md`). */
const INDEXING_MEMORY = '100MiB'

export const KEY = 'only-for-this-run-only-for-this-run'

/** A real server that can be killed and started again on the same data. */
export async function meilisearch(program: string, folder: string) {
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  let server: ChildProcess | null = null
  const isUp = () =>
    fetch(`${url}/health`).then(
      (reply) => reply.ok,
      () => false,
    )

  return {
    url,
    runs: () => server !== null,
    async start() {
      const args = ['--no-analytics', '--http-addr', `127.0.0.1:${port}`, '--master-key', KEY]
      args.push('--db-path', path.join(folder, 'meili'), '--max-indexing-memory', INDEXING_MEMORY)
      server = spawn(program, args, { stdio: 'ignore', cwd: folder })
      for (let tries = 0; tries < 600; tries++) {
        if (await isUp()) return
        await setTimeout(50)
      }
      throw new Error('the search server does not start')
    },
    async kill() {
      if (!server) return
      const gone = once(server, 'exit')
      server.kill('SIGKILL')
      await gone
      server = null
    },
  }
}
