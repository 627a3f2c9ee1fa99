import { readdirSync } from 'node:fs'
import { eq } from 'drizzle-orm'
import { strFromU8, unzipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { needDraft } from '../../../tests/support/drafts.ts'
import { type House, startHouse } from '../../../tests/support/start-house.ts'
import { sessions } from '../accounts/tables.ts'
import { transitions } from '../listings/tables.ts'

import { notices } from '../notices/tables.ts'
import { trail } from '../platform/trail.tables.ts'
import { busyPerson } from './fixtures.ts'
import { dataMap } from './map/map.ts'
import { consents, personalExports } from './tables.ts'

const DAY = 86_400_000
const BUSY = { name: '金丝雀甲乙', email: 'kanarie-7f3a@test.example', phone: '13511113333' }
const OTHER = { person: '别的联系人', phone: '13622224444', email: 'somebody-else@test.example' }

interface Copy {
  person: object
  tables: Record<string, Record<string, unknown>[]>
  files: { attachment: string; name: string; file: string | null; why: string | null }[]
}

let house: House
let people: Awaited<ReturnType<House['addPeople']>>
let busy: Awaited<ReturnType<typeof busyPerson>>
let archive: Record<string, Uint8Array>
let copy: Copy
beforeAll(async () => {
  house = await startHouse()
  people = await house.addPeople()
  busy = await busyPerson(house, people, BUSY)
  // Somebody else's things, in the same organisation and elsewhere.
  const { needs } = house.services
  await needs.create(people.companyAdmin, people.company.id, needDraft({ contact: OTHER }), { to: 'listed' })
  await house.services.invitations.invite(people.companyAdmin, people.company.id, { email: OTHER.email, role: 'member' })
  await busy.browser.post('/my/exports')
  await house.processAll()
  archive = unzipSync((await newest()).rawPayload)
  copy = JSON.parse(strFromU8(archive['data.json'] as Uint8Array))
}, 60_000)
afterAll(() => house.close())

const mine = async () => (await busy.browser.get('/my/privacy')).json()
const newest = async () => busy.browser.get(`/my/exports/${(await mine()).exports[0].id}/file`)

/** What the map says is in a copy: tables with rows of a person, and of each the columns that are not withheld. */
const mapped = Object.entries(dataMap).filter(([, { owners, via }]) => owners.length > 0 || via)

describe('the copy', () => {
  test('holds the tables that the map says, no more and no fewer', () => {
    expect(Object.keys(copy.tables).toSorted()).toEqual(mapped.map(([table]) => table).toSorted())
  })

  test('holds as many rows of each table as the privacy centre says are kept', async () => {
    const { tables, looks } = (await busy.browser.get('/my/records')).json()
    const counts = Object.fromEntries(tables.map(({ table, count }: { table: string; count: number }) => [table, count]))
    const held = Object.entries(copy.tables).map(([table, rows]) => [table, rows.length] as const)
    expect(Object.keys(counts)).toEqual(held.filter(([, length]) => length > 0).map(([table]) => table))
    // What making the copy itself left behind came after.
    const later = ['trail', 'notices', 'mails', 'personal_exports']
    for (const [table, length] of held)
      if (length > 0 && !later.includes(table)) expect([table, counts[table]]).toEqual([table, length])
    expect(looks).toEqual([])
  })

  test('holds of each table the columns that the map says; those that name a person only where they name this one', () => {
    const filled = mapped.filter(([table]) => (copy.tables[table]?.length ?? 0) > 0)
    expect(filled.length).toBeGreaterThan(15)
    for (const [table, { columns, persons, via }] of filled) {
      const found = [...new Set(copy.tables[table]?.flatMap((row) => Object.keys(row)))]
      const contacts = Object.entries(persons).filter(([, naming]) => typeof naming === 'object')
      const whole =
        contacts.length > 0 && !via
          ? [...(columns.id ? ['id'] : ['kind', 'listing_id']), 'name', ...contacts.map(([column]) => column)]
          : Object.keys(columns)
      const wanted = whole.filter((column) => columns[column] && !columns[column].withheld)
      const naming = Object.keys(persons)
      expect([table, found.filter((column) => !naming.includes(column)).toSorted()]).toEqual([
        table,
        wanted.filter((column) => !naming.includes(column)).toSorted(),
      ])
    }
  })

  test.each([
    ['sessions', sessions, sessions.userId],
    ['consents', consents, consents.personId],
    ['transitions', transitions, transitions.actorId],
  ] as const)('has every row of %s that is about this person', async (name, table, column) => {
    expect(copy.tables[name]?.length).toBe(await house.services.db.read.$count(table, eq(column, busy.id)))
  })

  test('has their whole inbox, but the line that says this copy is ready', async () => {
    const rows = await house.services.db.read.select().from(notices).where(eq(notices.personId, busy.id))
    const later = rows
      .filter(({ code }) => code === 'personal_export_ready')
      .map(({ id }) => id)
      .sort()
      .at(-1)
    const found = copy.tables.notices?.map(({ id }) => id).toSorted()
    expect(found).toEqual(
      rows
        .map(({ id }) => id)
        .filter((id) => id !== later)
        .toSorted(),
    )
    expect(found?.length).toBeGreaterThan(1)
  })

  test('has what they did and what was done with them on the trail, the contact they are, and their consents', () => {
    const done = copy.tables.trail?.map(({ action }) => action)
    expect(done).toEqual(expect.arrayContaining(['person.signed_up', 'agent.apply', 'agent.approve', 'person.copy_asked']))
    expect(copy.tables.needs).toEqual([
      {
        id: busy.need.id,
        name: busy.need.name,
        contact: { person: BUSY.name, phone: BUSY.phone, email: BUSY.email },
      },
    ])
    expect(copy.tables.consents?.map(({ purpose, given }) => [purpose, given])).toEqual(
      expect.arrayContaining([
        ['account', true],
        ['name_public', true],
      ]),
    )
  })

  test('holds nothing that opens an account, and nobody else: no name, no address, no number, no id', async () => {
    const text = Object.entries(archive)
      .filter(([name]) => !name.startsWith('files/'))
      .map(([name, content]) =>
        name.endsWith('.xlsx')
          ? Object.values(unzipSync(content))
              .map((part) => strFromU8(part))
              .join()
          : strFromU8(content),
      )
      .join()
    expect(text).toContain(BUSY.email)
    expect(text).toContain(BUSY.phone)
    const others = Object.values(people).flatMap((one) => ('person' in one && one.person ? [one.person] : []))
    const strange = [...others.flatMap(({ id, name, email }) => [id, name, email]), ...Object.values(OTHER)]
    expect(strange.length).toBeGreaterThan(30)
    expect(strange.filter((word) => text.includes(word))).toEqual([])
    const { db, auth } = house.services
    const [session] = await db.read.select().from(sessions).where(eq(sessions.userId, busy.id))
    const hash = (await (await auth.$context).internalAdapter.findAccounts(busy.id))[0]?.password as string
    expect([session?.token, hash].filter((secret) => secret && text.includes(secret))).toEqual([])
    expect(hash.length).toBeGreaterThan(20)
  })

  test('brings the files they handed in, as they lie in storage', async () => {
    const names = copy.files.map(({ attachment, name, why }) => [attachment, name, why])
    expect(names.toSorted()).toEqual(
      [
        [busy.material.id, '现场照片.png', null],
        [busy.certificate.id, `${BUSY.name}的证书.png`, null],
      ].toSorted(),
    )
    for (const { file, attachment } of copy.files) {
      const { rawPayload } = await house.app.inject({
        url: `/api/v1/attachments/${attachment}/file`,
        headers: { cookie: busy.browser.cookie() },
      })
      expect(Buffer.from(archive[file as string] as Uint8Array).equals(rawPayload)).toBe(true)
    }
  })

  test('is told of in the inbox, and each step is on the trail', async () => {
    const told = (await busy.browser.get('/notices')).json().items.map(({ code }: { code: string }) => code)
    expect(told).toContain('personal_export_ready')
    const rows = await house.services.db.read
      .select()
      .from(trail)
      .where(eq(trail.subject, `person:${busy.id}`))
    expect(rows.map(({ action }) => action)).toEqual(
      expect.arrayContaining(['person.copy_asked', 'person.copy_made', 'person.copy_taken']),
    )
  })
})

describe('a copy is only for its person, and not for ever', () => {
  test('others find nothing there, signed in or not', async () => {
    const url = `/api/v1/my/exports/${(await mine()).exports[0].id}/file`
    expect((await house.app.inject({ url })).statusCode).toBe(401)
    for (const email of ['firm-admin@test.example', 'operator@test.example', 'auditor@test.example'])
      expect([email, (await house.app.inject({ url, headers: { cookie: await house.signIn(email) } })).statusCode]).toEqual([
        email,
        404,
      ])
  })

  test('asked for twice at once it is made once, and the newest takes the place of the one before', async () => {
    const asked = await Promise.all([1, 2].map(() => busy.browser.post('/my/exports')))
    expect(new Set(asked.map((answer) => answer.json().id)).size).toBe(1)
    await house.processAll()
    const { exports } = await mine()
    expect(exports.map(({ state }: { state: string }) => state)).toEqual(['ready', 'expired', 'expired'])
    expect((await newest()).headers['cache-control']).toContain('no-store')
  })

  test('after seven days the link is dead, and the file is gone with the next sweep', async () => {
    const { id } = (await mine()).exports[0]
    house.clock.advance(7 * DAY)
    const later = await house.signIn(BUSY.email)
    const fetch = () => house.app.inject({ url: `/api/v1/my/exports/${id}/file`, headers: { cookie: later } })
    expect((await fetch()).statusCode).toBe(404)
    for (const timer of house.services.timers.all) if (timer.name === 'privacy.copies') await timer.run()
    const lying = readdirSync(`${house.dataDir}/copies`, { recursive: true, encoding: 'utf8' })
    expect(lying.filter((name) => /[0-9a-f]{8}-/.test(name))).toEqual([])
    const [row] = await house.services.db.read.select().from(personalExports).where(eq(personalExports.id, id))
    expect(row?.state).toBe('expired')
  })

  test('who asks too often is asked to wait', async () => {
    const cookie = await house.signIn('visitor@test.example')
    const ask = () => house.app.inject({ method: 'POST', url: '/api/v1/my/exports', headers: { cookie } })
    const codes = []
    for (let n = 0; n < 6; n++) codes.push((await ask()).statusCode)
    expect(codes).toEqual([202, 202, 202, 202, 202, 429])
  })
})
