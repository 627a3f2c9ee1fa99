import { expect, test } from 'vitest'
import { achievementDraft, needDraft } from '../../../tests/support/drafts.ts'
import { startHouse } from '../../../tests/support/start-house.ts'
import { openHashingEmbedder } from '../embedding/hashing.ts'
import { readProblems, readSynonyms } from './seeds.ts'
import { createKnowledge } from './service.ts'

const book = { pages: async () => pages }
const pages = { problems: readProblems(), synonyms: readSynonyms() }
const knowledge = createKnowledge({ embedder: openHashingEmbedder(), book })
const SAID = '板坯角上老裂，靠人工火焰清理，表面缺陷改判太多，换个钢种废品就上去。'
const told = (fields: string[], vector: Float32Array | null = null) => knowledge.near({ text: SAID, vector, fields })

test('a complaint in the words of the works finds its problem, by words alone and with meaning', async () => {
  const [vector] = await openHashingEmbedder().embed([SAID], 'query')
  for (const found of [await told([]), await told([], vector)]) {
    expect(found[0]?.problem.code).toBe('010101-1')
    expect(found[0]?.likeness).toBe(1)
    expect(found.at(-1)?.likeness).toBeLessThan(1)
  }
})

test('a few words that name a thing tell no problem', async () => {
  expect(await knowledge.near({ text: '板坯 裂纹', vector: null, fields: [] })).toEqual([])
})

test('problems of the asked domain come nearer', async () => {
  const ofBox = async (fields: string[]) => (await told(fields)).filter(({ problem }) => problem.field.startsWith('02')).length
  expect(await ofBox(['02'])).toBeGreaterThan(await ofBox([]))
})

test('a text without a word that anybody knows has no problem', async () => {
  expect(await knowledge.near({ text: 'zzzz'.repeat(10), vector: null, fields: [] })).toEqual([])
})

test('what is looked for beside the text is techniques first, and counts for less than what is said', async () => {
  const expansion = knowledge.expansionOf(await told([]))
  const weightOf = (word: string) => expansion.find(({ text }) => text === word)?.weight
  expect(weightOf('动态轻压下')).toBeCloseTo(0.3)
  expect(weightOf('裂纹发生率')).toBeCloseTo(0.2)
  expect(Math.max(...expansion.map(({ weight }) => weight))).toBeLessThan(0.5)
})

test('a text answers a problem by naming a technique against it', async () => {
  const found = await told([])
  expect(knowledge.answered(found, SAID, '动态轻压下与电磁搅拌联用')).toEqual([
    { problem: '010101-1', symptom: '板坯角上老裂要人工火焰清理', technique: expect.stringMatching(/^(动态轻压下|电磁搅拌)$/) },
  ])
  expect(knowledge.answered(found, SAID, '酸枣仁提取物掩味微粒')).toEqual([])
})

test('a word is told in the other words of its group, the longest word at each place', async () => {
  expect(await knowledge.saidIn('锂电回收')).toEqual([{ said: '锂电', also: expect.arrayContaining(['锂离子电池', '锂电池']) }])
  expect((await knowledge.saidIn('PEM 电解')).flatMap(({ also }) => also)).toContain('质子交换膜')
  expect((await knowledge.saidIn('EPEMS')).map(({ said }) => said.toLowerCase())).not.toContain('pem')
})

test('a group of one domain says nothing about a text of another', async () => {
  const ofMetal = async (fields: string[]) => (await knowledge.saidIn('钢包寿命', fields)).map(({ said }) => said)
  expect(await ofMetal(['0101'])).toEqual(['钢包'])
  expect(await ofMetal([])).toEqual(['钢包'])
  expect(await ofMetal(['0702'])).toEqual([])
})

test('the other words count together for no more than their weight, however long they are', () => {
  expect(knowledge.expansionBy([{ said: '锂电', also: ['锂离子电池', '锂电池'] }], 0.6)).toEqual([
    { text: '锂离子电池', weight: expect.closeTo(0.12, 1) },
    { text: '锂电池', weight: expect.closeTo(0.2, 1) },
  ])
})

test('questions wait for the first index, and after a change the old one answers until the new one stands', async () => {
  const gate = Promise.withResolvers<void>()
  const model = openHashingEmbedder()
  let held = false
  const slow = {
    ...model,
    embed: async (...given: Parameters<typeof model.embed>) => {
      if (held) await gate.promise
      return model.embed(...given)
    },
  }
  const [one, other] = [pages.problems.slice(0, 40), pages.problems.slice(40, 80)]
  let now = { problems: one, synonyms: [] as typeof pages.synonyms }
  const of = createKnowledge({ embedder: slow, book: { pages: async () => now } })
  const codes = async () => (await of.near({ text: SAID, vector: null, fields: [] })).map(({ problem }) => problem.code)
  expect(await of.isReady()).toBe(false)
  expect(await codes()).toContain('010101-1')
  held = true
  now = { ...now, problems: other }
  const renewed = of.renew()
  expect(await codes()).toContain('010101-1')
  expect(await of.isReady()).toBe(false)
  gate.resolve()
  await renewed
  expect(await of.isReady()).toBe(true)
  expect(await codes()).not.toContain('010101-1')
})

test('an achievement that shares no word with the need is found by its technique, and the reason says so', async () => {
  await using house = await startHouse()
  const { universityMember, university, companyAdmin, company, visitor } = await house.addPeople()
  const { achievements, needs, matching } = house.services
  const bare = { indicators: [], keywords: [], object: null, problem: null }
  const wanted = needDraft({ ...bare, name: '坯子改判多', background: SAID, difficulty: null })
  const need = await needs.create(companyAdmin, company.id, wanted, { to: 'listed' })
  const drafts = [
    achievementDraft({ ...bare, name: '动态轻压下与电磁搅拌协同控制', abstract: '以动态轻压下、电磁搅拌改善凝固组织。' }),
    achievementDraft({ ...bare, name: '酸枣仁掩味微粒', abstract: '用磷脂包埋酸枣仁皂苷，掩盖苦味。' }),
  ]
  for (const draft of drafts) await achievements.create(universityMember, university.id, draft, { to: 'listed' })
  await house.processAll()
  const [best] = (await matching.ofNeed(visitor, need.id, 20)).items
  expect(best?.achievement.name).toBe('动态轻压下与电磁搅拌协同控制')
  expect(best?.reasons).toContainEqual({
    code: 'problem_answered',
    symptom: '板坯角上老裂要人工火焰清理',
    technique: expect.any(String),
  })
})
