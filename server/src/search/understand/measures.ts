import { indicatorLine } from '@keqiao/shared/indicator-line'
import type { Indicator, Verdict, WantedIndicator } from '@keqiao/shared/indicators'
import { parseIndicators } from '@keqiao/shared/parse-indicators'

/** Whether what is offered fulfils what is wanted; units and names are compared by whoever knows how. */
export type Judge = (wanted: WantedIndicator[], offered: Indicator[]) => { verdict: Verdict }[]

export interface Measured {
  wanted: WantedIndicator[]
  /** As they are read back to whoever typed them. */
  lines: string[]
  /** The query with the numbers taken out and the names of the quantities left in. */
  text: string
}

/** 「抗拉强度≥1200MPa 的钢」 asks for steel by a measure. Null where no number is asked for. */
export function measuresIn(text: string): Measured | null {
  const found = parseIndicators(text).filter(({ indicator }) => indicator.unit !== '' || indicator.op !== '=')
  if (found.length === 0) return null
  let left = text
  for (const { text: stretch, indicator } of found) left = left.replace(stretch, ` ${indicator.name} `)
  const wanted = found.map(({ indicator }): WantedIndicator => ({ ...indicator, must: true }))
  return { wanted, lines: found.map(({ indicator }) => indicatorLine(indicator)), text: left.replace(/\s+/g, ' ').trim() }
}

export const fulfilled = (verdicts: { verdict: Verdict }[]) => verdicts.every(({ verdict }) => verdict === 'met')
