import type { Visit } from './browser.ts'
import { freePort } from './free-port.ts'
import { startHouse } from './start-house.ts'

export type OwnHouse = Awaited<ReturnType<typeof openOwnHouse>>

/** A house of the test's own that browsers visit: its clock is the test's, its settings too, and nobody else is in it. */
export async function openOwnHouse(settings: Record<string, string> = {}) {
  const port = await freePort()
  const address = `http://127.0.0.1:${port}`
  const house = await startHouse({ settings: { PUBLIC_URL: address, ...settings } })
  const people = await house.addPeople()
  await house.app.listen({ host: '127.0.0.1', port })

  return {
    ...house,
    people,
    go: ({ go }: Visit, page: string) => go(`${address}${page}`),
    /** From now on this browser is signed in as one of the house's people. */
    async enters({ context }: Visit, email: string) {
      const [name = '', value = ''] = (await house.signIn(email)).split('=')
      await context.addCookies([{ name, value, url: address, httpOnly: true }])
    },
  }
}
