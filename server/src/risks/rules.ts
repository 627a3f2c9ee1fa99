import type { ListingKind } from '@keqiao/shared/listings'
import type { RiskCode, RiskMark } from '@keqiao/shared/risks'
import { type Evidence, unprovenIn } from './claims.ts'
import { PATTERNS } from './patterns.ts'
import { folded, plain, spoken } from './plain.ts'

/** Not for the public: asked of by their own rules, or never shown. */
const NOT_SHOWN: readonly string[] = ['contact', 'externalRef']
const MOST_MARKS = 60

export interface Text {
  field: string
  text: string
}

/** Every text of a draft that others will read, each with its path. */
export function textsOf(draft: object): Text[] {
  const walk = (value: unknown, path: string): Text[] => {
    if (typeof value === 'string') return [{ field: path, text: value }]
    if (value === null || typeof value !== 'object') return []
    return Object.entries(value).flatMap(([key, inner]) => walk(inner, `${path}.${key}`))
  }
  return Object.entries(draft).flatMap(([key, value]) => (NOT_SHOWN.includes(key) ? [] : walk(value, key)))
}

export const evidenceOf = (kind: ListingKind, draft: Partial<Omit<Evidence, 'kind'>>): Evidence => ({
  kind,
  level: draft.level ?? null,
  trlBasis: draft.trlBasis ?? null,
})

/** The marks of these texts, in the order of the texts and of the places in them. */
export function marksIn(texts: readonly Text[], evidence: Evidence, words: readonly string[]): RiskMark[] {
  const marks: RiskMark[] = []
  for (const one of texts) {
    if (marks.length >= MOST_MARKS) break
    marks.push(...inText(one, evidence, words))
  }
  return marks.slice(0, MOST_MARKS)
}

function inText({ field, text }: Text, evidence: Evidence, words: readonly string[]): RiskMark[] {
  const marks: RiskMark[] = []
  const add = (code: RiskCode, start: number, end: number) => {
    if (marks.length >= MOST_MARKS || marks.some((mark) => start < mark.end && mark.start < end)) return
    marks.push({ code, field, start, end, found: text.slice(start, end) })
  }
  const read = plain(text)
  const asSpoken = spoken(read)
  for (const { code, regex, confirm, ...pattern } of PATTERNS)
    for (const source of pattern.spoken && asSpoken !== read ? [read, asSpoken] : [read])
      for (const hit of source.matchAll(regex)) {
        const [found] = hit
        if (confirm?.(found) ?? true) add(code, hit.index, hit.index + found.length)
      }
  const lower = folded(read)
  for (const word of words)
    for (let at = lower.indexOf(word); at >= 0; at = lower.indexOf(word, at + word.length)) add('SECRECY', at, at + word.length)
  for (const [start, end] of unprovenIn(read, evidence)) add('EXAGGERATED', start, end)
  return marks.sort((a, b) => a.start - b.start)
}

const same = (mark: RiskMark) => `${mark.code} ${plain(mark.found).replace(/[ .-]/g, '')}`

/** The marks of the second that the first did not have, wherever they stood. */
export function broughtBy(before: readonly RiskMark[], after: readonly RiskMark[]): RiskMark[] {
  const known = new Set(before.map(same))
  return after.filter((mark) => !known.has(same(mark)))
}

/** A word as it is looked for. */
export const foldedWord = (word: string) => folded(plain(word))
