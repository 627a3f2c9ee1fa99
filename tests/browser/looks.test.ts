/// <reference lib="dom" />
import type { Page } from 'playwright-core'
import { describe, expect } from 'vitest'
import { DESKTOP, PHONE, settled, test } from '../support/browser.ts'
import { show, violations } from './looks/axe.ts'
import { clipped, sideways } from './looks/fit.ts'
import { untranslated } from './looks/words.ts'
import { openPage, PAGES } from './pages.ts'

describe('fits a phone, nothing is ticked beforehand, axe finds nothing, and in English no Chinese word of ours is left:', () => {
  for (const place of PAGES)
    test(place.name, async ({ visit }) => {
      const { page } = await openPage(visit, place, { phone: true, still: true })
      expect(await sideways(page), 'scrolls sideways by').toBeLessThanOrEqual(0)
      expect(await clipped(page)).toEqual([])
      expect(await ticked(page)).toEqual(place.ticked ?? [])
      const found: string[] = []
      for (const [name, { viewport, theme, only }] of Object.entries(SIGHTS)) {
        await show(page, { viewport, theme })
        found.push(...(await violations(page, only)).map((fault) => `${name}: ${fault}`))
      }
      expect(found).toEqual([])
      await inEnglish(page, async () => expect(await untranslated(page)).toEqual([]))
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

/** By the switch of the page itself, also where a dialog lies over it; the next page of this profile is Chinese again. */
async function inEnglish(page: Page, look: () => Promise<void>) {
  await press(page, 'en')
  await settled(page)
  try {
    await look()
  } finally {
    await press(page, 'zh-CN')
  }
}

async function press(page: Page, language: 'en' | 'zh-CN') {
  await page.locator(`header button[lang=${language}]`).evaluate((button: HTMLElement) => button.click())
  await page.locator(`html[lang=${language}]`).waitFor()
}
