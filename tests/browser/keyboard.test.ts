import type { Page } from 'playwright-core'
import { describe, expect } from 'vitest'
import { reads, results, settled, test, textOf } from '../support/browser.ts'

describe('with the keyboard alone', () => {
  test('a visitor searches, filters, opens a result and reads its matches; the focus is always to be seen', async ({ visit }) => {
    const { page, go } = await visit()
    await go('/')
    await page.keyboard.press('Tab')
    expect(await focused(page)).toContain('跳到正文')
    expect(await focusIsSeen(page)).toBe(true)

    await tabTo(page, /^搜索 combobox/)
    await page.keyboard.type('表面裂纹')
    await page.keyboard.press('Enter')
    await page.waitForURL(/q=/)
    await settled(page)

    await tabTo(page, /传统产业技术升级.*checkbox/)
    await page.keyboard.press('Space')
    await page.waitForURL(/field=01/)
    await settled(page)
    const first = results(page).getByRole('article').first().getByRole('heading')
    const title = await textOf(first)
    await tabTo(page, new RegExp(`^${title.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}`))
    await page.keyboard.press('Enter')
    await page.waitForURL(/\/achievements\//)
    await settled(page)
    // The new page begins at its content, not at the bar above.
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('main')
    await tabTo(page, /能解决的需求|可能的需求|matches/)
    await page.keyboard.press('Enter')
    await page.keyboard.press('Alt+ArrowLeft')
    await page.waitForURL(/\/(achievements|search)/)
  })

  test('suggestions are chosen with arrows and closed with Escape', async ({ visit }) => {
    const { page, go } = await visit()
    await go('/')
    const box = page.getByRole('combobox', { name: '搜索' })
    await box.focus()
    await page.keyboard.type('钢')
    const offers = page.getByRole('option')
    await offers.first().waitFor()
    const offer = await offers.first().evaluate((element) => element.firstChild?.textContent ?? '')
    await page.keyboard.press('ArrowDown')
    expect(await box.getAttribute('aria-activedescendant')).toBe(await offers.first().getAttribute('id'))
    await page.keyboard.press('Escape')
    await expect.poll(() => box.getAttribute('aria-expanded')).toBe('false')
    await page.keyboard.type('铁')
    await page.keyboard.press('Backspace')
    await offers.first().waitFor()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await reads(results(page).getByRole('status').first(), new RegExp(`与“${offer}”有关`))
  })

  test('the menu of the phone opens, keeps the focus inside and gives it back', async ({ visit }) => {
    const { page, go } = await visit({ phone: true })
    await go('/')
    const button = page.getByRole('button', { name: '菜单' })
    await button.focus()
    await page.keyboard.press('Enter')
    await page.getByRole('dialog', { name: '菜单' }).waitFor()
    for (let n = 0; n < 3; n++) await page.keyboard.press('Tab')
    expect(await page.evaluate(() => document.activeElement?.closest('dialog') !== null)).toBe(true)
    await page.keyboard.press('Escape')
    await expect.poll(() => page.getByRole('dialog').count()).toBe(0)
    expect(await focused(page)).toMatch(/^菜单/)
  })
})

/** Goes on by Tab until the focus stands on what is named; at every step it must be to be seen. */
async function tabTo(page: Page, wanted: RegExp) {
  const passed: string[] = []
  for (let n = 0; n < 120; n++) {
    await page.keyboard.press('Tab')
    const here = await focused(page)
    passed.push(here)
    expect(await focusIsSeen(page), `the focus on ${here} is to be seen`).toBe(true)
    if (wanted.test(here)) return
  }
  throw new Error(`${wanted} is not reached by Tab; passed ${passed.join(' | ')}`)
}

/** Name and role of what has the focus. */
const focused = (page: Page) =>
  page.evaluate(() => {
    const element = document.activeElement as HTMLElement
    const name = element.getAttribute('aria-label') ?? element.closest('label')?.textContent ?? element.textContent ?? ''
    return `${name.trim()} ${element.getAttribute('role') ?? element.getAttribute('type') ?? element.tagName.toLowerCase()}`
  })

/** An outline or a ring, on it or on what stands around it, and inside the window. */
const focusIsSeen = (page: Page) =>
  page.evaluate(() => {
    const element = document.activeElement as HTMLElement
    const ringed = [element, element.parentElement, element.nextElementSibling, element.closest('label')].some((each) => {
      if (!each) return false
      const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(each)
      return (outlineStyle !== 'none' && Number.parseFloat(outlineWidth) > 0) || boxShadow !== 'none'
    })
    const { top, bottom, left, right } = element.getBoundingClientRect()
    return ringed && bottom > 0 && top < innerHeight && right > 0 && left < innerWidth
  })
