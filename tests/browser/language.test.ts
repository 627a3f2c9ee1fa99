import { describe, expect } from 'vitest'
import { settled, test } from '../support/browser.ts'

describe('in English', () => {
  test('one press changes the words, the language of the page, and it stays so', async ({ visit }) => {
    const { page, go } = await visit()
    await go('/how-it-ranks')
    await page.getByRole('button', { name: 'Switch to English' }).click()
    await page.getByRole('heading', { name: 'How it ranks', level: 1 }).waitFor()
    expect(await page.evaluate(() => document.documentElement.lang)).toBe('en')
    await page.reload()
    await settled(page)
    await page.getByRole('heading', { name: 'How it ranks', level: 1 }).waitFor()
    await page.getByRole('button', { name: '切换到中文' }).click()
    await page.getByRole('heading', { name: '怎样排序', level: 1 }).waitFor()
    expect(await page.evaluate(() => document.documentElement.lang)).toBe('zh-CN')
  })
})
