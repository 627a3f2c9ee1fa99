import type { APIRequestContext, Page } from 'playwright-core'
import { expect } from 'vitest'
import { gone } from './browser.ts'

export const json = async <T>(answer: Awaited<ReturnType<APIRequestContext['get']>>) => {
  if (!answer.ok()) throw new Error(`${answer.status()} ${await answer.text()}`)
  return (await answer.json()) as T
}

/** Of what lies open at a desk. */
export const title = (page: Page) => page.locator('#item-title')
/** What was decided and may be undone. */
export const held = (page: Page) => page.getByRole('status').filter({ hasText: '秒内可撤销' })

/** Goes down the list by J until this item lies open. */
export async function goTo(page: Page, name: string) {
  for (let n = 0; n < 30; n++) {
    await gone(page.locator('main [aria-busy="true"]'))
    if ((await title(page).textContent()) === name) return
    const before = await title(page).textContent()
    await page.keyboard.press('j')
    await expect.poll(() => title(page).textContent()).not.toBe(before)
  }
  throw new Error(`${name} is not in the list`)
}
