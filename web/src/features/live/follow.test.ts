import { inOrder, type LiveChanges, type Question } from '@keqiao/shared/live'
import { expect, test } from 'vitest'
import { withChanges } from './follow.ts'

const question = (id: string, seq: number, votes = 0): Question => ({
  ...{ id, seq, votes, text: id, state: 'shown', by: null, anonymous: false, presentationId: null },
  at: '2026-12-02T02:00:00.000Z',
})
const changes = (version: number, questions: Question[], gone: string[] = []): LiveChanges => ({
  ...{ version, questions, gone, phase: 'open', current: null, message: null },
})

test('changes applied in their order, again or late, arrive at one room', () => {
  const steps = [
    changes(1, [question('a', 1)]),
    changes(2, [question('b', 2)]),
    changes(3, [question('b', 2, 1)]),
    changes(4, [], ['a']),
    changes(5, [question('c', 5)]),
  ]
  const whole = steps.reduce(withChanges)
  expect(inOrder(whole.questions).map(({ id, votes }) => `${id} ${votes}`)).toEqual(['b 1', 'c 0'])
  const [first = changes(0, [])] = steps
  const late = [first, ...steps.slice(1), changes(2, [question('b', 2)])].reduce(withChanges)
  expect(late).toEqual(whole)
  expect([...steps, changes(5, [question('c', 5)])].reduce(withChanges)).toEqual(whole)
})
