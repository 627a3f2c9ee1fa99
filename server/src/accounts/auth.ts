import { betterAuth } from 'better-auth'
import { drizzleAdapter } from 'better-auth/adapters/drizzle'
import { twoFactor } from 'better-auth/plugins'
import type { Database } from '../platform/db/database.ts'
import { dialect } from '../platform/db/dialect.ts'
import { newId } from '../platform/ids.ts'
import { markSession } from './second-factor.ts'
import { credentials, persons, secondFactors, sessions, verifications } from './tables.ts'

export type Auth = ReturnType<typeof createAuth>

/** Set by us from the connection; what a client sends under this name is overwritten. */
export const CLIENT_HEADER = 'x-keqiao-client'

/** E-mail and password only, and no cookie cache: a revoked session ends at the next request. */
export function createAuth({ db, secret, publicUrl }: { db: Database; secret: string; publicUrl: string }) {
  return betterAuth({
    baseURL: publicUrl,
    basePath: '/api/auth',
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
    emailAndPassword: { enabled: true, minPasswordLength: 10, maxPasswordLength: 128, autoSignIn: true },
    session: {
      expiresIn: 60 * 60 * 24 * 14,
      updateAge: 60 * 60 * 24,
      cookieCache: { enabled: false },
      additionalFields: { secondFactorAt: { type: 'date', required: false, input: false } },
    },
    // No device is trusted to skip the code: the operators' one door stays a door.
    plugins: [twoFactor({ issuer: '科桥 Keqiao', trustDeviceMaxAge: 0, twoFactorCookieMaxAge: 600 })],
    databaseHooks: { session: { create: { before: (session, context) => markSession(db, session, context) } } },
    // An explicit false: the library switches the check off by itself when NODE_ENV or TEST says "test".
    advanced: {
      disableOriginCheck: false,
      disableCSRFCheck: false,
      useSecureCookies: publicUrl.startsWith('https:'),
      database: { generateId: () => newId() },
      ipAddress: { ipAddressHeaders: [CLIENT_HEADER] },
    },
    // The address it is known by, and the one this very request came to: people type localhost, an address or a name.
    trustedOrigins: (request) => {
      const host = request?.headers.get('host')
      return [publicUrl, ...(host ? [`http://${host}`, `https://${host}`] : [])]
    },
    rateLimit: {
      enabled: true,
      window: 60,
      max: 300,
      // A lecture hall shares one address; somebody who guesses passwords needs far more tries than it.
      customRules: {
        '/sign-in/email': { window: 60, max: 30 },
        '/sign-up/email': { window: 60, max: 60 },
        '/two-factor/*': { window: 60, max: 60 },
      },
    },
  })
}
