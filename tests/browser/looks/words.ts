/// <reference lib="dom" />
import type { Page } from 'playwright-core'
import { dictionaries } from '../../../web/src/app/words.ts'

/** What an English page shows and must not: a Chinese sentence of ours, a key, a blank that nothing filled. */
export const untranslated = async (page: Page) => (await textsOf(page)).filter((text) => chinese.has(text) || keys.test(text))

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

/** Every text, label and placeholder that is shown; what stands in a field is somebody's own. */
const textsOf = (page: Page) =>
  page.evaluate(() => {
    const found: string[] = []
    const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    while (walk.nextNode())
      if (walk.currentNode.parentElement?.tagName !== 'TEXTAREA') found.push(walk.currentNode.textContent ?? '')
    for (const element of document.querySelectorAll('[aria-label], [title], [placeholder], [alt]'))
      for (const name of ['aria-label', 'title', 'placeholder', 'alt']) found.push(element.getAttribute(name) ?? '')
    return [document.title, ...found].map((text) => text.trim()).filter(Boolean)
  })
