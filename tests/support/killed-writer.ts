import { openDatabase } from '@keqiao/server/platform/db/database'
import { outbox } from '@keqiao/server/platform/outbox.tables'

// Says each work once it is told to have succeeded, and is killed inside a later group, or while that group is told.
const [file, when] = process.argv.slice(2) as [string, 'before the commit' | 'after the commit']
const GROUP = 50
const db = await openDatabase({ kind: 'sqlite', file })

const put = (group: string, n: number, meanwhile = () => {}) =>
  db.write(async (tx) => {
    await tx.insert(outbox).values({ topic: group, subject: String(n), createdAt: '2026-11-02T09:00:00.000Z' })
    meanwhile()
  })
const many = (work: (n: number) => Promise<void>) => Promise.all(Array.from({ length: GROUP }, (_, n) => work(n)))
const die = () => process.kill(process.pid, 'SIGKILL')

await many((n) => put('first', n))
process.stdout.write('first told\n', () =>
  when === 'before the commit'
    ? many((n) => put('second', n, n === GROUP / 2 ? die : undefined))
    : many((n) => put('second', n).then(() => (n === 0 ? die() : undefined)) as Promise<void>),
)
