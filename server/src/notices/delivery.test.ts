import type { Announcement } from '@keqiao/shared/notices'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { readMail } from '../../../tests/support/mails.ts'
import type { People } from '../../../tests/support/people.ts'
import { startSmtp } from '../../../tests/support/smtp-server.ts'
import { type House, PUBLIC_URL, startHouse } from '../../../tests/support/start-house.ts'
import { persons } from '../accounts/tables.ts'
import { viewerOf } from '../accounts/viewer.ts'
import { outbox } from '../platform/outbox.tables.ts'
import { createWorker } from '../worker.ts'
import { mails, noticePreferences, notices as rows } from './tables.ts'

let house: House
let people: People
let smtp: Awaited<ReturnType<typeof startSmtp>>
beforeAll(async () => {
  smtp = await startSmtp()
  house = await startHouse({ settings: { MAIL: 'smtp', SMTP_URL: smtp.url, MAIL_FROM: 'no-reply@house.test' } })
  people = await house.addPeople()
})
afterAll(async () => {
  await house.close()
  await smtp.close()
})
beforeEach(async () => {
  smtp.received.splice(0)
  await house.services.db.write(async (tx) => {
    for (const table of [rows, mails, noticePreferences, outbox]) await tx.delete(table)
  })
})

const idOf = (viewer: { person: { id: string } | null }) => viewer.person?.id as string
const approved = (name: string): Announcement => ({ code: 'review_approved', facts: { name }, subject: 'organisation:1' })
const tell = (notice: Announcement, ...ids: string[]) =>
  house.services.db.write((tx) => house.services.notices.add(tx, ids, notice))
const letters = () => smtp.received.map(({ id, to, raw }) => ({ id, to, ...readMail(raw) }))
const mailRow = async () => (await house.services.db.read.select().from(mails))[0]

describe('a mail', () => {
  test('says it in the words of its reader, links to the notice and tells how to stop', async () => {
    await tell(approved('高炉煤气 <b>脱硫</b>'), idOf(people.companyAdmin))
    await house.processAll()
    const [letter] = letters()
    const id = (await mailRow())?.id
    expect(letter?.id).toBe(id)
    expect(letter?.to).toBe('firm-admin@test.example')
    expect(letter?.subject).toBe('「高炉煤气 <b>脱硫</b>」已通过审核')
    expect(letter?.text).toContain('刘总，你好：\n\n「高炉煤气 <b>脱硫</b>」已通过审核，现在公开可见。')
    expect(letter?.text).toContain(`${PUBLIC_URL}/inbox/${id}`)
    expect(letter?.html).toContain('高炉煤气 &#60;b&#62;脱硫')
    expect(letter?.html).not.toContain('<b>')
    const stop = letter?.header('List-Unsubscribe')?.slice(1, -1)
    expect(stop).toMatch(new RegExp(`^${PUBLIC_URL}/unsubscribe\\?token=p\\.`))
    expect(letter?.text).toContain(stop)
    expect(letter?.header('Message-ID')).toBe(`<${id}@house.test>`)
  })

  test('is in English for who prefers that', async () => {
    const preferences = await house.services.notices.preferences(people.universityAdmin)
    await house.services.notices.prefer(people.universityAdmin, { ...preferences, language: 'en' })
    const facts = { name: '钢渣', expiresAt: '2026-12-31T16:00:00.000Z' }
    const both = [idOf(people.companyAdmin), idOf(people.universityAdmin)]
    for (const id of both) await house.services.privacy.agree(id, ['optional_mails'])
    await tell({ code: 'expiry_reminder', facts, subject: 'organisation:1' }, ...both)
    await house.processAll()
    const said = letters().map(({ to, text }) => [to, /.*(?:1 January|1 月 1 日).*/.exec(text)?.[0]])
    expect(said).toEqual([
      ['firm-admin@test.example', expect.stringContaining('将于 2027 年 1 月 1 日到期')],
      ['univ-admin@test.example', expect.stringContaining('expires on 1 January 2027')],
    ])
  })

  test('with a secret link carries it once and keeps it nowhere', async () => {
    const reset: Announcement = { code: 'password_reset', facts: {}, subject: 'account', link: '/reset?token=s3cret' }
    await tell(reset, idOf(people.companyAdmin))
    await house.services.db.write((tx) =>
      house.services.notices.addMail(
        tx,
        'new@test.example',
        { code: 'mail_verification', facts: {}, subject: 'account', link: '/v?t=s3cret' },
        'en',
      ),
    )
    await house.processAll()
    expect(letters().map(({ to, subject }) => [to, subject])).toEqual([
      ['firm-admin@test.example', '重设密码'],
      ['new@test.example', 'Confirm your address'],
    ])
    expect(letters()[0]?.text).toContain(`${PUBLIC_URL}/reset?token=s3cret`)
    expect(letters().map(({ header }) => header('List-Unsubscribe'))).toEqual([undefined, undefined])
    const kept = JSON.stringify([
      await house.services.db.read.select().from(mails),
      await house.services.db.read.select().from(rows),
    ])
    expect(kept).not.toMatch(/s3cret|new@test/)
    expect((await house.services.notices.unread(people.companyAdmin)).count).toBe(0)
  })

  test('of an unproven address carries only what proves it', async () => {
    const { id } = people.signedIn.person as { id: string }
    const proven = (emailVerified: boolean) =>
      house.services.db.write(async (tx) => void (await tx.update(persons).set({ emailVerified }).where(eq(persons.id, id))))
    await proven(false)
    await tell(approved('甲'), id)
    await tell({ code: 'mail_verification', facts: {}, subject: 'account', link: '/v?t=1' }, id)
    await house.processAll()
    await proven(true)
    expect(letters().map(({ subject }) => subject)).toEqual(['确认邮箱'])
    expect((await house.services.notices.unread(people.signedIn)).count).toBe(1)
  })
})

describe('delivery', () => {
  test('a server that says "later" gets the same mail again after the back-off', async () => {
    smtp.meet('later', 'later')
    await tell(approved('甲'), idOf(people.companyAdmin))
    await house.processAll()
    expect(await house.services.outbox.waiting('mail')).toBe(1)
    for (const wait of [2000, 4000]) {
      house.clock.advance(wait)
      await house.processAll()
    }
    expect(await house.services.outbox.waiting('mail')).toBe(0)
    expect(new Set(letters().map(({ id }) => id)).size).toBe(1)
    expect((await mailRow())?.state).toBe('sent')
  })

  test('a refused mail is parked with the status, without the address, and never tried again', async () => {
    smtp.meet('no such mailbox')
    await tell(approved('甲'), idOf(people.companyAdmin))
    await house.processAll()
    house.clock.advance(86_400_000)
    await house.processAll()
    expect(letters()).toEqual([])
    const [row] = await house.services.db.read.select().from(outbox)
    expect(row).toMatchObject({ parked: true, tries: 1, lastFault: expect.stringContaining('mail_refused') })
    expect(row?.lastFault).not.toContain('firm-admin')
  })

  test('a connection cut after the letter sends it again, recognisable by its Message-ID', async () => {
    smtp.meet('cut after DATA')
    await tell(approved('甲'), idOf(people.companyAdmin))
    await house.processAll()
    house.clock.advance(2000)
    await house.processAll()
    const ids = letters().map(({ header }) => header('Message-ID'))
    expect(ids).toHaveLength(2)
    expect(new Set(ids).size).toBe(1)
  })

  test('a mail handled twice goes out once', async () => {
    await tell(approved('甲'), idOf(people.companyAdmin))
    const id = (await mailRow())?.id as string
    await house.services.notices.deliver(id)
    await house.services.notices.deliver(id)
    expect(letters()).toHaveLength(1)
  })

  test('nothing is sent for work that was rolled back, nor to a person who is gone', async () => {
    const failing = house.services.db.write(async (tx) => {
      await house.services.notices.add(tx, [idOf(people.companyAdmin)], approved('未成'))
      throw new Error('undone')
    })
    await expect(failing).rejects.toThrow('undone')
    const gone = { id: '0190a5e0-0000-7000-8000-00000000dead', name: '离开', email: 'gone@test.example', emailVerified: true }
    const at = new Date()
    await house.services.db.write(async (tx) => void (await tx.insert(persons).values({ ...gone, createdAt: at, updatedAt: at })))
    await tell(approved('甲'), gone.id)
    await house.services.db.write(async (tx) => void (await tx.delete(persons).where(eq(persons.id, gone.id))))
    await house.processAll()
    expect(letters()).toEqual([])
    expect(await house.services.outbox.waiting('mail')).toBe(0)
  })
})

test('mails are forgotten after thirty days, whatever became of them', async () => {
  smtp.meet('never')
  await tell(approved('甲'), idOf(people.companyAdmin), idOf(people.universityAdmin))
  await house.processAll()
  const forget = house.services.notices.timers.find(({ name }) => name === 'mails-forgotten')
  house.clock.advance(29 * 86_400_000)
  expect(await forget?.run()).toBe(0)
  house.clock.advance(2 * 86_400_000)
  expect(await forget?.run()).toBe(2)
})

describe('a mail that was given up', () => {
  test('is shown to the operator of the house with its reason, masked, and can be sent again', async () => {
    smtp.meet('no such mailbox')
    await tell(approved('甲'), idOf(people.companyAdmin))
    await house.processAll()
    const cookie = await house.signIn('operator@test.example')
    const ask = async (method: 'GET' | 'POST', path = '') =>
      (await house.app.inject({ method, url: `/api/v1/operator/mails${path}`, headers: { cookie } })).json()
    const { items } = await ask('GET')
    expect(items).toEqual([
      {
        id: expect.any(String),
        code: 'review_approved',
        to: 'fi***@test.example',
        fault: 'mail_refused {"status":550}',
        tries: 1,
        since: house.clock.now(),
      },
    ])
    expect(await ask('POST', `/${items[0].id}/resend`)).toEqual({ items: [] })
    await house.processAll()
    expect(letters().map(({ id }) => id)).toEqual([items[0].id])
    expect(await ask('POST', `/${items[0].id}/resend`)).toMatchObject({ code: 'not_found' })
  })

  test('is no business of an operator of one region', async () => {
    const regional = viewerOf({ id: 'x', name: 'x', email: 'x@test.example' }, [], [{ role: 'REGION_OP', region: '130200' }])
    await expect(house.services.notices.stuck(regional)).rejects.toMatchObject({ code: 'forbidden' })
    await expect(house.services.notices.resend(regional, idOf(people.companyAdmin))).rejects.toMatchObject({ code: 'forbidden' })
  })
})

test('two workers on one outbox send each mail once', async () => {
  const everyone = [people.companyAdmin, people.universityAdmin, people.universityMember, people.otherCompanyAdmin].map(idOf)
  for (let i = 0; i < 5; i++) await tell(approved(`第 ${i} 项`), ...everyone)
  const topics = { mail: { most: 1, handle: ([id]: string[]) => house.services.notices.deliver(id as string) } }
  const other = createWorker({ outbox: house.services.outbox, topics, logger: house.services.logger })
  await Promise.all([house.processAll(), other.processAll()])
  expect(letters()).toHaveLength(20)
  expect(new Set(letters().map(({ id }) => id)).size).toBe(20)
})
