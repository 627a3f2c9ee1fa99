import { Agenda, SessionDraft } from '@keqiao/shared/programme'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { achievementDraft, needDraft } from '../../../tests/support/drafts.ts'
import type { People } from '../../../tests/support/people.ts'
import { openRoadshow, roadshowDraft } from '../../../tests/support/roadshow.ts'
import { type House, startHouse } from '../../../tests/support/start-house.ts'
import { presentations } from './tables.ts'

let house: House
let people: People
let roadshow: House['services']['roadshow']
let achievement: string
let hidden: string
beforeAll(async () => {
  house = await startHouse()
  people = await house.addPeople()
  roadshow = house.services.roadshow
  const { achievements, needs } = house.services
  achievement = (await achievements.create(people.universityAdmin, people.university.id, achievementDraft(), { to: 'listed' })).id
  const draft = needDraft({ name: '只给受邀者看的需求', disclosure: 'INVITE' })
  hidden = (await needs.create(people.companyAdmin, people.company.id, draft, { to: 'listed' })).id
})
afterAll(() => house.close())

const session = (subjects: string[], given = {}) =>
  SessionDraft.parse({
    title: '上午场',
    startsAt: '2026-12-02T01:30:00Z',
    endsAt: '2026-12-02T04:00:00Z',
    presentations: subjects.map((subject) => ({ subject, speaker: '陈老师', secrecyTick: true })),
    ...given,
  })
const save = async (id: string, agenda: Agenda, viewer = people.operator) => {
  const { revision } = await roadshow.file(viewer, id)
  return roadshow.saveAgenda(viewer, id, revision, agenda)
}

test('an event that was called off is not edited', async () => {
  const id = await openRoadshow(house, people)
  const { revision } = await roadshow.file(people.operator, id)
  const off = await roadshow.move(people.operator, id, { move: 'cancel', revision, reason: '停电' })
  await expect(roadshow.save(people.operator, id, off.revision, roadshowDraft({ title: '照常' }))).rejects.toMatchObject({
    code: 'transition_refused',
  })
})

describe('the programme', () => {
  test('is saved on the revision that was read, also when the event has moved with time since', async () => {
    const id = await openRoadshow(house, people)
    const { revision, state } = await roadshow.file(people.operator, id)
    house.clock.set('2026-12-02T02:00:00.000Z')
    await house.services.timers.all.find(({ name }) => name === 'roadshow.states')?.run()
    expect([state, (await roadshow.file(people.operator, id)).state]).toEqual(['reg_open', 'live'])
    const after = await roadshow.saveAgenda(people.operator, id, revision, [session([])])
    expect([after.state, after.revision]).toEqual(['live', revision + 1])
    await expect(roadshow.saveAgenda(people.operator, id, revision, [])).rejects.toMatchObject({ code: 'revision_conflict' })
    house.clock.set('2026-11-02T09:00:00.000Z')
  })

  test('names what everybody may read, and only says that something hidden is presented', async () => {
    const id = await openRoadshow(house, people)
    const file = await save(id, [session([`achievement:${achievement}`, `need:${hidden}`])])
    expect(file.agenda[0]?.presentations.map(({ name }) => name)).toEqual([achievementDraft().name, '只给受邀者看的需求'])
    const seen = await roadshow.read(people.visitor, id)
    expect(seen.agenda[0]?.presentations.map(({ kind, name }) => [kind, name])).toEqual([
      ['achievement', achievementDraft().name],
      ['need', null],
    ])
    expect(JSON.stringify(seen)).not.toContain('只给受邀者看的需求')
  })

  test('keeps its sessions and presentations through an edit; what is taken off waits in the reserve', async () => {
    const id = await openRoadshow(house, people)
    const first = (await save(id, [session([`achievement:${achievement}`])])).agenda[0]
    const again = (await save(id, [session([], { id: first?.id, title: '改过的上午场' })])).agenda[0]
    expect([again?.id, again?.title, again?.presentations]).toEqual([first?.id, '改过的上午场', []])
    const back = (await save(id, [session([`achievement:${achievement}`], { id: first?.id })])).agenda[0]
    expect(back?.presentations.map((one) => one.id)).toEqual(first?.presentations.map((one) => one.id))
  })

  test("takes no stranger's session, and tells nobody about a listing that is hidden from them", async () => {
    const draft = roadshowDraft({ hostId: people.university.id, region: '130300' })
    const { id } = await roadshow.create(people.universityAdmin, draft)
    const other = (await save(await openRoadshow(house, people), [session([])])).agenda[0]?.id as string
    const at = (path: string) => ({ code: 'invalid_input', issues: [{ path, code: 'unknown_listing' }] })
    const item = at('agenda.0.presentations.0.subject')
    const nobody = '0190a5e0-0000-7000-8000-00000000dead'
    for (const one of [other, nobody])
      await expect(save(id, [session([], { id: one })], people.universityAdmin)).rejects.toMatchObject(at('agenda'))
    const shown = await save(await openRoadshow(house, people), [session([`achievement:${achievement}`])])
    const theirs = shown.agenda[0]?.presentations[0]?.id as string
    const presentations = [{ id: theirs, subject: `achievement:${achievement}`, speaker: '陈老师', secrecyTick: true }]
    await expect(save(id, [session([], { presentations })], people.universityAdmin)).rejects.toMatchObject(item)
    for (const one of [hidden, nobody])
      await expect(save(id, [session([`need:${one}`])], people.universityAdmin)).rejects.toMatchObject(item)
    const own = (await save(id, [session([])], people.universityAdmin)).agenda[0]?.id as string
    const smuggled = [{ id: own, subject: `need:${hidden}`, speaker: '陈老师', secrecyTick: true }]
    await expect(save(id, [session([], { id: own, presentations: smuggled })], people.universityAdmin)).rejects.toMatchObject(
      item,
    )
  })

  test('asks of each, also of what the organiser adds, that nothing secret is shown; once', async () => {
    const id = await openRoadshow(house, people)
    const subject = `achievement:${achievement}`
    const untold = { id: null, subject, speaker: '陈老师' }
    const given = session([], { presentations: [untold] })
    await expect(save(id, [given])).rejects.toMatchObject({
      code: 'invalid_input',
      issues: [{ path: 'agenda.0.presentations.0.secrecyTick', code: 'secrecy_untold' }],
    })
    const file = await save(id, [session([subject])])
    expect(file.unticked).toEqual([])
    const [first] = file.agenda
    const again = {
      ...given,
      id: first?.id ?? null,
      presentations: [{ ...given.presentations[0], id: first?.presentations[0]?.id }],
    }
    expect((await save(id, [again as typeof given])).agenda[0]?.presentations).toHaveLength(1)

    // One of before this was asked.
    const one = eq(presentations.id, first?.presentations[0]?.id as string)
    await house.services.db.write((tx) => tx.update(presentations).set({ secrecyTickedAt: null }).where(one))
    expect((await roadshow.file(people.operator, id)).unticked).toEqual([first?.presentations[0]?.id])
    await expect(save(id, [again as typeof given])).rejects.toMatchObject({ code: 'invalid_input' })
    expect((await save(id, [session([subject], { id: first?.id })])).unticked).toEqual([])
  })

  test('keeps what was presented, and takes nothing twice', async () => {
    const id = await openRoadshow(house, people)
    const subject = `achievement:${achievement}`
    const twice = Agenda.safeParse([session([subject, subject])])
    expect(twice.error?.issues.map(({ path, message }) => [path.join('.'), message])).toEqual([
      ['0.presentations.1.subject', 'on_programme_twice'],
    ])
    const [first] = (await save(id, [session([subject])])).agenda
    const presented = eq(presentations.id, first?.presentations[0]?.id as string)
    const become = (state: 'rehearsed' | 'presented') =>
      house.services.db.write((tx) => tx.update(presentations).set({ state }).where(presented))
    await become('presented')
    await expect(save(id, [session([], { id: first?.id })])).rejects.toMatchObject({
      issues: [{ path: 'agenda', code: 'project_presented' }],
    })
    await become('rehearsed')
    expect((await save(id, [session([], { id: first?.id })])).agenda[0]?.presentations).toEqual([])
    const { items } = await roadshow.projects.list(people.operator, id, { page: 1, size: 5 })
    expect(items.map(({ state, isPlaced }) => [state, isPlaced])).toEqual([['reserve', false]])
  })

  test('stands still once the event is cancelled', async () => {
    const id = await openRoadshow(house, people)
    const { revision } = await roadshow.file(people.operator, id)
    await roadshow.move(people.operator, id, { move: 'cancel', revision, reason: '场地不能用' })
    await expect(save(id, [session([])])).rejects.toMatchObject({ code: 'transition_refused' })
  })
})
