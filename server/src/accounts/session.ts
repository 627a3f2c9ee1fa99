import { fromNodeHeaders } from 'better-auth/node'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Clock } from '../platform/clock.ts'
import type { Database } from '../platform/db/database.ts'
import { Refusal } from '../platform/refusal.ts'
import type { Auth } from './auth.ts'
import { isExpired, isOver, type Policy } from './policy.ts'
import { passedSecondFactor } from './second-factor.ts'
import * as store from './store.ts'
import { viewerOf, visitor } from './viewer.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** The session this request came with, when it still stands. */
    session: { id: string; token: string; passed: boolean } | null
  }
}

interface Uses {
  auth: Auth
  db: Database
  clock: Clock
  policy: Policy
}

/** What a person whose password has expired still reaches: to see so, to change it, to leave. */
const WITH_EXPIRED = ['accounts.me', 'security.rules', 'security.mine', 'security.changePassword', 'security.signOut']
/** A session's last use is written down at most so often. */
const SEEN_EVERY_MS = 60_000

/** Cookie → `request.viewer`, for every request. */
export function addSession(app: FastifyInstance, use: Uses) {
  app.decorateRequest('viewer', null as never)
  app.decorateRequest('session', null)
  app.addHook('onRequest', async (request) => {
    request.viewer = visitor
    if (request.headers.cookie && request.url.startsWith('/api/')) await recognise(request, use)
  })
}

async function recognise(request: FastifyRequest, { auth, db, clock, policy }: Uses) {
  const found = await auth.api.getSession({ headers: fromNodeHeaders(request.headers) })
  if (!found) return
  const { id, token, createdAt, secondFactorAt = null } = found.session
  const openedAt = found.session.openedAt ?? createdAt
  const lastSeenAt = found.session.lastSeenAt ?? openedAt
  const now = clock.millis()
  if (isOver(policy, { openedAt, lastSeenAt, secondFactorAt }, now)) return db.write((tx) => store.endSession(tx, id))
  if (now - lastSeenAt.getTime() >= SEEN_EVERY_MS) await db.write((tx) => store.touchSession(tx, id, new Date(now)))

  const person = { id: found.user.id, name: found.user.name, email: found.user.email }
  const secondFactor = passedSecondFactor(found)
  const expired =
    policy.days !== null && isExpired(policy, (await store.credentialOf(db.read, person.id))?.changedAt ?? null, now)
  const { access, endpoint } = request.routeOptions.config
  if (expired && !WITH_EXPIRED.includes(endpoint ?? '')) {
    if (access === 'public') return
    throw new Refusal('forbidden', { needs: 'new_password' })
  }
  request.session = { id, token, passed: secondFactor }
  request.viewer = {
    ...viewerOf(person, await store.membershipsOf(db.read, person.id), await store.appointmentsOf(db.read, person.id), {
      secondFactor,
    }),
    passwordExpired: expired,
  }
}
