import { NeedDraft } from '@keqiao/shared/needs'
import { expect, test } from 'vitest'
import { draftOfValues, newNeedValues, valuesOfSuggestion } from './values.ts'

test('a paragraph read as a suggestion fills the form and is a valid draft as it stands', () => {
  const values = valuesOfSuggestion({
    name: '热态板坯表面裂纹在线检测',
    background: '两台板坯连铸机，角裂看不见。',
    difficulty: null,
    fields: [
      { code: '0101', similarity: 0.8 },
      { code: '0402', similarity: 0.6 },
    ],
    indicators: [
      {
        text: '检出率95%以上',
        indicator: { name: '检出率', op: '>=', value: 95, valueMax: null, unit: '%', condition: null, must: true },
      },
    ],
    keywords: ['板坯'],
    budgetMax: 300_000_000,
    deadline: '2027-10',
    questions: [],
  })
  expect(values.budgetMax).toBe(300)
  const draft = NeedDraft.parse(draftOfValues(values))
  expect(draft).toMatchObject({
    field: '0101',
    budgetMax: 300_000_000,
    budgetShow: 'BUDGET',
    deadline: '2027-10',
    kind: 'BOTTLENECK',
  })
  expect(draft.indicators).toEqual([
    { name: '检出率', op: '>=', value: 95, valueMax: null, unit: '%', condition: null, must: true },
  ])
})

test('an empty form asks for the name only', () => {
  const result = NeedDraft.safeParse(draftOfValues(newNeedValues()))
  expect(result.error?.issues.map(({ path }) => path)).toEqual([['name']])
})

test('a field the model is unsure of is offered, not filled in', () => {
  const values = valuesOfSuggestion({
    name: '板坯',
    background: '角裂看不见。',
    difficulty: null,
    fields: [{ code: '0202', similarity: 0.27 }],
    indicators: [],
    keywords: [],
    budgetMax: null,
    deadline: null,
    questions: [],
  })
  expect(values.field).toBeUndefined()
  expect(values.budgetShow).toBeUndefined()
})
