import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { achievementDraft } from '../../../tests/support/drafts.ts'
import type { People } from '../../../tests/support/people.ts'
import { openRoadshow } from '../../../tests/support/roadshow.ts'
import { type House, startHouse } from '../../../tests/support/start-house.ts'
import type { Viewer } from '../accounts/viewer.ts'
import { trail } from '../platform/trail.tables.ts'
import { presentations } from './tables.ts'

const REPLAY = 'https://live.example/replay'
let house: House
let people: People
let roadshow: House['services']['roadshow']
beforeAll(async () => {
  house = await startHouse()
  people = await house.addPeople()
  roadshow = house.services.roadshow
})
afterAll(() => house.close())

const refused = (work: Promise<unknown>) =>
  work.then(
    () => 'taken',
    (fault: { code: string; issues?: { path: string; code: string }[] }) =>
      fault.issues ? fault.issues.map(({ path, code }) => `${path} ${code}`).join() : fault.code,
  )
/** Put on the programme by the organiser, and presented. */
async function presented(speaker: string) {
  const event = await openRoadshow(house, people)
  const { revision } = await roadshow.file(people.operator, event)
  const { create } = house.services.achievements
  const { id: own } = await create(people.universityAdmin, people.university.id, achievementDraft(), { to: 'listed' })
  const item = { id: null, subject: `achievement:${own}`, speaker, speakerTitle: null, minutes: 10, secrecyTick: true }
  const [startsAt, endsAt] = ['2026-12-02T01:30:00.000Z', '2026-12-02T04:00:00.000Z']
  const session = { id: null, title: '上半场', room: null, startsAt, endsAt, experts: [], note: null, presentations: [item] }
  const { agenda } = await roadshow.saveAgenda(people.operator, event, revision, [session])
  const id = agenda[0]?.presentations[0]?.id as string
  await house.services.db.write((tx) => tx.update(presentations).set({ state: 'presented' }).where(eq(presentations.id, id)))
  return { event, id }
}
const seen = async (event: string) =>
  (await roadshow.read(people.visitor, event)).agenda[0]?.presentations.map(({ state, replay }) => [state, replay])[0]
async function publish(event: string, id: string) {
  const { items } = await roadshow.projects.list(people.operator, event, { page: 1, size: 20 })
  const revision = items.find((one) => one.id === id)?.revision as number
  return refused(roadshow.projects.move(people.operator, id, { move: 'publish_replay', revision, text: null, replayUrl: REPLAY }))
}
const give = (who: Viewer, id: string, speaker: string, evidence: string | null = null) =>
  refused(roadshow.replays.give(who, id, { speaker, evidence, secrecyTick: true }))

test('a replay waits for the consent of every speaker, and is gone once one takes it back', async () => {
  const { event, id } = await presented('陈老师、王海')
  expect(await publish(event, id)).toBe('replayUrl consent_missing')
  expect([
    await give(people.operator, id, '王海'),
    await give(people.operator, id, '李四', '同意书'),
    await give(people.universityAdmin, id, '陈老师'),
    await give(people.companyAdmin, id, '陈老师', '同意书'),
    await give(people.operator, id, '王海', '纸质同意书，存档第 12 号'),
    await publish(event, id),
    await give(people.universityMember, id, '陈老师'),
    await give(people.universityMember, id, '陈老师'),
    await publish(event, id),
  ]).toEqual([
    'evidence required',
    'speaker invalid_value',
    'forbidden',
    'not_found',
    'taken',
    'replayUrl consent_missing',
    'taken',
    'taken',
    'taken',
  ])
  expect(await seen(event)).toEqual(['replay_published', REPLAY])

  await roadshow.replays.withdraw(people.universityMember, id, '陈老师')
  expect(await seen(event)).toEqual(['presented', null])
  const rows = await house.services.db.read.select().from(trail).where(eq(trail.action, 'roadshow.replay_withdrawn'))
  expect(rows.map(({ subject, facts }) => [subject, facts])).toEqual([
    [`roadshow:${event}`, { presentation: id, takenDown: true }],
  ])
  expect(await publish(event, id)).toBe('replayUrl consent_missing')
})

test('who organised the event once has no say in its replays', async () => {
  const { event, id } = await presented('陈老师')
  await house.services.db.write((tx) =>
    tx.update(presentations).set({ submittedBy: people.companyAdmin.person?.id }).where(eq(presentations.id, id)),
  )
  await expect(roadshow.replays.list(people.companyAdmin, event)).rejects.toMatchObject({ code: 'not_found' })
  expect(await refused(roadshow.replays.withdraw(people.companyAdmin, id, '陈老师'))).toBe('not_found')
})

test('a replay is gone once the programme names a speaker who has not agreed', async () => {
  const { event, id } = await presented('陈老师')
  await give(people.operator, id, '陈老师', '纸质同意书')
  expect(await publish(event, id)).toBe('taken')
  const name = async (speaker: string) => {
    const { agenda, revision } = await roadshow.file(people.operator, event)
    const saved = agenda.map(({ presentations: on, ...session }) => ({
      ...session,
      presentations: on.map(({ kind, listingId, ...one }) => ({
        ...one,
        subject: `${kind}:${listingId}`,
        speaker,
        secrecyTick: false,
      })),
    }))
    await roadshow.saveAgenda(people.operator, event, revision, saved)
    return seen(event)
  }
  expect(await name('陈老师')).toEqual(['replay_published', REPLAY])
  expect(await name('陈老师、王海')).toEqual(['presented', null])
})

test('the owner taking the recording back holds for a speaker who had agreed', async () => {
  const { event, id } = await presented('陈老师')
  const organisationId = people.university.id
  await house.services.db.write((tx) => tx.update(presentations).set({ organisationId }).where(eq(presentations.id, id)))
  expect([await give(people.universityMember, id, '陈老师'), await publish(event, id)]).toEqual(['taken', 'taken'])
  const { items } = await roadshow.projects.list(people.operator, event, { page: 1, size: 20 })
  const revision = items[0]?.revision as number
  await roadshow.projects.consent(people.universityAdmin, id, { revision, recordConsent: false })
  expect([await seen(event), await publish(event, id)]).toEqual([['presented', null], 'replayUrl consent_missing'])
})

test('the tick of the organisation stands for its speakers until one of them says otherwise', async () => {
  const { event, id } = await presented('陈老师')
  const ticked = { recordConsentAt: house.clock.now(), secrecyTickedAt: house.clock.now() }
  await house.services.db.write((tx) => tx.update(presentations).set(ticked).where(eq(presentations.id, id)))
  expect(await publish(event, id)).toBe('taken')
  const { items } = await roadshow.replays.list(people.operator, event)
  expect(items[0]?.speakers).toMatchObject([{ speaker: '陈老师', way: 'submitted', moves: ['withdraw'] }])
  await roadshow.replays.withdraw(people.universityMember, id, '陈老师')
  expect([await seen(event), await publish(event, id)]).toEqual([['presented', null], 'replayUrl consent_missing'])
  await expect(roadshow.replays.list(people.companyAdmin, event)).rejects.toMatchObject({ code: 'not_found' })
})
