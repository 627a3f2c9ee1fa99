import type { Clock } from '../../platform/clock.ts'
import type { Database } from '../../platform/db/database.ts'
import type { Limits } from '../../platform/limits.ts'
import type { Links } from '../../platform/links.ts'
import type { Outbox } from '../../platform/outbox.ts'
import type { Trail } from '../../platform/trail.ts'
import type { Announcer } from '../announcer.ts'
import type { Auth } from '../auth.ts'
import type { ConsentBook } from '../consent-book.ts'
import type { Policy } from '../policy.ts'

/** What the parts of this module are made of. */
export interface Uses {
  db: Database
  clock: Clock
  auth: Auth
  policy: Policy
  links: Links
  limits: Limits
  outbox: Outbox
  trail: Trail
  notices: Announcer
  consents: ConsentBook
  secret: string
  publicUrl: string
  mailsAreFiles: boolean
}

/** As much of a request as signing in needs: the headers for the library, and where it came from. */
export interface From {
  headers: Headers
  address: string
  session: { id: string; token: string; passed: boolean } | null
}

/** An answer with the cookies that go with it. */
export interface Given<T> {
  reply: T
  cookies: string[]
}
