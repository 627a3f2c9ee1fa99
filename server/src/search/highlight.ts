import type { Segment } from '@keqiao/shared/search'
import { foldInPlace } from '../platform/fold-in-place.ts'

const WINDOW = 140

type Term = { term: string; weight: number }

/** Where the terms stand in a text; Latin terms only as whole words. */
function marksIn(text: string, terms: Term[]): Float32Array {
  const folded = foldInPlace(text)
  const marks = new Float32Array(text.length)
  for (const { term, weight } of terms) {
    const latin = /^[a-z0-9]/.test(term)
    for (let at = folded.indexOf(term); at >= 0; at = folded.indexOf(term, at + 1)) {
      if (latin && (/[a-z0-9]/.test(folded[at - 1] ?? '') || /[a-z0-9]/.test(folded[at + term.length] ?? ''))) continue
      for (let i = at; i < at + term.length; i++) marks[i] = Math.max(marks[i] as number, weight)
    }
  }
  return marks
}

function segments(text: string, marks: Float32Array): Segment[] {
  const found: Segment[] = []
  for (let i = 0; i < text.length; i++) {
    const hit = (marks[i] as number) > 0
    const before = found.at(-1)
    if (before && before.hit === hit) before.text += text[i]
    else found.push({ text: text[i] as string, hit })
  }
  return found
}

/** Terms rare enough to be worth marking: the heaviest, down to a third of the first. */
const telling = (terms: Term[]) => terms.filter((term) => term.weight >= (terms[0]?.weight ?? 0) / 3).slice(0, 40)

export function highlightTitle(text: string, terms: Term[]): Segment[] {
  return segments(text, marksIn(text, telling(terms)))
}

/** The stretch of a text that answers most of the query, beginning at a sentence where possible. */
export function highlightPassage(text: string, terms: Term[]): Segment[] {
  const marks = marksIn(text, telling(terms))
  let best = 0
  let bestSum = -1
  let sum = 0
  for (let end = 0; end < text.length; end++) {
    sum += marks[end] as number
    if (end >= WINDOW) sum -= marks[end - WINDOW] as number
    if (sum > bestSum + 1e-6) {
      bestSum = sum
      best = Math.max(0, end - WINDOW + 1)
    }
  }
  if (bestSum <= 0) best = 0
  const sentence = Math.max(...['。', '；', '！', '？', '\n'].map((stop) => text.lastIndexOf(stop, best)))
  const start = best - sentence <= 30 ? sentence + 1 : best
  const end = Math.min(text.length, start + WINDOW)
  return [
    ...(start > 0 ? [{ text: '…', hit: false }] : []),
    ...segments(text.slice(start, end), marks.slice(start, end)),
    ...(end < text.length ? [{ text: '…', hit: false }] : []),
  ]
}
