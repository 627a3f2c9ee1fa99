import { PRESENTATION_LIFE, PRESENTATION_MOVES, type PresentationMove, ProjectDraft } from '@keqiao/shared/presentations'
import { PRESENTATION_STATES, type PresentationState } from '@keqiao/shared/programme'
import { RoadshowQuery } from '@keqiao/shared/roadshow'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { achievementDraft, needDraft } from '../../../tests/support/drafts.ts'
import type { People } from '../../../tests/support/people.ts'
import { openRoadshow, roadshowDraft, signupDraft } from '../../../tests/support/roadshow.ts'
import { type House, startHouse } from '../../../tests/support/start-house.ts'
import type { Viewer } from '../accounts/viewer.ts'
import { presentations, roadshows } from './tables.ts'

let house: House
let people: People
let projects: House['services']['roadshow']['projects']
let achievement: string
let event: string
const CALL = { callOpensAt: '2026-11-01T00:00:00.000Z', callClosesAt: '2026-11-30T10:00:00.000Z' }
beforeAll(async () => {
  house = await startHouse()
  people = await house.addPeople()
  projects = house.services.roadshow.projects
  const { id } = await own('一种可以上产线的成果')
  achievement = `achievement:${id}`
  event = await openRoadshow(house, people, CALL)
})
afterAll(() => house.close())

const own = (name: string, to: 'listed' | 'draft' = 'listed') =>
  house.services.achievements.create(people.universityAdmin, people.university.id, achievementDraft({ name }), { to })
const draft = (given: Partial<ProjectDraft> = {}) =>
  ProjectDraft.parse({ subject: achievement, speaker: '陈老师', pitch: '已在两条产线试用。', secrecyTick: true, ...given })
const refused = (work: Promise<unknown>) =>
  work.then(
    () => 'taken',
    (fault: { code: string; issues?: { path: string; code: string }[] }) =>
      fault.issues ? fault.issues.map(({ path, code }) => `${path} ${code}`).join() : fault.code,
  )
const move = (viewer: Viewer, id: string, revision: number, name: PresentationMove, given = {}) =>
  projects.move(viewer, id, { move: name, revision, text: '写明了', replayUrl: 'https://live.example/replay', ...given })
/** One in this state, as the submitter would have left it. */
async function inState(state: PresentationState, given: Partial<typeof presentations.$inferInsert> = {}) {
  const { id } = await own(`成果 ${crypto.randomUUID()}`)
  const made = await projects.submit(people.universityAdmin, event, draft({ subject: `achievement:${id}`, recordConsent: true }))
  await house.services.db.write((tx) =>
    tx
      .update(presentations)
      .set({ state, ...given })
      .where(eq(presentations.id, made.id)),
  )
  return made
}

describe('a project is submitted', () => {
  test('by its owner’s people while the call is open; the organiser hears of it, and may be asked again', async () => {
    const made = await projects.submit(people.universityAdmin, event, draft())
    expect([made.state, made.name, made.secrecyTicked, made.recordConsent, made.moves]).toEqual([
      'submitted',
      '一种可以上产线的成果',
      true,
      false,
      ['withdraw'],
    ])
    const again = await projects.submit(people.universityAdmin, event, draft({ speaker: '王老师' }))
    expect([again.id, again.speaker]).toEqual([made.id, '王老师'])
    const inbox = await house.services.notices.list(people.operator, { page: 1, size: 20, unread: false })
    expect(inbox.items.filter(({ code }) => code === 'project_submitted')).toHaveLength(1)
  })

  test('not without the tick, by nobody else, not before it is public, not outside the call', async () => {
    const unticked = ProjectDraft.safeParse({ ...draft(), secrecyTick: false })
    expect(unticked.error?.issues.map(({ path, message }) => [path[0], message])).toEqual([['secrecyTick', 'secrecy_untold']])
    const { id: unseen } = await own('还没公开的成果', 'draft')
    const closed = await openRoadshow(house, people, { ...CALL, callClosesAt: '2026-11-01T00:00:01.000Z' })
    const none = await openRoadshow(house, people)
    const { id: drafted } = await house.services.roadshow.create(people.operator, roadshowDraft(CALL))
    expect([
      await refused(projects.submit(people.companyAdmin, event, draft())),
      await refused(projects.submit(people.universityAdmin, event, draft({ subject: `need:${event}` }))),
      await refused(projects.submit(people.universityAdmin, event, draft({ subject: `achievement:${unseen}` }))),
      await refused(projects.submit(people.universityAdmin, closed, draft())),
      await refused(projects.submit(people.universityAdmin, none, draft())),
      await refused(projects.submit(people.universityAdmin, drafted, draft())),
    ]).toEqual([
      'subject unknown_listing',
      'subject unknown_listing',
      'subject listing_not_open',
      'call_closed',
      'call_closed',
      'not_found',
    ])
  })

  test('not by an organisation that was suspended meanwhile', async () => {
    const { organisationDesk } = house.services
    const { id } = people.university
    const decide = async (name: 'suspend' | 'reopen') => {
      const { revision } = await organisationDesk.show(people.operator, id)
      await organisationDesk.decide(people.operator, id, { move: name, revision, how: null, text: '证照过期', returned: [] })
    }
    const subject = `achievement:${(await own('停权单位的成果')).id}`
    await decide('suspend')
    expect(await refused(projects.submit(people.universityAdmin, event, draft({ subject })))).toBe('organisation_inactive')
    await decide('reopen')
    expect(await refused(projects.submit(people.universityAdmin, event, draft({ subject })))).toBe('taken')
  })
})

test('the list of open calls holds an event as long as projects can be submitted to it', async () => {
  const { roadshow } = house.services
  const id = await openRoadshow(house, people, { ...CALL, title: '征集中的活动' })
  const listed = async () => {
    const { items } = await roadshow.list(RoadshowQuery.parse({ call: 'true', size: 50 }))
    return [items.some((one) => one.id === id), (await roadshow.read(people.visitor, id)).callIsOpen]
  }
  expect(await listed()).toEqual([true, true])
  const { revision } = await roadshow.file(people.operator, id)
  await roadshow.move(people.operator, id, { move: 'cancel', revision, reason: '停电' })
  expect(await listed()).toEqual([false, false])
})

describe('what becomes of it', () => {
  test('each move from each state by each side is what the table says, and nothing else', async () => {
    const sides = { ORGANISER: people.operator, SUBMITTER: people.universityAdmin }
    const open: string[] = []
    for (const state of PRESENTATION_STATES) {
      for (const name of PRESENTATION_MOVES)
        for (const [side, viewer] of Object.entries(sides)) {
          const { id, revision } = await inState(state)
          const answer = await refused(move(viewer, id, revision, name))
          if (answer === 'taken') open.push(`${state} ${name} ${side}`)
          else expect(answer).toBe('transition_refused')
        }
    }
    expect(open.sort()).toEqual(PRESENTATION_LIFE.map(({ from, move: name, by }) => `${from} ${name} ${by}`).sort())
  }, 60_000)

  test('a stranger moves nothing and learns nothing', async () => {
    const { id, revision } = await inState('submitted')
    for (const stranger of [people.companyAdmin, people.visitor])
      expect([
        await refused(move(stranger, id, revision, 'select')),
        await refused(move(stranger, id, revision, 'withdraw')),
        await refused(projects.consent(stranger, id, { revision, recordConsent: true })),
        await refused(projects.list(stranger, event, { page: 1, size: 20 })),
      ]).toEqual(['not_found', 'not_found', 'not_found', 'not_found'])
    // Who decides about it agrees to nothing in its name.
    expect(await refused(projects.consent(people.operator, id, { revision, recordConsent: false }))).toBe('not_found')
  })

  test('who declines says why, the submitter is told, and two at once do not both decide', async () => {
    const { id, revision } = await inState('submitted')
    expect(await refused(move(people.operator, id, revision, 'decline', { text: null }))).toBe('text decision_untold')
    const [one, two] = await Promise.all([
      refused(move(people.operator, id, revision, 'decline', { text: '这次主题不合' })),
      refused(move(people.operator, id, revision, 'select')),
    ])
    expect([one, two].filter((answer) => answer === 'taken')).toHaveLength(1)
    const inbox = await house.services.notices.list(people.universityAdmin, { page: 1, size: 20, unread: false })
    expect(inbox.items.some(({ code }) => code === 'project_decided')).toBe(true)
  })

  test('no replay without consent and tick; consent taken back takes the replay down', async () => {
    const silent = await inState('presented', { recordConsentAt: null })
    const untold = await inState('presented', { secrecyTickedAt: null })
    const agreed = await inState('presented')
    expect([
      await refused(move(people.operator, silent.id, silent.revision, 'publish_replay')),
      await refused(move(people.operator, untold.id, untold.revision, 'publish_replay')),
      await refused(move(people.operator, agreed.id, agreed.revision, 'publish_replay', { replayUrl: null })),
    ]).toEqual(['replayUrl consent_missing', 'replayUrl consent_missing', 'replayUrl required'])
    const shown = await move(people.operator, agreed.id, agreed.revision, 'publish_replay')
    expect([shown.state, shown.replayUrl]).toEqual(['replay_published', 'https://live.example/replay'])
    const back = await projects.consent(people.universityAdmin, agreed.id, { revision: shown.revision, recordConsent: false })
    expect([back.state, back.replayUrl, back.recordConsent]).toEqual(['presented', null, false])
    expect(await refused(move(people.operator, back.id, back.revision, 'publish_replay'))).toBe('replayUrl consent_missing')
  })

  test('several are decided in one go, or none of them', async () => {
    const [one, two] = [await inState('submitted'), await inState('submitted')]
    const body = { move: 'select' as const, text: null }
    const items = [one, two].map(({ id, revision }) => ({ id, revision }))
    const stale = items.map((item, n) => (n === 1 ? { ...item, revision: 9 } : item))
    expect(await refused(projects.moveMany(people.operator, event, { ...body, items: stale }))).toBe('revision_conflict')
    const other = await openRoadshow(house, people, CALL)
    expect(await refused(projects.moveMany(people.operator, other, { ...body, items }))).toBe('not_found')
    const nobody = [{ id: other, revision: 1 }]
    expect(await refused(projects.moveMany(people.operator, event, { ...body, items: nobody }))).toBe('not_found')
    expect(await projects.moveMany(people.operator, event, { ...body, items })).toEqual({ moved: 2 })
    const { items: selected } = await projects.list(people.operator, event, { state: 'selected', page: 1, size: 50 })
    expect(selected.filter(({ id }) => items.some((item) => item.id === id))).toHaveLength(2)
  })

  test('a selected one waits for its place while the programme is saved, and is told when it loses it', async () => {
    const other = await openRoadshow(house, people, CALL)
    const { id, revision } = await projects.submit(people.universityAdmin, other, draft())
    await move(people.operator, id, revision, 'select')
    const { roadshow } = house.services
    const save = async (agenda: Parameters<typeof roadshow.saveAgenda>[3]) =>
      roadshow.saveAgenda(people.operator, other, (await roadshow.file(people.operator, other)).revision, agenda)
    const session = { id: null, title: '上午场', room: null, startsAt: '2026-12-02T01:30:00Z', endsAt: '2026-12-02T04:00:00Z' }
    const rest = { experts: [], note: null }
    await save([{ ...session, ...rest, presentations: [] }])
    const stateOf = async () => (await projects.list(people.operator, other, { page: 1, size: 9 })).items[0]?.state
    expect(await stateOf()).toBe('selected')
    const item = { id, subject: achievement, speaker: '陈老师', speakerTitle: null, minutes: 10, secrecyTick: true }
    const file = await save([{ ...session, ...rest, presentations: [item] }])
    expect((await roadshow.read(people.visitor, other)).agenda[0]?.presentations.map((one) => one.name)).toEqual([
      '一种可以上产线的成果',
    ])
    await save([{ ...session, ...rest, id: file.agenda[0]?.id ?? null, presentations: [] }])
    expect(await stateOf()).toBe('reserve')
  })
})

test('an organiser who may not read a need learns neither its name nor whose it is', async () => {
  const { id } = await house.services.needs.create(
    people.companyAdmin,
    people.company.id,
    needDraft({ name: '只给受邀者看的难题', disclosure: 'INVITE' }),
    { to: 'listed' },
  )
  const { roadshow } = house.services
  const held = await openRoadshow(house, people, CALL)
  await house.services.db.write(async (tx) => {
    await tx.update(roadshows).set({ hostId: people.university.id }).where(eq(roadshows.id, held))
  })
  const made = await projects.submit(people.companyAdmin, held, draft({ subject: `need:${id}` }))
  expect(made.name).toBe('只给受邀者看的难题')
  const seen = await projects.list(people.universityAdmin, held, { page: 1, size: 9 })
  expect(seen.items.map((one) => [one.name, one.owner, one.pitch])).toEqual([[null, null, '已在两条产线试用。']])
  await move(people.universityAdmin, made.id, made.revision, 'select')
  const everybody = JSON.stringify([seen, await roadshow.read(people.visitor, held)])
  expect(everybody).not.toContain('只给受邀者看的难题')
  expect(everybody).not.toContain(people.company.name)
  expect((await projects.mine(people.companyAdmin, { page: 1, size: 9 })).items.map((one) => one.roadshow.id)).toContain(held)
})

test('materials are the organisers’; who has a place reads them all; a deck stays between the two sides', async () => {
  const [materials, decks] = house.services.roadshow.subjects
  const { door } = house.services.roadshow
  await door.signUp({ personId: people.companyMember.person?.id ?? null, source: 'web' }, event, signupDraft())
  const { id: deck } = await inState('submitted')
  const file = { id: event, purpose: 'material' as const }
  const rights = async (subject: typeof materials, id: string, viewer: Viewer) => [
    await subject?.mayRead(viewer, id),
    (await subject?.mayDownload(viewer, id))?.(file),
    await subject?.mayAttach(viewer, id),
  ]
  expect({
    operator: await rights(materials, event, people.operator),
    withPlace: await rights(materials, event, people.companyMember),
    visitor: await rights(materials, event, people.visitor),
  }).toEqual({ operator: [true, true, true], withPlace: [true, true, false], visitor: [true, false, false] })
  expect({
    organiser: await rights(decks, deck, people.operator),
    submitter: await rights(decks, deck, people.universityAdmin),
    visitor: await rights(decks, deck, people.visitor),
  }).toEqual({ organiser: [true, true, false], submitter: [true, true, true], visitor: [false, false, false] })
})
