import { Writable } from 'node:stream'
import { DrizzleQueryError } from 'drizzle-orm/errors'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openFreshDatabase } from '../../../tests/support/fresh-database.ts'
import { outbox } from './outbox.tables.ts'
import { createLogger } from './redact.ts'

const SECRET = '蓝鲸七号回转窑'
let fresh: Awaited<ReturnType<typeof openFreshDatabase>>
beforeAll(async () => {
  fresh = await openFreshDatabase()
})
afterAll(() => fresh.close())

/** What the log says of this fault. */
function said(fault: unknown): string {
  const lines: string[] = []
  const to = new Writable({
    write(line, _encoding, done) {
      lines.push(String(line))
      done()
    },
  })
  createLogger('info', to).warn({ fault }, 'job failed')
  return lines.join('')
}

test('a query that failed is told by its cause and place; the values it was about are not', async () => {
  const cause = Object.assign(new Error('duplicate key value'), { code: '23505' })
  const fault = new DrizzleQueryError('insert into needs values ($1)', [SECRET], cause)
  expect(JSON.stringify(fault)).toContain(SECRET)
  expect(said(fault)).not.toContain(SECRET)
  expect(JSON.parse(said(fault)).fault).toMatchObject({ message: 'duplicate key value', kind: '23505' })
  expect(JSON.parse(said(fault)).fault.stack).toMatch(/at .+fault\.test\.ts/)
})

test('so is one of the real database', async () => {
  const row = { topic: SECRET, subject: SECRET, createdAt: null as unknown as string }
  const fault = await fresh.db.write(async (tx) => void (await tx.insert(outbox).values(row))).catch((caught: unknown) => caught)
  expect(said(fault)).not.toContain(SECRET)
  expect(said(fault)).toMatch(/created_at/)
})

test('another fault keeps what it said', () => {
  expect(JSON.parse(said(new TypeError('no such thing'))).fault).toMatchObject({ type: 'TypeError', message: 'no such thing' })
  expect(JSON.parse(said(SECRET)).fault).toEqual({ type: 'string', message: 'not an error', stack: '' })
})
