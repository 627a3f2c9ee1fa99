import { LISTING_STATES, LIVES, MOVERS, MOVES, type Mover } from '@keqiao/shared/lifecycle'
import { describe, expect, test } from 'vitest'
import { allowedMoves, changedFields, transitionOf } from './rules.ts'

const KINDS = ['achievement', 'need'] as const

describe.each(KINDS)('the life of a %s', (kind) => {
  test('each move from each state by each mover happens exactly where the table has it', () => {
    for (const state of LISTING_STATES)
      for (const move of MOVES)
        for (const mover of MOVERS) {
          const listed = LIVES[kind].find((one) => one.from === state && one.move === move && one.by === mover)
          const made = () => transitionOf(kind, state, move, [mover]).to
          if (listed) expect(made()).toBe(listed.to)
          else expect(made, `${mover}: ${state} ${move}`).toThrow('transition_refused')
        }
  })

  test('no two ways lead from one state by one move of one mover, and every state but the ends can be left', () => {
    const ways = LIVES[kind].map((one) => `${one.from} ${one.move} ${one.by}`)
    expect(new Set(ways).size).toBe(ways.length)
    const ends = LISTING_STATES.filter(
      (state) => LIVES[kind].some((one) => one.to === state) && !LIVES[kind].some((one) => one.from === state),
    )
    expect(ends.sort()).toEqual(
      kind === 'achievement' ? ['archived', 'rejected', 'withdrawn'] : ['archived', 'closed', 'rejected', 'solved', 'withdrawn'],
    )
  })

  test('only reviewers and operators bring anything before the public from outside it', () => {
    const shown = kind === 'achievement' ? 'published' : 'open'
    const by = LIVES[kind].filter((one) => one.to === shown).map(({ from, by }) => `${by} ${from}`)
    const owners = by.filter((one) => one.startsWith('EDIT') || one.startsWith('ADMIN'))
    // What a reviewer saw before may be confirmed or resumed by its owner.
    expect(owners.sort()).toEqual([`ADMIN paused`, `EDIT ${shown}`, 'EDIT expired'].sort())
  })
})

test('a viewer who may play no part sees no move', () => {
  for (const kind of KINDS) for (const state of LISTING_STATES) expect(allowedMoves(kind, state, [])).toEqual([])
})

test('a refusal names what this viewer may do instead', () => {
  const movers: Mover[] = ['EDIT']
  expect(() => transitionOf('achievement', 'center_review', 'approve', movers)).toThrow(
    expect.objectContaining({ facts: { state: 'center_review', move: 'approve', allowed: ['recall'] } }),
  )
})

test('drafts differ by their content, not by the order of keys or by an absent value', () => {
  const before = { name: '甲', ips: [{ kind: 'SW', number: null }], modes: ['LIC_NON'] }
  expect(changedFields(before, { name: '甲', ips: [{ number: null, kind: 'SW' }], modes: ['LIC_NON'], trl: null })).toEqual([])
  expect(changedFields(before, { name: '乙', ips: [], modes: ['LIC_NON'] })).toEqual(['name', 'ips'])
})
