import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { insertPerson, setPassword } from '@keqiao/server/accounts/store'
import { openHttp } from '@keqiao/server/http'
import { readConfig } from '@keqiao/server/platform/config'
import { newId } from '@keqiao/server/platform/ids'
import { openServices, type Services } from '@keqiao/server/services'
import { mannWhitney, median } from './mann-whitney.ts'

// Can the time of an answer tell whether an address has an account? Known and unknown addresses in random turns, over HTTP.
const SAMPLES = Number(process.argv[2] ?? 250)
const WARM_UP = 20
const PASSWORD = 'kan-jian-yan-shan-xue'
/** What the catalogue of tests asks (T24): not to be told apart at p = 0.01, medians within 5 ms. */
const LEAST_P = 0.01
const MOST_MS = 5

type Ask = (email: string) => Promise<Response>
type Kind = 'known' | 'unknown'

const folder = mkdtempSync(path.join(os.tmpdir(), 'keqiao-enumeration-'))
const config = readConfig({
  DATA_DIR: folder,
  EMBEDDER: 'hashing',
  LOG_LEVEL: 'silent',
  DEMO: 'off',
  RATE_LIMIT: '1000000',
  TRUST_PROXY: '1',
})
const services = await openServices(config)
const app = await openHttp(services)
const house = await app.listen({ host: '127.0.0.1', port: 0 })

let addresses = 0
/** From an address of its own each time, as a proxy would say, so that no limit interferes. */
const post = (url: string, body: object, cookie = '') => {
  const n = ++addresses
  return fetch(`${house}/api/v1${url}`, {
    method: 'POST',
    body: JSON.stringify(body),
    headers: { 'content-type': 'application/json', 'x-forwarded-for': `10.${n >> 16}.${(n >> 8) & 255}.${n & 255}`, cookie },
  })
}

async function addPeople({ auth, db }: Services, emails: string[]): Promise<string[]> {
  const hash = await (await auth.$context).password.hash(PASSWORD)
  const people = emails.map((email) => ({ id: newId(), name: '王工', email, emailVerified: true }))
  const at = new Date()
  await db.write(async (tx) => {
    for (const person of people) {
      await insertPerson(tx, { ...person, createdAt: at, updatedAt: at })
      await setPassword(tx, person.id, hash, at)
    }
  })
  return people.map(({ id }) => id)
}

const known = Array.from({ length: SAMPLES + WARM_UP }, (_, n) => `known${n}@firm.example`)
const unknown = known.map((_, n) => `wrong${n}@firm.example`)
await addPeople(services, known)

/** Administrators of as many units as are needed: each may invite thirty people a day. */
const UNITS = Math.ceil(((SAMPLES + WARM_UP) * 2) / 25)
const bosses = await addPeople(
  services,
  Array.from({ length: UNITS }, (_, n) => `boss${n}@firm.example`),
)
const units: { id: string; cookie: string }[] = []
for (const [n, boss] of bosses.entries()) {
  const draft = { name: `测时单位 ${n}`, kind: 'ENT', region: '130200', intro: null, fields: [] } as const
  const { id } = await services.accounts.ensureOrganisation({ ...draft, fields: [] }, false)
  await services.accounts.join(boss, id, 'admin')
  const answer = await post('/session', { email: `boss${n}@firm.example`, password: PASSWORD })
  units.push({
    id,
    cookie: answer.headers
      .getSetCookie()
      .map((line) => line.split(';')[0])
      .join('; '),
  })
}
let turn = 0
const unit = () => units[turn++ % units.length] as (typeof units)[number]

const FLOWS: Record<string, Ask> = {
  '登录 sign in': (email) => post('/session', { email, password: 'not-the-password' }),
  '注册 sign up': (email) => post('/sign-ups', { name: '新人', email }),
  '重设 reset': (email) => post('/password-resets', { email }),
  '换邮箱 change mail': (email) => post('/my/mail-changes', { email, password: PASSWORD }, unit().cookie),
  '邀请 invite': (email) => {
    const { id, cookie } = unit()
    return post(`/organisations/${id}/invitations`, { email, role: 'member' }, cookie)
  },
}

async function timed(ask: Ask, email: string) {
  const start = performance.now()
  const answer = await ask(email)
  const body = await answer.text()
  const ms = performance.now() - start
  const said = [answer.status, [...answer.headers.keys()].join(), body.replace(/"requestId":"[^"]+"/, '').replaceAll(email, '')]
  return { ms, said: said[0] === 201 ? String(said.slice(0, 2)) : String(said) }
}

let told = 0
console.log(`${SAMPLES} × 2 次，已知与未知邮箱随机交替 / known and unknown addresses in random turns\n`)
console.log('| 流程 flow | 已知 median ms | 未知 median ms | Δ ms | Mann–Whitney p | 回答 answers |\n|---|---|---|---|---|---|')
for (const [name, ask] of Object.entries(FLOWS)) {
  const times: Record<Kind, number[]> = { known: [], unknown: [] }
  const said = new Set<string>()
  for (let n = 0; n < SAMPLES + WARM_UP; n++) {
    const order: Kind[] = Math.random() < 0.5 ? ['known', 'unknown'] : ['unknown', 'known']
    for (const kind of order) {
      const sample = await timed(ask, (kind === 'known' ? known : unknown)[n] as string)
      if (n < WARM_UP) continue
      times[kind].push(sample.ms)
      said.add(sample.said)
    }
  }
  const [a, b] = [median(times.known), median(times.unknown)]
  const p = mannWhitney(times.known, times.unknown)
  if (p <= LEAST_P || Math.abs(a - b) > MOST_MS || said.size > 1) told++
  console.log(
    `| ${name} | ${a.toFixed(2)} | ${b.toFixed(2)} | ${(a - b).toFixed(2)} | ${p.toFixed(3)} | ${said.size === 1 ? '一样 alike' : `${said.size} 种`} |`,
  )
}
await app.close()
await services.close()
rmSync(folder, { recursive: true, force: true })
process.exitCode = told > 0 ? 1 : 0
