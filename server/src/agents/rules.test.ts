import { AGENT_MOVES, AGENT_STATES, AgentDraft, type AgentState } from '@keqiao/shared/agents'
import { describe, expect, test } from 'vitest'
import { Refusal } from '../platform/refusal.ts'
import { loadTaxonomies } from '../taxonomy/taxonomy.ts'
import { holdsRole, inputIssues, keepsWork, MOVERS, type Mover, reminderDue, sameChecked, stateAfter, stopOf } from './rules.ts'
import type { Checked } from './tables.ts'

const NOTHING = null
const renewal = { kind: 'MANAGER' } as Checked

/** Everything that is allowed, written down once more by hand: `from mover move → to`. */
const ALLOWED = `
  nobody     SELF      apply     applied
  applied    OPERATOR  approve   qualified
  applied    OPERATOR  return    returned
  applied    SELF      withdraw  withdrawn
  returned   SELF      apply     applied
  returned   SELF      withdraw  withdrawn
  qualified  SELF      accept    active
  qualified  SELF      withdraw  withdrawn
  qualified  OPERATOR  suspend   suspended
  active     SELF      accept    active
  active     SYSTEM    rest      dormant
  active     SELF      withdraw  withdrawn
  active     OPERATOR  suspend   suspended
  dormant    SELF      wake      active
  dormant    SELF      withdraw  withdrawn
  dormant    OPERATOR  suspend   suspended
  suspended  OPERATOR  restore   dormant
  withdrawn  SELF      apply     applied
`
const RENEWING = `
  qualified  OPERATOR  approve   qualified
  qualified  OPERATOR  return    qualified
  active     OPERATOR  approve   active
  active     OPERATOR  return    active
  dormant    OPERATOR  approve   dormant
  dormant    OPERATOR  return    dormant
  suspended  OPERATOR  approve   suspended
  suspended  OPERATOR  return    suspended
`
const lines = (text: string) =>
  text
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/).join(' '))

function outcome(state: AgentState | null, mover: Mover, move: (typeof AGENT_MOVES)[number], pending: Checked | null) {
  const suspended = state === 'suspended' ? { reason: 'OTHER' as const, text: null, from: 'dormant' as const } : null
  try {
    return stateAfter(state && { state, pending, suspended }, move, mover)
  } catch (fault) {
    if (fault instanceof Refusal && fault.code === 'transition_refused') return null
    throw fault
  }
}

function everything(pending: Checked | null): string[] {
  return [null, ...AGENT_STATES].flatMap((state) =>
    MOVERS.flatMap((mover) =>
      AGENT_MOVES.flatMap((move) => {
        const to = outcome(state, mover, move, pending)
        return to ? [`${state ?? 'nobody'} ${mover} ${move} ${to}`] : []
      }),
    ),
  )
}

describe('who may move an agent from where to where', () => {
  test('every state, every mover and every move: only these lead on', () => {
    expect(everything(NOTHING).sort()).toEqual(lines(ALLOWED).sort())
  })

  test('a changed certificate that waits adds the operator’s look at it, and leaves the state', () => {
    expect(everything(renewal).sort()).toEqual([...lines(ALLOWED), ...lines(RENEWING)].sort())
  })

  test('a refusal names what stands open to that mover', () => {
    expect(() => stateAfter({ state: 'active', pending: null, suspended: null }, 'approve', 'OPERATOR')).toThrow(
      expect.objectContaining({ facts: { state: 'active', move: 'approve', allowed: ['suspend'] } }),
    )
  })

  test.each(AGENT_STATES)('%s: the role AGENT only while active, running work while active or dormant', (state) => {
    expect([holdsRole(state), keepsWork(state)]).toEqual([state === 'active', state === 'active' || state === 'dormant'])
  })
})

describe('new work', () => {
  const agent = { state: 'active' as const, certificateExpires: '2026-11-02', maxLoad: 2 }
  test.each([
    ['an agent with a free place', agent, 1, null],
    ['on the very day the certificate ends', agent, 0, null],
    ['a certificate without end', { ...agent, certificateExpires: null }, 0, null],
    ['the day after it ended', { ...agent, certificateExpires: '2026-11-01' }, 0, 'certificate_expired'],
    ['every place taken', agent, 2, 'full'],
    ['more taken than the limit now allows', agent, 3, 'full'],
    ['a dormant agent, whatever else', { ...agent, state: 'dormant' as const }, 5, 'not_active'],
    ['a suspended one', { ...agent, state: 'suspended' as const }, 0, 'not_active'],
  ])('%s', (_name, row, open, stop) => {
    expect(stopOf(row, open, '2026-11-02')).toBe(stop)
  })
})

describe('reminders before a certificate ends on 2026-12-31', () => {
  test.each([
    ['31 days before', null, '2026-11-30', null],
    ['30 days before', null, '2026-12-01', 30],
    ['the day after, when it was sent', 30, '2026-12-02', null],
    ['a week before', 30, '2026-12-24', 7],
    ['a week before, though the first was missed', null, '2026-12-24', 7],
    ['six days before, when it was sent', 7, '2026-12-25', null],
    ['on the day', 7, '2026-12-31', 0],
    ['on the day, when it was sent', 0, '2026-12-31', null],
    ['afterwards', 7, '2027-01-01', null],
  ])('%s', (_name, reminded, today, days) => {
    expect(reminderDue('2026-12-31', reminded, today)).toBe(days)
  })
})

describe('what is typed', () => {
  const taxonomies = loadTaxonomies()
  const AGENCY = '0190a5e0-0000-7000-8000-00000000000a'
  const STRANGE = '0190a5e0-0000-7000-8000-00000000000b'
  const draft = (given: object = {}) =>
    AgentDraft.parse({
      kind: 'MANAGER',
      certificate: { number: 'JL-1', issuer: '某基地', issued: '2025-01-10', expires: '2028-01-09' },
      regions: ['130200'],
      fields: ['0101'],
      services: ['DIAG'],
      ...given,
    })
  const faults = (given: object) =>
    inputIssues(draft(given), { now: '2026-11-02T09:00:00.000Z', agencies: [AGENCY], known: new Set([AGENCY]), taxonomies }).map(
      ({ path, code }) => `${path} ${code}`,
    )
  const certificate = (issued: string, expires: string | null) => ({ certificate: { number: 'x', issuer: 'y', issued, expires } })

  test.each([
    ['a complete draft', {}, []],
    ['one’s own agency', { agencyId: AGENCY }, []],
    ['the agency of others', { agencyId: STRANGE }, ['agencyId not_your_agency']],
    [
      'a region and a field that do not exist',
      { regions: ['130200', '139999'], fields: ['7777'] },
      ['regions.1 unknown_code', 'fields.0 unknown_code'],
    ],
    ['a certificate of tomorrow', certificate('2026-11-03', null), ['certificate.issued in_the_future']],
    ['one that ends before it begins', certificate('2026-01-02', '2026-01-01'), ['certificate.expires before_issued']],
    ['one that has ended', certificate('2020-01-01', '2026-11-01'), ['certificate.expires already_expired']],
    ['one that ends today', certificate('2020-01-01', '2026-11-02'), []],
    ['a unit to avoid that is not there', { avoid: [AGENCY, STRANGE] }, ['avoid.1 unknown_organisation']],
  ])('%s', (_name, given, expected) => {
    expect(faults(given)).toEqual(expected)
  })

  test('what an operator checked is the same when kind, level, title and the whole certificate are', () => {
    const one = draft()
    expect(sameChecked(one, draft({ intro: 'anew', regions: ['130100'] }))).toBe(true)
    for (const change of [{ kind: 'BROKER' }, { level: 'L2' }, { title: 'T1' }, certificate('2025-01-10', null)])
      expect(sameChecked(one, draft(change))).toBe(false)
  })
})
