/// <reference lib="dom" />
import path from 'node:path'
import { type DEMO_ACCOUNTS, DEMO_PASSWORD } from '@keqiao/server/seed'
import { type Browser, type BrowserContext, chromium, type Locator, type Page } from 'playwright-core'
import { test as base, expect, inject } from 'vitest'
import { ARGS, findChromium } from './chromium.ts'
import { mailsTo } from './mailbox.ts'

/** How long a step may take before it counts as failed, as what is polled may; a busy machine is slow, not wrong. */
const PATIENCE = 30_000
export const DESKTOP = { width: 1440, height: 900 }
export const PHONE = { width: 390, height: 844 }

export type DemoEmail = (typeof DEMO_ACCOUNTS)[number]['email'] | `agent-${number}@keqiao.example`

export interface Wanted {
  /** Signed in as this demonstration account; nobody unless given. */
  as?: DemoEmail
  phone?: boolean
  theme?: 'light' | 'dark'
  language?: 'zh' | 'en'
  /** Asked the system for no motion. */
  still?: boolean
  /** One browser profile and page for all visits of a file that want the same: for tests that only look. */
  shared?: boolean
  /** Console errors that the test provokes on purpose, such as a refused sign-in. */
  expected?: RegExp
}

export interface Visit {
  page: Page
  context: BrowserContext
  /** Goes to an address of the house and waits until the page is there. */
  go(address: string): Promise<void>
}

interface Profile {
  context: BrowserContext
  faults: string[]
  /** Of a shared profile: what the test before has left; another page in it loads far more quickly than a new one. */
  page?: Page | undefined
}

interface Open {
  browser: Browser
  /** Kept for the whole of a file. */
  kept: { profiles: Map<string, Profile>; sessions: Sessions }
  /** A browser profile, fresh unless shared, with one page. Whatever its console reports as an error fails the test. */
  visit: (wanted?: Wanted) => Promise<Visit>
}

export const house = () => inject('house')

export const test = base.extend<Open>({
  browser: [
    // biome-ignore lint/correctness/noEmptyPattern: vitest reads the fixtures wanted from the pattern
    async ({}, use) => {
      // Names of downloads keep their Chinese also where the system speaks no language.
      const env = { ...process.env, LC_ALL: 'C.UTF-8' }
      const browser = await chromium.launch({ executablePath: findChromium(), args: ARGS, env })
      await use(browser)
      await browser.close()
    },
    { scope: 'worker' },
  ],
  kept: [
    // biome-ignore lint/correctness/noEmptyPattern: as above
    async ({}, use) => {
      const profiles = new Map<string, Profile>()
      await use({ profiles, sessions: new Map() })
      for (const { context } of profiles.values()) await context.close()
    },
    { scope: 'file' },
  ],
  visit: async ({ browser, kept: { profiles, sessions }, task }, use) => {
    const used: { profile: Profile; page: Page; shared: boolean }[] = []
    await use(async (wanted = {}) => {
      const { shared = false } = wanted
      const key = JSON.stringify(wanted, Object.keys(wanted).sort())
      const profile = (shared && profiles.get(key)) || (await open(browser, sessions, wanted))
      if (shared) profiles.set(key, profile)
      const page = profile.page ?? (await profile.context.newPage())
      profile.page = undefined
      await page.setViewportSize(viewportOf(wanted))
      await page.emulateMedia({ colorScheme: themeOf(wanted) })
      used.push({ profile, page, shared })
      return { page, context: profile.context, go: (address) => go(page, address) }
    })
    for (const { profile, page, shared } of used) {
      if (!shared) await profile.context.close()
      else if (task.result?.state === 'fail') await page.close()
      else profile.page = page
    }
    expect(
      used.flatMap(({ profile }) => profile.faults.splice(0)),
      'errors in the browser console',
    ).toEqual([])
  },
})

const viewportOf = ({ phone }: Wanted) => (phone ? PHONE : DESKTOP)
const themeOf = ({ theme = 'light' }: Wanted) => theme

async function open(browser: Browser, sessions: Sessions, wanted: Wanted): Promise<Profile> {
  const { as, phone, language, still, expected } = wanted
  const faults: string[] = []
  const context = await browser.newContext({
    baseURL: house(),
    viewport: viewportOf(wanted),
    hasTouch: phone ?? false,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    colorScheme: themeOf(wanted),
    reducedMotion: still ? 'reduce' : 'no-preference',
  })
  context.setDefaultTimeout(PATIENCE)
  const note = (text: string) => void (expected?.test(text) || faults.push(text))
  context.on('weberror', (fault) => note(String(fault.error())))
  context.on('console', (message) => message.type() === 'error' && note(`${message.text()} ${message.location().url}`))
  if (language) await context.addInitScript(keep, language)
  if (as) await signIn(context, sessions, as)
  return { context, faults }
}

/** Runs in the page before its own scripts; the blank page that comes first has no storage. */
function keep(language: string) {
  if (location.protocol.startsWith('http')) localStorage.setItem('keqiao.language', language)
}

type Sessions = Map<string, Awaited<ReturnType<BrowserContext['cookies']>>>

/** One sign-in per account and file: the house slows down who tries too often. */
async function signIn(context: BrowserContext, sessions: Sessions, email: string) {
  const known = sessions.get(email) ?? inject('staff')[email]?.map((cookie) => ({ ...cookie, url: house(), httpOnly: true }))
  if (known) return context.addCookies(known)
  const answer = await context.request.post('/api/v1/session', {
    headers: { origin: house() },
    data: { email, password: DEMO_PASSWORD },
  })
  if (!answer.ok()) throw new Error(`${email} could not sign in: ${answer.status()} ${await answer.text()}`)
  sessions.set(email, await context.cookies())
}

async function go(page: Page, address: string) {
  await page.goto(address)
  await settled(page)
}

/** The page has its heading, and no skeleton stands any more. */
export async function settled(page: Page) {
  await page.locator('main h1').first().waitFor()
  await gone(page.locator('main [aria-busy="true"]'))
}

/** Waits until none of these is there. */
export const gone = (locator: Locator) => expect.poll(() => locator.count()).toBe(0)

/** Waits until the text of this element is as said. */
export const reads = (locator: Locator, text: string | RegExp) =>
  expect.poll(async () => (await locator.allInnerTexts()).join('\n')).toMatch(text)

/** Both turns of the frame that a change of the viewport or the theme needs. */
export const painted = (page: Page) =>
  page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))))

/** Asks the house directly, as the person who visits. */
export async function ask<T>(
  { context }: Pick<Visit, 'context'>,
  method: 'get' | 'post' | 'put',
  address: string,
  data?: object,
): Promise<T> {
  const answer = await context.request[method](`/api/v1${address}`, data ? { data } : {})
  if (!answer.ok()) throw new Error(`${address}: ${answer.status()} ${await answer.text()}`)
  return (await answer.json()) as T
}

/** What a search found, on the search page. */
export const results = (page: Page) => page.getByRole('region', { name: '结果', exact: true })

/** What is read out with a field: its hint and its error. */
export const describedBy = (box: Locator) =>
  box.evaluate((element) =>
    (element.getAttribute('aria-describedby') ?? '')
      .split(' ')
      .map((id) => document.getElementById(id)?.textContent ?? '')
      .join(' '),
  )

export const textOf = async (locator: Locator) => (await locator.textContent())?.trim() ?? ''

/** The link in the newest mail to this address, once it is there. */
export async function linkTo(email: string, like = /#/): Promise<string> {
  const link = () => mailsTo(inject('mails'), email).at(-1)?.link ?? ''
  await expect.poll(link).toMatch(like)
  return link()
}

export const SCREENS = path.resolve(import.meta.dirname, '../browser/screens')

/** Pictures for the README, of the page as it is or with one part of it at the top; only taken when they are asked for. */
export async function pictures(page: Page, name: string, part?: Locator) {
  if (process.env.SCREENS !== '1') return
  const before = page.viewportSize() ?? DESKTOP
  for (const viewport of [DESKTOP, PHONE]) {
    await page.setViewportSize(viewport)
    const top = part ? await part.evaluate((element) => element.getBoundingClientRect().top + scrollY - 24) : 0
    await page.evaluate((top) => scrollTo({ top, behavior: 'instant' }), top)
    await page.evaluate(() => document.fonts.ready)
    await page.screenshot({ path: path.join(SCREENS, `${name}-${viewport.width}.png`), animations: 'disabled', caret: 'hide' })
  }
  await page.setViewportSize(before)
}
