import { createHmac, timingSafeEqual } from 'node:crypto'

/**
 * `signup` reads, changes and cancels; `ticket` is what a QR holds and only checks in: a photograph of it can do no more.
 * `door` is of a door's link, not of a sign-up.
 */
export type TokenPurpose = 'signup' | 'ticket' | 'door'
export type Tokens = ReturnType<typeof createTokens>

const SIGNED = 15

/** Opaque tokens for one record, mostly a sign-up at one event: its id and a signature. Nothing about them is stored. */
export function createTokens(secret: string) {
  const key = createHmac('sha256', secret).update('keqiao roadshow: tokens').digest()
  const sign = (purpose: TokenPurpose, id: Buffer) =>
    createHmac('sha256', key).update(`${purpose} `).update(id).digest().subarray(0, SIGNED)

  return {
    of(purpose: TokenPurpose, signupId: string): string {
      const id = Buffer.from(signupId.replaceAll('-', ''), 'hex')
      return Buffer.concat([id, sign(purpose, id)]).toString('base64url')
    },

    /** The sign-up's id; null for whatever we did not sign for this purpose. */
    read(purpose: TokenPurpose, token: string): string | null {
      const bytes = Buffer.from(token, 'base64url')
      if (bytes.length !== 16 + SIGNED || bytes.toString('base64url') !== token) return null
      const id = bytes.subarray(0, 16)
      if (!timingSafeEqual(bytes.subarray(16), sign(purpose, id))) return null
      return id.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
    },

    /** Of an event and an idempotency key together. */
    keyHash: (roadshowId: string, given: string) =>
      createHmac('sha256', key).update(`key ${roadshowId} ${given}`).digest('base64url'),
  }
}
