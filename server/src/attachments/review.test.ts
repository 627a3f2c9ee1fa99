import { Readable } from 'node:stream'
import { QueueQuery } from '@keqiao/shared/review'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { achievementDraft, moveOf, needDraft } from '../../../tests/support/drafts.ts'
import type { People } from '../../../tests/support/people.ts'
import { type House, startHouse } from '../../../tests/support/start-house.ts'
import type { Viewer } from '../accounts/viewer.ts'
import { UNDO_MS } from '../listings/life.ts'
import { trail } from '../platform/trail.tables.ts'
import { picture } from './fixtures.ts'

let house: House
let people: People
let image: Buffer
beforeAll(async () => {
  house = await startHouse()
  people = await house.addPeople()
  image = await picture().png().toBuffer()
})
afterAll(() => house.close())

const refusal = (code: string) => expect.objectContaining({ code })
const NOT_FOUND = refusal('not_found')
const pass = async () => {
  house.clock.advance(UNDO_MS)
  await house.processAll()
}
const OTHERS = ['visitor', 'signedIn', 'otherCompanyAdmin', 'agent', 'operator', 'auditor', 'cityReviewer'] as const

async function achievement(to: 'draft' | 'review' | 'listed' = 'listed') {
  const made = await house.services.achievements.create(people.universityAdmin, people.university.id, achievementDraft(), { to })
  return made.id
}
const attach = (
  viewer: Viewer,
  id: string,
  visibility: 'PUBLIC' | 'ON_REQUEST' = 'PUBLIC',
  kind = 'achievement',
  fileName = '现场照片.png',
) =>
  house.services.attachments.receive(viewer, {
    subject: `${kind}:${id}`,
    ...{ purpose: 'material', visibility, fileName, stream: Readable.from([image]) },
  })
const listed = async (viewer: Viewer, id: string) =>
  (await house.services.attachments.list(viewer, `achievement:${id}`)).items.map((one) => [one.visibility, one.waiting, one.name])
async function take(viewer: Viewer, fileId: string) {
  const { handle, name } = await house.services.attachments.download(viewer, fileId)
  await handle.close()
  return name
}
const pendingOf = async (id: string, viewer = people.universityAdmin) =>
  (await house.services.achievements.read(viewer, id)).pending
const decide = async (id: string, move: 'approve' | 'return' | 'reject', more: Parameters<typeof moveOf>[2] = {}) =>
  house.services.achievements.decide(
    people.reviewer,
    id,
    'pending',
    moveOf(move, (await pendingOf(id))?.revision as number, more),
  )

describe('a public file added to a record that is shown', () => {
  test('is known to its owners and its reviewers alone until it is approved', async () => {
    const { attachments, review } = house.services
    const id = await achievement()
    const file = await attach(people.universityAdmin, id)
    expect(file).toMatchObject({ visibility: 'PUBLIC', waiting: true })
    for (const who of OTHERS) {
      expect([who, await listed(people[who], id)]).toEqual([who, []])
      await expect(attachments.download(people[who], file.id)).rejects.toEqual(NOT_FOUND)
    }
    for (const who of ['universityAdmin', 'universityMember', 'reviewer'] as const) {
      expect(await listed(people[who], id)).toEqual([['PUBLIC', true, '现场照片.png']])
      expect(await take(people[who], file.id)).toBe('现场照片.png')
    }
    const queue = await review.queue(people.reviewer, QueueQuery.parse({ version: 'pending' }))
    expect(queue.items.map((one) => one.id)).toContain(id)
    const item = await review.item(people.reviewer, 'achievement', id, 'pending')
    expect([item.changed, item.attachments.items.map((one) => one.waiting)]).toEqual([['attachments'], [true]])

    await decide(id, 'approve')
    await house.processAll()
    expect(await listed(people.visitor, id)).toEqual([])
    await pass()
    for (const who of OTHERS) expect(await listed(people[who], id)).toEqual([['PUBLIC', false, '现场照片.png']])
    expect([await take(people.visitor, file.id), await pendingOf(id)]).toEqual(['现场照片.png', null])
    const rows = await house.services.db.read
      .select()
      .from(trail)
      .where(eq(trail.subject, `achievement:${id}`))
      .orderBy(trail.seq)
    const [approved] = rows.filter((row) => row.action === 'attachment.shown')
    expect(approved).toMatchObject({ actorId: people.reviewer.person?.id, facts: { attachment: file.id, visibility: 'PUBLIC' } })
  })

  test('whose name tells a telephone number is marked for the reviewer', async () => {
    const id = await achievement()
    await attach(people.universityAdmin, id, 'PUBLIC', 'achievement', '联系13800138000.png')
    await attach(people.universityAdmin, id, 'ON_REQUEST', 'achievement', '只按申请13900139000.png')
    const { marks } = await house.services.review.item(people.reviewer, 'achievement', id, 'pending')
    expect(marks).toMatchObject([
      { code: 'CONTACT_MOBILE', field: expect.stringMatching(/^attachments\.\d$/), found: '13800138000' },
    ])
  })

  test('comes back with the reason at the files; another one in its place is read again', async () => {
    const { attachments } = house.services
    const id = await achievement()
    const bad = await attach(people.universityAdmin, id)
    await decide(id, 'return', { reasons: [{ field: 'attachments', code: 'SECRECY', text: '图上有涉密标记' }] })
    await pass()
    expect(await pendingOf(id)).toMatchObject({ state: 'returned', feedback: { reasons: [{ field: 'attachments' }] } })
    expect(await listed(people.visitor, id)).toEqual([])
    const good = await attach(people.universityAdmin, id)
    await attachments.remove(people.universityAdmin, bad.id)
    expect((await pendingOf(id))?.state).toBe('center_review')
    await decide(id, 'approve')
    await pass()
    expect(await take(people.visitor, good.id)).toBe('现场照片.png')
  })

  test('refused or taken back it is given on request only', async () => {
    const { achievements, attachments } = house.services
    const refused = await achievement()
    const file = await attach(people.universityAdmin, refused)
    await decide(refused, 'reject', { text: '与成果无关' })
    await pass()
    expect(await listed(people.visitor, refused)).toEqual([['ON_REQUEST', false, null]])
    await expect(attachments.download(people.visitor, file.id)).rejects.toEqual(refusal('forbidden'))

    const recalled = await achievement()
    await attach(people.universityAdmin, recalled)
    await achievements.movePending(people.universityAdmin, recalled, moveOf('recall', 1))
    expect(await listed(people.universityAdmin, recalled)).toEqual([['ON_REQUEST', false, '现场照片.png']])
  })

  test('of an editor is first read by the own organisation', async () => {
    const { achievements } = house.services
    const id = await achievement()
    await attach(people.universityMember, id)
    expect((await pendingOf(id))?.state).toBe('org_review')
    await expect(decide(id, 'approve')).rejects.toEqual(refusal('transition_refused'))
    await achievements.movePending(people.universityAdmin, id, moveOf('org_approve', 1))
    await decide(id, 'approve')
    await pass()
    expect(await listed(people.visitor, id)).toEqual([['PUBLIC', false, '现场照片.png']])
  })

  test('is not taken from an organisation that was suspended meanwhile', async () => {
    const [own] = people.universityAdmin.organisations
    const organisations = [{ ...(own as NonNullable<typeof own>), state: 'suspended' as const }]
    await expect(attach({ ...people.universityAdmin, organisations }, await achievement())).rejects.toEqual(
      refusal('organisation_inactive'),
    )
  })

  test('that two take away at once goes once, and is shown no more', async () => {
    const { attachments, db } = house.services
    const id = await achievement('draft')
    const file = await attach(people.universityAdmin, id, 'ON_REQUEST')
    const ways = await Promise.allSettled([
      attachments.remove(people.universityAdmin, file.id),
      attachments.remove(people.universityMember, file.id),
      attachments.show(people.universityMember, file.id, { visibility: 'PUBLIC' }),
    ])
    const [one, other, shown] = ways.map((way) => (way.status === 'fulfilled' ? 'done' : way.reason.code))
    expect([[one, other].sort(), shown]).toEqual([['done', 'not_found'], 'not_found'])
    const noted = await db.read
      .select()
      .from(trail)
      .where(eq(trail.subject, `achievement:${id}`))
    expect(noted.map(({ action }) => action).filter((action) => /^attachment\.(removed|shown)$/.test(action))).toEqual([
      'attachment.removed',
    ])
  })

  test('many at once are one submission, and each of them makes an earlier decision void', async () => {
    const id = await achievement()
    await Promise.all(Array.from({ length: 5 }, () => attach(people.universityAdmin, id)))
    const { achievements } = house.services
    const submissions = (await achievements.history(people.universityAdmin, id)).filter((one) => one.version === 'pending')
    expect([submissions.length, (await pendingOf(id))?.revision]).toEqual([1, 5])
    await decide(id, 'approve')
    await attach(people.universityAdmin, id)
    await pass()
    expect((await pendingOf(id))?.state).toBe('center_review')
    expect(await listed(people.visitor, id)).toEqual([])
  })
})

describe('beside what else changes', () => {
  const edit = async (id: string, change: Parameters<typeof achievementDraft>[0]) => {
    const { achievements } = house.services
    const { revision, pending } = await achievements.read(people.universityAdmin, id)
    const body = { revision, pendingRevision: pending?.revision ?? null, draft: achievementDraft(change) }
    return achievements.save(people.universityAdmin, id, body)
  }

  test('text and file wait together; without its file the text waits alone, without both nothing does', async () => {
    const { attachments } = house.services
    const id = await achievement()
    const file = await attach(people.universityAdmin, id)
    await edit(id, { name: '另一个名称' })
    expect((await pendingOf(id))?.changed).toEqual(['name', 'attachments'])
    await attachments.remove(people.universityAdmin, file.id)
    expect((await pendingOf(id))?.changed).toEqual(['name'])
    const again = await attach(people.universityAdmin, id)
    expect((await pendingOf(id))?.changed).toEqual(['name', 'attachments'])
    await decide(id, 'approve')
    await pass()
    const { name } = await house.services.achievements.read(people.visitor, id)
    expect([name, await take(people.visitor, again.id)]).toEqual(['另一个名称', '现场照片.png'])

    const only = await attach(people.universityAdmin, id)
    await attachments.show(people.universityAdmin, only.id, { visibility: 'ON_REQUEST' })
    expect(await pendingOf(id)).toBeNull()
  })

  test('a small edit is made at once and leaves the file waiting; approving the file changes no text', async () => {
    const id = await achievement()
    await attach(people.universityAdmin, id)
    await edit(id, { team: '材料学院三人' })
    expect(await pendingOf(id)).toMatchObject({ changed: ['attachments'], state: 'center_review' })
    const { team } = await house.services.achievements.read(people.visitor, id)
    expect(team).toBe('材料学院三人')
    await decide(id, 'approve')
    await pass()
    expect(await house.services.achievements.read(people.visitor, id)).toMatchObject({ team: '材料学院三人', state: 'published' })
    expect(await listed(people.visitor, id)).toEqual([['PUBLIC', false, '现场照片.png']])
  })

  test('one that was given on request stays so until it may be public', async () => {
    const { attachments } = house.services
    const id = await achievement()
    const file = await attach(people.universityAdmin, id, 'ON_REQUEST')
    expect([file.waiting, await pendingOf(id)]).toEqual([false, null])
    const asked = await attachments.show(people.universityAdmin, file.id, { visibility: 'PUBLIC' })
    expect(asked).toMatchObject({ visibility: 'ON_REQUEST', waiting: true })
    expect(await listed(people.visitor, id)).toEqual([['ON_REQUEST', false, null]])
    expect(await listed(people.reviewer, id)).toEqual([['ON_REQUEST', true, '现场照片.png']])
    await decide(id, 'approve')
    await pass()
    expect(await listed(people.visitor, id)).toEqual([['PUBLIC', false, '现场照片.png']])
  })
})

describe('before the record is shown', () => {
  test('a file is read with the record; one that comes while a reviewer reads asks for another look', async () => {
    const { achievements, review } = house.services
    const draft = await achievement('draft')
    expect(await attach(people.universityAdmin, draft)).toMatchObject({ waiting: false })
    const id = await achievement('review')
    const opened = await review.item(people.reviewer, 'achievement', id, 'record')
    await attach(people.universityAdmin, id)
    await expect(achievements.decide(people.reviewer, id, 'record', moveOf('approve', opened.revision))).rejects.toEqual(
      refusal('revision_conflict'),
    )
    const again = await review.item(people.reviewer, 'achievement', id, 'record')
    await achievements.decide(people.reviewer, id, 'record', moveOf('approve', again.revision))
    await pass()
    expect(await listed(people.visitor, id)).toEqual([['PUBLIC', false, '现场照片.png']])
  })

  test('what has ended takes no public file, and a confidential need none at all', async () => {
    const { needs } = house.services
    const made = await needs.create(people.companyAdmin, people.company.id, needDraft(), { to: 'listed' })
    await needs.move(people.companyAdmin, made.id, moveOf('withdraw', 1, { text: '已自行解决' }))
    await expect(attach(people.companyAdmin, made.id, 'PUBLIC', 'need')).rejects.toEqual(refusal('transition_refused'))
    const anon = await needs.create(people.companyAdmin, people.company.id, needDraft({ disclosure: 'ANON' }), { to: 'listed' })
    const file = await attach(people.companyAdmin, anon.id, 'PUBLIC', 'need')
    expect(file).toMatchObject({ visibility: 'ON_REQUEST', waiting: false })
    expect((await needs.read(people.companyAdmin, anon.id)).pending).toBeNull()
  })
})
