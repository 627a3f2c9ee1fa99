/// <reference lib="dom" />
import { expect } from 'vitest'
import { ask, reads, test, type Visit } from '../support/browser.ts'
import { doorOf, eventWith, isKept } from '../support/door.ts'
import { fromNow } from '../support/open-event.ts'
import { meetingBook } from '../support/roadshow.ts'
import { accessible } from './looks/axe.ts'

const answerOf = ({ page }: Visit) => page.getByRole('region', { name: '签到结果' })
async function enter({ page }: Visit, ticket: string) {
  await page.getByLabel('或输入票号、链接').fill(ticket)
  await page.getByRole('button', { name: '签到', exact: true }).click()
}
const linkTo = async (operator: Visit, id: string) =>
  `/door/${(await ask<{ token: string }>(operator, 'post', `/roadshows/${id}/door-links`, { name: '西门' })).token}`

test('the answer shows the way to the table; with whom, to organisers only; a place online becomes a seat while one is free', async ({
  visit,
}) => {
  const operator = await visit({ as: 'operator@keqiao.example' })
  const people = [
    { name: '梁工', organisation: '河钢' },
    { name: '宋教授', organisation: '燕山大学' },
    { name: '孟甲', mode: 'ONLINE' },
    { name: '孟乙', mode: 'ONLINE' },
  ] as const
  const { id, guests, end } = await eventWith(operator, [...people], { capacity: { ONSITE: 3, ONLINE: 2 } })
  const [liang, song, first, second] = guests.map(({ ticket }) => ticket) as [string, string, string, string]
  const windows = [{ startsAt: fromNow(0.5), endsAt: fromNow(1) }]
  const dates = { bookOpensAt: fromNow(-1), bookClosesAt: fromNow(0.4) }
  await ask(operator, 'put', `/roadshows/${id}/meetings`, { revision: 0, book: meetingBook({ windows, ...dates }) })
  const [asks, answers] = guests.map(({ token }) => `/signups/${token}/meetings`) as [string, string]
  for (const own of [asks, answers]) await ask(operator, 'put', own, { takesPart: true, aim: null, away: [] })
  const { items } = await ask<{ items: { id: string }[] }>(operator, 'get', `${asks}/people`)
  await ask(operator, 'post', asks, { to: items.map((one) => one.id), reason: '想看检测装备' })
  const { meetings } = await ask<{ meetings: { id: string }[] }>(operator, 'get', answers)
  await ask(operator, 'post', `${answers}/${meetings[0]?.id}/moves`, { move: 'accept' })

  await operator.go(`/roadshows/${id}/check-in`)
  await enter(operator, liang)
  await reads(answerOf(operator), /通过[\s\S]*梁工[\s\S]*今天的一对一洽谈[\s\S]*1 号桌[\s\S]*与 宋教授/)
  const helper = await visit({ phone: true })
  await helper.go(await linkTo(operator, id))
  await enter(helper, song)
  await reads(answerOf(helper), /通过[\s\S]*宋教授[\s\S]*1 号桌/)
  expect(await answerOf(helper).textContent()).not.toContain('梁工')

  await enter(helper, first)
  await reads(answerOf(helper), /线上名额[\s\S]*孟甲[\s\S]*线下还有空位/)
  await accessible(helper.page)
  await answerOf(helper).getByRole('button', { name: '改为现场入场并签到' }).tap()
  await reads(answerOf(helper), /通过[\s\S]*孟甲/)
  await enter(helper, second)
  await reads(answerOf(helper), /不能放行[\s\S]*孟乙[\s\S]*线下没有空位/)
  expect(await answerOf(helper).getByRole('button').count()).toBe(0)
  expect(await doorOf(operator, id)).toMatchObject({ here: 3 })
  await end()
})

test('a helper’s telephone that comes back after the day hands in what it read, and forgets the names', async ({ visit }) => {
  const operator = await visit({ as: 'operator@keqiao.example' })
  const { id, guests } = await eventWith(operator, [{ name: '来宾甲' }])
  const helper = await visit({ phone: true, expected: /ERR_INTERNET_DISCONNECTED|status of 410/ })
  const { page, context } = helper
  const link = await linkTo(operator, id)
  const packTaken = page.waitForResponse(/\/door\/pack/)
  await helper.go(link)
  await packTaken
  await expect.poll(() => isKept(page)).toBe(true)
  // The telephone reads it at the event, yesterday; the house moves the event there afterwards.
  await page.clock.setFixedTime(fromNow(-28))
  await context.setOffline(true)
  await reads(page.locator('main'), /断网了[\s\S]*1 人/)
  await enter(helper, guests[0]?.ticket ?? '')
  await reads(answerOf(helper), /待核验[\s\S]*来宾甲/)
  await reads(page.locator('main'), '1 条待核验')
  const { draft, revision } = await ask<{ draft: object; revision: number }>(operator, 'get', `/roadshows/${id}/file`)
  const dates = { startsAt: fromNow(-30), endsAt: fromNow(-26), regOpensAt: fromNow(-90), regClosesAt: fromNow(-31) }
  await page.goto('about:blank')
  await ask(operator, 'put', `/roadshows/${id}`, { revision, draft: { ...draft, ...dates } })
  await context.setOffline(false)
  await helper.go(link)
  await reads(page.locator('main'), /这个签到链接不能用[\s\S]*已全部上传/)
  expect(await doorOf(operator, id)).toMatchObject({ here: 1, last: [{ name: '来宾甲', how: 'offline' }] })
  await accessible(page)
})

test('badges as printed: eight to a sheet, none cut by its end, and the longest names fit', async ({ visit }) => {
  const operator = await visit({ as: 'operator@keqiao.example' })
  const long = {
    name: '阿卜杜热西提·买买提江·艾合买提·吐尔逊·阿不都克里木·麦麦提依明江·古丽',
    organisation:
      '华北电力大学（保定）新能源电力系统国家重点实验室储能与氢能联合研究中心唐山分中心先进钢铁材料表面检测与装备产业化基地',
    title: '博士后研究员、项目执行负责人、产业化推进工作组联络人',
    companions: [{ name: '张小明' }, { name: 'Christopher Alexander Montgomery-Smith' }],
  }
  const { id, end } = await eventWith(operator, [long, ...Array.from({ length: 7 }, () => ({}))], {
    ...{ capacity: { ONSITE: 12, ONLINE: 1 }, maxCompanions: 4 },
    title: '京津冀钢铁与高端装备绿色低碳先进适用科技成果路演暨供需精准对接会（唐山专场）',
  })
  const { page } = operator
  await operator.go(`/roadshows/${id}/badges`)
  const badges = page.getByRole('list', { name: '胸牌' }).getByRole('listitem')
  await reads(badges.nth(1), /张小明[\s\S]*的随行[\s\S]*1-1 号/)
  await expect.poll(() => page.getByRole('list', { name: '胸牌' }).locator('img').count()).toBe(10)
  await accessible(page)
  await page.emulateMedia({ media: 'print' })
  await page.setViewportSize({ width: 718, height: 1047 })
  expect(await page.getByRole('list', { name: '胸牌' }).evaluate((sheet) => sheet.getBoundingClientRect().top + scrollY)).toBe(0)
  const sheets = await badges.evaluateAll((items) => {
    const MM = 96 / 25.4
    return items.map((item) => {
      const { height, width, top, bottom, right } = item.getBoundingClientRect()
      const inside = [...item.children].every((part) => {
        const box = part.getBoundingClientRect()
        return box.top >= top && box.bottom <= bottom && box.right <= right
      })
      return { inside, overflows: item.scrollHeight > item.clientHeight, mm: [Math.round(width / MM), Math.round(height / MM)] }
    })
  })
  expect(sheets).toEqual(sheets.map(() => ({ inside: true, overflows: false, mm: [95, 68] })))
  const paper = (await page.pdf({ preferCSSPageSize: true, printBackground: true })).toString('latin1')
  expect(paper.match(/\/Type \/Page\b(?!s)/g)).toHaveLength(2)
  await page.emulateMedia({ media: null })
  await page.getByRole('checkbox', { name: '随行' }).uncheck()
  await expect.poll(() => badges.count()).toBe(8)
  // Exactly one sheet, and no empty one behind it.
  const fewer = (await page.pdf({ preferCSSPageSize: true, printBackground: true })).toString('latin1')
  expect(fewer.match(/\/Type \/Page\b(?!s)/g)).toHaveLength(1)
  await end()
})
