import { createHmac, timingSafeEqual } from 'node:crypto'
import { StoppedKind } from '@keqiao/shared/notices'

/** Whose mails: a person's, or those to an address without an account, by its keyed hash. */
export type Owner = { personId: string } | { addressHash: string }
export type StopLinks = ReturnType<typeof createStopLinks>

/** Signed links that end a kind of mails without a login. They can do nothing else, so they do not expire. */
export function createStopLinks(secret: string) {
  const key = createHmac('sha256', secret).update('keqiao notices: unsubscribe').digest()
  const sign = (text: string) => createHmac('sha256', key).update(text).digest('base64url')

  return {
    hashOf: (address: string) => sign(`address ${address.trim().toLowerCase()}`),

    tokenOf(owner: Owner, kind: StoppedKind): string {
      const body = 'personId' in owner ? `p.${owner.personId}.${kind}` : `a.${owner.addressHash}.${kind}`
      return `${body}.${sign(body)}`
    },

    /** Null for whatever we did not sign. */
    read(token: string): { owner: Owner; kind: StoppedKind } | null {
      const [tag, whose = '', kind, signature = '', ...more] = token.split('.')
      const expected = Buffer.from(sign(`${tag}.${whose}.${kind}`))
      const given = Buffer.from(signature)
      if (more.length > 0 || given.length !== expected.length || !timingSafeEqual(given, expected)) return null
      return { owner: tag === 'p' ? { personId: whose } : { addressHash: whose }, kind: StoppedKind.parse(kind) }
    },
  }
}
