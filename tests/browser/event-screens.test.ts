import { expect } from 'vitest'
import { pictures, reads, test } from '../support/browser.ts'
import { idsOf } from './pages.ts'

test('a reader sees what an event costs and how it is spoken; its organiser where it stands before any number', async ({
  visit,
}) => {
  const { page, go, context } = await visit()
  const { roadshow } = await idsOf(context)
  await go(`/roadshows/${roadshow}`)
  await reads(page.getByRole('main'), /费用\s*免费\s*语言\s*中文/)
  await pictures(page, 'roadshow')

  const operator = await visit({ as: 'operator@keqiao.example' })
  await operator.go(`/roadshows/${roadshow}/organise`)
  const main = operator.page.getByRole('main')
  await reads(main, /现在到哪一步[\s\S]*正在报名[\s\S]*报名与到场[\s\S]*每天报名/)
  // Before its day nobody is invited to begin it.
  expect(await main.getByRole('button').allTextContents()).toEqual(['现在截止报名', '现在开始', '延期', '取消活动'])
  await pictures(operator.page, 'organise')
  await operator.go(`/roadshows/${roadshow}/check-in`)
  await reads(operator.page.getByRole('main'), /签到/)
  await pictures(operator.page, 'check-in')
})
