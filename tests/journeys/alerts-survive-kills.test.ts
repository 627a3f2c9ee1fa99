import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { alertItems } from '@keqiao/server/alerts/tables'
import { notices } from '@keqiao/server/notices/tables'
import { readConfig } from '@keqiao/server/platform/config'
import { openDatabase } from '@keqiao/server/platform/db/database'
import { dialect } from '@keqiao/server/platform/db/dialect'
import { openServices } from '@keqiao/server/services'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { bareEnv } from '../support/bare-env.ts'
import { achievementDraft, needDraft, WORDLESS } from '../support/drafts.ts'
import { freshDatabase } from '../support/fresh-database.ts'
import { addPeople } from '../support/people.ts'
import { startSmtp } from '../support/smtp-server.ts'

let dataDir: string
let smtp: Awaited<ReturnType<typeof startSmtp>>
beforeAll(async () => {
  dataDir = mkdtempSync(path.join(os.tmpdir(), 'keqiao-alerts-'))
  smtp = await startSmtp()
})
afterAll(async () => {
  await smtp.close()
  rmSync(dataDir, { recursive: true, maxRetries: 5 })
})

const settings = () => ({
  ...{ DATA_DIR: dataDir, EMBEDDER: 'hashing', LOG_LEVEL: 'silent', DEMO: 'off', DATABASE_URL: '' },
  ...{ MAIL: 'smtp', SMTP_URL: smtp.url, MAIL_FROM: 'no-reply@house.test' },
})
function run(MODE: 'decides' | 'works' | 'finishes', minutesLater: number) {
  const child = spawn(process.execPath, [path.join(import.meta.dirname, '../support/alerts-process.ts')], {
    env: { ...bareEnv, ...settings(), MODE, MINUTES_LATER: String(minutesLater) },
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  return { kill: () => child.kill('SIGKILL'), ended: once(child, 'close') }
}

/** A need whose owner listens, and an achievement that fits it and is not yet looked at. */
async function publish() {
  const { config } = await freshDatabase(dataDir)
  const services = await openServices({ ...readConfig(settings()), database: config })
  await services.indexer.reconcile()
  const people = await addPeople(services)
  const { achievements, needs, worker } = services
  const put = (given = {}) =>
    achievements.create(people.universityAdmin, people.university.id, achievementDraft(given), { to: 'listed' })
  for (let n = 0; n < 6; n++) await put({ ...WORDLESS, name: `${WORDLESS.name}之${n}` })
  await needs.create(people.companyAdmin, people.company.id, needDraft(), { to: 'listed' })
  await worker.processAll()
  await put()
  await services.close()
  return people.companyAdmin.person?.id as string
}

async function look(personId: string) {
  const db = await openDatabase(readConfig(settings()).database)
  const items = await db.read.select({ told: alertItems.toldAt }).from(alertItems).where(eq(alertItems.personId, personId))
  const told = await db.read.select({ code: notices.code }).from(notices).where(eq(notices.personId, personId))
  await db.close()
  return {
    items: items.map(({ told }) => told !== null),
    notices: told.filter(({ code }) => code === 'need_matched').length,
    mails: smtp.received.filter(({ raw }) => raw.includes('/mute')).length,
  }
}

// The durability of a Postgres server under a kill is its own; here the process holds the database.
test.skipIf(dialect === 'postgres')(
  'a server that is killed after it decided, and again while it mails, tells the owner once and mails it once',
  async () => {
    const owner = await publish()
    expect(await run('decides', 0).ended).toEqual([null, 'SIGKILL'])
    expect(await look(owner)).toEqual({ items: [false], notices: 0, mails: 0 })

    smtp.meet('silence')
    const mailing = run('works', 10)
    await expect.poll(() => smtp.connections(), { timeout: 60_000 }).toBe(1)
    mailing.kill()
    await mailing.ended
    expect(await look(owner)).toEqual({ items: [true], notices: 1, mails: 0 })

    expect(await run('finishes', 20).ended).toEqual([0, null])
    expect(await look(owner)).toEqual({ items: [true], notices: 1, mails: 1 })
  },
  120_000,
)
