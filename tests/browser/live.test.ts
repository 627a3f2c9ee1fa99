import { expect } from 'vitest'
import { reads, settled, test, type Visit } from '../support/browser.ts'
import { fromNow, moveEvent, openEvent, plansOne, signUp } from '../support/open-event.ts'
import { accessible } from './looks/axe.ts'

const URL_OF_ROOM = 'https://live.example/steel'
/** Online, in an hour. */
const openRoom = (operator: Visit) =>
  openEvent(operator, {
    ...{ title: '线上钢铁检测路演', joinUrl: URL_OF_ROOM, mode: 'ONLINE', venue: null },
    ...{ startsAt: fromNow(1), endsAt: fromNow(3), regOpensAt: fromNow(-10), regClosesAt: fromNow(0.9) },
  })
const part = ({ page }: Visit, name: string) => page.getByRole('region', { name, exact: true })

test('a live session: told when it opens, let in when it does; a question is asked, shown, voted for and answered', async ({
  visit,
}) => {
  const host = await visit({ as: 'operator@keqiao.example' })
  const event = await openRoom(host)
  const [asker, voter] = [await visit({ phone: true }), await visit({ phone: true })]
  const { token: asking } = await signUp(asker, event.id, { name: '李娜', mode: 'ONLINE' })
  const { token: voting } = await signUp(voter, event.id, { name: '赵强', mode: 'ONLINE' })

  await asker.go(`/live/${asking}`)
  await asker.page.getByRole('heading', { name: '会场还没有开放' }).waitFor()
  await reads(asker.page.getByRole('timer'), /^00:4\d:\d\d$/)
  expect(await asker.page.content()).not.toContain('live.example')
  await accessible(asker.page)

  await host.go(`/roadshows/${event.id}/live`)
  await reads(host.page.locator('header p').last(), /向有线上名额的人开放/)
  await moveEvent(host, event, 'start')
  const door = asker.page.getByRole('link', { name: '进入会场' })
  await door.waitFor({ timeout: 60_000 })
  expect(await door.getAttribute('href')).toBe(URL_OF_ROOM)
  await reads(host.page.locator('header p').last(), '会场开放中')

  const question = asker.page.locator('form [name=text]')
  await asker.page.getByRole('button', { name: '发送' }).tap()
  await asker.page.locator('form [name=text][aria-invalid=true]').waitFor()
  await question.fill('漏检率在产线上实测过吗？')
  await asker.page.getByRole('button', { name: '发送' }).tap()
  await reads(asker.page.locator('form [role=status]'), '已发给主持人')
  await reads(part(asker, '你的提问，等主持人公开'), '漏检率在产线上实测过吗？')

  await reads(part(host, '等你看的提问'), /漏检率在产线上实测过吗？\s*李娜 · 迁安测试机械/)
  await accessible(host.page)
  await host.page.keyboard.press('a')
  await reads(part(host, '公开中，按赞同排序'), '漏检率在产线上实测过吗？')

  await voter.go(`/live/${voting}`)
  await part(voter, '待回答，按赞同排序').getByRole('button', { name: /^赞同/ }).tap()
  await reads(part(asker, '待回答，按赞同排序').getByRole('button'), /1$/)
  await reads(part(host, '公开中，按赞同排序'), '1 人赞同')
  expect(await part(voter, '待回答，按赞同排序').getByRole('button').getAttribute('aria-pressed')).toBe('true')
  await accessible(asker.page)

  const words = host.page.getByLabel('对全场说一句')
  await host.page.getByRole('button', { name: '发布' }).click()
  await expect.poll(() => words.getAttribute('aria-invalid')).toBe('true')
  await words.fill('五分钟后请各位提问')
  await host.page.getByRole('button', { name: '发布' }).click()
  for (const guest of [asker, voter]) await guest.page.getByText('五分钟后请各位提问').waitFor()

  await part(host, '公开中，按赞同排序').getByRole('button', { name: /^已答/ }).click()
  for (const guest of [asker, voter]) await reads(part(guest, '已回答'), '漏检率在产线上实测过吗？')
  await reads(host.page.locator('dl'), /此刻在线\s*2/)

  await host.page.getByRole('button', { name: '结束会场' }).click()
  await host.page.getByRole('button', { name: '确定结束' }).click()
  await asker.page.getByRole('heading', { name: '会场已经结束' }).waitFor()
  expect(await asker.page.content()).not.toContain('live.example')
  await settled(asker.page)
  await asker.go(`/signup/${asking}`)
  await asker.page.getByText('已签到').first().waitFor()
})

test('a replay: the organiser notes a signed consent, what is missing stands at its field', async ({ visit }) => {
  const host = await visit({ as: 'operator@keqiao.example' })
  const { page } = host
  const { id } = await plansOne(host, await openRoom(host), fromNow(1), fromNow(3))
  await host.go(`/roadshows/${id}/live`)
  await reads(part(host, '回放'), /还缺同意，不能发布\s*陈老师 还没有同意/)
  await page.getByRole('button', { name: '登记书面同意：陈老师' }).click()
  await page.getByRole('button', { name: '登记', exact: true }).click()
  await expect.poll(() => page.getByLabel('签了什么，存在哪里').getAttribute('aria-invalid')).toBe('true')
  await page.getByLabel('签了什么，存在哪里').fill('录像授权书，存档第 12 号')
  await page.getByRole('checkbox', { name: '录像里没有涉密内容' }).check()
  await page.getByRole('button', { name: '登记', exact: true }).click()
  await reads(part(host, '回放'), /全部同意，路演之后可以发布\s*陈老师 已登记书面同意/)
  await accessible(page)
  await page.getByRole('button', { name: '收回同意：陈老师' }).click()
  await reads(part(host, '回放'), /还缺同意，不能发布\s*陈老师 已收回同意/)
})
