import { z } from 'zod'
import { optional, required } from './primitives.ts'

export const OPERATORS = ['>=', '>', '<=', '<', '=', 'range', '±'] as const

/** One measured quantity: `value` (and `valueMax` for a range) in `unit`; for `±`, `valueMax` is the tolerance around `value`. */
export const Indicator = z
  .object({
    name: required(60),
    op: z.enum(OPERATORS),
    value: z.number(),
    valueMax: z.number().nullable().default(null),
    unit: z.string().trim().max(20).default(''),
    condition: optional(120),
  })
  .refine((i) => (i.op === 'range' || i.op === '±') === (i.valueMax !== null), { path: ['valueMax'], error: 'range_bounds' })
export type Indicator = z.output<typeof Indicator>

/** What a need asks: `must` or merely wished for. */
export const WantedIndicator = Indicator.and(z.object({ must: z.boolean().default(true) }))
export type WantedIndicator = z.output<typeof WantedIndicator>

export const VERDICTS = ['met', 'not_met', 'unverified'] as const
export type Verdict = (typeof VERDICTS)[number]
