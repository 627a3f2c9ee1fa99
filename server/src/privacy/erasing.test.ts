import { eq, inArray } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openBrowser } from '../../../tests/support/inject-browser.ts'
import { mailsTo } from '../../../tests/support/mailbox.ts'
import { type House, SECOND_FACTOR, startHouse } from '../../../tests/support/start-house.ts'
import { codesOf } from '../accounts/second-factor.ts'
import { setPassword } from '../accounts/store.ts'
import { appointments, memberships, persons, sessions } from '../accounts/tables.ts'
import { transitions } from '../listings/tables.ts'
import { notices } from '../notices/tables.ts'
import { newId } from '../platform/ids.ts'
import { trail } from '../platform/trail.tables.ts'
import { verifyTrail } from '../platform/trail-check/verify.ts'
import { BUSY_PASSWORD, busyPerson, everyRow, filesHolding } from './fixtures.ts'
import { erasures } from './tables.ts'

const DAY = 86_400_000
const BUSY = { name: '金丝雀甲乙', email: 'kanarie-7f3a@test.example', phone: '13511113333' }
const CANARIES = Object.values(BUSY)

let house: House
let people: Awaited<ReturnType<House['addPeople']>>
beforeAll(async () => {
  house = await startHouse()
  people = await house.addPeople()
})
afterAll(() => house.close())

const rowsHolding = async (texts: string[]) =>
  [...(await everyRow(house))]
    .filter(([, rows]) => rows.some((row) => texts.some((text) => row.includes(text))))
    .map(([name]) => name)

describe('a person with work in every corner asks to be erased', () => {
  let busy: Awaited<ReturnType<typeof busyPerson>>
  beforeAll(async () => {
    busy = await busyPerson(house, people, BUSY)
  }, 60_000)

  test('they are everywhere before', async () => {
    expect(await rowsHolding(CANARIES)).toEqual(
      expect.arrayContaining([
        'agents',
        'attachments',
        'import_problems',
        'imports',
        'invitations',
        'links',
        'needs',
        'notices',
        'persons',
      ]),
    )
    expect(filesHolding(house.dataDir, CANARIES).map((name) => name.split('/')[0])).toEqual(
      expect.arrayContaining(['imports', 'mail']),
    )
  })

  test('a wrong password says so at its field, and nothing is begun', async () => {
    const wrong = await busy.browser.post('/my/erasure', { password: 'not-it-at-all' })
    expect([wrong.statusCode, wrong.json().issues]).toEqual([400, [{ path: 'password', code: 'password_wrong', facts: {} }]])
    expect((await busy.browser.get('/my/privacy')).json().erasure).toBe(null)
  })

  test('they are told what it means, then have seven days to change their mind', async () => {
    const { outlook } = (await busy.browser.get('/my/privacy')).json()
    expect(outlook).toMatchObject({ atOnce: false, blocked: null, needsCode: false, isAgent: true, openWork: 0 })
    expect(outlook.organisations).toEqual([{ id: people.company.id, name: '滦河测试钢铁', after: 'others' }])
    const asked = await busy.browser.post('/my/erasure', { password: BUSY_PASSWORD })
    expect([asked.statusCode, asked.json()]).toMatchObject([202, { state: 'waiting', dueAt: '2026-11-09T09:00:00.000Z' }])
    await house.processAll()
    expect(mailsTo(house.mails, BUSY.email).at(-1)?.subject).toContain('注销')
    expect((await busy.browser.remove('/my/erasure')).json().erasure).toMatchObject({ state: 'withdrawn' })
    house.clock.advance(8 * DAY)
    await house.processAll()
    expect((await house.services.accounts.asViewer(busy.id))?.person?.name).toBe(BUSY.name)
  })

  test('after them nothing is left that tells who they were: not in a row, a file, an index or a letter', async () => {
    await busy.browser.signIn(BUSY.email, BUSY_PASSWORD)
    expect((await busy.browser.post('/my/erasure', { password: BUSY_PASSWORD })).statusCode).toBe(202)
    house.clock.advance(7 * DAY)
    await house.processAll()
    // The night after: what the log of the database held is gone before.
    expect(filesHolding(house.dataDir, CANARIES).filter((name) => !name.startsWith('mail/'))).toEqual([])
    house.clock.advance(DAY)
    await house.processAll()
    expect(await rowsHolding(CANARIES)).toEqual([])
    // Letters that were delivered to others, which are theirs; the copies here go after thirty days.
    const left = filesHolding(house.dataDir, CANARIES)
    expect(left.filter((name) => !name.startsWith('mail/'))).toEqual([])
    expect(mailsTo(house.mails, BUSY.email)).toEqual([])
    house.clock.set(new Date(Date.now() + 31 * DAY).toISOString())
    for (const timer of house.services.timers.all) if (timer.name === 'privacy.over') await timer.run()
    expect(filesHolding(house.dataDir, CANARIES)).toEqual([])
  })

  test('the way of the business stays, signed by nobody, and the chain of the trail is whole', async () => {
    const { db, accounts, needs } = house.services
    const [row] = await db.read.select().from(persons).where(eq(persons.id, busy.id))
    expect(row).toMatchObject({ name: '已注销用户', email: `${busy.id}@erased.invalid`, image: null, twoFactorEnabled: false })
    const moves = await db.read.select().from(transitions).where(eq(transitions.actorId, busy.id))
    expect(moves.length).toBeGreaterThan(0)
    const history = await needs.history(people.companyAdmin, busy.need.id)
    expect(history.map(({ actor }) => actor)).toContain('已注销用户')
    expect((await needs.read(people.companyAdmin, busy.need.id)).contact).toBe(null)
    const done = await db.read.select().from(trail).where(eq(trail.actorId, busy.id))
    expect(done.map(({ action }) => action)).toContain('person.erasure_asked')
    expect((await verifyTrail(db.read, [])).damages).toEqual([])
    expect(await accounts.asViewer(busy.id)).toBe(null)
    for (const [table, column] of [
      [sessions, sessions.userId],
      [memberships, memberships.personId],
      [appointments, appointments.personId],
      [notices, notices.personId],
    ] as const)
      expect(await db.read.$count(table, eq(column, busy.id))).toBe(0)
  })

  test('the organisation’s own file stays, the certificate is gone, from the disk as well', async () => {
    const { files, attachments } = house.services
    const own = await attachments.list(people.companyAdmin, `need:${busy.need.id}`)
    expect(own.items.map(({ name }) => name)).toEqual(['现场照片.png'])
    const kept: string[] = []
    for await (const ids of files.kept()) kept.push(...ids)
    expect(kept).toHaveLength(1)
  })

  test('whoever they were to others is told without a name, and the address may sign up anew', async () => {
    const rows = await house.services.db.read
      .select()
      .from(notices)
      .where(inArray(notices.code, ['agent_applied']))
    expect(rows.map(({ facts }) => facts.name)).toEqual(['已注销用户'])
    const again = openBrowser(house)
    expect((await again.signIn(BUSY.email, BUSY_PASSWORD)).statusCode).toBe(401)
    expect((await again.signUp('另一个人', BUSY.email, BUSY_PASSWORD)).statusCode).toBe(201)
  })
})

test('an account on which nothing hangs goes at once, without a mail to wait for', async () => {
  const one = openBrowser(house)
  await one.signUp('只是看看', 'just-looking@test.example', BUSY_PASSWORD)
  const { id } = (await one.me()).person
  expect((await one.get('/my/privacy')).json().outlook.atOnce).toBe(true)
  await one.post('/my/erasure', { password: BUSY_PASSWORD })
  await house.processAll()
  expect((await one.me()).person).toBe(null)
  expect(await rowsHolding(['只是看看', 'just-looking@test.example'])).toEqual([])
  const [row] = await house.services.db.read.select().from(erasures).where(eq(erasures.personId, id))
  expect([row?.state, row?.openKey]).toEqual(['done', null])
})

test('the last operator of the province stays, asked or due, and is told why', async () => {
  const { db, privacy, outbox } = house.services
  const id = people.operator.person?.id as string
  const cookie = await house.signIn('operator@test.example')
  const mine = await house.app.inject({ url: '/api/v1/my/privacy', headers: { cookie } })
  expect(mine.json().outlook.blocked).toBe('last_operator')
  const hash = await (await house.services.auth.$context).password.hash(BUSY_PASSWORD)
  await db.write((tx) => setPassword(tx, id, hash, new Date(house.clock.millis())))
  const payload = { password: BUSY_PASSWORD, code: codesOf(SECOND_FACTOR).generate() }
  const asked = await house.app.inject({ method: 'POST', url: '/api/v1/my/erasure', headers: { cookie }, payload })
  expect([asked.statusCode, asked.json().code]).toEqual([409, 'last_operator'])
  expect((await privacy.mine(people.operator)).erasure).toBe(null)
  // Asked while there were two; the other left since.
  await db.write(async (tx) => {
    const at = house.clock.now()
    await tx.insert(erasures).values({ id, personId: id, state: 'waiting', askedAt: at, dueAt: at, openKey: id })
    await outbox.add(tx, 'erasure', id)
  })
  await house.processAll()
  expect((await privacy.mine(people.operator)).erasure).toMatchObject({ state: 'refused', reason: 'last_operator' })
  const [row] = await db.read.select().from(persons).where(eq(persons.id, id))
  expect(row?.name).toBe('值班员')
  const told = await db.read.select().from(notices).where(eq(notices.personId, id))
  expect(told.map(({ code }) => code)).toContain('erasure_refused')
})

test('of two who ask at once for the same account one request is made', async () => {
  const one = openBrowser(house)
  await one.signUp('两次点击', 'twice@test.example', BUSY_PASSWORD)
  const { id } = (await one.me()).person
  await house.services.accounts.join(id, people.company.id, 'member')
  const asked = await Promise.all([1, 2, 3].map(() => one.post('/my/erasure', { password: BUSY_PASSWORD })))
  expect(new Set(asked.map((answer) => answer.json().askedAt)).size).toBe(1)
  expect(await house.services.db.read.$count(erasures, eq(erasures.personId, id))).toBe(1)
})

test('of eight who go at once, with an inbox full of their names, no byte of the files knows one', async () => {
  const { db, notices: announcer, outbox } = house.services
  const gone = Array.from({ length: 8 }, (_, n) => ({ id: newId(), name: `候鸟${n}号`, email: `zugvogel-${n}@test.example` }))
  for (const one of gone)
    await db.write(async (tx) => {
      const at = new Date(house.clock.millis())
      await tx.insert(persons).values({ ...one, emailVerified: true, createdAt: at, updatedAt: at })
      for (let n = 0; n < 6; n++)
        await announcer.add(tx, [one.id], {
          code: 'invitation',
          facts: { organisation: '候鸟车站', by: one.name },
          subject: 'account',
        })
    })
  await house.processAll()
  const texts = gone.flatMap(({ name, email }) => [name, email])
  expect(filesHolding(house.dataDir, texts).length).toBeGreaterThan(40)
  await db.write(async (tx) => {
    const at = house.clock.now()
    for (const { id } of gone) {
      await tx.insert(erasures).values({ id, personId: id, state: 'waiting', askedAt: at, dueAt: at, openKey: id })
      await outbox.add(tx, 'erasure', id)
    }
  })
  await house.processAll()
  expect(await rowsHolding(texts)).toEqual([])
  house.clock.advance(DAY)
  await house.processAll()
  expect(filesHolding(house.dataDir, texts)).toEqual([])
}, 60_000)
