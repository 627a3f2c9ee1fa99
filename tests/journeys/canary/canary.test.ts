import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { Writable } from 'node:stream'
import { everythingIn } from '@keqiao/server/attachments/fixtures'
import { vectors } from '@keqiao/server/embedding/tables'
import { needs as needRows } from '@keqiao/server/needs/tables'
import { notices } from '@keqiao/server/notices/tables'
import { dialect } from '@keqiao/server/platform/db/dialect'
import { outbox } from '@keqiao/server/platform/outbox.tables'
import { createLogger } from '@keqiao/server/platform/redact'
import { trail } from '@keqiao/server/platform/trail.tables'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { achievementDraft } from '../../support/drafts.ts'
import { readMail } from '../../support/mails.ts'
import type { People } from '../../support/people.ts'
import { type House, startHouse } from '../../support/start-house.ts'
import { createCrawler } from './crawl.ts'
import { mayKnow, type Who } from './may-know.ts'
import { fileOf, KINDS, type Kind, type Plant, plant, TOKEN, token } from './plants.ts'

// T30: what is planted in confidential needs comes out only where the table in may-know.ts says so. CANARY=500 is the long run.
const COUNT = Number(process.env.CANARY ?? (dialect === 'sqlite' ? 100 : 24))
const FILES = COUNT > 100 ? COUNT : 24
const SAMPLE = COUNT > 100 ? 60 : COUNT === 100 ? 10 : 3
const MINUTES = 60_000

let house: House
let people: People
let plants: Plant[]
let crawler: ReturnType<typeof createCrawler>
const who: Record<string, Who> = {}
const log: string[] = []
const mailed: string[] = []

beforeAll(async () => {
  const lines = new Writable({
    write(line, _encoding, done) {
      log.push(String(line))
      done()
    },
  })
  house = await startHouse({ logger: createLogger('trace', lines) })
  people = await house.addPeople()
  const own = people.universityAdmin
  const shown = await house.services.achievements.create(own, people.university.id, achievementDraft(), { to: 'listed' })
  plants = await plant(house, people, { count: COUNT, files: FILES })
  for (const [name, viewer] of Object.entries(people))
    if ('person' in viewer) await meet(name, viewer.person?.email ?? null, viewer)
  for (const { disclosure, email, owner, index } of firstOfEach(['open']))
    await meet(`owner of ${disclosure} ${index}`, email, owner)
  await give()
  await house.processAll()
  crawler = createCrawler(house, plants, shown.id)
}, 20 * MINUTES)
afterAll(() => house.close())

async function meet(name: string, email: string | null, viewer: Who['viewer']) {
  const granted = { READ: new Set<number>(), NAME: new Set<number>(), FILES: new Set<number>(), asked: new Set<number>() }
  who[name] = { name, viewer, cookie: email && (await house.signIn(email)), granted }
}
const firstOfEach = (states: string[]) =>
  [...Map.groupBy(plants, ({ disclosure, state }) => `${disclosure} ${state}`).values()].flatMap(([one]) =>
    one && states.includes(one.state) ? [one] : [],
  )
const some = (disclosure: Plant['disclosure'], most = 3) =>
  plants.filter((one) => one.disclosure === disclosure && one.state === 'open').slice(0, most)
const asker = (name: string) => who[name] as Who

/** What owners give: names, files and hidden needs, by request, to an organisation, and to an address. */
async function give() {
  const { grants } = house.services
  const ask = async (name: string, one: Plant, scope: 'NAME' | 'FILES', organisationId: string | null) => {
    const { viewer, granted } = asker(name)
    const reason = `我们想看 ${token(one.index, 're')}`
    const request = await grants.ask(viewer, { subject: `need:${one.id}`, scope, attachmentId: null, reason, organisationId })
    granted.asked.add(one.index)
    await grants.answer(one.owner, request.id, { answer: 'grant', until: null, text: null, attachmentId: null })
    granted[scope].add(one.index)
  }
  for (const one of some('ANON')) {
    await ask('agent', one, 'FILES', null)
    await ask('otherCompanyAdmin', one, 'NAME', people.otherCompany.id)
  }
  for (const one of some('AGENT_ONLY')) await ask('agent', one, 'FILES', null)
  for (const one of some('INVITE')) {
    const subject = `need:${one.id}`
    await grants.invite(one.owner, { subject, to: { kind: 'organisation', id: people.university.id }, files: true, until: null })
    for (const name of ['universityAdmin', 'universityMember']) {
      asker(name).granted.READ.add(one.index)
      asker(name).granted.FILES.add(one.index)
    }
    const email = `invited-${one.index}@canary.example`
    await grants.invite(one.owner, { subject, to: { kind: 'mail', email }, files: false, until: null })
  }
}

/** Over all disclosures and states. */
function sample() {
  const all = firstOfEach([...new Set(plants.map(({ state }) => state))])
  const mixed = [...all.filter((_, i) => i % 3 === 0), ...all.filter((_, i) => i % 3 !== 0), ...plants]
  return [...new Set(mixed)].slice(0, SAMPLE)
}
const tokensIn = (text: string) =>
  [...text.matchAll(TOKEN)].map(([, at = '', kind]) => ({ index: Number.parseInt(at, 36), kind: kind as Kind }))
const insiders = () => Object.keys(who).filter((name) => name.startsWith('owner') || /operator|reviewer|auditor/i.test(name))
const outsiders = () => Object.keys(who).filter((name) => !insiders().includes(name))

test('every secret is planted: its owner can find it, and a file names its maker before it is taken in', async () => {
  const one = plants.find(({ attachmentId, index }) => attachmentId && index % 5 === 0) as Plant
  const owner = { ...asker('operator'), name: 'owner', viewer: one.owner, cookie: await house.signIn(one.email) }
  const found = new Set<Kind>()
  for (const url of [
    `/api/v1/needs/${one.id}`,
    `/api/v1/needs/${one.id}/draft`,
    `/api/v1/organisations/${one.organisationId}/members`,
    `/api/v1/attachments?subject=need:${one.id}`,
    `/api/v1/attachments/${one.attachmentId}/file`,
    `/api/v1/grants?subject=need:${some('ANON')[0]?.id}`,
  ]) {
    const cookie = url.includes('/grants') ? await house.signIn(some('ANON')[0]?.email as string) : (owner.cookie as string)
    const answer = await house.app.inject({ url, headers: { cookie } })
    const text = url.endsWith('/file') ? await everythingIn(answer.rawPayload) : answer.body
    for (const { kind } of tokensIn(text)) found.add(kind)
  }
  const before = tokensIn(await everythingIn((await fileOf(one.index)).content))
  for (const { kind } of before) found.add(kind)
  expect(Object.keys(KINDS).filter((kind) => !found.has(kind as Kind))).toEqual([])
})

test(
  'no answer to anybody holds more than the table says, whoever asks which route with which id',
  async () => {
    const hidden = some('INVITE', 2).map(({ id }) => id)
    for (const name of outsiders()) await crawler.push(asker(name), hidden, 'bodies')
    for (const name of insiders()) await crawler.push(asker(name), hidden, 'nothing')
    await house.processAll()
    for (const one of Object.values(who)) await crawler.read(one, sample())
    for (const name of ['visitor', 'agent', 'universityAdmin']) await crawler.takeWorkbook(asker(name))
    expect(crawler.told()).toEqual([])
    const missed = crawler.routes.filter(({ method, path: at }) => !crawler.seen.routes.has(`${method} ${at}`))
    expect(
      missed
        .map(({ method, path: at }) => `${method} ${at}`)
        .filter((one) => !/session|my\/|sign-ups|password|mail-conf/.test(one)),
    ).toEqual([])
    const { answers, bytes, files, routes, faults } = crawler.seen
    expect([...faults]).toEqual([])
    console.log(
      `canary: ${plants.length} needs, ${Object.keys(who).length} askers, ${routes.size} routes, ${answers} answers (${(bytes / 1e6).toFixed(1)} MB, ${files} files) read`,
    )
  },
  30 * MINUTES,
)

test(
  'what is hidden answers like what never was',
  async () => {
    const hidden = [...some('INVITE', 1), ...plants.filter(({ state }) => state === 'draft').slice(0, 1)]
    const told: string[] = []
    for (const name of ['visitor', 'signedIn', 'otherCompanyAdmin', 'agent'])
      told.push(...(await crawler.existence(asker(name), hidden)))
    expect(told).toEqual([])
  },
  5 * MINUTES,
)

describe('beside the answers', () => {
  test('the log holds no secret', () => {
    expect(log.length).toBeGreaterThan(1000)
    expect(tokensIn(log.join('\n'))).toEqual([])
  })

  test('a mail names an open or anonymous need, its own people to themselves, and a company to whom it invites; nothing else', () => {
    const folder = path.join(house.dataDir, 'mail')
    for (const name of readdirSync(folder)) mailed.push(readFileSync(path.join(folder, name), 'utf8'))
    expect(mailed.length).toBeGreaterThan(10)
    const wrong = mailed.flatMap((raw) => {
      const { header, subject, text, html } = readMail(raw)
      const to = header('To') ?? ''
      return tokensIn(`${raw}\n${subject}\n${text}\n${html}`).filter(({ index, kind }) => {
        const { disclosure, email } = plants[index] as Plant
        if (kind === 'co') return !to.includes('invited-')
        // A person is greeted by name.
        if (kind === 'ad') return !to.includes(email)
        return kind !== 'na' || disclosure === 'AGENT_ONLY' || disclosure === 'INVITE'
      })
    })
    expect(wrong).toEqual([])
  })

  test('the index on disk holds open and anonymous needs that are shown, and their text only', () => {
    const files = readdirSync(house.dataDir).filter((name) => name.startsWith('search.db'))
    const found = files.flatMap((name) => tokensIn(readFileSync(path.join(house.dataDir, name), 'latin1')))
    expect(found.length).toBeGreaterThan(20)
    const stranger = asker('visitor')
    const shown = ({ state }: Plant) => state === 'open'
    const wrong = found.filter(({ index, kind }) => {
      const one = plants[index] as Plant
      return !['na', 'tx'].includes(kind) || !shown(one) || !mayKnow(stranger, kind, one)
    })
    expect(wrong).toEqual([])
  })

  test('trail, outbox, remembered vectors and stored notices hold ids and codes; files know nothing of their makers', async () => {
    const { read } = house.services.db
    const rows = [
      ...(await read.select().from(trail)),
      ...(await read.select().from(outbox)),
      ...(await read.select({ embedder: vectors.embedder, hash: vectors.hash }).from(vectors)),
    ]
    expect(rows.length).toBeGreaterThan(200)
    expect(tokensIn(JSON.stringify(rows))).toEqual([])
    const told = tokensIn(JSON.stringify(await read.select().from(notices)))
    const hiddenOnes = told.filter(
      ({ index, kind }) => kind !== 'na' || !['OPEN', 'ANON'].includes((plants[index] as Plant).disclosure),
    )
    expect(hiddenOnes).toEqual([])
    const folder = path.join(house.dataDir, 'files')
    const kept = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
    expect(kept.length).toBe(plants.filter(({ attachmentId }) => attachmentId).length)
    for (const entry of kept) {
      const content = await everythingIn(readFileSync(path.join(entry.parentPath, entry.name)))
      expect(tokensIn(content).filter(({ kind }) => kind !== 'fc')).toEqual([])
    }
  })
})

test(
  'what was granted is gone at the very next request after it was withdrawn',
  async () => {
    const { grants } = house.services
    const given = [...some('ANON'), ...some('AGENT_ONLY'), ...some('INVITE')]
    const readers = ['agent', 'otherCompanyAdmin', 'universityAdmin', 'universityMember'].map(asker)
    for (const one of given) {
      const { grants: live } = await grants.disclosed(one.owner, `need:${one.id}`)
      expect(live.length).toBeGreaterThan(0)
      for (const { id, state } of live) if (state === 'live') await grants.withdraw(one.owner, id)
    }
    for (const { granted } of readers) for (const scope of ['READ', 'NAME', 'FILES'] as const) granted[scope].clear()
    for (const reader of readers) await crawler.read(reader, given)
    expect(crawler.told()).toEqual([])
  },
  10 * MINUTES,
)

test(
  'the crawler sees a leak: a hidden need that the database shows although the table does not',
  async () => {
    // The newest, so that it stands in every list.
    const one = some('INVITE', COUNT).at(-1) as Plant
    await house.services.db.write(async (tx) => {
      await tx.update(needRows).set({ disclosure: 'OPEN' }).where(eq(needRows.id, one.id))
      await house.services.outbox.add(tx, 'listing', `need:${one.id}`)
    })
    await house.processAll()
    await crawler.read(asker('visitor'), [one])
    const leaks = crawler.leaks.splice(0)
    expect(new Set(leaks.map(({ plant: index }) => index))).toEqual(new Set([one.index]))
    const where = new Set(leaks.map((leak) => leak.where))
    for (const route of ['needs/{id}', 'search', 'suggest', 'export', 'matches/best', 'achievements/{id}/matches', 'overview'])
      expect([...where], route).toContain(`GET /api/v1/${route}`)
    expect(new Set(leaks.map(({ kind }) => kind))).toEqual(new Set(['na', 'tx', 'co']))
  },
  5 * MINUTES,
)
