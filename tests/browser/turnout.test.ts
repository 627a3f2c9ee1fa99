import { toXlsx } from '@keqiao/server/interchange/export'
import { expect } from 'vitest'
import { ask, reads, settled, test, type Visit } from '../support/browser.ts'
import { moveEvent, onDay, openEvent, phone, plansOne, signUp } from '../support/open-event.ts'

/** With two places on site. */
const openSmall = (operator: Visit, given: Parameters<typeof openEvent>[1] = {}) =>
  openEvent(operator, {
    ...{ title: '到场与跟进演练', startsAt: onDay(30, '01:30'), endsAt: onDay(30, '09:00') },
    ...{ regOpensAt: onDay(-1, '00:00'), regClosesAt: onDay(29, '10:00'), capacity: { ONSITE: 2, ONLINE: 5 } },
    ...given,
  })

const HEADINGS = ['姓名', '手机号或邮箱', '单位', '参加方式']
const sheet = async (rows: string[][]) => ({
  name: '名单.xlsx',
  mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  buffer: await toXlsx([HEADINGS, ...rows], '名单'),
})

test('a delegation is sent by a sheet: one bad row is mended where it stands; who does not fit waits', async ({ visit }) => {
  const operator = await visit({ as: 'operator@keqiao.example', expected: /400/ })
  const { id } = await openSmall(operator)
  const { page, go } = await visit({ as: 'firm-admin@keqiao.example', expected: /400|422/ })
  await go(`/roadshows/${id}`)
  await page.getByRole('link', { name: '替几个人一起报名' }).click()
  await page.waitForURL(/\/delegation$/)
  const file = page.locator('main input[type=file]')
  await file.setInputFiles({ name: '名单.csv', mimeType: 'text/csv', buffer: Buffer.from('姓名,到达\n李娜,九点\n') })
  await reads(page.locator('main'), /缺这些列：手机号或邮箱[\s\S]*不认识这些列：到达/)
  const rows = [
    ['李娜', phone(), '', '现场'],
    ['张伟', '1380000', '', '现场'],
    ['陈静', phone(), '', ''],
  ]
  await file.setInputFiles(await sheet(rows))
  await reads(page.locator('main'), /3 行里有 1 行要改/)
  const contact = page.locator('[name="rows.1.contact"]')
  expect(await contact.getAttribute('aria-invalid')).toBe('true')
  await page.getByRole('button', { name: '给这 3 人报名' }).click()
  await reads(page.locator('main'), '请先告知每一位，再在这里打勾')
  await page.getByRole('checkbox', { name: /名单上的每一位/ }).check()
  await contact.fill('12345')
  await page.getByRole('button', { name: '给这 3 人报名' }).click()
  await expect.poll(() => contact.getAttribute('aria-invalid')).toBe('true')
  expect(await contact.inputValue()).toBe('12345')
  await contact.fill(phone())
  await page.getByRole('button', { name: '给这 3 人报名' }).click()
  await reads(page.locator('main'), /3 人已报名[\s\S]*2 人有位置，1 人按顺序候补/)

  await operator.go(`/roadshows/${id}/organise?tab=signups`)
  await reads(operator.page.locator('main'), /共 3 人[\s\S]*陈静[\s\S]*候补中/)
  const places = operator.page.getByLabel('现场位置')
  await places.fill('')
  await operator.page.getByRole('button', { name: '改为这个数' }).first().click()
  await expect.poll(() => places.getAttribute('aria-invalid')).toBe('true')
  await places.fill('3')
  await operator.page.getByRole('button', { name: '改为这个数' }).first().click()
  await reads(operator.page.locator('main'), /陈静[\s\S]*有位置，等本人确认/)
})

test('whoever asks to come is declined with a reason at its field; one telephone is shown at a time', async ({ visit }) => {
  const operator = await visit({ as: 'operator@keqiao.example' })
  const { id } = await openSmall(operator, { approval: true })
  await signUp(operator, id, { name: '待审的人' })
  const { page } = operator
  await operator.go(`/roadshows/${id}/organise?tab=signups`)
  await page.getByRole('button', { name: '谢绝', exact: true }).click()
  await page.getByRole('button', { name: '谢绝并告知本人' }).click()
  await reads(page.locator('main [role=alert]'), '请写明原因，报名的人会看到')
  await page.getByLabel('谢绝的原因，本人会看到').fill('本场只面向钢铁企业')
  await page.getByRole('button', { name: '谢绝并告知本人' }).click()
  await reads(page.locator('main li'), /待审的人[\s\S]*未通过/)
  await reads(page.locator('main li').first(), /137\*{4}\d{4}/)
  await page.getByRole('button', { name: '查看完整联系方式' }).click()
  await reads(page.locator('main li').first(), /待审的人 · 137\d{8}/)
})

test('a guest scores a project on a phone by the own link; the organiser sees numbers, the funnel and takes the list away', async ({
  visit,
}) => {
  const operator = await visit({ as: 'operator@keqiao.example' })
  const event = await openSmall(operator)
  const { id } = event
  const guest = await visit({ phone: true })
  const { token } = await signUp(guest, id, { name: '何工', organisation: '丰润轧钢' })
  await moveEvent(operator, await plansOne(operator, event, onDay(30, '01:30'), onDay(30, '03:00')), 'start')

  const { page } = guest
  await guest.go(`/signup/${token}`)
  await reads(page.locator('main'), /给听过的项目打分[\s\S]*1 个项目，已打分 0 个/)
  await page.getByRole('button', { name: '交给主办方' }).tap()
  await reads(page.locator('main [role=alert]'), '请选一个分数，或说有没有意向')
  await page.getByRole('radio', { name: '5 分' }).check()
  await page.getByRole('radio', { name: '有意向' }).check()
  await page.getByLabel('想补充一句（可不填）').fill('想看中试数据')
  await page.getByRole('button', { name: '交给主办方' }).tap()
  await reads(page.locator('main'), /已打分 1 个[\s\S]*谢谢，已转告路演单位/)
  await settled(page)

  await operator.go(`/roadshows/${id}/organise`)
  const main = operator.page.locator('main')
  await reads(main, /正在进行，数字每几秒更新一次[\s\S]*从报名到签约[\s\S]*报名\s*1[\s\S]*意向\s*1[\s\S]*成交登记启用后才有数字/)
  await operator.page.locator('main figure svg').first().waitFor()
  await operator.page.getByText('看数据表').first().click()
  await reads(main.locator('figure table').first(), /日期\s*人数/)
  await expect(signUp(guest, id, { name: '现场来的人' })).rejects.toThrow(/409 .*roadshow_closed/)

  await operator.page.getByRole('link', { name: '会后' }).click()
  await operator.page.waitForURL(/tab=afterwards/)
  await reads(main, /平均 5\.0 分，1 人打分[\s\S]*“想看中试数据”[\s\S]*有意向 · 5 分[\s\S]*何工 · 丰润轧钢/)
  await operator.page.getByRole('button', { name: '下载带联系方式的 Excel' }).click()
  await reads(main, '请写明理由，至少四个字')
  const download = operator.page.waitForEvent('download')
  await operator.page.getByRole('link', { name: '下载 CSV' }).click()
  expect((await download).suggestedFilename()).toBe('到场名单-到场与跟进演练.csv')
  await operator.page.getByLabel('为什么要联系方式').fill('短信通知停车')
  const withContacts = operator.page.waitForEvent('download')
  await operator.page.getByRole('button', { name: '下载带联系方式的 Excel' }).click()
  expect((await withContacts).suggestedFilename()).toBe('到场名单-到场与跟进演练.xlsx')
})

test('thirty days later each interest is asked where it stands', async ({ visit }) => {
  const operator = await visit({ as: 'operator@keqiao.example' })
  const { page, go } = operator
  const past = await ask<{ items: { id: string; demo: boolean }[] }>(operator, 'get', '/roadshows?when=past&size=20')
  const over = past.items.find(({ demo }) => demo)
  await go(`/roadshows/${over?.id}/organise?tab=afterwards`)
  const first = page.locator('main details[open] li').first()
  await first.getByRole('button', { name: '记下' }).click()
  await reads(first.locator('[role=alert]'), '请选现在怎样了')
  await first.getByLabel('现在怎样').selectOption({ label: '在试样、试用' })
  await first.getByLabel('一句话（可不填）').fill('寄了两卷样品')
  await first.getByRole('button', { name: '记下' }).click()
  await first.getByRole('button', { name: '已记下' }).waitFor()
  await page.getByRole('button', { name: '30 天的跟进已完成' }).click()
  await reads(page.locator('main'), /30 天\s*\S+ 已完成/)
})
