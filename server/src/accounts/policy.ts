import type { PasswordPolicyName } from '@keqiao/shared/security'
import type { Limit } from '../platform/limits.ts'

const SECOND = 1000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** How long a session lasts unused, and at all. */
export interface SessionLimits {
  idleMs: number
  mostMs: number
}

export interface Policy {
  name: PasswordPolicyName
  min: number
  max: number
  /** Kinds of characters out of four. */
  classes: number
  /** After so many days a new password is asked for. */
  days: number | null
  /** So many former passwords are refused. */
  remembered: number
  /** Sessions that passed no second factor, and those that did. */
  session: SessionLimits
  staffSession: SessionLimits
  /** Whether operating, reviewing and auditing must be three people (三员分立). */
  separatesOffices: boolean
  /** Wrong passwords for one account from one place: a wait that grows, never a lock. */
  wrongPassword: Limit
}

/** ASVS 5.0 6.2: length and known passwords, no composition, no periodic change; NIST 800-63B for sessions. */
const asvs: Policy = {
  name: 'asvs',
  min: 10,
  max: 128,
  classes: 0,
  days: null,
  remembered: 0,
  session: { idleMs: 7 * DAY, mostMs: 30 * DAY },
  staffSession: { idleMs: HOUR, mostMs: 24 * HOUR },
  separatesOffices: false,
  wrongPassword: { free: 5, firstMs: 2 * SECOND, mostMs: 15 * MINUTE, forgetMs: HOUR },
}

/** GB/T 22239-2019, third level, 8.1.4.1: complexity and change, failures answered, idle exit. */
const dengbao: Policy = {
  name: 'dengbao',
  min: 10,
  max: 128,
  classes: 3,
  days: 90,
  remembered: 5,
  session: { idleMs: 30 * MINUTE, mostMs: 12 * HOUR },
  staffSession: { idleMs: 30 * MINUTE, mostMs: 12 * HOUR },
  separatesOffices: true,
  wrongPassword: { free: 5, firstMs: 5 * MINUTE, mostMs: 30 * MINUTE, forgetMs: 2 * HOUR },
}

export const POLICIES: Record<PasswordPolicyName, Policy> = { asvs, dengbao }

export interface SessionTimes {
  openedAt: Date
  lastSeenAt: Date
  secondFactorAt: Date | null
}

export const limitsOf = (policy: Policy, session: Pick<SessionTimes, 'secondFactorAt'>) =>
  session.secondFactorAt ? policy.staffSession : policy.session

export function isOver(policy: Policy, session: SessionTimes, now: number): boolean {
  const { idleMs, mostMs } = limitsOf(policy, session)
  return now - session.lastSeenAt.getTime() >= idleMs || now - session.openedAt.getTime() >= mostMs
}

export const isExpired = (policy: Policy, changedAt: Date | null, now: number) =>
  policy.days !== null && changedAt !== null && now - changedAt.getTime() >= policy.days * DAY
