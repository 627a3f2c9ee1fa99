import type { Announcement } from '@keqiao/shared/notices'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { readMail } from '../../../tests/support/mails.ts'
import type { People } from '../../../tests/support/people.ts'
import { startSmtp } from '../../../tests/support/smtp-server.ts'
import { type House, PUBLIC_URL, startHouse } from '../../../tests/support/start-house.ts'
import { persons } from '../accounts/tables.ts'
import { outbox } from '../platform/outbox.tables.ts'
import { mailStops, mails, noticePreferences, notices as rows } from './tables.ts'

let house: House
let people: People
let notices: House['services']['notices']
let smtp: Awaited<ReturnType<typeof startSmtp>>
beforeAll(async () => {
  smtp = await startSmtp()
  house = await startHouse({ settings: { MAIL: 'smtp', SMTP_URL: smtp.url, MAIL_FROM: 'no-reply@house.test' } })
  people = await house.addPeople()
  notices = house.services.notices
})
afterAll(async () => {
  await house.close()
  await smtp.close()
})
beforeEach(async () => {
  house.clock.set('2026-11-02T09:00:00.000Z')
  smtp.received.splice(0)
  await house.services.db.write(async (tx) => {
    for (const table of [rows, mails, noticePreferences, mailStops, outbox]) await tx.delete(table)
  })
})

const idOf = (viewer: { person: { id: string } | null }) => viewer.person?.id as string
const approved = (name: string): Announcement => ({ code: 'review_approved', facts: { name }, subject: 'organisation:1' })
const granted = (name: string): Announcement => ({
  code: 'attachment_granted',
  facts: { name, what: 'FILES' },
  subject: 'organisation:1',
})
/** A second later than the one before, so that their order is certain. */
const tell = (notice: Announcement, ...ids: string[]) => {
  house.clock.advance(1000)
  return house.services.db.write((tx) => notices.add(tx, ids, notice))
}
const letters = () => smtp.received.map(({ to, raw }) => ({ to, ...readMail(raw) }))
const subjects = () => letters().map(({ subject }) => subject)
const prefer = async (mail: Partial<Record<'review' | 'access', 'at_once' | 'daily' | 'off'>>, who = people.companyAdmin) => {
  const now = await notices.preferences(who)
  return notices.prefer(who, { ...now, mail: { ...now.mail, ...mail } })
}
const unsubscribeOf = (letter: { header: (name: string) => string | undefined }) =>
  (letter.header('List-Unsubscribe') as string).slice(1, -1).replace(PUBLIC_URL, '')
const tokenOf = (address: string) => new URL(address, PUBLIC_URL).searchParams.get('token') as string

describe('what a person chose', () => {
  test('starts with every needed mail at once, and is kept', async () => {
    const { mail, language } = await notices.preferences(people.companyAdmin)
    expect([language, mail]).toEqual([
      'zh',
      {
        review: 'at_once',
        access: 'at_once',
        organisation: 'at_once',
        meeting: 'at_once',
        roadshow: 'at_once',
        match: 'at_once',
        expiry: 'off',
        account: 'at_once',
      },
    ])
    expect((await prefer({ review: 'off', access: 'daily' })).mail).toMatchObject({ review: 'off', access: 'daily' })
    expect((await notices.preferences(people.companyAdmin)).mail).toMatchObject({ review: 'off', access: 'daily' })
    expect((await notices.preferences(people.otherCompanyAdmin)).mail).toMatchObject({ review: 'at_once', access: 'at_once' })
  })

  test('decides on the mail; the inbox always has the notice, and what guards the account always goes out', async () => {
    await prefer({ review: 'off' })
    await tell(approved('甲'), idOf(people.companyAdmin))
    await tell(granted('乙'), idOf(people.companyAdmin))
    await tell({ code: 'password_changed', facts: {}, subject: 'account' }, idOf(people.companyAdmin))
    await house.processAll()
    expect(subjects()).toEqual(['可以查看「乙」的附件了', '密码已修改'])
    expect((await notices.unread(people.companyAdmin)).count).toBe(3)
  })

  test('switching off is effective at once: a mail already waiting is not sent', async () => {
    await tell(approved('甲'), idOf(people.companyAdmin))
    await prefer({ review: 'off' })
    await house.processAll()
    expect(subjects()).toEqual([])
  })

  test('a kind that is none, and the kind of what guards the account, are refused', async () => {
    const cookie = await house.signIn('firm-admin@test.example')
    const { language, mail } = await notices.preferences(people.companyAdmin)
    const put = async (payload: object) =>
      (await house.app.inject({ method: 'PUT', url: '/api/v1/notices/preferences', headers: { cookie }, payload })).statusCode
    expect(await put({ language, mail })).toBe(200)
    expect(await put({ language, mail: { ...mail, security: 'off' } })).toBe(400)
    expect(await put({ language, mail, personId: idOf(people.universityAdmin) })).toBe(400)
    expect(await put({ language, mail: { ...mail, review: 'hourly' } })).toBe(400)
  })
})

describe('the link in a mail', () => {
  const open = (token: string) => house.app.inject({ url: '/api/v1/notices/unsubscribe', query: { token } })
  const stop = (token: string) => house.app.inject({ method: 'POST', url: '/api/v1/notices/unsubscribe', payload: { token } })

  test('ends mails of its kind without a login, at once, however often it is used', async () => {
    await tell(approved('甲'), idOf(people.companyAdmin))
    await house.processAll()
    const token = tokenOf(unsubscribeOf(letters()[0] as never))
    expect((await open(token)).json()).toEqual({ kind: 'review' })
    expect((await notices.preferences(people.companyAdmin)).mail.review).toBe('at_once')
    const answers = [await stop(token), await stop(token)].map((answer) => [answer.statusCode, answer.json()])
    expect(answers).toEqual([
      [200, { kind: 'review' }],
      [200, { kind: 'review' }],
    ])
    await tell(approved('乙'), idOf(people.companyAdmin))
    await tell(granted('丙'), idOf(people.companyAdmin))
    await house.processAll()
    expect(subjects()).toEqual(['「甲」已通过审核', '可以查看「丙」的附件了'])
  })

  test('is answered to a mail client with one request (RFC 8058), as either kind of form', async () => {
    await tell(approved('甲'), idOf(people.companyAdmin), idOf(people.universityAdmin))
    await house.processAll()
    const forms = {
      'application/x-www-form-urlencoded': 'List-Unsubscribe=One-Click',
      'multipart/form-data; boundary=b':
        '--b\r\nContent-Disposition: form-data; name="List-Unsubscribe"\r\n\r\nOne-Click\r\n--b--\r\n',
    }
    for (const [i, [type, payload]] of Object.entries(forms).entries()) {
      const url = unsubscribeOf(letters()[i] as never)
      expect((await house.app.inject({ method: 'POST', url, headers: { 'content-type': type }, payload })).statusCode).toBe(204)
    }
    expect((await notices.preferences(people.companyAdmin)).mail.review).toBe('off')
    expect((await notices.preferences(people.universityAdmin)).mail.review).toBe('off')
  })

  test('opens nothing once a sign of it was changed', async () => {
    await tell(approved('甲'), idOf(people.companyAdmin))
    await house.processAll()
    const token = tokenOf(unsubscribeOf(letters()[0] as never))
    const forged = [
      token.replace(idOf(people.companyAdmin), idOf(people.universityAdmin)),
      token.replace('.review.', '.access.'),
      token.replace('p.', 'a.'),
      token.slice(0, -1),
      `${token}.`,
      'x',
    ]
    for (const one of forged) expect([(await open(one)).statusCode, (await stop(one)).statusCode], one).toEqual([404, 404])
    expect(await house.services.db.read.$count(noticePreferences)).toBe(0)
    expect(await house.services.db.read.$count(mailStops)).toBe(0)
  })

  test('of a person who is gone is answered like any other', async () => {
    const gone = { id: '0190a5e0-0000-7000-8000-00000000dead', name: '离开', email: 'gone@test.example', emailVerified: true }
    const at = new Date()
    const { db } = house.services
    await db.write(async (tx) => void (await tx.insert(persons).values({ ...gone, createdAt: at, updatedAt: at })))
    await tell(approved('甲'), gone.id, idOf(people.companyAdmin))
    await house.processAll()
    await db.write(async (tx) => void (await tx.delete(persons).where(eq(persons.id, gone.id))))
    const answers: unknown[] = []
    for (const letter of letters()) {
      const { statusCode, headers, body } = await stop(tokenOf(unsubscribeOf(letter)))
      answers.push([statusCode, Object.keys(headers), body])
    }
    expect(answers).toHaveLength(2)
    expect(answers[0]).toEqual(answers[1])
  })

  test('to an address without an account ends mails of its kind to that address alone', async () => {
    const claim: Announcement = { code: 'claim_requested', facts: { name: '甲', organisation: '乙' }, subject: 'organisation:1' }
    const mail = (address: string) => house.services.db.write((tx) => notices.addMail(tx, address, claim))
    await mail('outside@test.example')
    await house.processAll()
    await stop(tokenOf(unsubscribeOf(letters()[0] as never)))
    await mail('Outside@test.example')
    await mail('another@test.example')
    await house.processAll()
    expect(letters().map(({ to }) => to)).toEqual(['outside@test.example', 'another@test.example'])
    expect(JSON.stringify(await house.services.db.read.select().from(mailStops))).not.toContain('outside')
  })
})

describe('the daily digest', () => {
  beforeEach(async () => void (await prefer({ review: 'daily' })))

  test('gathers what came before eight in the morning in Shanghai, once, however often it is asked for', async () => {
    house.clock.set('2026-11-02T23:59:57.000Z')
    await tell(approved('甲'), idOf(people.companyAdmin))
    await tell(approved('乙'), idOf(people.companyAdmin))
    expect(await notices.digest()).toBe(0)
    expect(house.clock.now()).toBe('2026-11-02T23:59:59.000Z')
    await tell(approved('丙'), idOf(people.companyAdmin))
    expect((await Promise.all([notices.digest(), notices.digest()])).sort()).toEqual([0, 1])
    expect(await notices.digest()).toBe(0)
    await house.processAll()
    expect(subjects()).toEqual(['今日汇总：2 条通知'])
    expect(letters()[0]?.text).toMatch(/· 「甲」已通过审核[^·]*· 「乙」已通过审核/)
    expect(letters()[0]?.text).not.toContain('丙')
    house.clock.set('2026-11-04T09:00:00.000Z')
    expect(await notices.digest()).toBe(1)
    await house.processAll()
    expect(letters()[1]?.text).toContain('「丙」')
  })

  test('leaves out what was read or switched off meanwhile, and is not sent empty', async () => {
    await prefer({ access: 'daily' })
    await tell(approved('甲'), idOf(people.companyAdmin))
    await tell(granted('乙'), idOf(people.companyAdmin))
    const [newest] = (await notices.list(people.companyAdmin, { page: 1, size: 9, unread: true })).items
    expect(newest?.code).toBe('attachment_granted')
    await notices.read(people.companyAdmin, newest?.id as string)
    house.clock.advance(86_400_000)
    expect(await notices.digest()).toBe(1)
    await prefer({ review: 'off' })
    await house.processAll()
    expect(subjects()).toEqual([])
  })

  test('its link ends all that was wanted daily and nothing else', async () => {
    await prefer({ access: 'at_once' })
    await tell(approved('甲'), idOf(people.companyAdmin))
    house.clock.advance(86_400_000)
    await notices.digest()
    await house.processAll()
    expect(await notices.stop(tokenOf(unsubscribeOf(letters()[0] as never)))).toEqual({ kind: 'digest' })
    expect((await notices.preferences(people.companyAdmin)).mail).toMatchObject({ review: 'off', access: 'at_once' })
  })
})
