import path from 'node:path'
import BetterSqlite from 'better-sqlite3'
import Fastify from 'fastify'

// The least that a door must do: one ticket, one row, on the disk before it is said.
const db = new BetterSqlite(path.join(process.argv[2] as string, 'door.db'))
db.pragma('journal_mode = WAL')
db.pragma('synchronous = FULL')
db.exec('create table tickets (id text primary key, at text)')
const enter = db.prepare('insert into tickets (id, at) values (?, ?) on conflict do nothing')

const app = Fastify()
const body = { type: 'object', required: ['ticket'], properties: { ticket: { type: 'string', maxLength: 200 } } }
app.post('/check-ins', { schema: { body } }, async (request) => {
  const { ticket } = request.body as { ticket: string }
  return { result: enter.run(ticket, new Date().toISOString()).changes > 0 ? 'ok' : 'already' }
})
process.send?.(await app.listen({ host: '127.0.0.1', port: 0 }))
process.on('SIGTERM', () => void app.close().then(() => process.exit(0)))
