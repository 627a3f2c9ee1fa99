import { ENCOUNTER_MOVES, ENCOUNTER_STATES, type EncounterMove } from '@keqiao/shared/lifecycle'
import { describe, expect, test } from 'vitest'
import { hiddenNames, mayRead, movesOf, reminderAt, type Standing, transitionOf, turnOf, without } from './rules.ts'
import type { EncounterRow, SideRow } from './tables.ts'

const NOBODY: Standing = { side: null, isRecorder: false, isAgent: false, desk: false }
const WHO: Record<string, Standing> = {
  SIDE: { ...NOBODY, side: 'supply' },
  RECORDER: { ...NOBODY, isRecorder: true },
  AGENT: { ...NOBODY, isAgent: true },
  DESK: { ...NOBODY, desk: true },
  NOBODY,
}
const sides = (demand: SideRow['state'], supply: SideRow['state']) =>
  [
    { side: 'demand', state: demand },
    { side: 'supply', state: supply },
  ] as SideRow[]

/** Everything that somebody may do, written down once more by hand. */
const ALLOWED = `
  recorded          SIDE      confirm contest
  recorded          RECORDER  edit
  confirmed         SIDE      correct follow close
  confirmed         RECORDER  correct follow close
  confirmed         AGENT     correct follow close
  one_sided         SIDE      confirm correct follow close
  one_sided         RECORDER  correct follow close
  one_sided         AGENT     correct follow close
  followed          SIDE      correct close
  followed          RECORDER  correct close
  followed          AGENT     correct close
  closed_no_action  SIDE      correct
  closed_no_action  RECORDER  correct
  closed_no_action  AGENT     correct
`

test('every state and everybody: only these moves are open', () => {
  const found = ENCOUNTER_STATES.flatMap((state) =>
    Object.entries(WHO).flatMap(([who, standing]) => {
      const moves = movesOf({ state }, sides('confirmed', 'asked'), standing)
      return moves.length > 0 ? [[state, who, ...moves].join(' ')] : []
    }),
  )
  const wanted = ALLOWED.trim().split('\n')
  expect(found.sort()).toEqual(wanted.map((line) => line.trim().replaceAll(/ +/g, ' ')).sort())
})

test('a side that has confirmed has nothing left to answer', () => {
  const { SIDE = NOBODY } = WHO
  expect(movesOf({ state: 'recorded' }, sides('asked', 'confirmed'), SIDE)).toEqual([])
})

test('nothing leads back to where it could be written again', () => {
  const reached = ENCOUNTER_STATES.filter((state) => state !== 'recorded').flatMap((state) =>
    ENCOUNTER_MOVES.flatMap((move: EncounterMove) => {
      try {
        return [transitionOf(state, move).to]
      } catch {
        return []
      }
    }),
  )
  expect(reached.length).toBeGreaterThan(8)
  expect(reached).not.toContain('recorded')
})

test('the two sides, who wrote it, the agent and the desk read it; nobody else', () => {
  expect(Object.entries(WHO).flatMap(([who, standing]) => (mayRead(standing) ? [who] : []))).toEqual([
    'SIDE',
    'RECORDER',
    'AGENT',
    'DESK',
  ])
})

describe('whose turn it is', () => {
  const row = {
    ...{ state: 'recorded', answerDue: '2026-11-09T09:00:00.000Z', recordedAs: 'agent' },
    ...{ nextStep: '寄样', nextWho: 'supply', due: '2026-11-20' },
  } as EncounterRow
  test.each([
    ['both are asked', row, sides('asked', 'asked'), ['confirm', 'demand supply', true]],
    ['one is asked', row, sides('asked', 'confirmed'), ['confirm', 'demand', false]],
    ['what does not fit goes first', row, sides('asked', 'contested'), ['mend', 'recorder', false]],
    [
      'then the next step',
      { ...row, state: 'confirmed' as const },
      sides('confirmed', 'confirmed'),
      ['next_step', 'supply', true],
    ],
    [
      'also of one side’s record',
      { ...row, state: 'one_sided' as const },
      sides('silent', 'silent'),
      ['next_step', 'supply', true],
    ],
    ['once followed, nothing', { ...row, state: 'followed' as const }, sides('confirmed', 'confirmed'), null],
    ['nothing agreed, nothing', { ...row, state: 'confirmed' as const, nextStep: null }, sides('confirmed', 'confirmed'), null],
  ])('%s', (_, given, two, wanted) => {
    const turn = turnOf(given, two, WHO.SIDE as Standing)
    expect(turn && [turn.what, turn.who.join(' '), turn.mine]).toEqual(wanted)
  })
})

test.each([
  ['2026-11-20', '2026-11-02T09:00:00Z', '2026-11-19T01:00:00.000Z'],
  ['2026-11-20', '2026-11-19T01:00:00Z', '2026-11-20T01:00:00.000Z'],
  ['2026-11-20', '2026-11-20T01:00:00Z', null],
  [null, '2026-11-02T09:00:00Z', null],
])('due %s, seen at %s: reminded at %s', (due, now, wanted) => {
  const at = reminderAt(due, Date.parse(now))
  expect(at && new Date(at).toISOString()).toBe(wanted)
})

describe('names that must not be read', () => {
  const people = [
    { name: '王建国', org: null, side: 'demand' as const },
    { name: '陈老师', org: '燕山大学', side: 'supply' as const },
  ]
  const OWNER = '唐山滦河重型机械有限责任公司'
  test('go in every form people use, the other side’s stay', () => {
    const names = hiddenNames({ people, ownerKnown: true }, { owner: OWNER, name: null })
    const text = `${OWNER}（滦河重型机械）的王建国与燕山大学的陈老师，唐山滦河重型机械的现场`
    expect(without(text, names)).toBe('***（***）的***与燕山大学的陈老师，***的现场')
  })

  test('the owner’s own name only where the writer knew it: else a guess would be an answer', () => {
    const names = hiddenNames({ people, ownerKnown: false }, { owner: OWNER, name: null })
    expect(without(`是${OWNER}还是别家`, names)).toBe(`是${OWNER}还是别家`)
  })
})
