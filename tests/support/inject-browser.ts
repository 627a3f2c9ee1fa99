import { tokenTo } from './mailbox.ts'
import { type House, PUBLIC_URL } from './start-house.ts'

let opened = 0

/** The ticks of whoever read the notice and wants no more mails than needed. */
export const ticks = ({ services }: House) => ({ noticeVersion: services.consents.version, optionalMails: false })

/** A browser without a screen: keeps the cookies it is given, comes from an address of its own, says where its page is from. */
export function openBrowser(
  house: House,
  { address = `10.9.${++opened >> 8}.${opened & 255}`, origin = PUBLIC_URL }: { address?: string; origin?: string } = {},
) {
  const cookies = new Map<string, string>()
  const headers = () => ({
    origin,
    'sec-fetch-site': 'same-origin',
    cookie: [...cookies].map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join('; '),
  })
  async function send(
    method: 'GET' | 'POST' | 'PUT' | 'DELETE',
    url: string,
    payload?: object,
    more: Record<string, string> = {},
  ) {
    const answer = await house.app.inject({
      method,
      url: `/api/v1${url}`,
      headers: { ...headers(), ...more },
      remoteAddress: address,
      ...(payload && { payload }),
    })
    for (const { name, value, maxAge } of answer.cookies) maxAge === 0 ? cookies.delete(name) : cookies.set(name, value)
    return answer
  }
  return {
    cookies,
    address,
    cookie: () => headers().cookie,
    /** Signed in without the slow check of a password. */
    async enter(email: string) {
      const [name = '', value = ''] = (await house.signIn(email, { secondFactor: false, lasting: false })).split('=')
      cookies.set(name, decodeURIComponent(value))
    },
    get: (url: string) => send('GET', url),
    post: (url: string, payload: object = {}, more?: Record<string, string>) => send('POST', url, payload, more),
    put: (url: string, payload: object) => send('PUT', url, payload),
    remove: (url: string) => send('DELETE', url),
    signIn: (email: string, password: string) => send('POST', '/session', { email, password }),

    /** The whole way: asked for, mailed, opened, a password set. */
    async signUp(name: string, email: string, password: string) {
      await send('POST', '/sign-ups', { name, email })
      await house.processAll()
      return send('POST', '/sign-ups/completion', { token: tokenTo(house.mails, email), name, password, ...ticks(house) })
    },
    me: async () => (await send('GET', '/me')).json(),
  }
}
export type InjectBrowser = ReturnType<typeof openBrowser>
