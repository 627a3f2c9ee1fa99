import type { Page } from 'playwright-core'
import { describe, expect } from 'vitest'
import { dictionaries } from '../../web/src/app/words.ts'
import { settled, test } from '../support/browser.ts'
import { openPage, PAGES } from './pages.ts'

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

  for (const place of PAGES)
    test(`no Chinese word of ours is left, and no key is shown: ${place.name}`, async ({ visit }) => {
      const { page } = await openPage(visit, place, { language: 'en' })
      const shown = await textsOf(page)
      expect(shown.filter((text) => chinese.has(text))).toEqual([])
      expect(shown.filter((text) => keys.test(text))).toEqual([])
    })
})

/** Every sentence of the Chinese dictionaries that has Chinese in it and no blank to fill; a single sign may be anybody's. */
const chinese = new Set(Object.values(dictionaries).flatMap(({ zh }) => sentences(zh)))
// The switch names the other language in that language.
for (const own of ['中文', '切换到中文']) chinese.delete(own)

function sentences(words: unknown): string[] {
  if (typeof words === 'string') return /[\u4e00-\u9fff]/.test(words) && words.length > 1 && !words.includes('{{') ? [words] : []
  return Object.values(words as object).flatMap(sentences)
}

/** `module.part.part` or a blank that nothing filled. */
const keys = /^[a-z]+(\.[a-zA-Z_]+)+$|\{\{/

/** Every text, label and placeholder that is shown. */
const textsOf = (page: Page) =>
  page.evaluate(() => {
    const found: string[] = []
    const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    while (walk.nextNode()) found.push(walk.currentNode.textContent ?? '')
    for (const element of document.querySelectorAll('[aria-label], [title], [placeholder], [alt]'))
      for (const name of ['aria-label', 'title', 'placeholder', 'alt']) found.push(element.getAttribute(name) ?? '')
    return [document.title, ...found].map((text) => text.trim()).filter(Boolean)
  })
