import { z } from 'zod'

export const Id = z.uuid()
export type Id = z.infer<typeof Id>

/** A point in time: ISO 8601 in UTC; shown in Asia/Shanghai. */
export const Instant = z.iso.datetime()
export type Instant = z.infer<typeof Instant>

export const YearMonth = z.string().regex(/^(19|20)\d{2}-(0[1-9]|1[0-2])$/)

/** Money in 分 (1/100 yuan); shown in 万元. */
export const Money = z.number().int().min(0).max(1e15)
export type Money = z.infer<typeof Money>

/** What a request may hold beside files: half as much again as the longest draft. */
export const MOST_BODY_BYTES = 300_000

/** Text of at most `max` characters; surrounding blanks are cut. */
export const text = (max: number) => z.string().trim().max(max)
export const required = (max: number) => z.string().trim().min(1).max(max)
/** An optional text; `blankToNull` turns what is only blanks into absent. */
export const optional = (max: number) => z.string().trim().max(max).nullable().default(null)

/** Empty texts of a draft become null, so that "absent" has one form. */
export function blankToNull<T extends object>(draft: T): T {
  return Object.fromEntries(Object.entries(draft).map(([key, value]) => [key, value === '' ? null : value])) as T
}

export const PageQuery = z.object({
  page: z.coerce.number().int().min(1).max(500).default(1),
  size: z.coerce.number().int().min(1).max(100).default(20),
})
export type PageQuery = z.output<typeof PageQuery>

export function paged<T extends z.ZodType>(item: T) {
  return z.object({ items: z.array(item), total: z.number().int(), page: z.number().int(), size: z.number().int() })
}
export interface Page<T> {
  items: T[]
  total: number
  page: number
  size: number
}

export const IdParams = z.object({ id: Id })

/** A query parameter that may be given several times: `?region=130100&region=130200` or `?region=130100,130200`. */
export const listOf = <T extends z.ZodType<string, string>>(item: T) =>
  z.preprocess(
    (value) => (value === undefined || value === '' ? [] : Array.isArray(value) ? value : String(value).split(',')),
    z.array(item).max(50),
  )

/** `138****1234`; of a shorter number its last figures. */
export function maskPhone(phone: string): string {
  const figures = phone.replace(/\D/g, '').replace(/^86(?=1\d{10}$)/, '')
  return figures.length >= 11 ? `${figures.slice(0, 3)}****${figures.slice(-4)}` : `****${figures.slice(-3)}`
}

/** `zh***@firm.example`: enough for whoever knows the address to recognise it. */
export function maskMail(address: string): string {
  const [name = '', host = ''] = address.split('@')
  return `${name.slice(0, name.length > 3 ? 2 : 1)}***@${host}`
}
