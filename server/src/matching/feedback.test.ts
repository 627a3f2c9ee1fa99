import { expect, test } from 'vitest'
import { achievementDraft, needDraft } from '../../../tests/support/drafts.ts'
import { startHouse } from '../../../tests/support/start-house.ts'
import { marksOf, qrelsOf, verdictsOf } from './feedback.ts'
import { type MarkedPair, markedPairs } from './store.ts'

const mark = (personId: string, achievementId: string, verdict: MarkedPair['verdict']): MarkedPair => ({
  ...{ personId, needId: 'n', achievementId, verdict, reason: verdict === 'fits' ? null : 'PRICE' },
  ...{ at: '2026-11-02T09:00:00.000Z', signals: null },
})

test('a pair is what most people say of it; one on which they disagree evenly has no line', () => {
  const marks = [
    mark('甲', 'a', 'fits'),
    mark('乙', 'a', 'fits'),
    mark('丙', 'a', 'does_not_fit'),
    mark('甲', 'b', 'fits'),
    mark('乙', 'b', 'does_not_fit'),
    mark('甲', 'c', 'does_not_fit'),
  ]
  expect(verdictsOf(marks).map(({ verdict }) => verdict)).toEqual(['fits', null, 'does_not_fit'])
  expect(qrelsOf(marks)).toBe('n 0 a 2\nn 0 c 0\n')
})

test('single marks are told apart by person without saying who, and by other names in every export', () => {
  const marks = [mark('甲', 'a', 'fits'), mark('甲', 'b', 'does_not_fit'), mark('乙', 'a', 'fits')]
  const people = (text: string) => text.split('\n').flatMap((line) => line.split('\t')[1] ?? [])
  const [first, second] = [marksOf(marks), marksOf(marks)]
  expect([new Set(people(first)).size, new Set([...people(first), ...people(second)]).size]).toEqual([2, 4])
  expect(first).not.toMatch(/甲|乙/)
  expect(first).toMatch(/^n\t\w{12}\tb\t0\tPRICE\t2026-11-02$/m)
})

test('marks are read with the signals of their pair while it is listed', async () => {
  await using house = await startHouse()
  const people = await house.addPeople()
  const { achievements, needs, matching, db } = house.services
  const need = await needs.create(people.companyAdmin, people.company.id, needDraft(), { to: 'listed' })
  const made = await achievements.create(people.universityAdmin, people.university.id, achievementDraft(), { to: 'listed' })
  await house.processAll()
  for (const [viewer, verdict] of [
    [people.companyAdmin, 'fits'],
    [people.companyMember, 'does_not_fit'],
    [people.companyMember, 'fits'],
  ] as const)
    await matching.mark(viewer, need.id, made.id, { verdict, reason: null })
  const marks = await markedPairs(db.read)
  expect(qrelsOf(marks)).toBe(`${need.id} 0 ${made.id} 2\n`)
  expect(marks.map(({ signals }) => signals?.some(({ code }) => code === 'words'))).toEqual([true, true])
})
