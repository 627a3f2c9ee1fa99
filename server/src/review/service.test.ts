import { QueueQuery } from '@keqiao/shared/review'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { z } from 'zod'
import { achievementDraft, moveOf, needDraft } from '../../../tests/support/drafts.ts'
import type { People } from '../../../tests/support/people.ts'
import { type House, startHouse } from '../../../tests/support/start-house.ts'
import { type Viewer, viewerOf } from '../accounts/viewer.ts'
import { achievements } from '../achievements/tables.ts'
import { UNDO_MS } from '../listings/life.ts'
import { decisions, pendingVersions } from '../listings/tables.ts'
import { needs } from '../needs/tables.ts'
import { trail } from '../platform/trail.tables.ts'

let house: House
let people: People
beforeAll(async () => {
  house = await startHouse()
  people = await house.addPeople()
})
// An empty desk for each test.
beforeEach(() =>
  house.services.db.write(async (tx) => {
    for (const table of [decisions, pendingVersions, achievements, needs]) await tx.delete(table)
  }),
)
afterAll(() => house.close())

const refusal = (code: string) => expect.objectContaining({ code })
const pass = async () => {
  house.clock.advance(UNDO_MS)
  await house.processAll()
}
const queue = (viewer: Viewer, query: z.input<typeof QueueQuery> = {}) =>
  house.services.review.queue(viewer, QueueQuery.parse(query))
const names = async (viewer: Viewer, query: z.input<typeof QueueQuery> = {}) =>
  (await queue(viewer, query)).items.map(({ name, version }) => (version === 'pending' ? `${name}*` : name))
const submit = (name: string, more = {}) =>
  house.services.achievements.create(people.universityAdmin, people.university.id, achievementDraft({ name, ...more }), {
    to: 'review',
  })
const need = async (name: string, more = {}) => {
  const { needs } = house.services
  const made = await needs.create(people.companyAdmin, people.company.id, needDraft({ name, ...more }), { to: 'review' })
  await needs.decide(people.operator, made.id, 'record', moveOf('triage_ready', made.revision))
  await pass()
  return needs.read(people.companyAdmin, made.id)
}
const edited = async (name: string) => {
  const { achievements } = house.services
  const { id } = await achievements.create(people.universityAdmin, people.university.id, achievementDraft(), { to: 'listed' })
  const body = { revision: 1, pendingRevision: null, draft: achievementDraft({ name }) }
  return achievements.save(people.universityAdmin, id, body)
}
const approve = { move: 'approve' as const, revision: 1, reasons: [], text: null }
const later = () => void house.clock.advance(60_000)

describe('the queue', () => {
  test('holds records and pending versions of both kinds, the oldest first, page by page, and filters them', async () => {
    await submit('甲成果')
    later()
    await need('乙需求')
    later()
    await edited('丙修改稿')
    later()
    await submit('丁成果', { scenarios: '联系13800138000' })
    expect(await names(people.reviewer)).toEqual(['甲成果', '乙需求', '丙修改稿*', '丁成果'])
    const second = await queue(people.reviewer, { size: 3, page: 2 })
    expect([second.total, second.items.map(({ name, risks }) => [name, risks])]).toEqual([4, [['丁成果', 1]]])
    expect(await names(people.reviewer, { kind: 'need' })).toEqual(['乙需求'])
    expect(await names(people.reviewer, { version: 'pending' })).toEqual(['丙修改稿*'])
    expect(await names(people.reviewer, { risk: 'marked' })).toEqual(['丁成果'])
    expect(await names(people.reviewer, { risk: 'clean', kind: 'achievement', version: 'record' })).toEqual(['甲成果'])
  })

  test('is of the reviewer’s own region: another city’s items are neither shown nor counted nor opened nor decided', async () => {
    const { review, achievements } = house.services
    const ours = await need('唐山的需求')
    const theirs = await submit('秦皇岛的成果', { region: '130200' })
    const pending = await edited('秦皇岛的修改稿')
    const { items, total } = await queue(people.cityReviewer)
    expect([total, items.map(({ id }) => id)]).toEqual([1, [ours.id]])
    expect((await queue(people.reviewer)).total).toBe(3)
    for (const [id, version] of [
      [theirs.id, 'record'],
      [pending.id, 'pending'],
      ['0190a5e0-0000-7000-8000-000000000000', 'record'],
    ] as const) {
      const tries = [
        () => review.item(people.cityReviewer, 'achievement', id, version),
        () => review.reveal(people.cityReviewer, 'achievement', id, version),
        () =>
          review.decide(people.cityReviewer, 'achievement', id, version, {
            move: 'approve',
            revision: 1,
            reasons: [],
            text: null,
          }),
      ]
      for (const attempt of tries) await expect(attempt()).rejects.toEqual(refusal('not_found'))
    }
    expect((await achievements.read(people.universityAdmin, pending.id)).pending?.state).toBe('center_review')
  })

  test('of what nobody owns goes by the record’s own region; without one it is the province’s', async () => {
    const { achievements, db } = house.services
    const [inTown, nowhere] = [
      await submit('唐山的无主成果', { region: '130200' }),
      await submit('没有地区的无主成果', { region: null }),
    ]
    await db.write(async (tx) => {
      for (const { id } of [inTown, nowhere]) await achievements.context.store.set(tx, id, { ownerId: null })
    })
    expect(await names(people.cityReviewer)).toEqual(['唐山的无主成果'])
    expect(await names(people.reviewer)).toEqual(['唐山的无主成果', '没有地区的无主成果'])
  })

  test('keeps from reviewers what is their own organisation’s', async () => {
    await submit('自己单位的成果')
    const own = { ...people.reviewer, organisations: people.universityAdmin.organisations }
    expect([(await queue(own)).total, (await queue(people.reviewer)).total]).toEqual([0, 1])
  })

  test('leaves out what somebody decided seconds ago, and shows one’s own decisions to be taken back', async () => {
    const { review } = house.services
    const { id } = await submit('刚刚通过')
    const { id: decision } = await review.decide(people.reviewer, 'achievement', id, 'record', approve)
    const other = people.secondReviewer
    const [mine, theirs] = [await queue(people.reviewer), await queue(other)]
    expect([mine.total, theirs.total, theirs.held]).toEqual([0, 0, []])
    expect(mine.held).toMatchObject([{ id: decision, kind: 'achievement', listingId: id, name: '刚刚通过', move: 'approve' }])
    await expect(review.undo(other, decision)).rejects.toEqual(refusal('undo_too_late'))
    await review.undo(people.reviewer, decision)
    expect(await names(other)).toEqual(['刚刚通过'])
    await expect(review.undo(people.reviewer, decision)).rejects.toEqual(refusal('undo_too_late'))
  })

  test('says how many working days something waits and by when it should be done', async () => {
    // A Friday afternoon in Beijing.
    house.clock.set('2026-11-06T07:00:00.000Z')
    await submit('周五提交')
    const at = async (instant: string) => {
      house.clock.set(instant)
      return (await queue(people.reviewer)).items.map(({ waitingDays, dueAt }) => [waitingDays, dueAt])[0]
    }
    expect(await at('2026-11-08T07:00:00.000Z')).toEqual([0, '2026-11-10T15:59:59.999Z'])
    expect(await at('2026-11-09T01:00:00.000Z')).toEqual([1, '2026-11-10T15:59:59.999Z'])
    expect(await at('2026-11-11T01:00:00.000Z')).toEqual([3, '2026-11-10T15:59:59.999Z'])
  })
})

describe('one item', () => {
  test('is whole but for its contact data, which is shown on demand and on record', async () => {
    const { review, db } = house.services
    const { id } = await submit('完整的成果', { scenarios: '问13800138000' })
    const item = await review.item(people.reviewer, 'achievement', id, 'record')
    expect(item).toMatchObject({
      draft: { name: '完整的成果', problem: achievementDraft().problem },
      contact: { person: '演示联系人', phone: '138****0000', email: 'se***@univ.example' },
      marks: [{ code: 'CONTACT_MOBILE', field: 'scenarios', start: 1, end: 12 }],
      moves: ['approve', 'return', 'reject'],
      history: [{ move: 'create', role: 'EDIT' }],
      ...{ before: null, revision: 1, state: 'center_review', owner: { id: people.university.id }, duplicates: [] },
    })
    expect('contact' in item.draft).toBe(false)
    expect(await review.reveal(people.reviewer, 'achievement', id, 'record')).toEqual({ contact: achievementDraft().contact })
    const rows = await db.read.select().from(trail)
    const shown = rows.filter(({ action, subject }) => action === 'contact.revealed' && subject.endsWith(id))
    expect(shown.map(({ actorId, subject, facts }) => [actorId, subject, facts])).toEqual([
      [people.reviewer.person?.id, `achievement:${id}`, {}],
    ])
  })

  test('is a pending version only while one waits', async () => {
    const { achievements, review } = house.services
    const { id, pending } = await edited('又改了名称')
    await review.item(people.reviewer, 'achievement', id, 'pending')
    await achievements.decide(people.reviewer, id, 'pending', {
      ...moveOf('return', pending?.revision as number),
      reasons: [{ field: 'name', code: 'UNCLEAR', text: '写明用于哪里' }],
    })
    await pass()
    await expect(review.item(people.reviewer, 'achievement', id, 'pending')).rejects.toEqual(refusal('not_found'))
  })

  test('of nobody is on the desk of a reviewer who belongs to an organisation too', async () => {
    const { person, appointments } = people.reviewer
    const member = viewerOf(person as NonNullable<typeof person>, people.companyMember.organisations, appointments)
    await submit('有主的成果')
    await submit('名录里的成果')
    await house.services.db.write((tx) =>
      tx.update(achievements).set({ ownerId: null }).where(eq(achievements.name, '名录里的成果')),
    )
    expect(await names(member)).toEqual(await names(people.reviewer))
  })

  test('of a pending version stands beside what the public reads', async () => {
    const { review } = house.services
    const { id } = await edited('修改后的名称')
    const item = await review.item(people.reviewer, 'achievement', id, 'pending')
    expect([item.name, item.before?.name, item.changed]).toEqual(['修改后的名称', achievementDraft().name, ['name']])
    await expect(review.item(people.reviewer, 'achievement', id, 'record')).rejects.toEqual(refusal('not_found'))
  })

  test('of an anonymous need tells its reviewer whose it is, and the look is on record', async () => {
    const { review, db } = house.services
    const { id } = await need('匿名需求', { disclosure: 'ANON' })
    expect((await queue(people.reviewer)).items[0]?.owner).toBe(null)
    expect((await review.item(people.reviewer, 'need', id, 'record')).owner?.id).toBe(people.company.id)
    const rows = await db.read.select().from(trail)
    const views = rows.filter(
      (row) => row.action === 'need.viewed' && row.subject.endsWith(id) && row.actorId === people.reviewer.person?.id,
    )
    expect(views.map(({ facts }) => facts.parts)).toEqual([['owner']])
  })
})

test('two reviewers at once: one decision stands, the other is told; a second item is not touched by it', async () => {
  const { review, achievements } = house.services
  const { id } = await submit('两人同时')
  const other = people.secondReviewer
  const reject = { ...approve, move: 'reject' as const, text: '不实' }
  const tries = await Promise.allSettled([
    review.decide(people.reviewer, 'achievement', id, 'record', approve),
    review.decide(other, 'achievement', id, 'record', reject),
  ])
  expect(tries.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  expect(tries.find((one) => one.status === 'rejected')?.reason).toEqual(refusal('revision_conflict'))
  await pass()
  const won = tries[0]?.status === 'fulfilled' ? 'published' : 'rejected'
  expect((await achievements.read(people.universityAdmin, id)).state).toBe(won)
})
