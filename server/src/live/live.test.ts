import { once } from 'node:events'
import { get, type IncomingMessage } from 'node:http'
import { type LiveChanges, MOST_WAITING } from '@keqiao/shared/live'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { achievementDraft } from '../../../tests/support/drafts.ts'
import type { People } from '../../../tests/support/people.ts'
import { openRoadshow, signupDraft } from '../../../tests/support/roadshow.ts'
import { type House, startHouse } from '../../../tests/support/start-house.ts'
import type { Viewer } from '../accounts/viewer.ts'
import { openReading } from '../platform/db/database.ts'
import { createLive } from './service.ts'

const URL_OF_ROOM = 'https://live.example/steel'
const AT = {
  registered: '2026-11-02T09:00:00.000Z',
  early: '2026-12-02T01:14:59.000Z',
  open: '2026-12-02T01:15:00.000Z',
  running: '2026-12-02T02:00:00.000Z',
  overrun: '2026-12-02T04:29:00.000Z',
  over: '2026-12-02T04:30:00.000Z',
}
let house: House
let people: People
beforeAll(async () => {
  house = await startHouse()
  people = await house.addPeople()
})
afterAll(() => house.close())

const refused = (code: string, facts: object = {}) => expect.objectContaining({ code, facts: expect.objectContaining(facts) })
const live = () => house.services.live
let keys = 0
const asks = (text: string, given: { anonymous?: boolean; key?: string } = {}) => ({
  text,
  anonymous: false,
  key: `question-${++keys}-${'x'.repeat(16)}`,
  ...given,
})

async function signUp(event: string, given: Parameters<typeof signupDraft>[0] = {}, as: Viewer = people.visitor) {
  const { token } = await house.services.roadshow.signUp(as, event, signupDraft({ mode: 'ONLINE', ...given }))
  return token
}
async function running(given: Parameters<typeof openRoadshow>[2] = {}) {
  house.clock.set(AT.registered)
  return openRoadshow(house, people, { capacity: { ONSITE: 9, ONLINE: 50 }, ...given })
}

/** Puts an achievement of this person's organisation on the programme; the presentation. */
async function presents(event: string, who: People['universityAdmin'], speaker = '王海') {
  const { roadshow, achievements } = house.services
  const { revision } = await roadshow.file(people.operator, event)
  const { id } = await achievements.create(who, people.university.id, achievementDraft(), { to: 'listed' })
  const item = { id: null, subject: `achievement:${id}`, speaker, speakerTitle: null, minutes: 10 }
  const session = { id: null, title: '上半场', room: null, startsAt: AT.running, endsAt: AT.overrun, experts: [], note: null }
  const { agenda } = await roadshow.saveAgenda(people.operator, event, revision, [{ ...session, presentations: [item] }])
  return agenda[0]?.presentations[0]?.id as string
}

describe('where the room is', () => {
  test('is told at the set time to whom it is open, and to nobody else at any time', async () => {
    const event = await running({ capacity: { ONSITE: 9, ONLINE: 2 } })
    const who = {
      online: await signUp(event),
      withdrawn: await signUp(event),
      waiting: await signUp(event, {}),
      onsite: await signUp(event, { mode: 'ONSITE' }),
    }
    await house.services.roadshow.moveSignup(who.withdrawn, 'withdraw')
    const seen: Record<string, (string | null)[]> = {}
    for (const at of [AT.early, AT.open, AT.running, AT.overrun, AT.over]) {
      house.clock.set(at)
      for (const [name, token] of Object.entries(who)) {
        const { phase, join } = await live().page(token)
        seen[name] = [...(seen[name] ?? []), join ? `${phase} ${join.form} ${join.url}` : phase]
      }
    }
    const open = `open link ${URL_OF_ROOM}`
    const never = Array(5).fill('none')
    expect(seen).toEqual({ online: ['before', open, open, open, 'over'], withdrawn: never, waiting: never, onsite: never })
    house.clock.set(AT.running)
    await live().step(people.operator, event, { step: 'say', message: '入会密码 1234' })
    const heard = Object.values(who).map(async (token) => (await live().page(token)).changes.message?.text ?? null)
    expect(await Promise.all(heard)).toEqual(['入会密码 1234', null, null, null])
  })

  test('the organiser knows it before, another organisation never; presenters when it opens', async () => {
    const [event, other] = [await running(), await running()]
    house.clock.set(AT.early)
    expect((await live().host(people.operator, event)).join?.url).toBe(URL_OF_ROOM)
    await expect(live().host(people.companyAdmin, event)).rejects.toEqual(refused('not_found'))
    await expect(live().host(people.visitor, event)).rejects.toEqual(refused('not_found'))
    const presentation = await presents(event, people.universityAdmin)
    const presenter = () => live().host(people.universityMember, event)
    expect(await presenter()).toMatchObject({ role: 'presenter', phase: 'before', join: null })
    house.clock.set(AT.open)
    expect(await presenter()).toMatchObject({ role: 'presenter', join: { url: URL_OF_ROOM } })
    await expect(live().step(people.universityMember, event, { step: 'end' })).rejects.toEqual(refused('forbidden'))
    const show = (id: string) => live().step(people.operator, id, { step: 'present', presentationId: presentation })
    expect((await show(event)).current).toBe(presentation)
    await expect(show(other)).rejects.toEqual(refused('not_found'))
  })

  test('stands in no other answer of the house', async () => {
    const event = await running()
    const token = await signUp(event)
    for (const url of [
      `/roadshows/${event}`,
      `/signups/${token}`,
      `/signups/${token}/calendar`,
      '/roadshows',
      `/live/${token}`,
    ]) {
      const { payload, statusCode } = await house.app.inject({ url: `/api/v1${url}` })
      expect([url, statusCode, payload.includes('live.example')]).toEqual([url, 200, false])
    }
  })

  test('the host ends it before time, and takes that back', async () => {
    const event = await running()
    const token = await signUp(event)
    house.clock.set(AT.running)
    await live().step(people.operator, event, { step: 'end' })
    expect(await live().page(token)).toMatchObject({ phase: 'over', join: null })
    await expect(live().ask(token, asks('还在吗？'))).rejects.toEqual(refused('live_closed', { phase: 'over' }))
    await live().step(people.operator, event, { step: 'resume' })
    expect(await live().page(token)).toMatchObject({ phase: 'open', join: { url: URL_OF_ROOM } })
  })

  test('ends nothing that has not begun, and steps into no room of an event in the house', async () => {
    const event = await running()
    const inHouse = await running({ mode: 'ONSITE', joinUrl: null, capacity: { ONSITE: 9 } })
    house.clock.set(AT.early)
    const step = (id: string, one: 'end' | 'resume') => live().step(people.operator, id, { step: one })
    await expect(step(event, 'end')).rejects.toEqual(refused('transition_refused', { phase: 'before' }))
    await expect(step(inHouse, 'resume')).rejects.toEqual(refused('transition_refused', { phase: 'none' }))
  })

  test('is open to people of whoever presents, though they sit in the house; to those of others not', async () => {
    const event = await running()
    await presents(event, people.universityAdmin)
    const theirs = await signUp(event, { mode: 'ONSITE' }, people.universityMember)
    const other = await signUp(event, { mode: 'ONSITE' }, people.companyMember)
    house.clock.set(AT.running)
    expect([(await live().page(theirs)).phase, (await live().page(other)).phase]).toEqual(['open', 'none'])
  })
})

describe('questions', () => {
  test('wait for the host; then all see them, by votes and then as they were asked', async () => {
    const event = await running()
    const [a, b, c] = [await signUp(event), await signUp(event), await signUp(event)]
    house.clock.set(AT.running)
    const first = await live().ask(a, asks('产线速度多少？'))
    const second = await live().ask(b, asks('一套多少钱？', { anonymous: true }))
    const third = await live().ask(b, asks('骂人的话'))
    expect((await live().changes(c, 0)).questions).toEqual([])
    expect((await live().changes(b, 0)).questions.map(({ text }) => text)).toEqual(['一套多少钱？', '骂人的话'])
    for (const { id } of [first, second]) await live().moderate(people.operator, event, id, 'shown')
    await live().moderate(people.operator, event, third.id, 'hidden')
    const votes = [a, c, c, c].map((token) => live().vote(token, second.id))
    await Promise.all(votes)
    const page = await live().changes(c, 0)
    expect(page.questions.map(({ text, votes: n, by }) => [text, n, by])).toEqual([
      ['产线速度多少？', 0, expect.stringMatching(/^来宾\d+ · 迁安测试机械$/)],
      ['一套多少钱？', 2, null],
    ])
    const host = await live().hostChanges(people.operator, event, 0)
    expect(host.questions.map(({ by, anonymous }) => [typeof by, anonymous])).toEqual([
      ['string', false],
      ['string', true],
      ['string', false],
    ])
    await expect(live().vote(a, third.id)).rejects.toEqual(refused('not_found'))
  })

  test('one hidden later is taken from the audience, which only then is told its number', async () => {
    const event = await running()
    const [a, b] = [await signUp(event), await signUp(event)]
    house.clock.set(AT.running)
    const shown = await live().ask(a, asks('先公开的'))
    const never = await live().ask(a, asks('从未公开的'))
    await live().moderate(people.operator, event, shown.id, 'shown')
    const { version } = await live().changes(b, 0)
    await live().moderate(people.operator, event, shown.id, 'hidden')
    await live().moderate(people.operator, event, never.id, 'hidden')
    expect(await live().changes(b, version)).toMatchObject({ questions: [], gone: [shown.id] })
  })

  test('sent again it is one; more than some wait for nobody', async () => {
    const event = await running()
    const token = await signUp(event)
    house.clock.set(AT.running)
    const same = asks('同一个')
    const [one, again] = [await live().ask(token, same), await live().ask(token, same)]
    expect(again.id).toBe(one.id)
    for (let n = 1; n < MOST_WAITING; n++) await live().ask(token, asks(`第 ${n} 个`))
    await expect(live().ask(token, asks('太多'))).rejects.toEqual(refused('too_many_questions', { most: MOST_WAITING }))
    await live().moderate(people.operator, event, one.id, 'shown')
    await live().ask(token, asks('又能问了'))
  })

  test('of another event can be neither moderated nor voted for from here', async () => {
    const [event, other] = [await running(), await running()]
    const [token, elsewhere] = [await signUp(event), await signUp(other)]
    house.clock.set(AT.running)
    const { id } = await live().ask(token, asks('谁的场？'))
    await expect(live().moderate(people.operator, other, id, 'shown')).rejects.toEqual(refused('not_found'))
    await live().moderate(people.operator, event, id, 'shown')
    await expect(live().vote(elsewhere, id)).rejects.toEqual(refused('not_found'))
    await expect(live().moderate(people.operator, event, id, 'waiting')).rejects.toEqual(refused('transition_refused'))
  })
})

describe('presence', () => {
  test('checks in once, however often it is said, and counts minutes of being there', async () => {
    const event = await running()
    const token = await signUp(event)
    const silent = await signUp(event)
    await expect(live().present(token)).rejects.toEqual(refused('live_closed', { phase: 'before' }))
    house.clock.set(AT.running)
    await Promise.all([1, 2, 3].map(() => live().present(token)))
    const after = async (seconds: number) => {
      house.clock.set(new Date(house.clock.millis() + seconds * 1000).toISOString())
      await live().present(token)
    }
    for (const seconds of [60, 60, 5, 600, 60]) await after(seconds)
    const signup = await house.services.roadshow.readSignup(token)
    expect([signup.state, signup.history.filter(({ state }) => state === 'checked_in').length]).toEqual(['checked_in', 1])
    expect((await house.services.roadshow.readSignup(silent)).state).toBe('confirmed')
    expect(await live().host(people.operator, event)).toMatchObject({ watching: 1, came: 1, minutes: 3 })
    house.clock.set(new Date(house.clock.millis() + 151_000).toISOString())
    expect(await live().host(people.operator, event)).toMatchObject({ watching: 0, came: 1 })
  })
})

describe('whoever presents', () => {
  test('comes in also with a place in the hall, is no audience there, and checks in at the door', async () => {
    const event = await running()
    const onsite = await signUp(event, { mode: 'ONSITE' }, people.universityMember)
    const online = await signUp(event, {}, people.universityAdmin)
    await presents(event, people.universityAdmin)
    house.clock.set(AT.running)
    for (const token of [onsite, online]) await live().present(token)
    const standing = async (token: string) => {
      const { phase, checksIn, join } = await live().page(token)
      return [phase, checksIn, join?.url, (await house.services.roadshow.readSignup(token)).state]
    }
    expect(await standing(onsite)).toEqual(['open', false, URL_OF_ROOM, 'confirmed'])
    expect(await standing(online)).toEqual(['open', true, URL_OF_ROOM, 'checked_in'])
    expect(await live().host(people.operator, event)).toMatchObject({ watching: 1, came: 1 })
  })
})

describe('the stream of changes', () => {
  /** A reader over the wire: what it was told, in order. */
  async function reader(address: string, headers: Record<string, string> = {}) {
    const request = get(address, { agent: false, headers: { accept: 'text/event-stream', ...headers } })
    const [answer] = (await once(request, 'response')) as [IncomingMessage]
    const told: { id: number; data: LiveChanges }[] = []
    let over = false
    const done = (async () => {
      let text = ''
      for await (const chunk of answer.setEncoding('utf8')) {
        text += chunk
        const parts = text.split('\n\n')
        text = parts.pop() ?? ''
        for (const part of parts) {
          const [, id, data] = /^id: (\d+)\nevent: changes\ndata: (.*)$/s.exec(part) ?? []
          if (data) told.push({ id: Number(id), data: JSON.parse(data) })
          if (part.startsWith('event: over')) over = true
        }
      }
    })().catch(() => undefined)
    return { answer, told, done, isOver: () => over, leave: () => request.destroy() }
  }
  const soon = <T>(read: () => T) => expect.poll(read, { timeout: 15_000 })
  const texts = ({ told }: Awaited<ReturnType<typeof reader>>) =>
    told.flatMap(({ data }) => data.questions.map(({ text, votes }) => `${text} ${votes}`))

  test('tells several readers the same in the same order, resumes where one was, and ends with the room', async () => {
    if (!house.app.server.listening) {
      void house.app.listen({ host: '127.0.0.1', port: 0 })
      await once(house.app.server, 'listening')
    }
    const address = house.app.server.address() as { port: number }
    const event = await running()
    const [a, b] = [await signUp(event), await signUp(event)]
    const of = (token: string) => `http://127.0.0.1:${address.port}/api/v1/live/${token}/questions/stream`
    expect((await reader(of(a))).answer.statusCode).toBe(409)
    house.clock.set(AT.running)
    const readers = [await reader(of(a)), await reader(of(b))]
    const [, second] = readers as [(typeof readers)[0], (typeof readers)[0]]
    expect(second.answer.headers).toMatchObject({
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store, no-transform',
      'x-accel-buffering': 'no',
    })
    const question = await live().ask(a, asks('问一'))
    const hidden = await live().ask(a, asks('问二'))
    await live().moderate(people.operator, event, hidden.id, 'hidden')
    await live().moderate(people.operator, event, question.id, 'shown')
    await soon(() => texts(second)).toEqual(['问一 0'])
    second.leave()
    await live().vote(b, question.id)
    const resumed = await reader(of(b), { 'last-event-id': String(second.told.at(-1)?.id) })
    await soon(() => texts(resumed)).toEqual(['问一 1'])
    await soon(() => texts(readers[0] as (typeof readers)[0]).at(-1)).toBe('问一 1')
    await live().step(people.operator, event, { step: 'say', message: '五分钟后继续' })
    await soon(() => resumed.told.at(-1)?.data.message?.text).toBe('五分钟后继续')
    await live().step(people.operator, event, { step: 'end' })
    await Promise.all([readers[0]?.done, resumed.done])
    expect([readers[0]?.isOver(), resumed.isOver()]).toEqual([true, true])
    const all = readers.concat(resumed).flatMap(({ told }) => JSON.stringify(told))
    expect(all.slice(1).join().includes('问二')).toBe(false)
    const ids = readers[0]?.told.map(({ id }) => id) ?? []
    expect(ids).toEqual([...new Set(ids)].toSorted((x, y) => x - y))
  })

  test('tells what happened in another process on the same database', async () => {
    const event = await running()
    const [asker, reads] = [await signUp(event), await signUp(event)]
    house.clock.set(AT.running)
    const { services } = house
    const { database } = services.config
    // Without a server the database is of this process alone.
    const own = database.kind === 'pglite' ? null : await openReading(database)
    const there = createLive({ ...services, db: { ...services.db, ...(own && { read: own.read }) }, streamOrigins: [] })
    const stream = await there.stream(reads, 0)
    let told = ''
    stream.setEncoding('utf8').on('data', (text: string) => (told += text))
    const { id } = await live().ask(asker, asks('在另一个进程里问的'))
    await live().moderate(people.operator, event, id, 'shown')
    await soon(() => told).toContain('在另一个进程里问的')
    expect((await live().changes(reads, 0)).questions).toEqual((await there.changes(reads, 0)).questions)
    there.feed.close()
    await own?.close()
  })
})
