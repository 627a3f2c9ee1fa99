import type { BrowserContext, Locator, Page } from 'playwright-core'
import { expect } from 'vitest'
import { ask, type DemoEmail, gone, house, reads, type Visit } from '../../support/browser.ts'

export interface Drive {
  name: string
  as?: DemoEmail
  open: (visit: Visit, another: (as: DemoEmail) => Promise<Visit>) => Promise<unknown>
  field: (page: Page) => Locator
  /** What stands in other fields meanwhile. */
  typed?: (page: Page) => [Locator, string][]
  poor: string
  send: (page: Page) => Promise<void>
  fault: RegExp
  /** What is done before it is corrected and sent again. */
  before?: (page: Page) => Promise<unknown>
  right: string
  /** That it went on, and what is put back for those who come later. */
  goesOn: (page: Page) => Promise<unknown>
}

/** What a careless paste brings along, and no database keeps. */
export const INVISIBLE = '从表格里粘来\u0000的说明'
export const SEEN = /看不见的控制字符/
export const box = (page: Page, name: string | RegExp) => page.getByRole('textbox', { name, exact: true })
export const press = (name: string | RegExp) => (page: Page) => page.getByRole('button', { name, exact: true }).click()
export const inDialog = (name: string) => (page: Page) =>
  page.getByRole('dialog').getByRole('button', { name, exact: true }).click()

export type Listed = { items: { id: string; name: string }[] }

/** What the organisation of whoever asks shows the public. */
export async function shownBy(context: BrowserContext) {
  const { items } = await ask<{ items: { id: string; name: string; state: string }[] }>(
    { context },
    'get',
    '/my/achievements?size=50',
  )
  return items.filter(({ state }) => state === 'published')
}

export async function opensOwn(visit: Visit, name: string) {
  const { items } = await ask<Listed>(visit, 'get', '/my/needs?size=50')
  const id = items.find((one) => one.name.startsWith(name))?.id as string
  await visit.go(`/needs/${id}`)
  return id
}
/** A record of a meeting of which this person may do the next step. */
export async function opensMeeting(visit: Visit, move: string) {
  const { items } = await ask<Listed>(visit, 'get', '/encounters?size=50')
  for (const { id } of items) {
    const { moves } = await ask<{ moves: string[] }>(visit, 'get', `/encounters/${id}`)
    if (moves.includes(move)) return visit.go(`/encounters/${id}`)
  }
  throw new Error(`no record of a meeting to ${move}`)
}
export async function opensFound(visit: Visit, name: string) {
  const found = await ask<{ items: { card: { id: string; name: string } }[] }>(
    visit,
    'get',
    `/search?kind=need&q=${encodeURIComponent(name)}`,
  )
  await visit.go(`/needs/${found.items.find(({ card }) => card.name.startsWith(name))?.card.id}`)
}

/** Where sending would change what others meet: without a network it is seen that it is sent, and that its text stays. */
export const offline = (page: Page) => page.context().setOffline(true)
export async function isAsked(page: Page, typed: string) {
  await reads(page.getByRole('dialog'), /连接不上网络/)
  expect(await page.getByRole('dialog').getByRole('textbox').inputValue()).toBe(typed)
  await page.context().setOffline(false)
}

/** Those who come later find no draft. */
export async function discards(page: Page) {
  await page.waitForURL(/\/(needs|achievements)\/[0-9a-f-]{36}$/)
  const address = `/api/v1${new URL(page.url()).pathname}`
  const { revision } = (await (await page.request.get(address)).json()) as { revision: number }
  expect((await page.request.delete(`${address}?revision=${revision}`, { headers: { origin: house() } })).status()).toBeLessThan(
    300,
  )
}

export const takesBack = async (page: Page) => {
  await page.getByRole('button', { name: '撤销', exact: true }).click()
  await gone(page.getByRole('button', { name: '撤销', exact: true }))
}
