import type { Match } from '@keqiao/shared/matching'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { cleanup, fireEvent, render, screen, within } from '@testing-library/react'
import i18next from 'i18next'
import { MemoryRouter } from 'react-router'
import { afterEach, beforeAll, expect, test } from 'vitest'
import { dictionaries } from '../../app/words.ts'
import { taxonomiesQuery } from '../../words/labels.ts'
import { startSaying } from '../../words/say.ts'
import { MatchItem } from './MatchItem.tsx'

const id = (n: number) => `00000000-0000-4000-8000-00000000000${n}`
const shared = {
  owner: null,
  field: '0101',
  modes: [],
  region: null,
  state: 'published',
  revision: 1,
  demo: true,
  quality: 80,
  pendingState: null,
}
const times = { publishedAt: null, updatedAt: '2026-11-23T06:00:00Z' }

const match: Match = {
  id: id(1),
  needId: id(2),
  achievementId: id(3),
  rank: 1,
  mutualRank: 2,
  under: null,
  score: 35,
  low: 28,
  high: 41,
  confidence: 0.7,
  kind: 'transfer',
  signals: [
    { code: 'meaning', weight: 0.6, value: 0.8, share: 1 },
    { code: 'price', weight: 0.4, value: null, share: 0 },
  ],
  reasons: [
    {
      code: 'sentence_pair',
      need: [
        { text: '角裂在', hit: false },
        { text: '热态', hit: true },
      ],
      achievement: [
        { text: '热态', hit: true },
        { text: '线扫成像', hit: false },
      ],
      similarity: 0.72,
      common: ['热态'],
      carries: true,
    },
    {
      code: 'sentence_pair',
      need: [{ text: '现场粉尘大', hit: false }],
      achievement: [{ text: '已在两家钢厂使用', hit: false }],
      similarity: 0.31,
      common: [],
      carries: false,
    },
    {
      code: 'indicator',
      wanted: { name: '误报率', op: '<=', value: 5, valueMax: null, unit: '%', condition: null, must: true },
      offered: { name: '误报率', op: '<=', value: 8, valueMax: null, unit: '%', condition: null },
      verdict: 'not_met',
    },
    { code: 'same_field', fields: ['0101'] },
    { code: 'capped', cap: 'indicator_conflict', limit: 35 },
  ],
  need: {
    ...shared,
    ...times,
    kind: 'need',
    id: id(2),
    name: '热态就看出裂纹',
    summary: '',
    disclosure: 'ANON',
    needKind: 'TEST',
    trlMin: 6,
    budgetShow: null,
    budgetMin: null,
    budgetMax: null,
    deadline: null,
  },
  achievement: {
    ...shared,
    ...times,
    kind: 'achievement',
    id: id(3),
    name: '蓝光线扫成像',
    unitName: null,
    summary: '',
    trl: 8,
    priceShow: null,
    priceMin: null,
    priceMax: null,
  },
  mark: null,
}

beforeAll(() => startSaying(dictionaries, 'zh'))
afterEach(async () => {
  cleanup()
  await i18next.changeLanguage('zh')
})

function show(side: 'need' | 'achievement', { mayMark = false, open = true } = {}) {
  const client = new QueryClient()
  const field = { code: '0101', parent: '01', zh: '钢铁', en: 'Steel', retired: false, more: {} }
  client.setQueryData(taxonomiesQuery.queryKey, { field: { version: '1', entries: [field] } })
  render(
    <QueryClientProvider client={client}>
      <MemoryRouter>
        <MatchItem side={side} id={side === 'need' ? id(2) : id(3)} match={match} mayMark={mayMark} open={open} />
      </MemoryRouter>
    </QueryClientProvider>,
  )
  return screen.getByRole('article')
}

test('a match shows both sentences with the words they share marked', () => {
  const article = show('need')
  expect([...article.querySelectorAll('mark')].map((mark) => mark.textContent)).toEqual(['热态', '热态'])
  expect(article.textContent).toContain('角裂在热态')
  expect(article.textContent).toContain('热态线扫成像')
})

test('a pair on which the score does not rest says so', () => {
  const figures = within(show('need')).getAllByRole('figure')
  expect(figures.map((figure) => figure.textContent?.includes('不影响分数'))).toEqual([false, true])
})

test('each wanted figure comes with its verdict in words', () => {
  const row = within(show('need')).getByText('误报率').closest('li')
  expect(row?.textContent).toBe('✕不满足误报率 必须要求 ≤ 5 %达到 ≤ 8 %')
})

test('a capped score says why it is not higher, and what is not counted', () => {
  const text = show('need').textContent
  expect(text).toContain('有一条必须达到的指标不满足，分数最多 35。')
  expect(text).toContain('价格与预算。补上之后分数可能在 28–41 之间变动。')
})

test('an anonymous need keeps its company secret on the achievement’s page', () => {
  expect(show('achievement').textContent).toContain('企业名称保密')
})

test('only members are asked whether a match fits', () => {
  show('need')
  expect(screen.queryByRole('button', { name: '合适' })).toBeNull()
  cleanup()
  show('need', { mayMark: true })
  expect(screen.getByRole('button', { name: '合适' }).getAttribute('aria-pressed')).toBe('false')
})

test('a folded match shows its name and points, and its reasons when they are asked for', () => {
  const article = show('need', { mayMark: true, open: false })
  expect(article.textContent).toContain('蓝光线扫成像')
  expect(article.textContent).toContain('匹配分 35')
  expect(article.querySelector('mark')).toBeNull()
  fireEvent.click(screen.getByRole('button', { name: '看理由' }))
  expect([...article.querySelectorAll('mark')].map((mark) => mark.textContent)).toEqual(['热态', '热态'])
  expect(screen.getByRole('button', { name: '合适' })).not.toBeNull()
})

test('the same reasons read in English', async () => {
  await i18next.changeLanguage('en')
  const text = show('need').textContent
  expect(text).toContain('Both in Steel')
  expect(text).toContain('Not met')
  expect(document.documentElement.lang).toBe('en')
})
