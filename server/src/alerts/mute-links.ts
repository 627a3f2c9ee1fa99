import { createHmac, timingSafeEqual } from 'node:crypto'
import { AlertSource } from '@keqiao/shared/alerts'

export interface Muted {
  personId: string
  source: string
}
export type MuteLinks = ReturnType<typeof createMuteLinks>

/** Signed links that mute one source of one person without a login. They can do nothing else, so they do not expire. */
export function createMuteLinks(secret: string) {
  const key = createHmac('sha256', secret).update('keqiao alerts: mute').digest()
  const sign = (text: string) => createHmac('sha256', key).update(text).digest('base64url')

  return {
    tokenOf({ personId, source }: Muted): string {
      const body = `${personId}.${source.replace(':', '.')}`
      return `${body}.${sign(body)}`
    },

    /** Null for whatever we did not sign. */
    read(token: string): Muted | null {
      const [personId = '', kind, id, signature = '', ...more] = token.split('.')
      const expected = Buffer.from(sign(`${personId}.${kind}.${id}`))
      const given = Buffer.from(signature)
      if (more.length > 0 || given.length !== expected.length || !timingSafeEqual(given, expected)) return null
      return { personId, source: AlertSource.parse(`${kind}:${id}`) }
    },
  }
}
