import type { MailChange, PasswordChange, PasswordRules, SignUp } from '@keqiao/shared/security'
import { fromNodeHeaders } from 'better-auth/node'
import type { FastifyRequest } from 'fastify'
import { placeOf } from '../../platform/place.ts'
import { wrongAt } from '../../platform/refusal.ts'
import { holderOf } from '../../platform/trail.ts'
import { CLIENT_HEADER } from '../auth.ts'
import { secondFactorOf, setPassword } from '../store.ts'
import { createFactor } from './factor.ts'
import { createJoining } from './joining.ts'
import { createKnownDevices } from './known-device.ts'
import { createMailbox } from './mailbox.ts'
import { createProofs } from './proofs.ts'
import { createSessions } from './sessions.ts'
import { createSignIn } from './sign-in.ts'
import * as store from './store.ts'
import type { From, Given, Uses } from './uses.ts'

export type Security = ReturnType<typeof createSecurity>

/** What signing in needs of a request. */
export function fromOf(request: FastifyRequest): From {
  const headers = fromNodeHeaders(request.headers)
  headers.set(CLIENT_HEADER, request.ip)
  return { headers, address: placeOf(request.ip), session: request.session }
}

interface Person {
  id: string
  name: string
  email: string
}

/** Signing in and up, passwords, codes, mailboxes and sessions of one's own. */
export function createSecurity(use: Uses) {
  const { auth, db, clock, links, notices, policy, trail } = use
  const proofs = createProofs(use)
  const devices = createKnownDevices(use)
  const mailbox = createMailbox({ ...use, proofs })

  /** The cookies of a new session for somebody who has just proven who they are. */
  async function open(personId: string, from: From, secondFactor = false): Promise<string[]> {
    const body = { personId, secondFactor }
    const { headers } = await auth.api.openSession({ body, headers: from.headers, returnHeaders: true })
    return headers.getSetCookie()
  }

  return {
    ...createSignIn({ ...use, proofs, devices }),
    ...createJoining({ ...use, proofs, open, knownDevice: (from, account) => devices.cookie(from.headers, account) }),
    ...createSessions(use),
    ...createFactor({ ...use, proofs }),

    rules: (): PasswordRules => {
      const { name, min, max, classes, days } = policy
      return { policy: name, min, max, classes, days, mailsAreFiles: use.mailsAreFiles }
    },

    /** The password once more, and a code where one is set up, at their fields. */
    async prove(personId: string, { password, code }: { password: string; code?: string | undefined }, from: From) {
      await proofs.password(personId, password, 'password')
      if (!(await secondFactorOf(db.read, personId))?.verified) return
      if (!code) throw wrongAt('code', 'required')
      await proofs.code(personId, code, from)
    },

    signUp: ({ name, email }: SignUp, from: From) => mailbox.ask({ kind: 'sign_up', address: email, name }, from),
    askReset: (email: string, from: From) => mailbox.ask({ kind: 'password_reset', address: email }, from),
    askVerification: (person: Person, from: From) =>
      mailbox.ask({ kind: 'mail_verification', address: person.email, personId: person.id }, from),
    async changeMail(person: Person, { email, password }: MailChange, from: From) {
      await proofs.password(person.id, password, 'password')
      return mailbox.ask({ kind: 'mail_change', address: email, personId: person.id }, from)
    },
    answerMailRequests: mailbox.answer,

    async changePassword(person: Person, { current, password }: PasswordChange, from: From): Promise<Given<{ done: true }>> {
      await proofs.password(person.id, current, 'current')
      await proofs.newPassword(password, person)
      const hash = await proofs.hash(password)
      await db.write(async (tx) => {
        await setPassword(tx, person.id, hash, new Date(clock.millis()))
        await store.rememberPassword(tx, person.id, hash, clock.now())
        await store.endSessions(tx, person.id, { but: null })
        await links.void(tx, 'password_reset', { personId: person.id })
        await notices.add(tx, [person.id], { code: 'password_changed', facts: {}, subject: 'account' })
        await trail.record(tx, holderOf(person.id), 'password.changed', `person:${person.id}`, {})
      })
      return { reply: { done: true }, cookies: await open(person.id, from, from.session?.passed) }
    },
  }
}
