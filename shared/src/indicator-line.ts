import type { ParsedIndicator } from './parse-indicators.ts'
import { matchAt, NUMBER, narrow, numberOf } from './parse-quantity.ts'

const OPERATORS: [ParsedIndicator['op'], string][] = [
  ['>=', '≥|≧|⩾|>=|=>|不低于|不少于|不小于|大于等于|大于或等于|至少|达到'],
  ['<=', '≤|≦|⩽|<=|=<|不高于|不超过|不大于|不多于|小于等于|小于或等于|至多'],
  ['>', '>|高于|大于|超过|优于'],
  ['<', '<|低于|小于|少于'],
  ['=', '=|:|为'],
]
const SIGN = new RegExp(`(?<!\\s)\\s*(?:${OPERATORS.map(([, words]) => `(${words})`).join('|')})\\s*(?=[-−+]?\\d|±)`)
const BARE = /(?<!\s)\s+(?=[-−+]?\d|±)/
const TAIL = /\(([^()]*)\)\s*$/
const TURNED: Record<string, ParsedIndicator['op']> = { 以上: '>=', 以下: '<=', 以内: '<=' }

/**
 * One line of a form or a sheet: `抗拉强度 ≥ 1200 MPa（常温）（期望）`. Strict where sentences are loose: the whole line is
 * name, comparison, number and unit, so any unit is taken as written. Null when it is not such a line.
 */
export function parseIndicatorLine(line: string): { indicator: ParsedIndicator; must: boolean } | null {
  let source = line.trim()
  let text = narrow(source)
  let must = true
  let condition: string | null = null
  for (let tail = TAIL.exec(text); tail && tail.index > 0 && /\d/.test(text.slice(0, tail.index)); tail = TAIL.exec(text)) {
    const inside = tail[1]?.trim() ?? ''
    if (/[/·]$/.test(text.slice(0, tail.index)) || /dB\([ABC]\)$/.test(text)) break // dB(A), W/(m·K)
    if (/^(?:期望|希望|wish)$/i.test(inside)) must = false
    else if (!/^(?:必须|must)$/i.test(inside))
      condition = source.slice(tail.index + 1, tail.index + 1 + (tail[1]?.length ?? 0)).trim() || condition
    source = source.slice(0, tail.index).trimEnd()
    text = text.slice(0, source.length)
  }
  const sign = SIGN.exec(text) ?? BARE.exec(text)
  if (!sign || sign.index === 0) return null
  const op = OPERATORS.find((_, i) => sign[i + 1] !== undefined)?.[0] ?? null
  const name = source.slice(0, sign.index).trim()
  const quantity = quantityOf(text.slice(sign.index + sign[0].length))
  if (!quantity || name === '' || name.length > 60 || quantity.unit.length > 20) return null
  const { value, valueMax, kind, unit, turned } = quantity
  if (op === null && kind === 'single' && turned === null && unit === '') return null
  return { indicator: { name, op: kind === 'single' ? (turned ?? op ?? '=') : kind, value, valueMax, unit, condition }, must }
}

function quantityOf(text: string) {
  const start = /^±\s*/.exec(text)?.[0].length ?? 0
  const first = matchAt(NUMBER, text, start)
  if (!first) return null
  let rest = text.slice(start + first[0].length)
  let value = numberOf(first[0])
  let valueMax: number | null = null
  let kind: 'single' | 'range' | '±' = 'single'
  if (start > 0) [kind, value, valueMax] = ['±', 0, value]
  else {
    const joined = /^([^\d~±]{0,12}?)\s*(~|–|—|-|至|到|±)\s*(?=[-−+]?\d)/.exec(rest)
    const second = joined && matchAt(NUMBER, rest, joined[0].length)
    if (joined && second) {
      kind = joined[2] === '±' ? '±' : 'range'
      valueMax = numberOf(second[0])
      rest = rest.slice(joined[0].length + second[0].length).trim() || (joined[1] ?? '')
    }
  }
  const suffix = /(以上|以下|以内)$/.exec(rest.trim())?.[1]
  const unit = (suffix ? rest.trim().slice(0, -2) : rest).trim()
  if (/[\d,，;；。]/.test(unit.replace(/\/\s*\d+|[A-Za-z)][-−^]?\d/g, '')) || !Number.isFinite(value + (valueMax ?? 0)))
    return null
  return { value, valueMax, kind, unit, turned: suffix ? (TURNED[suffix] ?? null) : null }
}

const SYMBOLS: Record<string, string> = { '>=': '≥', '<=': '≤', '>': '>', '<': '<', '=': '=' }

/** The line that `parseIndicatorLine` reads back as the same indicator. */
export function indicatorLine(indicator: ParsedIndicator, must = true): string {
  const { name, op, value, valueMax, unit, condition } = indicator
  const amount =
    op === 'range' ? `${value}~${valueMax}` : op === '±' ? `${value === 0 ? '' : value}±${valueMax}` : `${SYMBOLS[op]} ${value}`
  return `${name} ${amount} ${unit}`.trimEnd() + (condition ? `（${condition}）` : '') + (must ? '' : '（期望）')
}
