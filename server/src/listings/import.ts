/** What one import step did; `refused` names the row's place in the batch and the field. */
export interface ImportOutcome {
  created: number
  updated: number
  unchanged: number
  refused: { index: number; code: string; path: string }[]
}

/** Equal in every field, whatever the order of keys inside lists of objects. */
export function sameDraft<T extends object>(a: T, b: T): boolean {
  return canonical(a) === canonical(b)
}

function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, inner) =>
    inner && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : (inner ?? null),
  )
}
