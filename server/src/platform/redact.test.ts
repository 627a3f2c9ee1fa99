import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { needDraft } from '../../../tests/support/drafts.ts'
import { openBrowser } from '../../../tests/support/inject-browser.ts'
import { tokenTo } from '../../../tests/support/mailbox.ts'
import { type House, startHouse } from '../../../tests/support/start-house.ts'
import { createLogger, redacted } from './redact.ts'

const PHONE = '13511113333'
const EMAIL = 'kanarie-7f3a@test.example'
const PASSWORD = '一句只有我知道的长口令'

function buffer() {
  const lines: string[] = []
  return { lines, stream: { write: (line: string) => void lines.push(line) } }
}

describe('a line of the log', () => {
  test.each([
    ['an address', `write to ${EMAIL} now`, 'write to [mail] now'],
    ['a number', `call ${PHONE} now`, 'call [phone] now'],
    ['a number with its country and blanks', 'call +86 135 1111 3333 now', 'call [phone] now'],
    ['a link with its token', '/reset#k3J9vQ2mXr8TzLw0aYbC4dEfGhIjKlMnOpQrStUvW_x', '/reset#[token]'],
    [
      'a query that failed',
      `Failed query: insert …\nparams: a,${EMAIL},刘总\n    at x`,
      'Failed query: insert …\nparams: […]\n    at x',
    ],
  ])('does not hold %s', (_what, said, left) => {
    expect(redacted(said)).toBe(left)
  })

  test.each([
    '0190a5e0-0000-7000-8000-000000000000',
    '2026-11-02T09:00:00.000Z',
    '"time":1730000000000',
    'f'.repeat(64),
    '130200',
  ])('keeps %s, by which things are found again', (text) => {
    expect(redacted(text)).toBe(text)
  })

  test('whatever is handed in: headers, nested parts, errors with what a query was given', () => {
    const { lines, stream } = buffer()
    const logger = createLogger('trace', stream)
    const fault = new Error(`Failed query: x\nparams: 刘总,{"phone":"${PHONE}"}`)
    logger.info(
      { req: { headers: { cookie: 'keqiao.session=abc' } }, body: { email: EMAIL, password: PASSWORD } },
      `for ${EMAIL}`,
    )
    logger.error({ err: fault, contact: { phone: PHONE } }, fault.message)
    expect(lines).toHaveLength(2)
    expect(['keqiao.session=abc', EMAIL, PASSWORD, PHONE, '刘总'].filter((word) => lines.join().includes(word))).toEqual([])
    for (const line of lines) JSON.parse(line)
  })
})

describe('the whole house at the level trace', () => {
  const { lines, stream } = buffer()
  let house: House
  beforeAll(async () => {
    house = await startHouse({ logger: createLogger('trace', stream) })
  })
  afterAll(() => house.close())

  test('writes down neither address, number, cookie, password nor token of anybody', async () => {
    const one = openBrowser(house)
    await one.post('/sign-ups', { name: '金丝雀', email: EMAIL })
    await house.processAll()
    const token = tokenTo(house.mails, EMAIL)
    await one.signUp('金丝雀', EMAIL, PASSWORD)
    await one.post('/session', { email: EMAIL, password: `${PASSWORD}-not` })
    await one.post('/password-resets', { email: EMAIL })
    await one.get(`/search?q=${PHONE}`)
    await one.get(`/trail?actor=${EMAIL}`)
    await one.post('/needs', {
      draft: needDraft({ contact: { person: '金丝雀', phone: PHONE, email: EMAIL } }),
      organisationId: 'x',
    })
    await house.processAll()
    // A fault of ours, with everything in it.
    house.services.logger.error({ err: new Error(`${EMAIL} ${PHONE} ${token}`) }, 'unforeseen')
    expect(lines.length).toBeGreaterThan(5)
    const session = [...one.cookies.values()]
    expect(session.join().length).toBeGreaterThan(20)
    const canaries = [EMAIL, PHONE, PASSWORD, token, ...session, ...session.map(encodeURIComponent)]
    expect(canaries.filter((word) => word && lines.join('\n').includes(word))).toEqual([])
  })
})
