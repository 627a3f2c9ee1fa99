import type { TrailAction } from '@keqiao/shared/trail'
import type { Database, Tx } from '../platform/db/database.ts'
import type { Trail } from '../platform/trail.ts'
import * as store from './store.ts'
import type { Viewer } from './viewer.ts'

interface Uses {
  db: Database
  trail: Trail
}
interface Asked {
  path: string
  body: unknown
  viewer: Viewer
}
interface Said {
  user?: { id?: string }
  token?: string | null
}

const CODES = ['/two-factor/verify-totp', '/two-factor/verify-backup-code']

/** What better-auth answered, on the trail before the answer leaves: the person where one is known, the address never. */
export async function noteAnswer(uses: Uses, { path, body, viewer }: Asked, answer: Response) {
  const said = ((await answer
    .clone()
    .json()
    .catch(() => null)) ?? {}) as Said
  const id = said.user?.id ?? null
  const signsIn = path === '/sign-in/email' || (CODES.includes(path) && !viewer.person)
  const step = path === '/sign-in/email' ? 'password' : 'second_factor'
  if (signsIn && answer.ok && id) return note(uses, id, 'session.opened', { step })
  if (signsIn && answer.status === 401) return noteRefused(uses, (body as { email?: unknown } | null)?.email, step)
  if (path === '/sign-up/email' && answer.ok && id) return noteSignUp(uses, id, said)
  if (path === '/sign-out' && answer.ok && viewer.person) return note(uses, viewer.person.id, 'session.closed')
}

const note = ({ db, trail }: Uses, id: string, action: TrailAction, facts = {}) =>
  db.write((tx) => trail.record(tx, { id }, action, `person:${id}`, facts))

/** Known and unknown addresses cost the same: one look, one line. */
const noteRefused = ({ db, trail }: Uses, email: unknown, step: string) =>
  db.write(async (tx) => {
    const known = await store.personByEmail(tx, String(email ?? ''))
    await trail.record(tx, null, 'session.refused', known ? `person:${known.id}` : 'session', { step })
  })

/** Somebody whose address is taken is answered as if it were not; then the id is nobody's. */
const noteSignUp = ({ db, trail }: Uses, id: string, { token }: Said) =>
  db.write(async (tx: Tx) => {
    if (!(await store.personExists(tx, id))) return
    await trail.record(tx, { id }, 'person.signed_up', `person:${id}`)
    if (token) await trail.record(tx, { id }, 'session.opened', `person:${id}`, { step: 'sign_up' })
  })
