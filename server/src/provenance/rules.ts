/** Names this alike, from the same first unit, are looked at by a person (Dice of their bigrams). */
export const LIKE_NAMES = 0.85
const END = 6

const PATENTS = ['PAT_INV', 'PAT_UM', 'PAT_DES']

/** `ZL 2023 1 0123456.7` and `CN202310123456.7` are one number; fewer than seven digits are none. */
export function patentNumber(given: string | null): string | null {
  const number = (given ?? '')
    .normalize('NFKC')
    .toUpperCase()
    .replace(/^(ZL|CN)/, '')
    .replace(/[^0-9A-Z]/g, '')
    .replace(/^(ZL|CN)/, '')
    .slice(0, 20)
  return number.replace(/\D/g, '').length >= 7 ? number : null
}

/** A name without blanks, punctuation and width. */
export const plainName = (name: string) =>
  name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')

/** What a record is found by among the others. */
export function keysOf(record: {
  name: string
  unit: string | null
  ips: readonly { kind: string; number: string | null }[]
}): string[] {
  const patents = record.ips.flatMap(({ kind, number }) => (PATENTS.includes(kind) ? (patentNumber(number) ?? []) : []))
  const name = plainName(record.name)
  const unit = record.unit && plainName(record.unit)
  const ends = unit && name.length >= END ? [`head:${unit}:${name.slice(0, END)}`, `tail:${unit}:${name.slice(-END)}`] : []
  return [...new Set([...patents.map((number) => `patent:${number}`), ...ends])]
}

function bigrams(text: string): Map<string, number> {
  const found = new Map<string, number>()
  for (let i = 0; i + 2 <= text.length; i++) {
    const pair = text.slice(i, i + 2)
    found.set(pair, (found.get(pair) ?? 0) + 1)
  }
  return found
}

/** Dice of the names' bigrams, 0–1. */
export function nameSimilarity(a: string, b: string): number {
  const [left, right] = [plainName(a), plainName(b)]
  if (left === right) return 1
  const [one, other] = [bigrams(left), bigrams(right)]
  let shared = 0
  for (const [pair, count] of one) shared += Math.min(count, other.get(pair) ?? 0)
  const all = Math.max(1, left.length - 1 + right.length - 1)
  return (2 * shared) / all
}

/** Both lists, each number once: what a merge keeps. */
export function unitedBy<T>(kept: readonly T[], other: readonly T[], keyOf: (one: T) => string, most: number): T[] {
  const seen = new Set(kept.map(keyOf))
  return [...kept, ...other.filter((one) => !seen.has(keyOf(one)))].slice(0, most)
}
