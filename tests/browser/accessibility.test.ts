/// <reference lib="dom" />
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { describe, expect } from 'vitest'
import { DESKTOP, PHONE, test } from '../support/browser.ts'
import { openPage, PAGES } from './pages.ts'

describe('axe finds nothing, and nothing is ticked beforehand, on', () => {
  for (const place of PAGES)
    test(place.name, async ({ visit }) => {
      const { page } = await openPage(visit, place, { still: true })
      expect(await ticked(page)).toEqual(place.ticked ?? [])
      const found: string[] = []
      for (const [name, { viewport, theme, only }] of Object.entries(SIGHTS)) {
        await page.setViewportSize(viewport)
        await page.emulateMedia({ colorScheme: theme })
        await painted(page)
        found.push(...(await violations(page, only)).map((fault) => `${name}: ${fault}`))
      }
      expect(found).toEqual([])
    })
})

/** What the boxes of forms say that are ticked; filters stand outside of forms. */
const ticked = (page: Page) =>
  page
    .locator('form input[type=checkbox]:checked')
    .evaluateAll((boxes) => boxes.map((one) => (one as HTMLInputElement).labels?.[0]?.textContent?.trim() ?? one.outerHTML))

interface Sight {
  viewport: typeof DESKTOP
  theme: 'light' | 'dark'
  /** The theme changes colours and nothing else. */
  only?: string[]
}

const SIGHTS: Record<string, Sight> = {
  phone: { viewport: PHONE, theme: 'light' },
  desktop: { viewport: DESKTOP, theme: 'light' },
  'desktop, dark': { viewport: DESKTOP, theme: 'dark', only: ['color-contrast'] },
}

/** What axe reports, one line per element: rule, where, why. */
async function violations(page: Page, only?: string[]): Promise<string[]> {
  // The legacy mode does not open a second page, which a browser context may refuse.
  const axe = new AxeBuilder({ page }).setLegacyMode(true)
  const { violations } = await (only
    ? axe.withRules(only)
    : axe.options({ rules: { 'target-size': { enabled: true } } })
  ).analyze()
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, any, all, none }) => `${id} at ${target.join(' ')}: ${[...any, ...all, ...none][0]?.message ?? ''}`),
  )
}

/** Both turns of the frame that a change of the viewport or the theme needs. */
const painted = (page: Page) =>
  page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))))
