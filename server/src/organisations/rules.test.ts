import { ORGANISATION_STATES, type OrganisationState } from '@keqiao/shared/accounts'
import { ORGANISATION_MOVES, OrganisationForm, type OrganisationMove } from '@keqiao/shared/organisations'
import { describe, expect, test } from 'vitest'
import { Refusal } from '../platform/refusal.ts'
import { loadTaxonomies } from '../taxonomy/taxonomy.ts'
import {
  type Actor,
  formIssues,
  guardedChange,
  LIKELY_SAME_NAME,
  missingFor,
  movesOf,
  nameLikeness,
  refuseWithoutAdmin,
  stateAfter,
} from './rules.ts'

const refusal = (work: () => unknown) => {
  try {
    work()
  } catch (fault) {
    if (fault instanceof Refusal) return { code: fault.code, facts: fault.facts }
    throw fault
  }
  return null
}

/** The whole table: what is not here is refused. */
const TABLE: [OrganisationState, OrganisationMove, Actor, OrganisationState][] = [
  ['applied', 'approve', 'operator', 'active'],
  ['applied', 'return', 'operator', 'returned'],
  ['applied', 'close', 'operator', 'closed'],
  ['applied', 'withdraw', 'admin', 'closed'],
  ['applied', 'unman', 'system', 'closed'],
  ['returned', 'resubmit', 'admin', 'applied'],
  ['returned', 'withdraw', 'admin', 'closed'],
  ['returned', 'close', 'operator', 'closed'],
  ['returned', 'unman', 'system', 'closed'],
  ['active', 'suspend', 'operator', 'suspended'],
  ['active', 'close', 'operator', 'closed'],
  ['active', 'unman', 'system', 'suspended'],
  ['suspended', 'reopen', 'operator', 'active'],
  ['suspended', 'close', 'operator', 'closed'],
  ['closed', 'reopen', 'operator', 'applied'],
]
const ACTORS: Actor[] = ['admin', 'operator', 'system']

describe('the life of an organisation', () => {
  const cases = ORGANISATION_STATES.flatMap((state) =>
    ORGANISATION_MOVES.flatMap((move) => ACTORS.map((actor) => ({ state, move, actor }))),
  )
  test.each(cases)('$state: $move by $actor', ({ state, move, actor }) => {
    const row = TABLE.find(([from, which, who]) => from === state && which === move && who === actor)
    if (row) return expect(stateAfter(state, move, actor)).toBe(row[3])
    const allowed = TABLE.filter(([from, , who]) => from === state && who === actor).map(([, which]) => which)
    const refused = refusal(() => stateAfter(state, move, actor))
    expect(refused).toEqual({ code: 'transition_refused', facts: { state, move, allowed: expect.any(Array) } })
    expect(new Set(refused?.facts.allowed as string[])).toEqual(new Set(allowed))
    expect(new Set(movesOf(state, actor))).toEqual(new Set(allowed))
  })
})

describe('an operator decides', () => {
  const known = { uscc: '91350100M000100Y43', admins: 1, hasLicence: true }
  const decision = { move: 'approve', how: 'LICENCE', text: null, returned: [] } as const
  test.each([
    ['approves by licence', decision, known, []],
    ['says how', { ...decision, how: null }, known, ['how required']],
    ['needs the licence it names', decision, { ...known, hasLicence: false }, ['how licence_missing']],
    ['has been there, no licence', { ...decision, how: 'ON_SITE' as const }, { ...known, hasLicence: false }, []],
    ['needs a code', decision, { ...known, uscc: null }, ['how code_missing']],
    ['needs somebody who answers', decision, { ...known, admins: 0 }, ['move nobody_left']],
    ['returns for a reason', { ...decision, move: 'return' as const }, known, ['returned required']],
    ['suspends for a reason', { ...decision, move: 'suspend' as const, text: ' ' }, known, ['text required']],
    ['closes for a reason', { ...decision, move: 'close' as const }, known, ['text required']],
    ['reopens for a reason', { ...decision, move: 'reopen' as const, text: '已改正' }, known, []],
    [
      'reopens nothing that is nobody’s',
      { ...decision, move: 'reopen' as const, text: '已改正' },
      { ...known, admins: 0 },
      ['move nobody_left'],
    ],
  ])('%s', (_, given, facts, wanted) => {
    expect(missingFor(given, facts).map(({ path, code }) => `${path} ${code}`)).toEqual(wanted)
  })
})

describe('names that may be the same', () => {
  test.each([
    ['唐山冀东钢铁有限公司', '唐山冀东钢铁有限责任公司', true],
    ['唐山冀东钢铁有限公司', '冀东钢铁集团', true],
    ['河北省燕赵理工大学', '燕赵理工大学', true],
    ['燕赵 理工大学', '燕赵理工大学', true],
    ['Ｙ型机械（唐山）有限公司', 'Y型机械唐山公司', true],
    ['燕赵理工大学', '燕赵农业大学', false],
    ['唐山冀东钢铁有限公司', '唐山渤海水泥有限公司', false],
    ['公司', '集团', false],
  ])('%s and %s: %s', (a, b, same) => {
    expect(nameLikeness(a, b) >= LIKELY_SAME_NAME).toBe(same)
    expect(nameLikeness(b, a)).toBe(nameLikeness(a, b))
  })
})

describe('the form', () => {
  const taxonomies = loadTaxonomies()
  const form = OrganisationForm.parse({ name: '甲', kind: 'UNIV', region: '130200', uscc: '91350100M000100Y43' })
  test.each([
    ['plain', {}, []],
    ['unknown region', { region: '999999' }, ['region unknown_code']],
    ['unknown industry', { industry: 'Z99' }, ['industry unknown_code']],
    ['unknown field', { fields: ['0101', '7777'] }, ['fields.1 unknown_code']],
    ['state-established, without a channel for objections', { stateEstablished: true }, ['objectionChannel required']],
    ['state-established', { stateEstablished: true, objectionChannel: '科研院，0311-00000000' }, []],
  ])('%s', (_, more, wanted) => {
    expect(formIssues({ ...form, ...more }, taxonomies).map(({ path, code }) => `${path} ${code}`)).toEqual(wanted)
  })

  test('only what identifies it waits for the operator', () => {
    const before = { name: '甲', uscc: null, kind: 'ENT', region: '130200' } as const
    const { uscc } = form
    expect(guardedChange(before, { ...form, address: '新华道 1 号' })).toEqual({ kind: 'UNIV', uscc })
    expect(guardedChange({ ...before, uscc, kind: 'UNIV' }, { ...form, intro: '新的简介' })).toEqual({})
  })
})

test('without an administrator it says who could be one', () => {
  const [a, b] = [
    { personId: 'a', name: '甲', role: 'member' as const },
    { personId: 'b', name: '乙', role: 'member' as const },
  ]
  expect(refusal(() => refuseWithoutAdmin([a, { ...b, role: 'admin' }]))).toBeNull()
  expect(refusal(() => refuseWithoutAdmin([a, b], 'a'))).toEqual({
    code: 'last_admin',
    facts: { candidates: [{ id: 'b', name: '乙' }] },
  })
  expect(refusal(() => refuseWithoutAdmin([]))).toEqual({ code: 'last_admin', facts: { candidates: [] } })
})
