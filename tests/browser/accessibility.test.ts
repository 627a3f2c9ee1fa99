import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { describe, expect } from 'vitest'
import { DESKTOP, PHONE, test } from '../support/browser.ts'
import { openPage, PAGES } from './pages.ts'

describe('axe finds nothing on', () => {
  for (const place of PAGES)
    test(place.name, async ({ visit }) => {
      const { page } = await openPage(visit, place, { still: true })
      const found: string[] = []
      for (const [size, viewport] of Object.entries({ desktop: DESKTOP, phone: PHONE }))
        for (const theme of ['light', 'dark'] as const) {
          await page.setViewportSize(viewport)
          await page.emulateMedia({ colorScheme: theme })
          await painted(page)
          found.push(...(await violations(page)).map((fault) => `${size}, ${theme}: ${fault}`))
        }
      expect(found).toEqual([])
    })
})

/** What axe reports, one line per element: rule, where, why. */
async function violations(page: Page): Promise<string[]> {
  // The legacy mode does not open a second page, which a browser context may refuse.
  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode(true)
    .options({ rules: { 'target-size': { enabled: true } } })
    .analyze()
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, any, all, none }) => `${id} at ${target.join(' ')}: ${[...any, ...all, ...none][0]?.message ?? ''}`),
  )
}

/** Both turns of the frame that a change of the viewport or the theme needs. */
const painted = (page: Page) =>
  page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))))
