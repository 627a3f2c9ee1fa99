import { AxeBuilder } from '@axe-core/playwright'
import { expect } from 'vitest'
import { house, painted, reads, settled, test, type Visit } from '../support/browser.ts'
import { roadshowDraft, signupDraft } from '../support/roadshow.ts'

const MINUTE = 60_000
const at = (minutes: number) => new Date(Date.now() + minutes * MINUTE).toISOString()
const URL_OF_ROOM = 'https://live.example/steel'

async function send<T>({ context }: Visit, path: string, data: object): Promise<T> {
  const answer = await context.request.post(`/api/v1${path}`, { headers: { origin: house() }, data })
  expect(answer.ok(), `${path}: ${await answer.text()}`).toBe(true)
  return answer.json()
}

interface Event {
  id: string
  revision: number
}
async function openEvent(operator: Visit): Promise<Event> {
  const draft = roadshowDraft({
    ...{ title: '线上钢铁检测路演', joinUrl: URL_OF_ROOM, mode: 'ONLINE', venue: null },
    ...{ startsAt: at(60), endsAt: at(180), regOpensAt: at(-600), regClosesAt: at(59) },
  })
  const { id, revision } = await send<Event>(operator, '/roadshows', draft)
  const approved = await send<Event>(operator, `/roadshows/${id}/moves`, { move: 'approve', revision })
  return send<Event>(operator, `/roadshows/${id}/moves`, { move: 'publish', revision: approved.revision })
}

let people = 0
async function signUp(who: Visit, event: string, name: string): Promise<string> {
  const key = `${Date.now()}-${++people}-live-journey`
  const draft = { ...signupDraft({ mode: 'ONLINE' }), name, contact: `137${String(Date.now() + people).slice(-8)}`, key }
  return (await send<{ token: string }>(who, `/roadshows/${event}/signups`, draft)).token
}
/** In both themes, at the size the page has. */
async function accessible(page: Visit['page']) {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await painted(page)
    const { violations } = await new AxeBuilder({ page }).analyze()
    expect(violations.map(({ id, nodes }) => `${colorScheme} ${id}: ${nodes[0]?.html}`)).toEqual([])
  }
}
const part = ({ page }: Visit, name: string) => page.getByRole('region', { name, exact: true })

test('a live session: told when it opens, let in when it does; a question is asked, shown, voted for and answered', async ({
  visit,
}) => {
  const host = await visit({ as: 'operator@keqiao.example' })
  const event = await openEvent(host)
  const [asker, voter] = [await visit({ phone: true }), await visit({ phone: true })]
  const [asking, voting] = [await signUp(asker, event.id, '李娜'), await signUp(voter, event.id, '赵强')]

  await asker.go(`/live/${asking}`)
  await asker.page.getByRole('heading', { name: '会场还没有开放' }).waitFor()
  await reads(asker.page.getByRole('timer'), /^00:4\d:\d\d$/)
  expect(await asker.page.content()).not.toContain('live.example')
  await accessible(asker.page)

  await host.go(`/roadshows/${event.id}/live`)
  await reads(host.page.locator('header p').last(), /向有线上名额的人开放/)
  await send(host, `/roadshows/${event.id}/moves`, { move: 'start', revision: event.revision })
  const door = asker.page.getByRole('link', { name: '进入会场' })
  await door.waitFor({ timeout: 30_000 })
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
  const { id, revision } = await openEvent(host)
  const found = await host.context.request.get('/api/v1/search?kind=achievement&size=1')
  const { items } = (await found.json()) as { items: { card: { id: string } }[] }
  const item = { subject: `achievement:${items[0]?.card.id}`, speaker: '陈老师', minutes: 10 }
  const agenda = [{ title: '上半场', startsAt: at(60), endsAt: at(180), presentations: [item] }]
  const answer = await host.context.request.put(`/api/v1/roadshows/${id}/agenda`, {
    headers: { origin: house() },
    data: { revision, agenda },
  })
  expect(answer.ok(), await answer.text()).toBe(true)
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
