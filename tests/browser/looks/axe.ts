/// <reference lib="dom" />
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { painted } from '../../support/browser.ts'

/** What axe reports, one line per element: rule, where, why. */
export async function violations(page: Page, only?: string[]): Promise<string[]> {
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

/** As it stands, in both themes, at the size it has. */
export async function accessible(page: Page) {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await painted(page)
    expect(await violations(page), colorScheme).toEqual([])
  }
}
