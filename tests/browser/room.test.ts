/// <reference lib="dom" />
import { afterAll, beforeAll, beforeEach, describe, expect } from 'vitest'
import { gone, reads, test, type Visit } from '../support/browser.ts'
import { type OwnHouse, openOwnHouse } from '../support/own-house.ts'
import { openRoadshow, signupDraft } from '../support/roadshow.ts'
import { openStream } from '../support/stream-server.ts'
import { accessible } from './looks/axe.ts'

const REGISTERED = '2026-11-02T09:00:00.000Z'
const RUNNING = '2026-12-02T02:00:00.000Z'
let house: OwnHouse
let stream: Awaited<ReturnType<typeof openStream>>
beforeAll(async () => {
  stream = await openStream()
  house = await openOwnHouse({ STREAM_ORIGINS: stream.origin })
})
afterAll(async () => {
  await house.close()
  await stream.close()
})
beforeEach(() => {
  stream.state.isAway = false
  house.clock.set(REGISTERED)
})

/** Open now, with so many guests on the line. */
async function running(guests: number, joinUrl = stream.address) {
  const event = await openRoadshow(house, house.people, { capacity: { ONSITE: 9, ONLINE: 50 }, joinUrl })
  const tokens: string[] = []
  for (let n = 0; n < guests; n++)
    tokens.push((await house.services.roadshow.signUp(house.people.visitor, event, signupDraft({ mode: 'ONLINE' }))).token)
  house.clock.set(RUNNING)
  return { event, tokens }
}
let keys = 0
/** Asked by whose link this is, and shown by the host. */
async function isAsked(event: string, token: string, text: string) {
  const { live } = house.services
  const { id } = await live.ask(token, { text, anonymous: false, key: `question-${++keys}-${'x'.repeat(16)}` })
  await live.moderate(house.people.operator, event, id, 'shown')
}

const video = ({ page }: Visit) => page.locator('video')
const playedTo = (visit: Visit) => video(visit).evaluate((element) => (element as HTMLVideoElement).currentTime)
async function plays(visit: Visit) {
  await expect.poll(() => playedTo(visit)).toBeGreaterThan(0.2)
  const before = await playedTo(visit)
  await expect.poll(() => playedTo(visit)).toBeGreaterThan(before)
}

describe('a stream from another origin', () => {
  test('plays in the page of the room', async ({ visit }) => {
    const guest = await visit()
    const { tokens } = await running(1)
    await house.go(guest, `/live/${tokens[0]}`)
    await expect.poll(() => video(guest).evaluate((element) => (element as HTMLVideoElement).videoWidth)).toBe(160)
    await video(guest).click()
    await plays(guest)
    expect(await guest.page.getByRole('alert').count()).toBe(0)
  })

  test('that is away is said so in words, and comes when it is tried again', async ({ visit }) => {
    const guest = await visit({ phone: true, expected: /404/ })
    const { event, tokens } = await running(2)
    stream.state.isAway = true
    await house.go(guest, `/live/${tokens[0]}`)
    await reads(guest.page.getByRole('alert'), /直播现在没有信号[\s\S]*提问照常可用/)
    await isAsked(event, tokens[1] as string, '产线速度多少？')
    await reads(guest.page.getByRole('main'), '产线速度多少？')
    await accessible(guest.page)
    stream.state.isAway = false
    await guest.page.getByRole('button', { name: '现在重试' }).tap()
    await plays(guest)
    await gone(guest.page.getByRole('alert'))
  })
})

test('where the events do not come through, questions come by asking', async ({ visit }) => {
  const guest = await visit({ expected: /ERR_FAILED/ })
  const { event, tokens } = await running(2, 'https://live.example/steel')
  let blocked = 0
  await guest.context.route('**/questions/stream*', (route) => {
    blocked++
    return route.abort()
  })
  await house.go(guest, `/live/${tokens[0]}`)
  await expect.poll(() => blocked).toBeGreaterThan(0)
  await isAsked(event, tokens[1] as string, '一套多少钱？')
  await reads(guest.page.getByRole('main'), '一套多少钱？')
})

test('the host is told in words why the room could not be closed, and may try again', async ({ visit }) => {
  const host = await visit({ expected: /ERR_INTERNET_DISCONNECTED|ERR_FAILED/ })
  const { event, tokens } = await running(1)
  await house.enters(host, 'operator@test.example')
  await house.go(host, `/roadshows/${event}/live`)
  await host.page.getByRole('button', { name: '结束会场' }).click()
  await host.context.setOffline(true)
  await host.page.getByRole('button', { name: '确定结束' }).click()
  await reads(host.page.getByRole('alert'), /连接不上网络/)
  await host.context.setOffline(false)
  await host.page.getByRole('button', { name: '确定结束' }).click()
  await host.page.getByRole('button', { name: '恢复会场' }).waitFor()
  expect((await house.services.live.page(tokens[0] as string)).phase).toBe('over')
})

test('the ticket of a place online says when the room opens, and leads its owner there', async ({ visit }) => {
  const { services, people } = house
  const event = await openRoadshow(house, people)
  const { token, signup } = await services.roadshow.signUp(people.signedIn, event, signupDraft({ mode: 'ONLINE' }))
  const [owner, other] = [await visit({ phone: true }), await visit({ phone: true })]
  await house.go(other, `/ticket/${signup.ticket}`)
  await reads(other.page.getByRole('main'), /线上会场 2026-12-02[\s\S]*09:15[\s\S]*开放[\s\S]*请从报名成功的通知里打开/)
  await house.enters(owner, 'visitor@test.example')
  await house.go(owner, `/ticket/${signup.ticket}`)
  await owner.page.getByRole('link', { name: '进入线上会场' }).tap()
  await owner.page.waitForURL(`**/live/${token}`)
  await owner.page.getByRole('heading', { name: '会场还没有开放' }).waitFor()
})
