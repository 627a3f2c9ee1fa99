import { MOST_WAITING } from '@keqiao/shared/live'
import { describe, expect, test } from 'vitest'
import { AT, asks, refused, roomHouse, URL_OF_ROOM } from './fixtures.ts'

const { at, live, signUp, running, presents } = roomHouse()

describe('where the room is', () => {
  test('is told at the set time to whom it is open, and to nobody else at any time', async () => {
    const event = await running({ capacity: { ONSITE: 9, ONLINE: 2 } })
    const who = {
      online: await signUp(event),
      withdrawn: await signUp(event),
      waiting: await signUp(event, {}),
      onsite: await signUp(event, { mode: 'ONSITE' }),
    }
    await at.house.services.roadshow.moveSignup(who.withdrawn, 'withdraw')
    const seen: Record<string, (string | null)[]> = {}
    for (const moment of [AT.early, AT.open, AT.running, AT.overrun, AT.over]) {
      at.house.clock.set(moment)
      for (const [name, token] of Object.entries(who)) {
        const { phase, join } = await live().page(token)
        seen[name] = [...(seen[name] ?? []), join ? `${phase} ${join.form} ${join.url}` : phase]
      }
    }
    const open = `open link ${URL_OF_ROOM}`
    const never = Array(5).fill('none')
    expect(seen).toEqual({ online: ['before', open, open, open, 'over'], withdrawn: never, waiting: never, onsite: never })
    at.house.clock.set(AT.running)
    await live().step(at.people.operator, event, { step: 'say', message: '入会密码 1234' })
    const heard = Object.values(who).map(async (token) => (await live().page(token)).changes.message?.text ?? null)
    expect(await Promise.all(heard)).toEqual(['入会密码 1234', null, null, null])
  })

  test('the organiser knows it before, another organisation never; presenters when it opens', async () => {
    const [event, other] = [await running(), await running()]
    at.house.clock.set(AT.early)
    expect((await live().host(at.people.operator, event)).join?.url).toBe(URL_OF_ROOM)
    await expect(live().host(at.people.companyAdmin, event)).rejects.toEqual(refused('not_found'))
    await expect(live().host(at.people.visitor, event)).rejects.toEqual(refused('not_found'))
    const presentation = await presents(event, at.people.universityAdmin)
    const presenter = () => live().host(at.people.universityMember, event)
    expect(await presenter()).toMatchObject({ role: 'presenter', phase: 'before', join: null })
    at.house.clock.set(AT.open)
    expect(await presenter()).toMatchObject({ role: 'presenter', join: { url: URL_OF_ROOM } })
    await expect(live().step(at.people.universityMember, event, { step: 'end' })).rejects.toEqual(refused('forbidden'))
    const show = (id: string) => live().step(at.people.operator, id, { step: 'present', presentationId: presentation })
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
      const { payload, statusCode } = await at.house.app.inject({ url: `/api/v1${url}` })
      expect([url, statusCode, payload.includes('live.example')]).toEqual([url, 200, false])
    }
  })

  test('the host ends it before time, and takes that back', async () => {
    const event = await running()
    const token = await signUp(event)
    at.house.clock.set(AT.running)
    await live().step(at.people.operator, event, { step: 'end' })
    expect(await live().page(token)).toMatchObject({ phase: 'over', join: null })
    await expect(live().ask(token, asks('还在吗？'))).rejects.toEqual(refused('live_closed', { phase: 'over' }))
    await live().step(at.people.operator, event, { step: 'resume' })
    expect(await live().page(token)).toMatchObject({ phase: 'open', join: { url: URL_OF_ROOM } })
  })

  test('ends nothing that has not begun, and steps into no room of an event in the house', async () => {
    const event = await running()
    const inHouse = await running({ mode: 'ONSITE', joinUrl: null, capacity: { ONSITE: 9 } })
    at.house.clock.set(AT.early)
    const step = (id: string, one: 'end' | 'resume') => live().step(at.people.operator, id, { step: one })
    await expect(step(event, 'end')).rejects.toEqual(refused('transition_refused', { phase: 'before' }))
    await expect(step(inHouse, 'resume')).rejects.toEqual(refused('transition_refused', { phase: 'none' }))
  })

  test('is open to people of whoever presents, though they sit in the house; to those of others not', async () => {
    const event = await running()
    await presents(event, at.people.universityAdmin)
    const theirs = await signUp(event, { mode: 'ONSITE' }, at.people.universityMember)
    const other = await signUp(event, { mode: 'ONSITE' }, at.people.companyMember)
    at.house.clock.set(AT.running)
    expect([(await live().page(theirs)).phase, (await live().page(other)).phase]).toEqual(['open', 'none'])
  })
})

describe('questions', () => {
  test('wait for the host; then all see them, by votes and then as they were asked', async () => {
    const event = await running()
    const [a, b, c] = [await signUp(event), await signUp(event), await signUp(event)]
    at.house.clock.set(AT.running)
    const first = await live().ask(a, asks('产线速度多少？'))
    const second = await live().ask(b, asks('一套多少钱？', { anonymous: true }))
    const third = await live().ask(b, asks('骂人的话'))
    expect((await live().changes(c, 0)).questions).toEqual([])
    expect((await live().changes(b, 0)).questions.map(({ text }) => text)).toEqual(['一套多少钱？', '骂人的话'])
    for (const { id } of [first, second]) await live().moderate(at.people.operator, event, id, 'shown')
    await live().moderate(at.people.operator, event, third.id, 'hidden')
    const votes = [a, c, c, c].map((token) => live().vote(token, second.id))
    await Promise.all(votes)
    const page = await live().changes(c, 0)
    expect(page.questions.map(({ text, votes: n, by }) => [text, n, by])).toEqual([
      ['产线速度多少？', 0, expect.stringMatching(/^来宾\d+ · 迁安测试机械$/)],
      ['一套多少钱？', 2, null],
    ])
    const host = await live().hostChanges(at.people.operator, event, 0)
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
    at.house.clock.set(AT.running)
    const shown = await live().ask(a, asks('先公开的'))
    const never = await live().ask(a, asks('从未公开的'))
    await live().moderate(at.people.operator, event, shown.id, 'shown')
    const { version } = await live().changes(b, 0)
    await live().moderate(at.people.operator, event, shown.id, 'hidden')
    await live().moderate(at.people.operator, event, never.id, 'hidden')
    expect(await live().changes(b, version)).toMatchObject({ questions: [], gone: [shown.id] })
  })

  test('sent again it is one; more than some wait for nobody', async () => {
    const event = await running()
    const token = await signUp(event)
    at.house.clock.set(AT.running)
    const same = asks('同一个')
    const [one, again] = [await live().ask(token, same), await live().ask(token, same)]
    expect(again.id).toBe(one.id)
    for (let n = 1; n < MOST_WAITING; n++) await live().ask(token, asks(`第 ${n} 个`))
    await expect(live().ask(token, asks('太多'))).rejects.toEqual(refused('too_many_questions', { most: MOST_WAITING }))
    await live().moderate(at.people.operator, event, one.id, 'shown')
    await live().ask(token, asks('又能问了'))
  })

  test('of another event can be neither moderated nor voted for from here', async () => {
    const [event, other] = [await running(), await running()]
    const [token, elsewhere] = [await signUp(event), await signUp(other)]
    at.house.clock.set(AT.running)
    const { id } = await live().ask(token, asks('谁的场？'))
    await expect(live().moderate(at.people.operator, other, id, 'shown')).rejects.toEqual(refused('not_found'))
    await live().moderate(at.people.operator, event, id, 'shown')
    await expect(live().vote(elsewhere, id)).rejects.toEqual(refused('not_found'))
    await expect(live().moderate(at.people.operator, event, id, 'waiting')).rejects.toEqual(refused('transition_refused'))
  })
})

describe('presence', () => {
  test('checks in once, however often it is said, and counts minutes of being there', async () => {
    const event = await running()
    const token = await signUp(event)
    const silent = await signUp(event)
    await expect(live().present(token)).rejects.toEqual(refused('live_closed', { phase: 'before' }))
    at.house.clock.set(AT.running)
    await Promise.all([1, 2, 3].map(() => live().present(token)))
    const after = async (seconds: number) => {
      at.house.clock.set(new Date(at.house.clock.millis() + seconds * 1000).toISOString())
      await live().present(token)
    }
    for (const seconds of [60, 60, 5, 600, 60]) await after(seconds)
    const signup = await at.house.services.roadshow.readSignup(token)
    expect([signup.state, signup.history.filter(({ state }) => state === 'checked_in').length]).toEqual(['checked_in', 1])
    expect((await at.house.services.roadshow.readSignup(silent)).state).toBe('confirmed')
    expect(await live().host(at.people.operator, event)).toMatchObject({ watching: 1, came: 1, minutes: 3 })
    at.house.clock.set(new Date(at.house.clock.millis() + 151_000).toISOString())
    expect(await live().host(at.people.operator, event)).toMatchObject({ watching: 0, came: 1 })
  })
})

describe('whoever presents', () => {
  test('comes in also with a place in the hall, is no audience there, and checks in at the door', async () => {
    const event = await running()
    const onsite = await signUp(event, { mode: 'ONSITE' }, at.people.universityMember)
    const online = await signUp(event, {}, at.people.universityAdmin)
    await presents(event, at.people.universityAdmin)
    at.house.clock.set(AT.running)
    for (const token of [onsite, online]) await live().present(token)
    const standing = async (token: string) => {
      const { phase, checksIn, join } = await live().page(token)
      return [phase, checksIn, join?.url, (await at.house.services.roadshow.readSignup(token)).state]
    }
    expect(await standing(onsite)).toEqual(['open', false, URL_OF_ROOM, 'confirmed'])
    expect(await standing(online)).toEqual(['open', true, URL_OF_ROOM, 'checked_in'])
    expect(await live().host(at.people.operator, event)).toMatchObject({ watching: 1, came: 1 })
  })
})
