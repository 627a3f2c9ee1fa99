import path from 'node:path'
import BetterSqlite from 'better-sqlite3'
import Fastify from 'fastify'

// What is usually written: one transaction per click, on SQLite with the same promise that what was said is on the disk.
const [folder, places] = [process.argv[2] as string, Number(process.argv[3])]
const db = new BetterSqlite(path.join(folder, 'peer.db'))
db.pragma('journal_mode = WAL')
db.pragma('synchronous = FULL')
db.exec(`create table events (id integer primary key, capacity integer not null, taken integer not null default 0);
  create table signups (id integer primary key, event integer not null, name text not null, organisation text not null,
    contact text not null, key text not null unique, state text not null, at text not null, unique (event, contact));
  create index signups_line on signups (event, state, id)`)
db.prepare('insert into events (id, capacity) values (1, ?)').run(places)
const sql = {
  earlier: db.prepare('select state from signups where key = ?'),
  take: db.prepare('update events set taken = taken + 1 where id = 1 and taken < capacity'),
  insert: db.prepare('insert into signups (event, name, organisation, contact, key, state, at) values (1, ?, ?, ?, ?, ?, ?)'),
  line: db.prepare("select count(*) as n from signups where event = 1 and state = 'waitlisted'"),
}
interface Form {
  name: string
  organisation: string
  contact: string
  key: string
}
const signUp = db.transaction((form: Form) => {
  const earlier = sql.earlier.get(form.key) as { state: string } | undefined
  if (earlier) return { ...earlier, position: null }
  const state = sql.take.run().changes > 0 ? 'confirmed' : 'waitlisted'
  sql.insert.run(form.name, form.organisation, form.contact, form.key, state, new Date().toISOString())
  return { state, position: state === 'waitlisted' ? (sql.line.get() as { n: number }).n : null }
})

const app = Fastify()
const text = { type: 'string', minLength: 1, maxLength: 200 }
const body = {
  type: 'object',
  required: ['name', 'organisation', 'contact', 'key'],
  properties: { name: text, organisation: text, contact: text, key: text },
}
app.post('/signups', { schema: { body } }, async (request, reply) => {
  reply.code(201)
  return { signup: signUp.immediate(request.body as Form) }
})
process.send?.(await app.listen({ host: '127.0.0.1', port: 0 }))
process.on('SIGTERM', () => void app.close().then(() => process.exit(0)))
