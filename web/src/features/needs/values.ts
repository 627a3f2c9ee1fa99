import { NeedDraft, type NeedSuggestion } from '@keqiao/shared/needs'
import type { z } from 'zod'
import { cleaned, contactOf, measuresOf, toFen, toWan } from '../../words/drafts.ts'

type Draft = z.input<typeof NeedDraft>

/** What the form holds: a draft in the making, money in 万元. */
export type NeedValues = Partial<Omit<Draft, 'indicators'>> & {
  indicators?: Partial<NonNullable<Draft['indicators']>[number]>[]
  /** To the questions of a triage, in their order; sent with the submission, no part of the draft. */
  answers?: (string | undefined)[]
}

export const newNeedValues = (): NeedValues => ({ kind: 'BOTTLENECK', disclosure: 'OPEN', indicators: [] })

export function valuesOfNeed(need: NeedDraft): NeedValues {
  const known = Object.keys(NeedDraft.shape) as (keyof Draft)[]
  const record = need as unknown as Record<string, unknown>
  const values = Object.fromEntries(known.map((key) => [key, record[key]])) as NeedValues
  return { ...cleaned(values), budgetMin: toWan(need.budgetMin), budgetMax: toWan(need.budgetMax) }
}

/** Below this a field is only offered; a wrong one filled in silently would mislead the matching. */
const SURE = 0.28

export function valuesOfSuggestion(found: NeedSuggestion): NeedValues {
  return {
    ...newNeedValues(),
    ...cleaned({
      name: found.name,
      background: found.background,
      difficulty: found.difficulty,
      deadline: found.deadline,
      keywords: found.keywords,
      field: found.fields.find(({ similarity }) => similarity >= SURE)?.code,
    }),
    indicators: found.indicators.map(({ indicator }) => cleaned(indicator)),
    ...(found.budgetMax === null ? {} : { budgetShow: 'BUDGET' as const, budgetMax: toWan(found.budgetMax) }),
  }
}

export function draftOfValues(values: NeedValues): Draft {
  const { indicators, contact, budgetMin, budgetMax, answers: _, ...rest } = values
  return {
    name: '',
    ...cleaned(rest),
    indicators: measuresOf(indicators as Draft['indicators']),
    contact: contactOf(contact),
    ...cleaned({ budgetMin: toFen(budgetMin), budgetMax: toFen(budgetMax) }),
  } as Draft
}
