import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { chmodSync, chownSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import net from 'node:net'
import os from 'node:os'
import path from 'node:path'

export interface Place {
  kind: 'sqlite' | 'postgres'
  /** What `DATABASE_URL` says. */
  url: string
  folder: string
  close(): Promise<void>
}

const given = process.env.TEST_DATABASE_URL || process.env.DATABASE_URL
const settled = (child: ChildProcess) => new Promise<void>((done) => child.on('exit', () => done()))

/** SQLite where one process is asked for; else the Postgres that is given, or a throw-away one if it is installed here. */
export async function makePlace(processes: number): Promise<Place> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'keqiao-storm-'))
  const drop = () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  if (processes === 1) {
    const url = `file:${path.join(folder, 'keqiao.db')}`
    return { kind: 'sqlite', url, folder, close: async () => drop() }
  }
  if (given?.startsWith('postgres')) return { kind: 'postgres', url: given, folder, close: async () => drop() }
  const server = await startPostgres(path.join(folder, 'postgres'))
  return {
    kind: 'postgres',
    url: server.url,
    folder,
    async close() {
      await server.stop()
      drop()
    },
  }
}

/** Postgres refuses to run as root: then it runs as nobody. */
function owner(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined
  const idOf = (flag: string) => Number(execFileSync('id', [flag, 'nobody'], { encoding: 'utf8' }))
  return { uid: idOf('-u'), gid: idOf('-g') }
}

async function startPostgres(folder: string) {
  const as = owner()
  mkdirSync(folder, { mode: 0o700 })
  if (as) {
    chmodSync(path.dirname(folder), 0o711)
    chownSync(folder, as.uid, as.gid)
  }
  try {
    execFileSync('initdb', ['-D', folder, '-U', 'keqiao', '-A', 'trust', '-E', 'UTF8', '--no-locale'], { ...as, stdio: 'ignore' })
  } catch {
    throw new Error('several processes need Postgres: give its address in TEST_DATABASE_URL, or install it here')
  }
  const port = await freePort()
  const settings = ['-c', 'listen_addresses=127.0.0.1', '-c', 'max_connections=200', '-c', `unix_socket_directories=${folder}`]
  const child = spawn('postgres', ['-D', folder, '-p', String(port), ...settings], { ...as, stdio: 'ignore' })
  const gone = settled(child)
  for (let tries = 0; !(await answers(port)); tries++) {
    if (tries > 100) throw new Error('Postgres does not start')
    await new Promise((go) => setTimeout(go, 100))
  }
  return {
    url: `postgres://keqiao@127.0.0.1:${port}/postgres`,
    async stop() {
      child.kill('SIGINT')
      await gone
    },
  }
}

const freePort = () =>
  new Promise<number>((done) => {
    const server = net.createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as net.AddressInfo
      server.close(() => done(port))
    })
  })
const answers = (port: number) =>
  new Promise<boolean>((done) => {
    const socket = net.connect(port, '127.0.0.1', () => {
      socket.destroy()
      done(true)
    })
    socket.on('error', () => done(false))
  })
