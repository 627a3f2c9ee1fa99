import { CAP_LIMITS, type Reason } from '@keqiao/shared/matching'
import type { Answered } from '../knowledge/service.ts'
import type { Cap } from './score.ts'
import type { Pair } from './signals.ts'

/** Facts behind a score, the telling ones first; the web words them. Sentences are told when somebody reads (`telling.ts`). */
export function reasonsOf(pair: Pair, caps: Cap[], answered: Answered[]): Reason[] {
  const { need, achievement, judged } = pair
  const reasons: Reason[] = caps.map((cap) => ({ code: 'capped', cap, limit: CAP_LIMITS[cap] }))
  for (const { symptom, technique } of answered) reasons.push({ code: 'problem_answered', symptom, technique })
  for (const { wanted, offered, verdict } of judged) reasons.push({ code: 'indicator', wanted, offered, verdict })
  const keywords = need.keywords.filter((keyword) => achievement.keywords.includes(keyword) || achievement.name.includes(keyword))
  if (keywords.length > 0) reasons.push({ code: 'keywords', keywords })
  const fields = [need.field, ...need.fields].filter(
    (field): field is string => field !== null && [achievement.field, ...achievement.fields].includes(field),
  )
  if (fields.length > 0) reasons.push({ code: 'same_field', fields })
  const divisions = new Set(achievement.industries.map((code) => code.slice(0, 3)))
  const industries = [...new Set(need.industries.map((code) => code.slice(0, 3)))].filter((code) => divisions.has(code))
  if (industries.length > 0) reasons.push({ code: 'same_industry', industries })
  if (need.trlMin !== null && achievement.trl !== null)
    reasons.push({ code: 'maturity', offered: achievement.trl, asked: need.trlMin, met: achievement.trl >= need.trlMin })
  const modes = need.modes.filter((mode) => achievement.modes.includes(mode))
  if (modes.length > 0) reasons.push({ code: 'mode', modes })
  const price = achievement.priceMin ?? achievement.priceMax
  if (price !== null && need.budgetMax !== null)
    reasons.push({ code: 'price', price, budget: need.budgetMax, within: price <= need.budgetMax })
  if (need.region !== null && need.region === achievement.region) reasons.push({ code: 'same_region', region: need.region })
  return reasons
}
