import { createHmac, timingSafeEqual } from 'node:crypto'
import { cookiePrefix } from '../auth.ts'

const DAYS = 180
const MOST_ACCOUNTS = 5

/** Remembers on a device that an account was signed in to there, so that strangers' wrong passwords do not slow down its owner. */
export function createKnownDevices({ secret, publicUrl }: { secret: string; publicUrl: string }) {
  const name = `${cookiePrefix(publicUrl)}.device`
  const markOf = (account: string) => createHmac('sha256', secret).update(`device:${account}`).digest('base64url')
  const marksIn = (headers: Headers) =>
    (headers.get('cookie') ?? '')
      .split(/;\s*/)
      .find((pair) => pair.startsWith(`${name}=`))
      ?.slice(name.length + 1)
      .split('.')
      .slice(0, MOST_ACCOUNTS) ?? []
  const same = (a: string, b: string) => a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b))

  return {
    knows: (headers: Headers, account: string) => marksIn(headers).some((mark) => same(mark, markOf(account))),

    cookie(headers: Headers, account: string): string {
      const mark = markOf(account)
      const marks = [mark, ...marksIn(headers).filter((one) => one !== mark)].slice(0, MOST_ACCOUNTS)
      const secure = publicUrl.startsWith('https:') ? '; Secure' : ''
      return `${name}=${marks.join('.')}; Max-Age=${DAYS * 86_400}; Path=/; HttpOnly; SameSite=Lax${secure}`
    },
  }
}
