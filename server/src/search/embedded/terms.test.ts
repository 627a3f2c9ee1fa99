import { expect, test } from 'vitest'
import { askedTerms } from './terms.ts'

test('a search box asks for characters typed alone, and not for those that stand in its words', () => {
  expect([...askedTerms('膜 法', 'precise').keys()]).toEqual(['膜', '法'])
  expect([...askedTerms('测量钢的硬度', 'precise').keys()]).not.toContain('钢')
})

test('in a text, words count for more than what stands across two, and for more than single characters', () => {
  const asked = askedTerms('测量钢的硬度', 'wide')
  expect(asked.get('硬度')).toBe(1)
  expect(asked.get('量钢')).toBeLessThan(1)
  expect(asked.get('钢')).toBeLessThan(1)
})
