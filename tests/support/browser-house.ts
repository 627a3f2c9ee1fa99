import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { codesOf } from '@keqiao/server/accounts/second-factor'
import { DEMO_PASSWORD, DEMO_SECOND_FACTOR, STAFF_ACCOUNTS } from '@keqiao/server/seed'
import type { TestProject } from 'vitest/node'
import { freePort } from './free-port.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the one house of this run answers. */
    house: string
    /** The folder into which it writes its mails. */
    mails: string
    /** Cookies of those who need a code, signed in once for all files: a code works once. */
    staff: Record<string, { name: string; value: string }[]>
  }
}

const root = path.resolve(import.meta.dirname, '../..')
const PATIENCE = 360_000

/** One real server for all browser tests: the shipped model, the demonstration data, the built web, a data folder of its own. */
export default async function startOnce(project: TestProject) {
  if (!existsSync(path.join(root, 'web/dist/index.html')))
    throw new Error('the built web is missing: run `vite build web`, or start the tests through `npm test`')
  const port = await freePort()
  const dataDir = mkdtempSync(path.join(os.tmpdir(), 'keqiao-browser-'))
  const { DATABASE_URL: _, EMBEDDER: __, PUBLIC_URL: ___, ...env } = process.env
  const server = spawn(process.execPath, ['server/src/main.ts'], {
    cwd: root,
    env: { ...env, DATA_DIR: dataDir, HOST: '127.0.0.1', PORT: String(port), RATE_LIMIT: '1000000', LOG_LEVEL: 'warn' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const house = `http://127.0.0.1:${port}`
  try {
    await ready(server, house)
  } catch (fault) {
    await stop(server, dataDir)
    throw fault
  }
  project.provide('house', house)
  project.provide('mails', path.join(dataDir, 'mail'))
  project.provide('staff', await signInStaff(house))
  return () => stop(server, dataDir)
}

async function signInStaff(house: string) {
  const staff: Record<string, { name: string; value: string }[]> = {}
  const ask = (address: string, body: object, cookies: { name: string; value: string }[] = []) =>
    fetch(`${house}/api/v1/${address}`, {
      method: 'POST',
      body: JSON.stringify(body),
      headers: {
        'content-type': 'application/json',
        origin: house,
        cookie: cookies.map(({ name, value }) => `${name}=${value}`).join('; '),
      },
    })
  for (const account of STAFF_ACCOUNTS) {
    const asked = await ask('session', { email: account.email, password: DEMO_PASSWORD })
    const answer = await ask('session/code', { code: codesOf(DEMO_SECOND_FACTOR).generate(), kind: 'app' }, cookiesOf(asked))
    if (!answer.ok) throw new Error(`${account.email} could not sign in: ${answer.status} ${await answer.text()}`)
    staff[account.email] = cookiesOf(answer)
  }
  return staff
}

const cookiesOf = (answer: Response) =>
  answer.headers.getSetCookie().flatMap((line) => {
    const [, name, value] = /^([^=]+)=([^;]*)/.exec(line) ?? []
    return name && value ? [{ name, value }] : []
  })

/** Ready is: it answers, every demonstration record is indexed, and the first matches are there. */
async function ready(server: ChildProcess, house: string) {
  let said = ''
  for (const stream of [server.stdout, server.stderr]) stream?.on('data', (text) => (said += text))
  for (const until = Date.now() + PATIENCE; Date.now() < until; ) {
    if (server.exitCode !== null) throw new Error(`the house stopped with ${server.exitCode}:\n${said}`)
    if (said.includes('operator@') && (await settled(house))) return
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
  throw new Error(`the house was not ready within ${PATIENCE / 1000} s:\n${said}`)
}

async function settled(house: string): Promise<boolean> {
  const state = await json<{ ok: boolean; waiting: number }>(`${house}/ready`)
  if (!state?.ok || state.waiting > 0) return false
  const best = await json<{ items: unknown[] }>(`${house}/api/v1/matches/best`)
  return (best?.items.length ?? 0) > 0
}

const json = <T>(address: string): Promise<T | null> =>
  fetch(address).then(
    (reply) => (reply.ok ? (reply.json() as Promise<T>) : null),
    () => null,
  )

async function stop(server: ChildProcess, dataDir: string) {
  if (server.exitCode === null) {
    server.kill('SIGTERM')
    await Promise.race([once(server, 'exit'), new Promise((resolve) => setTimeout(resolve, 10_000))])
    if (server.exitCode === null) server.kill('SIGKILL')
  }
  rmSync(dataDir, { recursive: true, force: true, maxRetries: 3 })
}
