import { NeedDraft } from '@keqiao/shared/needs'
import { expect, test } from 'vitest'
import { ProblemError } from '../api/call.ts'
import { placedIssues, placeOf, schemaIssues } from './placeIssues.ts'

test('an issue finds its field whether the server names the draft or not', () => {
  expect(placeOf('draft.indicators.0.value')).toEqual(['indicators', 0, 'value'])
  expect(placeOf('contact.email')).toEqual(['contact', 'email'])
})

test('every issue of a refusal is placed', () => {
  const error = new ProblemError({
    code: 'not_ready_to_publish',
    facts: {},
    issues: [
      { path: 'field', code: 'required', facts: {} },
      { path: 'modes', code: 'required', facts: {} },
    ],
  })
  expect(placedIssues(error).map(({ name }) => name)).toEqual([['field'], ['modes']])
})

test('an empty name and a lone range bound are found before sending', () => {
  const result = NeedDraft.safeParse({ name: ' ', indicators: [{ name: '温度', op: 'range', value: 20 }] })
  const issues = result.success ? [] : schemaIssues(result.error)
  expect(issues.map(({ name, issue }) => [name, issue.code])).toEqual([
    [['name'], 'required'],
    [['indicators', 0, 'valueMax'], 'range_bounds'],
  ])
})
