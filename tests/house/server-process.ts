import { type ChildProcess, spawn } from 'node:child_process'
import path from 'node:path'
import { bareEnv } from '../support/bare-env.ts'
import { root } from './sources.ts'

/** The real `main.ts` in a process of its own, as `npm start` runs it. */
export function startServer(settings: Record<string, string>) {
  const child: ChildProcess = spawn(process.execPath, [path.join(root, 'server/src/main.ts')], {
    env: { ...bareEnv, EMBEDDER: 'hashing', DEMO: 'off', PORT: '0', ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let out = ''
  let err = ''
  child.stdout?.on('data', (chunk) => {
    out += chunk
  })
  child.stderr?.on('data', (chunk) => {
    err += chunk
  })
  const ended = new Promise<{ code: number | null; out: string; err: string }>((done) =>
    child.on('close', (code) => done({ code, out, err })),
  )

  return {
    pid: child.pid,
    ended,
    output: () => out,
    stop(signal: NodeJS.Signals = 'SIGTERM') {
      child.kill(signal)
      return ended
    },
    /** Its address, once it says it. */
    async address(): Promise<string> {
      const said = new Promise<string>((done) => {
        const look = () => {
          const found = /http:\/\/127\.0\.0\.1:\d+/.exec(out.split('\n').find((line) => line.includes('科桥')) ?? '')
          if (found) done(found[0])
        }
        child.stdout?.on('data', look)
        look()
      })
      const failed = ended.then(({ err: why }) => Promise.reject(new Error(`the server ended: ${why}`)))
      return Promise.race([said, failed])
    },
  }
}
