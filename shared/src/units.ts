import { dimensionOf, EXACT, type Factor, LOOSE, MULTIPLES, PREFIXABLE, PREFIXES } from './unit-table.ts'

/** A value in the base unit of its dimension; quantities of one dimension compare by `value`. */
export interface BaseQuantity {
  value: number
  dimension: string
}

const MINUTE: Factor = { scale: 60, powers: { T: 1 } }

const scaled = (times: number, { scale, powers }: Factor): Factor => ({ scale: times * scale, powers })

function symbol(text: string): Factor | null {
  const exact = EXACT.get(text) ?? PREFIXABLE.get(text)
  if (exact) return exact
  const prefix = PREFIXES[text.charAt(0)]
  const base = PREFIXABLE.get(text.slice(1))
  if (prefix !== undefined && base) return scaled(prefix, base)
  for (const [word, times] of MULTIPLES) {
    const counted = text.startsWith(word) ? symbol(text.slice(word.length)) : null
    if (counted) return scaled(times, counted)
  }
  const loose = LOOSE.get(text.toLowerCase())
  return loose && loose !== text ? symbol(loose) : null
}

/** One factor of a compound: an optional number, a symbol, an optional power (`100mL`, `m2`, `s-1`, `m^3`). */
function factor(text: string, below: boolean): Factor | null {
  const whole = symbol(text)
  if (whole) return whole
  const [, times, name = '', power] = /^(\d+(?:\.\d+)?)?(.*?)(?:\^?([-−]?\d))?$/s.exec(text) ?? []
  if (name === '') return times ? { scale: Number(text), powers: {} } : null
  const found = below && name === '分' ? MINUTE : symbol(name)
  if (!found) return null
  const exponent = power ? Number(power.replace('−', '-')) : 1
  const powers = Object.fromEntries(Object.entries(found.powers).map(([base, n]) => [base, n * exponent]))
  return { scale: Number(times ?? 1) * found.scale ** exponent, powers }
}

/** One spelling for one unit: compatibility forms, blanks and the several dots are folded. */
export const normaliseUnit = (unit: string) =>
  unit
    .normalize('NFKC')
    .replace(/\s+/g, '')
    .replace(/[⋅•・*×]/g, '·')

function parse(unit: string): Factor | null {
  const text = normaliseUnit(unit)
  const whole = symbol(text)
  if (whole) return whole
  // After the first slash everything stands below it: W/m·K and 元/亩/年 mean W/(m·K) and 元/(亩·年).
  const [above = '', ...below] = text.replace(/[()]/g, '').split('/')
  const parts: [string, 1 | -1][] = [
    ...(above === '' ? [] : above.split('·').map((part): [string, 1] => [part, 1])),
    ...below.flatMap((term) => term.split('·')).map((part): [string, -1] => [part, -1]),
  ]
  if (parts.length === 0) return null
  const result: Factor = { scale: 1, powers: {} }
  for (const [part, sign] of parts) {
    const found = factor(part, sign < 0)
    if (!found) return null
    result.scale *= found.scale ** sign
    for (const [base, n] of Object.entries(found.powers)) result.powers[base] = (result.powers[base] ?? 0) + sign * n
  }
  return result
}

/** Null for a unit that is not known: it compares only with the same text. No unit at all is a plain number. */
export function toBase(value: number, unit: string): BaseQuantity | null {
  if (normaliseUnit(unit) === '') return { value, dimension: 'number' }
  const found = parse(unit)
  return found && { value: value * found.scale + (found.offset ?? 0), dimension: dimensionOf(found.powers) }
}

export const isKnownUnit = (unit: string) => normaliseUnit(unit) !== '' && parse(unit) !== null

/** The value in another unit, or null where the two do not compare. Unknown units compare when spelled the same. */
export function converted(value: number, from: string, to: string): number | null {
  if (normaliseUnit(from) === normaliseUnit(to)) return value
  const [a, one, zero] = [toBase(value, from), toBase(1, to), toBase(0, to)]
  if (!a || !one || !zero || a.dimension !== one.dimension) return null
  return Number(((a.value - zero.value) / (one.value - zero.value)).toPrecision(12))
}
