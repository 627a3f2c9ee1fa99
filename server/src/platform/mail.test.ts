import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { startSmtp } from '../../../tests/support/smtp-server.ts'
import { createMailer, type Letter } from './mail.ts'
import { Refusal } from './refusal.ts'

const letter: Letter = {
  id: '0190a5e0-0000-7000-8000-000000000001',
  to: 'reader@test.example',
  at: '2026-11-02T09:00:00.000Z',
  subject: '「高炉煤气」已通过审核',
  text: '你好：\n\n已通过审核。',
  html: '<p>已通过审核。</p>',
  unsubscribe: 'http://house.test/unsubscribe?token=abc',
}
const from = '科桥 <no-reply@house.test>'

let folder: string
let smtp: Awaited<ReturnType<typeof startSmtp>>
beforeAll(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'keqiao-mail-'))
  smtp = await startSmtp()
})
beforeEach(() => void smtp.received.splice(0))
afterAll(async () => {
  await smtp.close()
  rmSync(folder, { recursive: true })
})

const head = (raw: string, name: string) => new RegExp(`^${name}: (.*(?:\\r?\\n[ \\t].*)*)`, 'im').exec(raw)?.[1]

test('a letter becomes one file that a mail program opens, and is the same file when it is sent again', async () => {
  const mailer = createMailer({ kind: 'file', folder: path.join(folder, 'mail'), from })
  await mailer.send(letter)
  await mailer.send(letter)
  expect(readdirSync(path.join(folder, 'mail'))).toEqual([`${letter.id}.eml`])
  const raw = readFileSync(path.join(folder, 'mail', `${letter.id}.eml`), 'utf8')
  expect(head(raw, 'Message-ID')).toBe(`<${letter.id}@house.test>`)
  expect(head(raw, 'To')).toBe('reader@test.example')
  expect(head(raw, 'Date')).toBe('Mon, 02 Nov 2026 09:00:00 +0000')
  expect(head(raw, 'List-Unsubscribe')).toBe('<http://house.test/unsubscribe?token=abc>')
  expect(head(raw, 'List-Unsubscribe-Post')).toBe('List-Unsubscribe=One-Click')
  expect(head(raw, 'Content-Type')).toContain('multipart/alternative')
})

describe('over SMTP', () => {
  const mailer = (deadline?: number) => createMailer({ kind: 'smtp', url: smtp.url, from }, deadline)
  const faultOf = (work: Promise<void>) =>
    work.then(
      () => null,
      (fault: Error) => fault,
    )

  test('a letter goes to its one recipient, whatever stands in the address or the subject', async () => {
    await mailer().send({ ...letter, to: 'a@test.example, b@test.example', subject: 'x\r\nBcc: c@test.example' })
    await mailer().send({ ...letter, subject: '一行\r\nBcc: c@test.example' })
    expect(smtp.received.map(({ to }) => to)).toEqual(['"a@test.example, b"@test.example', 'reader@test.example'])
    expect(smtp.received.map(({ raw }) => head(raw, 'Bcc'))).toEqual([undefined, undefined])
  })

  test('5xx is the last word, for the letter and for the mailbox; 4xx and a cut connection are not', async () => {
    smtp.meet('never', 'no such mailbox', 'later', 'cut after DATA')
    const faults: (Error | null)[] = []
    for (let i = 0; i < 4; i++) faults.push(await faultOf(mailer().send(letter)))
    expect(faults.map((fault) => fault instanceof Refusal && fault.facts.status)).toEqual([554, 550, false, false])
    expect(faults.map((fault) => fault?.message)).toEqual([
      'mail_refused',
      'mail_refused',
      'the mail server did not take it: EMESSAGE 451',
      expect.stringMatching(/^the mail server did not take it: E\w+$/),
    ])
  })

  test('no fault names the recipient', async () => {
    smtp.meet('no such mailbox')
    expect(JSON.stringify(await faultOf(mailer().send(letter)))).not.toContain('reader')
  })

  test.each(['silence', 'drip'] as const)('a server that answers with %s is left at the deadline', async (meets) => {
    smtp.meet(meets)
    expect((await faultOf(mailer(200).send(letter)))?.message).toContain('the mail server did not take it')
  })

  test('closing lets go of a letter on its way', async () => {
    smtp.meet('silence')
    const before = smtp.connections()
    const closing = mailer()
    const sending = faultOf(closing.send(letter))
    await expect.poll(() => smtp.connections()).toBe(before + 1)
    closing.close()
    expect(await sending).toBeInstanceOf(Error)
  })

  test('a server that is not there is tried again', async () => {
    const nobody = createMailer({ kind: 'smtp', url: 'smtp://127.0.0.1:1', from })
    expect((await faultOf(nobody.send(letter)))?.message).toMatch(/did not take it: E/)
  })
})
