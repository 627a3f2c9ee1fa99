import { isKnownUnit } from './units.ts'

/** A measured quantity as written: at `start` to `end` of the text. */
export interface Quantity {
  value: number
  valueMax: number | null
  kind: 'single' | 'range' | '±'
  unit: string
  start: number
  end: number
}

export const NUMBER =
  /10\^[-−]?\d+|10[⁰¹²³⁴-⁹⁻]+|[-−+]?(?:\d{1,3}(?:[, ]\d{3})+(?!\d)|\d+)(?:\.\d+)?(?:\s*[×x]\s*10\^?[-−]?[\d⁰¹²³⁴-⁹⁻]+|[eE][-+]?\d+)?/y
const YEARS = /^(?:19|20)\d{2}$/
const JOIN = /\s*(?:~|–|—|-|−|至|到)\s*/y
const UNIT = /\s*[A-Za-zμµΩ°℃℉%‰㎡㎜㎏/()·*^²³⁻⁰¹⁴-⁹\d.\-−\s一-鿿]{1,16}/y
const DIGITS = '零一二三四五六七八九'
/** 五, 十五, 九十五 as digits. */
function spoken(text: string): string {
  const [, tens, ten, ones] = /^([一二三四五六七八九])?(十)?([一二三四五六七八九])?$/.exec(text) ?? []
  if (ten) return String((tens ? DIGITS.indexOf(tens) : 1) * 10 + (ones ? DIGITS.indexOf(ones) : 0))
  const one = tens ?? ones
  return one ? String(DIGITS.indexOf(one)) : text
}

/** Same length as the text, with full-width forms made narrow and spoken numbers written, so that positions stay true. */
export const narrow = (text: string) =>
  text
    .replace(/[！-～]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0))
    .replace(/\u3000/g, ' ')
    .replace(/〜|∼/g, '~')
    .replace(/百分之([一二三四五六七八九十]{1,3}|\d+(?:\.\d+)?)/g, (whole, n: string) => `${spoken(n)}%`.padEnd(whole.length))
    .replace(
      /([一二三四五六七八九])成(?![一-鿿])|([一二三四五六七八九])成(?=以)/g,
      (_, a?: string, b?: string) => `${spoken(a ?? b ?? '')}成`,
    )
    .replace(/零下(?=\d)/g, ' -')

export function matchAt(pattern: RegExp, text: string, index: number) {
  pattern.lastIndex = index
  return pattern.exec(text)
}

const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹'
export function numberOf(text: string): number {
  const plain = text.replace(/[⁰¹²³⁴-⁹⁻]+/g, (power) =>
    [...power]
      .map((c) => (c === '⁻' ? '-' : String(SUPERSCRIPTS.indexOf(c))))
      .join('')
      .replace(/^/, '^'),
  )
  const folded = plain.replace(/[,\s]/g, '').replace(/−/g, '-')
  const power = /^(?:([^×x]+)[×x])?10\^?(-?\d+)$/.exec(folded)
  if (power && (power[1] !== undefined || folded.includes('^'))) return Number(power[1] ?? 1) * 10 ** Number(power[2])
  return Number(folded)
}

const MULTIPLES: Record<string, number> = { 万: 1e4, 亿: 1e8 }

/** The longest known unit here; a short unknown symbol in Latin letters counts too. Ends before words that are no unit. */
/** Not a unit: an open or loose bracket, a power on a percent sign or a word, a bare fraction. */
const OPEN = /\([^()]*$|^[^/·]*(?<!dB)\(|[^A-Za-zμµΩ°)][-−^]\d$|^\s*[/\d.-]/

function unitAt(text: string, index: number): { unit: string; times: number; end: number } {
  const run = matchAt(UNIT, text, index)?.[0] ?? ''
  for (let length = run.length; length > 0; length--) {
    const candidate = run.slice(0, length)
    if (
      /[\s(·/*^.\-−]$/.test(candidate) ||
      OPEN.test(candidate) ||
      (/^[A-Za-z]$/.test(run.charAt(length)) && /[A-Za-z]$/.test(candidate))
    )
      continue
    if (isKnownUnit(candidate)) return { unit: candidate.trim().replace(/\s+/g, ' '), times: 1, end: index + length }
  }
  const latin = /^\s*([A-Za-z%°Ω][A-Za-z%°Ω]{0,5})(?![A-Za-z])/.exec(run)
  if (latin?.[1]) return { unit: latin[1], times: 1, end: index + latin[0].length }
  const times = MULTIPLES[run.charAt(0)]
  return times ? { unit: '', times, end: index + 1 } : { unit: '', times: 1, end: index }
}

export function quantityAt(text: string, index: number): Quantity | null {
  const first = matchAt(NUMBER, text, index)
  if (!first) return null
  if (/^0\d/.test(first[0]) || first[0].length > 24) return null // a number that is dialled or filed, not measured
  const start = index
  const one = unitAt(text, index + first[0].length)
  const value = numberOf(first[0]) * one.times
  if (!Number.isFinite(value)) return null
  const plus = matchAt(/\s*(?:±|\+\/-)\s*/y, text, one.end)
  const join = plus ?? matchAt(JOIN, text, one.end)
  if (join?.[0]) {
    const from = one.end + join[0].length
    const second = matchAt(plus ? NUMBER : /[-−+]?(?:\d{1,3}(?:[, ]\d{3})+(?!\d)|\d+)(?:\.\d+)?/y, text, from)
    if (second) {
      const two = unitAt(text, from + second[0].length)
      const valueMax = numberOf(second[0]) * two.times
      if (!Number.isFinite(valueMax)) return null
      const unit = two.unit || one.unit
      if (plus) return { value, valueMax, kind: '±', unit, start, end: two.end }
      if (YEARS.test(first[0]) && YEARS.test(second[0])) return null
      if (valueMax > value && (one.unit === '' || one.unit === unit))
        return {
          value: one.times === 1 && two.times > 1 ? value * two.times : value,
          valueMax,
          kind: 'range',
          unit,
          start,
          end: two.end,
        }
    }
  }
  return { value, valueMax: null, kind: 'single', unit: one.unit, start, end: one.end }
}

export function toleranceAt(text: string, index: number): Quantity | null {
  const blank = matchAt(/±\s*/y, text, index)?.[0].length ?? 1
  const read = quantityAt(text, index + blank)
  return read?.kind === 'single' ? { ...read, value: 0, valueMax: read.value, kind: '±', start: index } : null
}

/** Where the number here ends; `index` itself when there is none. */
export const numberAt = (text: string, index: number) => index + (matchAt(NUMBER, text, index)?.[0].length ?? 0)
