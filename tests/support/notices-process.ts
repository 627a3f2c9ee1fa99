import path from 'node:path'
import { createNotices } from '@keqiao/server/notices/service'
import { readConfig } from '@keqiao/server/platform/config'
import { openDatabase } from '@keqiao/server/platform/db/database'
import { createMailer } from '@keqiao/server/platform/mail'
import { createOutbox } from '@keqiao/server/platform/outbox'
import { createTrail } from '@keqiao/server/platform/trail'
import { createConsentBook } from '@keqiao/server/privacy/service'
import { createWorker } from '@keqiao/server/worker'

// A process to be killed: says `committed <name>` for every notice that is written, and sends what is due all the while.
const { DATA_DIR, PERSON, RUN, COUNT } = process.env as Record<string, string>
const config = readConfig(process.env)
// Each run begins after the holds of the one before have ended.
const clock = {
  millis: () => Date.now() + Number(RUN) * 300_000,
  now: () => new Date(Date.now() + Number(RUN) * 300_000).toISOString(),
}
const db = await openDatabase({ kind: 'sqlite', file: path.join(DATA_DIR as string, 'keqiao.db') })
const outbox = createOutbox({ db, clock })
const notices = createNotices({
  alertFor: async () => null,
  calendarFor: async () => null,
  namesFor: async () => new Map(),
  db,
  clock,
  outbox,
  mailer: createMailer(config.mail),
  consents: createConsentBook({ clock, trail: createTrail(clock), version: '2026-11-26' }),
  secret: 'only-for-tests',
  publicUrl: 'http://house.test',
})
const topics = { mail: { most: 1, handle: ([id]: string[]) => notices.deliver(id as string) } }
const silent = { warn() {}, error() {} } as unknown as Parameters<typeof createWorker>[0]['logger']
const worker = createWorker({ outbox, topics, logger: silent })
worker.start()

const tell = (name: string, fails = false) =>
  db.write(async (tx) => {
    await notices.add(tx, [PERSON as string], { code: 'review_approved', facts: { name }, subject: 'organisation:1' })
    if (fails) throw new Error('undone')
  })
for (let i = 0; i < Number(COUNT); i++) {
  await tell(`undone-${RUN}-${i}`, true).catch(() => {})
  await tell(`${RUN}-${i}`)
  process.stdout.write(`committed ${RUN}-${i}\n`)
}
if (COUNT === '0') {
  while ((await outbox.waiting('mail')) > 0) await new Promise((done) => setTimeout(done, 20))
  await worker.stop()
  await db.close()
}
