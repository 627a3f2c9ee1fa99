import { afterAll, beforeAll, beforeEach, describe, expect } from 'vitest'
import { describedBy, reads, settled, test, type Visit } from '../support/browser.ts'
import { type OwnHouse, openOwnHouse } from '../support/own-house.ts'
import { meetingBook, openRoadshow, signupDraft } from '../support/roadshow.ts'
import { INVISIBLE, SEEN } from './drives/drive.ts'
import { accessible } from './looks/axe.ts'

const BEFORE = '2026-11-02T09:00:00.000Z'
/** The first slot is over. */
const AFTER = '2026-12-02T05:25:00.000Z'
let house: OwnHouse
beforeAll(async () => {
  house = await openOwnHouse()
})
afterAll(() => house.close())
beforeEach(() => house.clock.set(BEFORE))

/** An event with meetings; each of these people takes part, and is their own link. */
async function gathered(...names: string[]) {
  const { services, people } = house
  const event = await openRoadshow(house, people, { capacity: { ONSITE: 50, ONLINE: 50 } })
  await services.meetings.saveBook(people.operator, event, 0, meetingBook())
  const guests: { token: string; id: string }[] = []
  for (const name of names) {
    const draft = signupDraft({ name, organisation: `${name}的单位`, role: guests.length === 0 ? 'PRESENTER' : 'BUYER' })
    const { token } = await services.roadshow.signUp(people.visitor, event, draft)
    await services.meetings.takePart(token, { takesPart: true, aim: null, away: [] })
    guests.push({ token, id: services.roadshow.tokens.read('signup', token) as string })
  }
  return { event, guests }
}
type Guest = Awaited<ReturnType<typeof gathered>>['guests'][number]
async function asked({ token }: Guest, ...to: Guest[]) {
  const { meetings } = await house.services.meetings.ask(token, { to: to.map(({ id }) => id), reason: '谈检测' })
  return meetings.at(-1)?.id as string
}
const answers = ({ token }: Guest, id: string) =>
  house.services.meetings.answer(token, id, { move: 'accept', startsAt: null, reason: null, text: null })
const mine = ({ page }: Visit) => page.getByRole('list', { name: '我的洽谈', exact: true })

/** Bad input stands at its field in words and stays; corrected, it goes on. */
async function corrects({ page }: Visit, label: string | RegExp, send: string, right: string) {
  const box = page.getByLabel(label)
  const button = box.locator('xpath=ancestor::form').getByRole('button', { name: send, exact: true })
  await box.fill(INVISIBLE)
  await button.click()
  await expect.poll(() => box.getAttribute('aria-invalid')).toBe('true')
  expect(await describedBy(box)).toMatch(SEEN)
  expect(await box.inputValue()).toBe(INVISIBLE)
  await box.fill(right)
  await button.click()
}

describe('a meeting of several', () => {
  test('is asked for on a phone, answered by each, and seen by all', async ({ visit }) => {
    const { guests } = await gathered('王海', '李娜', '赵强')
    const [a, b, c] = guests as [Guest, Guest, Guest]
    const [asker, one] = [await visit({ phone: true }), await visit({ phone: true })]
    const other = await visit({ phone: true, expected: /400/ })
    await house.go(asker, `/signup/${a.token}/meetings`)
    const bar = asker.page.getByRole('region', { name: '多人洽谈' })
    await asker.page.getByRole('button', { name: '把 李娜 加进多人洽谈' }).tap()
    await reads(bar, '再选一位')
    await asker.page.getByRole('button', { name: '把 赵强 加进多人洽谈' }).tap()
    await accessible(asker.page)
    await bar.getByRole('button', { name: '约这 2 位一起谈' }).tap()
    await asker.page.getByRole('button', { name: '发出请求' }).tap()
    await reads(asker.page.getByRole('dialog'), '请填写这一项')
    await asker.page.getByLabel('为什么想谈，一句话').fill('三家一起谈铸坯检测')
    await asker.page.getByRole('button', { name: '发出请求' }).tap()
    await reads(mine(asker), /等 李娜、赵强 答复[\s\S]*李娜[\s\S]*还没答复/)

    await house.go(one, `/signup/${b.token}/meetings`)
    await reads(mine(one), /王海 约了共 3 人一起谈[\s\S]*三家一起谈铸坯检测/)
    await one.page.getByRole('button', { name: '接受', exact: true }).tap()
    await reads(mine(one), /等 赵强 答复[\s\S]*退出/)

    await house.go(other, `/signup/${c.token}/meetings`)
    await other.page.getByRole('button', { name: '谢绝', exact: true }).tap()
    await other.page.getByRole('dialog').waitFor()
    await corrects(other, /^想补充的话/, '谢绝', '那天在外地')
    await reads(mine(other), '你没有参加这次多人洽谈')
    await house.go(one, `/signup/${b.token}/meetings`)
    await reads(mine(one), /13:00–13:20，1 号桌[\s\S]*王海[\s\S]*发起人[\s\S]*赵强[\s\S]*不来/)
    await accessible(one.page)
  })

  test('is brought together by the organiser, who is told what is missing at its field', async ({ visit }) => {
    const { event, guests } = await gathered('王海', '李娜', '赵强')
    const organiser = await visit()
    const { page } = organiser
    await house.enters(organiser, 'operator@test.example')
    await house.go(organiser, `/roadshows/${event}/meetings`)
    await page.getByRole('button', { name: '请几位一起谈' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('王海').check()
    await dialog.getByRole('button', { name: '发出邀请' }).click()
    await reads(dialog, /至少选两位[\s\S]*请填写这一项/)
    await accessible(page)
    await dialog.getByLabel('李娜').check()
    await dialog.getByLabel('谈什么，一句话').fill('铸坯检测')
    await dialog.getByRole('button', { name: '发出邀请' }).click()
    await reads(page.getByRole('list', { name: '多人洽谈' }), /等 2 位答复[\s\S]*铸坯检测[\s\S]*主办方邀请/)
    const guest = await visit({ phone: true })
    await house.go(guest, `/signup/${guests[1]?.token}/meetings`)
    await reads(mine(guest), '主办方请你们 2 人一起谈')
  })
})

test('what came of it: who was not there is asked for, what cannot be kept is told at its field', async ({ visit }) => {
  const { guests } = await gathered('王海', '李娜', '赵强')
  const [a, b, c] = guests as [Guest, Guest, Guest]
  const meeting = await asked(a, b, c)
  for (const one of [b, c]) await answers(one, meeting)
  house.clock.set(AFTER)
  const guest = await visit({ expected: /400/ })
  await house.go(guest, `/signup/${a.token}/meetings`)
  const { page } = guest
  await page.getByLabel('有人没来').check()
  await page.getByRole('button', { name: '提交结果' }).click()
  await reads(page.getByRole('group', { name: '谁没有来' }), '请指明是谁没有到')
  await page.getByLabel('谈了，有后续').check()
  await corrects(guest, '下一步做什么', '提交结果', '下周寄样件')
  await reads(mine(guest), '你填的结果：谈了，有后续')
})

test('taking part: what cannot be kept is told at its field, and stays', async ({ visit }) => {
  const { guests } = await gathered('王海', '李娜')
  const guest = await visit({ expected: /400/ })
  await house.go(guest, `/signup/${guests[0]?.token}/meetings`)
  await corrects(guest, /^我想见什么人/, '保存', '要改造热轧线的钢厂')
  await reads(guest.page.getByRole('main'), '已保存。')
})

test('another time: a slot that is taken meanwhile is told at its field', async ({ visit }) => {
  const { guests } = await gathered('王海', '李娜', '赵强')
  const [a, b, c] = guests as [Guest, Guest, Guest]
  await asked(a, b)
  const guest = await visit({ phone: true, expected: /400/ })
  await house.go(guest, `/signup/${b.token}/meetings`)
  await guest.page.getByRole('button', { name: '另提时间' }).tap()
  const slot = guest.page.getByRole('combobox', { name: /^选一个时段/ })
  await slot.waitFor()
  await answers(b, await asked(c, b))
  const chosen = await slot.inputValue()
  await guest.page.getByRole('button', { name: '就选这个时段' }).tap()
  await expect.poll(() => slot.getAttribute('aria-invalid')).toBe('true')
  expect(await describedBy(slot)).toMatch(/已有约/)
  expect(await slot.inputValue()).toBe(chosen)
  await slot.selectOption({ index: 1 })
  await guest.page.getByRole('button', { name: '就选这个时段' }).tap()
  await reads(mine(guest), '你提议 13:25–13:45')
  await settled(guest.page)
})
