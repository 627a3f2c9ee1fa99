import { type Achievement, AchievementDraft } from '@keqiao/shared/achievements'
import type { z } from 'zod'
import { cleaned, contactOf, measuresOf, toFen, toWan } from '../../words/drafts.ts'

type Draft = z.input<typeof AchievementDraft>
type Lists = 'indicators' | 'comparisons' | 'ips' | 'applicationCases' | 'innovations'

/** What the form holds: a draft in the making, money in 万元, points as lines of their own. */
export type AchievementValues = Partial<Omit<Draft, Lists>> & {
  [K in Exclude<Lists, 'innovations'>]?: Partial<NonNullable<Draft[K]>[number]>[]
} & { innovations?: { text?: string }[] }

export const newAchievementValues = (): AchievementValues => ({ achievementClass: 'APPLIED', indicators: [] })

export function valuesOfAchievement(achievement: AchievementDraft): AchievementValues {
  const known = Object.keys(AchievementDraft.shape) as (keyof Draft)[]
  const record = achievement as unknown as Record<string, unknown>
  const { innovations, ...values } = Object.fromEntries(known.map((key) => [key, record[key]])) as unknown as AchievementDraft
  return {
    ...(cleaned(values) as unknown as AchievementValues),
    innovations: innovations.map((text) => ({ text })),
    priceMin: toWan(achievement.priceMin),
    priceMax: toWan(achievement.priceMax),
  }
}

export function draftOfAchievement(values: AchievementValues): Draft {
  const { indicators, innovations, contact, priceMin, priceMax, ...rest } = values
  return {
    name: '',
    ...cleaned(rest),
    innovations: (innovations ?? []).flatMap(({ text }) => text?.trim() || []),
    indicators: measuresOf(indicators as Draft['indicators']),
    contact: contactOf(contact),
    ...cleaned({ priceMin: toFen(priceMin), priceMax: toFen(priceMax) }),
  } as Draft
}

/** A draft as its page would show it, before anything is sent. */
export function previewOf(values: AchievementValues, owner: Achievement['owner']): Achievement | null {
  const checked = AchievementDraft.safeParse(draftOfAchievement(values))
  if (!checked.success) return null
  const now = new Date().toISOString()
  const { contact: _contact, ...draft } = checked.data
  return {
    ...draft,
    id: '00000000-0000-4000-8000-000000000000',
    state: 'published',
    revision: 0,
    demo: false,
    createdAt: now,
    updatedAt: now,
    publishedAt: now,
    confirmedAt: now,
    unitName: null,
    mine: false,
    moves: [],
    expiresAt: null,
    submittedAt: null,
    feedback: null,
    pending: null,
    contact: null,
    quality: null,
    externalRef: null,
    takenDown: null,
    owner,
  }
}
