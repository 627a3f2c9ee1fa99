import { WantedIndicator } from '@keqiao/shared/indicators'
import type { Match } from '@keqiao/shared/matching'
import { expect, test } from 'vitest'
import { achievementDraft, moveOf, needDraft, WORDLESS } from '../../../tests/support/drafts.ts'
import { type House, startHouse } from '../../../tests/support/start-house.ts'
import { markOf } from './weights.ts'

async function withPair(house: House) {
  const people = await house.addPeople()
  const { achievements, needs } = house.services
  const solving = await achievements.create(people.universityMember, people.university.id, achievementDraft(), { to: 'listed' })
  const unrelated = await achievements.create(people.universityMember, people.university.id, achievementDraft(WORDLESS), {
    to: 'listed',
  })
  const need = await needs.create(people.companyAdmin, people.company.id, needDraft(), { to: 'listed' })
  return { ...people, solving, unrelated, need, achievements, needs, matching: house.services.matching }
}

test('a need that was just posted is working, then lists the achievement that solves it, explained', async () => {
  await using house = await startHouse()
  const { need, solving, universityMember, visitor, achievements, matching } = await withPair(house)
  expect((await matching.ofNeed(visitor, need.id, 20)).state).toBe('working')
  await house.processAll()
  const { state, items } = await matching.ofNeed(visitor, need.id, 20)
  expect(state).toBe('ready')
  expect(items[0]?.achievementId).toBe(solving.id)
  const codes = items[0]?.reasons.map((reason) => reason.code) ?? []
  expect(codes.filter((code) => code === 'sentence_pair').length).toBeGreaterThanOrEqual(2)
  expect(items[0]?.reasons.find((reason) => reason.code === 'indicator')).toMatchObject({ verdict: 'met' })

  // What has left a record is quoted to nobody, also before its pairs are scored again.
  const quoted = async () => {
    const [best] = (await matching.ofNeed(visitor, need.id, 20)).items
    const pairs = best?.reasons.filter((reason) => reason.code === 'sentence_pair') ?? []
    return pairs.map(({ achievement }) => achievement.map(({ text }) => text).join(''))
  }
  const before = await quoted()
  expect(before.join('')).toContain('裂纹')
  const other = achievementDraft({ problem: null, abstract: '改写过的摘要，另有一套办法来检出铸坯的裂纹。' })
  await achievements.save(universityMember, solving.id, { revision: solving.revision, pendingRevision: null, draft: other })
  const after = await quoted()
  expect(after.length).toBeGreaterThan(0)
  expect(after.filter((sentence) => before.includes(sentence))).toEqual([])
})

test('a list is read without its sentences while no index answers', async () => {
  await using house = await startHouse()
  const { need, solving, visitor, matching } = await withPair(house)
  await house.processAll()
  await house.services.engine.close()
  const [best] = (await matching.ofNeed(visitor, need.id, 20)).items
  expect(best?.achievementId).toBe(solving.id)
  expect(best?.reasons.map(({ code }) => code)).toContain('indicator')
  expect(best?.reasons.filter(({ code }) => code === 'sentence_pair')).toEqual([])
})

test('the shares of the signals that spoke add up to one, and their weighted mean is the score by the link in force', async () => {
  await using house = await startHouse()
  const { need, visitor, matching } = await withPair(house)
  await house.processAll()
  const [best] = (await matching.ofNeed(visitor, need.id, 20)).items
  const spoke = best?.signals.filter((signal) => signal.value !== null) ?? []
  expect(spoke.reduce((sum, signal) => sum + signal.share, 0)).toBeCloseTo(1, 6)
  const weights = spoke.reduce((sum, signal) => sum + signal.weight, 0)
  const mean = spoke.reduce((sum, signal) => sum + signal.weight * (signal.value as number), 0) / weights
  expect(best?.score).toBe(Math.round(markOf(mean)))
  expect(best?.low).toBeLessThanOrEqual(best?.score as number)
  expect(best?.high).toBeGreaterThanOrEqual(best?.score as number)
})

test('a mark rises with the mean, from nearly nothing to nearly a hundred', () => {
  const marks = Array.from({ length: 101 }, (_, i) => markOf(i / 100))
  expect(marks).toEqual(marks.toSorted((a, b) => a - b))
  expect(marks[0]).toBeLessThan(1)
  expect(marks.at(-1)).toBeGreaterThan(99)
})

test('a must that the achievement fails caps the score, and the reason says so', async () => {
  await using house = await startHouse()
  const { need, solving, universityMember, visitor, achievements, matching } = await withPair(house)
  const failing = achievementDraft({ indicators: [{ name: '裂纹检出率', op: '=', value: 60, unit: '%' }] })
  await achievements.save(universityMember, solving.id, { revision: solving.revision, pendingRevision: null, draft: failing })
  await house.processAll()
  const match = (await matching.ofNeed(visitor, need.id, 20)).items.find((item) => item.achievementId === solving.id)
  expect(match?.score).toBeLessThanOrEqual(35)
  expect(match?.reasons[0]).toEqual({ code: 'capped', cap: 'indicator_conflict', limit: 35 })
})

test('a must that nobody can judge leaves the score, and lowers the confidence and what is sure', async () => {
  await using house = await startHouse()
  const { need, companyAdmin, visitor, needs, matching } = await withPair(house)
  const best = async () => {
    await house.processAll()
    return (await matching.ofNeed(visitor, need.id, 20)).items[0] as Match
  }
  const judged = await best()
  const unheard = WantedIndicator.parse({ name: '能耗', op: '<=', value: 3, unit: 'kWh', must: true })
  await needs.save(companyAdmin, need.id, {
    revision: need.revision,
    pendingRevision: null,
    draft: needDraft({ indicators: [...needDraft().indicators, unheard] }),
  })
  const open = await best()
  expect(open.achievementId).toBe(judged.achievementId)
  expect(open.score).toBe(judged.score)
  expect(open.confidence).toBeLessThan(judged.confidence)
  expect(open.low).toBeLessThanOrEqual(judged.low)
})

test('changing one achievement touches its pairs and leaves the others as they are', async () => {
  await using house = await startHouse()
  const { need, solving, unrelated, universityMember, visitor, achievements, matching } = await withPair(house)
  await house.processAll()
  const before = (await matching.ofNeed(visitor, need.id, 20)).items
  house.clock.advance(60_000)
  await achievements.save(universityMember, solving.id, {
    revision: solving.revision,
    pendingRevision: null,
    draft: achievementDraft({ trl: 9 }),
  })
  await house.processAll()
  const after = (await matching.ofNeed(visitor, need.id, 20)).items
  const signalOf = (items: typeof before, id: string, code: string) =>
    items.find((item) => item.achievementId === id)?.signals.find((signal) => signal.code === code)
  expect(signalOf(after, solving.id, 'time')?.value).toBe(1)
  expect(after.find((item) => item.achievementId === unrelated.id)).toEqual(
    before.find((item) => item.achievementId === unrelated.id),
  )
})

test('a mark stays through re-runs, is seen by its author only, and can be taken back', async () => {
  await using house = await startHouse()
  const { need, solving, companyAdmin, universityMember, needs, matching } = await withPair(house)
  await house.processAll()
  await matching.mark(companyAdmin, need.id, solving.id, { verdict: 'does_not_fit', reason: 'TOO_EARLY' })
  await needs.save(companyAdmin, need.id, {
    revision: need.revision,
    pendingRevision: null,
    draft: needDraft({ difficulty: '连铸坯红热，裂纹细。' }),
  })
  await house.processAll()
  const markOf = async (viewer: typeof companyAdmin) => (await matching.ofNeed(viewer, need.id, 20)).items[0]?.mark
  expect(await markOf(companyAdmin)).toMatchObject({ verdict: 'does_not_fit', reason: 'TOO_EARLY' })
  expect(await markOf(universityMember)).toBeNull()
  await matching.mark(universityMember, need.id, solving.id, { verdict: 'fits', reason: null })
  await matching.mark(companyAdmin, need.id, solving.id, { verdict: null, reason: null })
  expect(await markOf(companyAdmin)).toBeNull()
  expect(await markOf(universityMember)).toMatchObject({ verdict: 'fits' })
})

test('only what is matched can be marked', async () => {
  await using house = await startHouse()
  const { need, solving, companyAdmin, matching } = await withPair(house)
  // Nothing was indexed, so nothing is matched yet.
  await expect(matching.mark(companyAdmin, need.id, solving.id, { verdict: 'fits', reason: null })).rejects.toMatchObject({
    code: 'not_found',
  })
})

test('a withdrawn achievement leaves every list, and comes back with a place when republished', async () => {
  await using house = await startHouse()
  const { need, solving, universityAdmin, visitor, achievements, matching } = await withPair(house)
  await house.processAll()
  await achievements.move(universityAdmin, solving.id, moveOf('pause', solving.revision))
  const ids = async () => (await matching.ofNeed(visitor, need.id, 20)).items.map((item) => item.achievementId)
  expect(await ids()).not.toContain(solving.id)
  await house.processAll()
  expect(await ids()).not.toContain(solving.id)
  await achievements.move(universityAdmin, solving.id, moveOf('resume', solving.revision + 1))
  await house.processAll()
  expect((await ids())[0]).toBe(solving.id)
})

test('a hidden need is matched for its owner, and no stranger learns of it from the achievement', async () => {
  await using house = await startHouse()
  const { solving, companyAdmin, company, visitor, universityMember, agent, needs, matching } = await withPair(house)
  const draft = needDraft({ name: '机密的裂纹需求', disclosure: 'AGENT_ONLY' })
  const hidden = await needs.create(companyAdmin, company.id, draft, { to: 'listed' })
  await house.processAll()
  expect((await matching.ofNeed(companyAdmin, hidden.id, 20)).items[0]?.achievementId).toBe(solving.id)
  const needsSeen = async (viewer: typeof visitor) =>
    (await matching.ofAchievement(viewer, solving.id, 20)).items.map((item) => item.needId)
  expect(await needsSeen(agent)).toContain(hidden.id)
  for (const viewer of [visitor, universityMember]) expect(await needsSeen(viewer)).not.toContain(hidden.id)
  expect(JSON.stringify(await matching.best(visitor, 1, 50))).not.toContain('机密的裂纹需求')
})

test('both sides see the place they have with each other', async () => {
  await using house = await startHouse()
  const { need, solving, visitor, matching } = await withPair(house)
  await house.processAll()
  const fromNeed = (await matching.ofNeed(visitor, need.id, 20)).items[0]
  const fromAchievement = (await matching.ofAchievement(visitor, solving.id, 20)).items[0]
  expect([fromNeed?.rank, fromNeed?.mutualRank]).toEqual([1, 1])
  expect(fromAchievement?.id).toBe(fromNeed?.id)
})

test('a need that waits for its review is ranked for its owner, and nobody else learns of it', async () => {
  await using house = await startHouse()
  const { solving, companyAdmin, company, visitor, universityAdmin, needs, matching } = await withPair(house)
  const waiting = await needs.create(companyAdmin, company.id, needDraft({ name: '还在诊断的需求' }), { to: 'review' })
  await house.processAll()
  expect(waiting.state).toBe('triage')
  expect((await matching.ofNeed(companyAdmin, waiting.id, 20)).items[0]?.achievementId).toBe(solving.id)
  await expect(matching.ofNeed(visitor, waiting.id, 20)).rejects.toMatchObject({ code: 'not_found' })
  for (const viewer of [visitor, universityAdmin]) {
    const seen = [await matching.ofAchievement(viewer, solving.id, 20), await matching.best(viewer, 1, 50)]
    expect(JSON.stringify(seen)).not.toContain(waiting.id)
  }
})

test('by date the newest comes first, and neither order knows who is asking, not even whoever said that a pair does not fit', async () => {
  await using house = await startHouse()
  const { need, solving, companyAdmin, universityMember, university, visitor, achievements, matching } = await withPair(house)
  house.clock.advance(60_000)
  const newer = achievementDraft({ name: '板坯裂纹涡流检测', indicators: [] })
  const { id } = await achievements.create(universityMember, university.id, newer, { to: 'listed' })
  await house.processAll()
  await matching.mark(companyAdmin, need.id, solving.id, { verdict: 'does_not_fit', reason: null })
  const listed = async (viewer: typeof visitor, sort: 'fit' | 'date') =>
    (await matching.ofNeed(viewer, need.id, 20, sort)).items.map(({ achievementId, score }) => [achievementId, score])
  expect((await listed(visitor, 'fit'))[0]?.[0]).toBe(solving.id)
  expect((await listed(visitor, 'date'))[0]?.[0]).toBe(id)
  for (const sort of ['fit', 'date'] as const) expect(await listed(companyAdmin, sort)).toEqual(await listed(visitor, sort))
})

test('of one organisation no more than two stand in the open, the order stays, and by score nothing is folded', async () => {
  await using house = await startHouse()
  const { need, solving, universityMember, university, visitor, achievements, otherCompanyAdmin, otherCompany, matching } =
    await withPair(house)
  const alike = (n: number) => achievementDraft({ name: `热态板坯表面裂纹机器视觉识别 ${n} 型` })
  for (const n of [2, 3]) await achievements.create(universityMember, university.id, alike(n), { to: 'listed' })
  const rival = await achievements.create(otherCompanyAdmin, otherCompany.id, alike(4), { to: 'listed' })
  await house.processAll()
  const { items } = await matching.ofNeed(visitor, need.id, 20)
  const of = items.filter(({ achievement }) => achievement.owner?.id === university.id && achievement.name.startsWith('热态'))
  expect(of.map(({ under }) => under)).toEqual([null, null, of[1]?.id])
  expect(items.find(({ achievementId }) => achievementId === rival.id)?.under).toBeNull()
  expect(items.some(({ achievementId }) => achievementId === solving.id)).toBe(true)
  const plain = await matching.ofNeed(visitor, need.id, 20, 'score')
  expect(plain.items.map(({ id, score, under }) => [id, score, under])).toEqual(items.map(({ id, score }) => [id, score, null]))
  expect(items.map(({ rank }) => rank)).toEqual(items.map((_, i) => i + 1))
  const byDate = await matching.ofNeed(visitor, need.id, 20, 'date')
  expect(new Map(byDate.items.map(({ id, rank }) => [id, rank]))).toEqual(new Map(items.map(({ id, rank }) => [id, rank])))
})
