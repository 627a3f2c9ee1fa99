import { betterAuth } from 'better-auth'
import { drizzleAdapter } from 'better-auth/adapters/drizzle'
import { createAuthEndpoint } from 'better-auth/api'
import { setSessionCookie } from 'better-auth/cookies'
import { twoFactor } from 'better-auth/plugins'
import { z } from 'zod'
import type { Clock } from '../platform/clock.ts'
import type { Database } from '../platform/db/database.ts'
import { dialect } from '../platform/db/dialect.ts'
import { newId } from '../platform/ids.ts'
import { stampSession } from './second-factor.ts'
import { credentials, persons, secondFactors, sessions, verifications } from './tables.ts'

export type Auth = ReturnType<typeof createAuth>

/** Set by us from the connection; what a client sends under this name is overwritten. */
export const CLIENT_HEADER = 'x-keqiao-client'
const MONTH_SECONDS = 60 * 60 * 24 * 30

const isSecure = (publicUrl: string) => publicUrl.startsWith('https:')

/** `__Host-` (RFC 6265bis): over https only, for this host and every path of it; the library's own prefix would be weaker. */
export const cookiePrefix = (publicUrl: string) => (isSecure(publicUrl) ? '__Host-keqiao' : 'keqiao')

/** Opens a session for somebody whom the house has already made sure of. */
const openSession = createAuthEndpoint.serverOnly(
  { method: 'POST', body: z.object({ personId: z.string(), secondFactor: z.boolean() }) },
  async (ctx) => {
    const { internalAdapter } = ctx.context
    const user = await internalAdapter.findUserById(ctx.body.personId)
    if (!user) throw ctx.error('NOT_FOUND')
    const secondFactorAt = ctx.body.secondFactor ? new Date() : null
    const session = await internalAdapter.createSession(user.id, false, { secondFactorAt })
    await setSessionCookie(ctx, { session, user })
    return { token: session.token }
  },
)

/**
 * Passwords, cookies and codes. It has no address of its own: our endpoints call it, so that origin, limits, policy and trail
 * are asked in one place. No cookie cache: a revoked session ends at the next request.
 */
export function createAuth({ db, clock, secret, publicUrl }: { db: Database; clock: Clock; secret: string; publicUrl: string }) {
  const secure = isSecure(publicUrl)
  return betterAuth({
    baseURL: publicUrl,
    secret,
    telemetry: { enabled: false },
    logger: { disabled: true },
    database: drizzleAdapter(db.library as Parameters<typeof drizzleAdapter>[0], {
      provider: dialect === 'postgres' ? 'pg' : 'sqlite',
      schema: {
        user: persons,
        session: sessions,
        account: credentials,
        verification: verifications,
        twoFactor: secondFactors,
      },
    }),
    emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: 1, maxPasswordLength: 1000 },
    session: {
      expiresIn: MONTH_SECONDS,
      disableSessionRefresh: true,
      cookieCache: { enabled: false },
      additionalFields: {
        secondFactorAt: { type: 'date', required: false, input: false },
        openedAt: { type: 'date', required: false, input: false },
        lastSeenAt: { type: 'date', required: false, input: false },
      },
    },
    plugins: [
      // No device is trusted to skip the code: the operators' one door stays a door.
      twoFactor({ issuer: '科桥 Keqiao', trustDeviceMaxAge: 0, twoFactorCookieMaxAge: 600 }),
      { id: 'keqiao', endpoints: { openSession } },
    ],
    databaseHooks: { session: { create: { before: (session, context) => stampSession({ db, clock }, session, context) } } },
    advanced: {
      // An explicit false: the library switches its checks off by itself when NODE_ENV or TEST says "test".
      disableOriginCheck: false,
      disableCSRFCheck: false,
      useSecureCookies: false,
      cookiePrefix: cookiePrefix(publicUrl),
      defaultCookieAttributes: { secure, httpOnly: true, sameSite: 'lax', path: '/' },
      database: { generateId: () => newId() },
      ipAddress: { ipAddressHeaders: [CLIENT_HEADER] },
    },
    rateLimit: { enabled: false },
  })
}
