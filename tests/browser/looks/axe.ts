/// <reference lib="dom" />
import axe, { type RunOptions } from 'axe-core'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { painted } from '../../support/browser.ts'

/** What axe reports, one line per element: rule, where, why. */
export async function violations(page: Page, only?: string[]): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source)
  const rules: RunOptions = only ? { runOnly: only } : { rules: { 'target-size': { enabled: true } } }
  const found = await page.evaluate(run, { ...rules, resultTypes: ['violations'] } satisfies RunOptions)
  return found.flatMap(({ id, nodes }) =>
    nodes.map(({ target, any, all, none }) => `${id} at ${target.join(' ')}: ${[...any, ...all, ...none][0]?.message ?? ''}`),
  )
}

/** In the page. What is right stays there: it is a hundred times as much. */
async function run(options: object) {
  const { violations } = await (window as unknown as { axe: typeof axe }).axe.run(document, options)
  return violations
}

interface Sight {
  viewport?: { width: number; height: number }
  theme: 'light' | 'dark'
}

/** As if it had been opened so: a transition would hand a new colour from level to level, one turn of the frame for each. */
export async function show(page: Page, { viewport, theme }: Sight) {
  await page.evaluate(stopTransitions)
  if (viewport) await page.setViewportSize(viewport)
  await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' })
  await painted(page)
}

function stopTransitions() {
  const sheet = new CSSStyleSheet()
  sheet.replaceSync('*, ::before, ::after { transition: none !important }')
  document.adoptedStyleSheets = [sheet]
}

/** As it stands, in both themes, at the size it has. */
export async function accessible(page: Page) {
  for (const theme of ['light', 'dark'] as const) {
    await show(page, { theme })
    expect(await violations(page), theme).toEqual([])
  }
}
