import type { Locator } from 'playwright-core'
import { expect } from 'vitest'
import { ask, reads, settled, test, type Visit } from '../support/browser.ts'
import { onDay, openEvent, signUp } from '../support/open-event.ts'
import { accessible } from './looks/axe.ts'

const tap = async (page: Visit['page'], button: Locator) => {
  await button.tap()
  await settled(page)
}

test('meetings: the organiser opens them; on a phone one asks, the other accepts; the rest is planned, seen and published', async ({
  visit,
}) => {
  const operator = await visit({ as: 'operator@keqiao.example' })
  const { id: event } = await openEvent(operator, {
    title: '钢铁表面检测对接会',
    ...{
      startsAt: onDay(30, '01:30'),
      endsAt: onDay(30, '09:00'),
      regOpensAt: onDay(-1, '00:00'),
      regClosesAt: onDay(29, '10:00'),
    },
    capacity: { ONSITE: 50, ONLINE: 50 },
  })
  await operator.go(`/roadshows/${event}/meetings`)
  await operator.page.getByLabel('桌子数').fill('')
  await operator.page.getByRole('button', { name: '保存设置' }).click()
  await expect.poll(() => operator.page.getByLabel('桌子数').getAttribute('aria-invalid')).toBe('true')
  await operator.page.getByLabel('桌子数').fill('3')
  await operator.page.getByLabel('预约开放').fill(onDay(-1, '00:00').slice(0, 16))
  await operator.page.getByRole('button', { name: '保存设置' }).click()
  await reads(operator.page.locator('main'), /0 人参加，\d+ 个时段 × 3 张桌子/)

  const seller = await visit({ phone: true, expected: /400|409/ })
  const buyer = await visit({ phone: true })
  const signUps = [
    await signUp(seller, event, { name: '王海', organisation: '燕山大学', role: 'PRESENTER', interests: ['0101'] }),
    await signUp(buyer, event, { name: '李娜', organisation: '迁安钢铁', role: 'BUYER', interests: ['0101'] }),
    await signUp(buyer, event, { name: '赵强', organisation: '唐山重工', role: 'BUYER', interests: [] }),
    await signUp(buyer, event, { name: '陈晨', organisation: '冀东科技', role: 'PRESENTER', interests: ['0102'] }),
  ]
  const [mine = '', theirs = '', ...rest] = signUps.map(({ token }) => token)
  for (const token of [theirs, ...rest]) await ask(buyer, 'put', `/signups/${token}/meetings`, { takesPart: true })

  const { page } = seller
  await seller.go(`/signup/${mine}/meetings`)
  await page.getByLabel('参加一对一洽谈').check()
  await page.getByLabel('我想见什么人').fill('有表面检测改造计划的钢厂')
  await page.getByRole('checkbox', { name: /在$/ }).first().uncheck()
  await tap(page, page.getByRole('button', { name: '保存', exact: true }))
  await reads(page.getByRole('list', { name: '可以约的人' }).locator('li').first(), /李娜[\s\S]*都关注[\s\S]*契合 40/)
  await accessible(page)
  await tap(page, page.getByRole('button', { name: '约 李娜 洽谈' }))
  await tap(page, page.getByRole('button', { name: '发出请求' }))
  await reads(page.getByRole('dialog'), '请填写这一项')
  await page.getByLabel('为什么想谈，一句话').fill('我们的检测装备在热轧线上跑了两年')
  await tap(page, page.getByRole('button', { name: '发出请求' }))
  await reads(page.getByRole('list', { name: '我的洽谈' }), /等 李娜 答复/)

  await buyer.go(`/signup/${theirs}`)
  await reads(buyer.page.locator('main'), '1 个洽谈请求等你答复')
  await tap(buyer.page, buyer.page.getByRole('link', { name: '打开我的洽谈' }))
  await reads(buyer.page.getByRole('list', { name: '我的洽谈' }), /我们的检测装备在热轧线上跑了两年/)
  await tap(buyer.page, buyer.page.getByRole('button', { name: '接受' }))
  await reads(buyer.page.getByRole('list', { name: '我的洽谈' }), /\d{2}:\d{2}–\d{2}:\d{2}，1 号桌/)

  await operator.page.reload()
  await operator.page.getByRole('button', { name: '开始预排' }).click()
  await reads(operator.page.locator('main'), /契合分总和[\s\S]*已是最优[\s\S]*预排方案/)
  await accessible(operator.page)
  await operator.page.getByRole('button', { name: /发布，并通知 \d+ 场的双方/ }).click()
  await reads(operator.page.locator('main'), /方案已经发布[\s\S]*现在的安排/)
  await accessible(buyer.page)
  await buyer.go(`/signup/${rest[0]}/meetings`)
  await reads(buyer.page.getByRole('list', { name: '我的洽谈' }), /主办方按契合程度排的/)
})
