import { expect, test } from 'vitest'
import { askedTerms, documentTerms } from './terms.ts'

test('a search box asks for characters typed alone, and not for those that stand in its words', () => {
  expect([...askedTerms('膜 法', 'precise').keys()]).toEqual(['膜', '法'])
  expect([...askedTerms('测量钢的硬度', 'precise').keys()]).not.toContain('钢')
})

test('in a long text, words count for more than what stands across two, and for more than single characters', () => {
  const asked = askedTerms(`测量钢的硬度，${'高炉渣铁沟浇注料侵蚀，连铸坯角部裂纹，热轧卷翘皮，焊缝脆断'}`, 'wide')
  expect(asked.get('硬度')).toBe(1)
  expect(asked.get('量钢')).toBeLessThan(1)
  expect(asked.get('钢')).toBeLessThan(1)
})

test('a few words ask for their characters too, which every document holds but for the commonest', () => {
  expect([...askedTerms('质子膜', 'wide')]).toEqual(
    expect.arrayContaining([
      ['膜', 1],
      ['质', 1],
    ]),
  )
  const terms = documentTerms({ title: '质子交换膜', keywords: [], text: '膜的研究' })
  expect(terms.get('膜')).toBe(3)
  expect(terms.has('研')).toBe(false)
})
