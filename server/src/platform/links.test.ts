import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { settableClock } from '../../../tests/support/clock.ts'
import { openFreshDatabase } from '../../../tests/support/fresh-database.ts'
import { links as rows } from './links.tables.ts'
import { createLinks, foldAddress, type Links } from './links.ts'

const HOUR = 3_600_000
const KINDS = ['sign_up', 'password_reset', 'mail_change', 'mail_verification', 'invitation']

let fresh: Awaited<ReturnType<typeof openFreshDatabase>>
let clock: ReturnType<typeof settableClock>
let links: Links
beforeAll(async () => {
  fresh = await openFreshDatabase()
})
beforeEach(async () => {
  await fresh.db.write((tx) => tx.delete(rows))
  clock = settableClock()
  links = createLinks(clock)
})
afterAll(() => fresh.close())

const issue = (kind: string, address = 'a@x.example', more = {}) =>
  fresh.db.write((tx) => links.issue(tx, { kind, address, hours: 1, ...more }))
const take = (kind: string, token: string) => fresh.db.write((tx) => links.take(tx, kind, token))

test('every kind of token opens its own purpose once, and no other ever', async () => {
  const opened: [string, string][] = []
  for (const made of KINDS) {
    const token = await issue(made)
    for (const used of [...KINDS.filter((kind) => kind !== made), made, ...KINDS])
      if (await take(used, token)) opened.push([made, used])
  }
  expect(opened).toEqual(KINDS.map((kind) => [kind, kind]))
})

test('of many who race with one token, one gets through', async () => {
  const token = await issue('password_reset')
  const taken = await Promise.all(Array.from({ length: 20 }, () => take('password_reset', token)))
  expect(taken.filter(Boolean)).toHaveLength(1)
})

test('taking links back leaves those alone that were used', async () => {
  const used = await issue('invitation')
  await take('invitation', used)
  const before = await fresh.db.read.select().from(rows)
  const open = await issue('invitation')
  clock.advance(1000)
  await fresh.db.write((tx) => links.void(tx, 'invitation', { address: 'A@x.example' }))
  expect(
    await fresh.db.read
      .select()
      .from(rows)
      .where(eq(rows.id, before[0]?.id as string)),
  ).toEqual(before)
  expect(await take('invitation', open)).toBeUndefined()
})

test('a link ends with its hour', async () => {
  const [early, late] = [await issue('sign_up'), await issue('sign_up')]
  clock.advance(HOUR - 1)
  expect(await take('sign_up', early)).toMatchObject({ address: 'a@x.example' })
  clock.advance(1)
  expect(await links.read(fresh.db.read, 'sign_up', late)).toBeUndefined()
  expect(await take('sign_up', late)).toBeUndefined()
})

test('voiding ends what is open of one purpose and one account or mailbox, and nothing else', async () => {
  const mine = await issue('password_reset', 'a@x.example', { personId: 'p1' })
  const verify = await issue('mail_verification', 'a@x.example', { personId: 'p1' })
  const others = await issue('password_reset', 'b@x.example', { personId: 'p2' })
  await fresh.db.write((tx) => links.void(tx, 'password_reset', { personId: 'p1' }))
  const open = async (kind: string, token: string) => (await links.read(fresh.db.read, kind, token)) !== undefined
  expect([
    await open('password_reset', mine),
    await open('mail_verification', verify),
    await open('password_reset', others),
  ]).toEqual([false, true, true])
  await fresh.db.write((tx) => links.void(tx, 'mail_verification', { address: 'A@X.example' }))
  expect(await open('mail_verification', verify)).toBe(false)
})

test('the database holds no token', async () => {
  const token = await issue('invitation', 'a@x.example', { facts: { organisation: 'o1' } })
  expect(JSON.stringify(await fresh.db.read.select().from(rows))).not.toContain(token)
})

test.each([
  ['WANG@Firm.example', 'wang@firm.example'],
  [' ｗａｎｇ＠firm．example ', 'wang@firm.example'],
])('%s is the mailbox %s', (given, folded) => {
  expect(foldAddress(given)).toBe(folded)
})
