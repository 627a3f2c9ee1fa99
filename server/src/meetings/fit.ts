import type { FitReason } from '@keqiao/shared/meetings'
import type { SignupDraft } from '@keqiao/shared/signups'

type Role = SignupDraft['role']
export interface Fits {
  id: string
  role: Role
  organisation: string
  interests: string[]
  /** Organisations this person belongs to, as far as an account says so. */
  organisations: string[]
}
export interface OpenMatch {
  score: number
  need: { owner: string; name: string }
  achievement: { owner: string; name: string }
}
export interface Fit {
  score: number
  reasons: FitReason[]
}

/** Who has something for whom. */
const COMPLEMENTS: readonly [Role, Role][] = [
  ['PRESENTER', 'BUYER'],
  ['PRESENTER', 'INVESTOR'],
  ['PRESENTER', 'AGENT'],
  ['BUYER', 'AGENT'],
  ['BUYER', 'EXPERT'],
]
const ROLES_SCORE = 20
const FIELD_SCORE = 20
const MORE_FIELDS = 10
const MOST_FIELDS = 3
/** What is only known from two forms never outweighs a match of a need and an achievement that is a good one. */
const SOFT_LIMIT = 60

/** A field and one below it are the same interest. */
function common(a: string[], b: string[]): string[] {
  const meets = (one: string, other: string) => one.startsWith(other) || other.startsWith(one)
  return [
    ...new Set(
      a.flatMap((one) => b.filter((other) => meets(one, other)).map((other) => (one.length > other.length ? one : other))),
    ),
  ]
}

/** 0–100, the same from both sides. Nothing known of the two is 0: they may still ask each other. */
export function fitOf(a: Fits, b: Fits, matches: OpenMatch[]): Fit {
  const reasons: FitReason[] = []
  const between = (one: Fits, other: Fits) =>
    matches.filter(
      ({ need, achievement }) => one.organisations.includes(need.owner) && other.organisations.includes(achievement.owner),
    )
  const best = [...between(a, b), ...between(b, a)].toSorted((one, other) => other.score - one.score)[0]
  if (best) reasons.push({ code: 'match', score: best.score, need: best.need.name, achievement: best.achievement.name })
  const fields = common(a.interests, b.interests)
  if (fields.length > 0) reasons.push({ code: 'interests', fields })
  const isComplement = COMPLEMENTS.some(
    ([one, other]) => (a.role === one && b.role === other) || (a.role === other && b.role === one),
  )
  if (isComplement) reasons.push({ code: 'roles', roles: [a.role, b.role] })
  const soft =
    (isComplement ? ROLES_SCORE : 0) +
    (fields.length > 0 ? FIELD_SCORE + MORE_FIELDS * (Math.min(fields.length, MOST_FIELDS) - 1) : 0)
  return { score: Math.max(best?.score ?? 0, Math.min(SOFT_LIMIT, soft)), reasons }
}

/** Colleagues need no appointment. */
export const areColleagues = (a: Fits, b: Fits) =>
  a.organisation === b.organisation || a.organisations.some((id) => b.organisations.includes(id))
