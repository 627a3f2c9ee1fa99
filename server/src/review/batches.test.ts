import { QueueQuery } from '@keqiao/shared/review'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { achievementDraft, moveOf } from '../../../tests/support/drafts.ts'
import type { People } from '../../../tests/support/people.ts'
import { type House, startHouse } from '../../../tests/support/start-house.ts'
import { UNDO_MS } from '../listings/life.ts'
import { newId } from '../platform/ids.ts'
import { createBatches } from './batches.ts'

let house: House
let people: People
beforeAll(async () => {
  house = await startHouse()
  people = await house.addPeople()
})
afterAll(() => house.close())

const refusal = (code: string) => expect.objectContaining({ code })
const pass = async () => {
  house.clock.advance(UNDO_MS)
  await house.processAll()
}
/** `clean` and `marked` records of one import, submitted. */
async function importOf(clean: number, marked = 0) {
  const importId = newId()
  const draft = (i: number) =>
    achievementDraft({
      name: `导入的第 ${i} 项`,
      externalRef: `${importId} ${i}`,
      scenarios: i < clean ? null : '联系13800138000',
    })
  const drafts = Array.from({ length: clean + marked }, (_, i) => draft(i))
  const { achievements } = house.services
  await achievements.importMany(people.universityAdmin, people.university.id, drafts, { to: 'review', importId })
  return importId
}
const waiting = async (importId: string) =>
  (await house.services.review.queue(people.reviewer, QueueQuery.parse({ importId }))).total
const approvalOf = async (id: string) =>
  (await house.services.batches.list(people.reviewer)).approvals.find((one) => one.id === id)

test('is taken back as a whole within ten seconds, by whoever began it, and not after', async () => {
  const importId = await importOf(2)
  const { batches } = house.services
  const begun = await batches.approve(people.reviewer, 'achievement', importId)
  await expect(batches.approve(people.secondReviewer, 'achievement', importId)).rejects.toEqual(refusal('revision_conflict'))
  await expect(batches.undo(people.secondReviewer, begun.id)).rejects.toEqual(refusal('not_found'))
  await house.processAll()
  expect(await waiting(importId)).toBe(0)
  const listed = async (viewer: typeof people.reviewer) => (await batches.list(viewer)).approvals.map(({ id }) => id)
  expect([await listed(people.reviewer), await listed(people.secondReviewer)]).toEqual([[begun.id], []])
  expect((await batches.undo(people.reviewer, begun.id)).state).toBe('undone')
  await pass()
  expect(await waiting(importId)).toBe(2)
  const again = await batches.approve(people.secondReviewer, 'achievement', importId)
  await pass()
  await expect(batches.undo(people.secondReviewer, again.id)).rejects.toEqual(refusal('undo_too_late'))
  expect(await waiting(importId)).toBe(0)
})

test('leaves out what was taken back, decided singly or submitted anew in the meantime', async () => {
  const importId = await importOf(4)
  const { batches, achievements, review } = house.services
  const begun = await batches.approve(people.reviewer, 'achievement', importId)
  const { items } = await achievements.mine(people.universityAdmin, { page: 1, size: 100, state: 'center_review' })
  const ours = items.filter((one) => one.name.startsWith('导入的第'))
  const loaded = await achievements.load(ours.map(({ id }) => id))
  const [recalled, anew, returned] = loaded.filter((row) => row.importId === importId)
  await achievements.move(people.universityAdmin, recalled?.id as string, moveOf('recall', 1))
  await achievements.move(people.universityAdmin, anew?.id as string, moveOf('recall', 1))
  house.clock.advance(1000)
  await achievements.move(people.universityAdmin, anew?.id as string, moveOf('submit', 2))
  const reasons = [{ field: 'name', code: 'UNCLEAR' as const, text: null }]
  const body = { move: 'return', revision: 1, reasons, text: null } as const
  await review.decide(people.secondReviewer, 'achievement', returned?.id as string, 'record', body)
  await pass()
  await pass()
  expect(await approvalOf(begun.id)).toMatchObject({ state: 'done', total: 4, approved: 1 })
  const rows = await achievements.load([recalled, anew, returned].map((row) => row?.id as string))
  expect(new Map(rows.map(({ id, state }) => [id, state]))).toEqual(
    new Map([
      [recalled?.id, 'draft'],
      [anew?.id, 'center_review'],
      [returned?.id, 'returned'],
    ]),
  )
})

test('another city’s reviewer finds no such import, and an office withdrawn in the ten seconds approves nothing', async () => {
  const importId = await importOf(2)
  const { batches, accounts, db } = house.services
  await expect(batches.approve(people.cityReviewer, 'achievement', importId)).rejects.toEqual(refusal('not_found'))
  expect((await batches.list(people.cityReviewer)).items).toEqual([])
  await expect(batches.approve(people.reviewer, 'achievement', newId())).rejects.toEqual(refusal('not_found'))
  const begun = await batches.approve(people.secondReviewer, 'achievement', importId)
  await db.write((tx) => accounts.takeRole(tx, people.secondReviewer.person?.id as string, 'REVIEWER'))
  await pass()
  const { approvals } = await batches.list(people.secondReviewer)
  expect(approvals.find((one) => one.id === begun.id)).toMatchObject({ state: 'done', approved: 0 })
  expect(await waiting(importId)).toBe(2)
})

test('a whole import without marks is approved in steps; what is marked stays for a look of its own', async () => {
  const importId = await importOf(7, 3)
  const batches = createBatches(house.services, { step: 5 })
  const listed = async () => (await batches.list(people.reviewer)).items.find((one) => one.importId === importId)
  expect(await listed()).toMatchObject({ total: 10, clean: 7, owner: { id: people.university.id } })
  const begun = await batches.approve(people.reviewer, 'achievement', importId)
  expect([begun.state, begun.total, begun.approved]).toEqual(['held', 7, 0])
  // What is being approved is on nobody's desk meanwhile.
  expect([await waiting(importId), await listed()]).toEqual([3, undefined])
  await batches.step(begun.id)
  expect(await approvalOf(begun.id)).toMatchObject({ state: 'working', approved: 5 })
  await batches.step(begun.id)
  expect(await approvalOf(begun.id)).toMatchObject({ state: 'done', approved: 7 })
  expect(await waiting(importId)).toBe(3)
  // A step that comes twice changes nothing.
  await batches.step(begun.id)
  expect(await approvalOf(begun.id)).toMatchObject({ state: 'done', approved: 7 })
  const { items } = await house.services.achievements.mine(people.universityAdmin, { page: 1, size: 1, state: 'published' })
  const history = await house.services.achievements.history(people.universityAdmin, items[0]?.id as string)
  expect(history.at(-1)).toMatchObject({ move: 'approve', role: 'REVIEWER', from: 'center_review', to: 'published' })
})
