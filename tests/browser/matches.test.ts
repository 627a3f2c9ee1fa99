import type { Matches, Raise } from '@keqiao/shared/matching'
import type { SearchReply } from '@keqiao/shared/search'
import { expect } from 'vitest'
import { ask, reads, settled, test, textOf, type Visit } from '../support/browser.ts'

interface Own {
  items: { id: string; name: string }[]
}
const matchesOf = (who: Visit, kind: 'needs' | 'achievements', id: string) => ask<Matches>(who, 'get', `/${kind}/${id}/matches`)

/** A need whose list folds something under another of its organisation. */
async function folding(who: Visit) {
  const { items } = await ask<SearchReply>(who, 'get', '/search?kind=need&size=100')
  for (const { card } of items) {
    const { items: matches } = await matchesOf(who, 'needs', card.id)
    const head = matches.find(({ id, under }) => under === null && matches.some((one) => one.under === id))
    if (head) return { id: card.id, head, under: matches.filter((one) => one.under === head.id) }
  }
  throw new Error('no need of the demonstration folds anything')
}

/** A match of an own achievement that a field would raise. */
async function raised(who: Visit) {
  const { items: own } = await ask<Own>(who, 'get', '/my/achievements?state=published&size=100')
  for (const { id } of own) {
    const [match] = (await matchesOf(who, 'achievements', id)).items
    if (!match) continue
    const { items } = await ask<{ items: Raise[] }>(who, 'get', `/needs/${match.needId}/matches/${id}/raises`)
    const raise = items.find(({ side }) => side === 'achievement')
    if (raise) return { id, raise }
  }
  throw new Error('no achievement of the demonstration can be raised')
}

test('what is folded under another of its organisation opens, with its own rank and its reasons', async ({ visit }) => {
  const who = await visit()
  const { id, head, under } = await folding(who)
  await who.go(`/needs/${id}`)
  const row = who.page.locator('#matches li').filter({ has: who.page.getByRole('link', { name: head.achievement.name }) })
  const all = who.page.locator('#matches > details > summary')
  if (!(await row.first().isVisible())) await all.click()
  const fold = row.first().locator('details').filter({ hasText: '同一单位还有' }).last()
  const first = fold.getByRole('listitem').first()
  expect(await first.isVisible()).toBe(false)
  await fold.locator('> summary').click()
  expect(await textOf(fold.locator('> summary'))).toBe(`同一单位还有 ${under.length} 项`)
  await reads(first, new RegExp(`第 ${under[0]?.rank} 位`))
  await first.getByRole('button', { name: '看理由' }).click()
  await reads(first, /分数怎么来的/)
})

test('what would raise a score leads its owner to the field, ready to be filled in', async ({ visit }) => {
  const who = await visit({ as: 'univ-admin@keqiao.example' })
  const { id, raise } = await raised(who)
  await who.go(`/achievements/${id}`)
  const item = who.page.locator('#matches article').first()
  await reads(item, new RegExp(`补上这些，分数会更高[\\s\\S]*到 ${raise.score} 分（\\+${raise.gain}）`))
  await item.getByRole('link', { name: '去填写' }).first().click()
  await who.page.waitForURL(new RegExp(`/achievements/${id}/edit#${raise.field}$`))
  await settled(who.page)
  const field = who.page.locator(`[id="${raise.field}"]`)
  const at = () =>
    field.evaluate((box) => {
      const { top, bottom } = document.activeElement?.getBoundingClientRect() ?? { top: -1, bottom: -1 }
      return box.contains(document.activeElement) && top >= 0 && bottom <= innerHeight
    })
  await expect.poll(at).toBe(true)
})

test('an agent takes up a need from the pairs that nobody brings together, and finds it among the own work', async ({
  visit,
}) => {
  const { page, go } = await visit({ as: 'agent-2@keqiao.example' })
  await go('/pairs')
  const pair = page
    .getByRole('main')
    .locator('li', { has: page.getByRole('button', { name: '我来跟进这条需求' }) })
    .last()
  const name = await textOf(pair.getByRole('heading').first())
  const same = page.getByRole('main').locator('li', { has: page.getByRole('link', { name, exact: true }) })
  await pair.getByRole('button', { name: '我来跟进这条需求' }).click()
  await reads(same, /您正在跟进这条需求/)
  await expect.poll(() => same.getByRole('button', { name: '我来跟进这条需求' }).count()).toBe(0)
  await go('/agent?tab=work')
  await reads(page.getByRole('main'), new RegExp(name))
})
