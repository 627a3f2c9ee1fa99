import type { Indicator, Verdict, WantedIndicator } from '@keqiao/shared/indicators'
import { toBase } from '@keqiao/shared/units'

interface Bounds {
  from: number
  to: number
  dimension: string
}

/** An indicator as an interval in its dimension's base unit; an unknown unit is its own dimension. */
function boundsOf(indicator: Indicator): Bounds {
  const base = (value: number) => toBase(value, indicator.unit)?.value ?? value
  const dimension = toBase(0, indicator.unit)?.dimension ?? `unit:${indicator.unit}`
  const { op, value, valueMax } = indicator
  if (op === '>=' || op === '>') return { from: base(value), to: Number.POSITIVE_INFINITY, dimension }
  if (op === '<=' || op === '<') return { from: Number.NEGATIVE_INFINITY, to: base(value), dimension }
  if (op === 'range') return { from: base(value), to: base(valueMax ?? value), dimension }
  if (op === '±') return { from: base(value - (valueMax ?? 0)), to: base(value + (valueMax ?? 0)), dimension }
  return { from: base(value), to: base(value), dimension }
}

const remembered = new Map<string, Set<string>>()

/** Names repeat in every pair of a run; their pairs of characters are worth remembering. */
function bigramsOf(name: string): Set<string> {
  const known = remembered.get(name)
  if (known) return known
  if (remembered.size > 20_000) remembered.clear()
  const made = bigrams(name)
  remembered.set(name, made)
  return made
}

function bigrams(name: string): Set<string> {
  const plain = name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
  const found = new Set<string>()
  for (let i = 0; i + 1 < plain.length; i++) found.add(plain.slice(i, i + 2))
  return found.size > 0 ? found : new Set([plain])
}

/** How much two names say the same quantity: share of the shorter one's bigrams that stand in the other. */
export function nameLikeness(a: string, b: string): number {
  const [small, large] = [bigramsOf(a), bigramsOf(b)].sort((x, y) => x.size - y.size) as [Set<string>, Set<string>]
  let common = 0
  for (const pair of small) if (large.has(pair)) common++
  return common / small.size
}

const SAME_QUANTITY = 0.6
/** "翻箱率降低" is another quantity than "翻箱率". */
const CHANGE = /降低|下降|减少|降幅|提高|提升|增加|增幅|增产|节约|节省|缩短|延长/

/** The offered indicator that speaks of the same quantity in a comparable unit. */
export function counterpart(wanted: Indicator, offered: Indicator[]): Indicator | null {
  const { dimension } = boundsOf(wanted)
  const candidates = offered
    .map((indicator) => ({ indicator, likeness: nameLikeness(wanted.name, indicator.name) }))
    .filter(
      ({ indicator, likeness }) =>
        likeness >= SAME_QUANTITY &&
        boundsOf(indicator).dimension === dimension &&
        CHANGE.test(indicator.name) === CHANGE.test(wanted.name),
    )
    .sort((a, b) => b.likeness - a.likeness)
  return candidates[0]?.indicator ?? null
}

/** Met when all that is offered lies within what is wanted; not met when it lies outside or promises less the same way; else unverified. */
export function verdictOf(wanted: Indicator, offered: Indicator | null): Verdict {
  if (!offered) return 'unverified'
  const want = boundsOf(wanted)
  const offer = boundsOf(offered)
  if (offer.from >= want.from && offer.to <= want.to) return 'met'
  if (offer.to < want.from || offer.from > want.to) return 'not_met'
  const sameWay =
    (want.to === Number.POSITIVE_INFINITY && offer.to === Number.POSITIVE_INFINITY) ||
    (want.from === Number.NEGATIVE_INFINITY && offer.from === Number.NEGATIVE_INFINITY)
  return sameWay ? 'not_met' : 'unverified'
}

/** By which part of what is asked the offer falls short; 0 unless it is not met. */
function gapOf(wanted: Indicator, offered: Indicator): number {
  const want = boundsOf(wanted)
  const offer = boundsOf(offered)
  const asked = offer.from < want.from ? want.from : want.to
  const given =
    offer.from < want.from ? Math.max(offer.from, Math.min(offer.to, asked)) : Math.min(offer.to, Math.max(offer.from, asked))
  const nearest = given === asked ? (offer.from < want.from ? offer.from : offer.to) : given
  return Math.abs(asked - nearest) / Math.max(Math.abs(asked), 1e-9)
}

export interface Judged {
  wanted: WantedIndicator
  offered: Indicator | null
  verdict: Verdict
  gap: number
}

export const judge = (wanted: WantedIndicator[], offered: Indicator[]): Judged[] =>
  wanted.map((one) => {
    const found = counterpart(one, offered)
    const verdict = verdictOf(one, found)
    return { wanted: one, offered: found, verdict, gap: found && verdict === 'not_met' ? gapOf(one, found) : 0 }
  })

/** A wish counts half of what must be. */
export const partOf = ({ must }: WantedIndicator) => (must ? 1 : 0.5)

/** Part, 0–1, of what is asked that can be judged by no word of the offer. */
export function unverifiedPart(judged: Judged[]): number {
  const sumOf = (some: Judged[]) => some.reduce((sum, { wanted }) => sum + partOf(wanted), 0)
  return judged.length === 0 ? 0 : sumOf(judged.filter(({ verdict }) => verdict === 'unverified')) / sumOf(judged)
}
