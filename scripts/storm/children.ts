import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync } from 'node:fs'
import path from 'node:path'

/** A server of this folder in a process of its own; it says its address once it listens. */
export async function startOne(file: string, args: string[], settings: Record<string, string> = {}) {
  const env = { PATH: process.env.PATH, ...settings }
  if (settings.DATA_DIR) mkdirSync(settings.DATA_DIR, { recursive: true })
  const child = fork(path.join(import.meta.dirname, file), args, { env })
  const [address] = (await once(child, 'message')) as [string]
  return {
    address,
    pids: child.pid ? [child.pid] : [],
    async stop() {
      child.kill()
      await once(child, 'exit')
    },
  }
}
