import fc from 'fast-check'

export type Mode = 'ONSITE' | 'ONLINE'

/** An event as it was published. */
export interface Made {
  now: number
  modes: Mode[]
  approval: boolean
  maxCompanions: number
  capacity: Record<Mode, number>
  closes: number
  starts: number
}

/** A sign-up as far as rules know it. */
export interface Person {
  form: number
  contact: number
  mode: Mode
  acceptsOther: boolean
  seats: number
  state: string
  turn: number
  held: Mode | null
  expires: number | null
  asked: boolean
}

/** `who` is the n-th who signed up, once it is aimed. A crash comes at the border of the command's transaction: before it commits, or before anybody hears of it. */
export type Command = { crash?: 'before' | 'after' | null } & (
  | { do: 'signUp'; form: number; contact: number; mode: Mode; companions: number; acceptsOther: boolean }
  | { do: 'move'; who: number; move: 'accept' | 'decline' | 'withdraw' | 'rejoin' | 'switch' | 'confirm_date' }
  | { do: 'change'; who: number; companions: number; acceptsOther: boolean }
  | { do: 'decide'; who: number; decision: 'confirm' | 'waitlist' | 'reject' }
  | { do: 'lapse'; who: number }
  | { do: 'timers' }
  | { do: 'resize'; mode: Mode; capacity: number }
  | { do: 'event'; move: 'postpone' | 'reschedule' | 'close' | 'reopen'; days: number }
  | { do: 'wait'; ms: number }
)

const HOUR = 3_600_000
const DAY = 24 * HOUR
const mode = fc.constantFrom<Mode>('ONSITE', 'ONLINE')
const companions = fc.constantFrom(0, 0, 0, 0, 1, 1, 2, 3)
const who = fc.nat(23)
const crash = fc.constantFrom(...Array<null>(10).fill(null), 'before' as const, 'after' as const)
const act = (fields: Record<string, fc.Arbitrary<unknown>>) => fc.record({ crash, ...fields }) as fc.Arbitrary<Command>

const command: fc.Arbitrary<Command> = fc.oneof(
  {
    weight: 7,
    arbitrary: act({
      do: fc.constant('signUp'),
      form: fc.nat(40),
      contact: fc.nat(14),
      mode,
      companions,
      acceptsOther: fc.boolean(),
    }),
  },
  {
    weight: 8,
    arbitrary: act({
      do: fc.constant('move'),
      who,
      move: fc.constantFrom('accept', 'decline', 'withdraw', 'withdraw', 'rejoin', 'switch', 'confirm_date'),
    }),
  },
  { weight: 2, arbitrary: act({ do: fc.constant('change'), who, companions, acceptsOther: fc.boolean() }) },
  { weight: 3, arbitrary: act({ do: fc.constant('decide'), who, decision: fc.constantFrom('confirm', 'waitlist', 'reject') }) },
  { weight: 2, arbitrary: act({ do: fc.constant('lapse'), who }) },
  { weight: 2, arbitrary: act({ do: fc.constant('timers') }) },
  { weight: 2, arbitrary: act({ do: fc.constant('resize'), mode, capacity: fc.nat(5) }) },
  {
    weight: 1,
    arbitrary: act({
      do: fc.constant('event'),
      move: fc.constantFrom('postpone', 'reschedule', 'reschedule', 'reschedule', 'close', 'reopen', 'reopen'),
      days: fc.constantFrom(2, 9),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('wait' as const),
      ms: fc.constantFrom(1, HOUR, 2 * HOUR - 1, 2 * HOUR, 2 * HOUR, DAY - 1, DAY, DAY),
    }),
  },
)

const NOW = Date.parse('2026-11-28T20:00:00.000Z')
/** Registration ends a day before it begins, at half past nine in Shanghai: in six days, or in a month. */
export const made: fc.Arbitrary<Made> = fc
  .record({
    modes: fc.constantFrom<Mode[]>(['ONSITE'], ['ONLINE'], ...Array<Mode[]>(4).fill(['ONSITE', 'ONLINE'])),
    approval: fc.constantFrom(false, false, false, true),
    maxCompanions: fc.constantFrom(2, 2, 0),
    capacity: fc.record({ ONSITE: fc.integer({ min: 1, max: 4 }), ONLINE: fc.integer({ min: 1, max: 3 }) }),
    starts: fc.constantFrom(Date.parse('2026-12-05T01:30:00.000Z'), Date.parse('2026-12-31T01:30:00.000Z')),
  })
  .map((event) => ({ ...event, now: NOW, closes: event.starts - DAY }))

const ENDED = ['withdrawn', 'lapsed']
const FITTING: Record<string, string[]> = {
  ...{ accept: ['offered'], decline: ['offered'], lapse: ['offered'], decide: ['pending'], rejoin: ENDED },
  ...{ switch: ['confirmed', 'waitlisted', 'pending'], change: ['confirmed', 'waitlisted', 'offered'] },
  ...{ withdraw: ['confirmed', 'waitlisted', 'offered', 'pending'] },
}
/** Points mostly at somebody for whom the command is meant: any number would mostly hit a refusal. */
export function aimed(command: Command, people: Person[]): Command {
  if (!('who' in command)) return command
  const meant = FITTING[command.do === 'move' ? command.move : command.do]
  const all = people.map((_, n) => n)
  const fitting = all.filter((n) => !meant || meant.includes((people[n] as Person).state))
  const from = command.who % 6 === 0 || fitting.length === 0 ? all : fitting
  return { ...command, who: from[command.who % from.length] ?? 0 }
}

export const commandsOf = (most: number) => fc.array(command, { maxLength: most, size: 'max' })
