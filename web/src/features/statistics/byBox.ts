import type { Overview } from '@keqiao/shared/statistics'

export interface FieldCount {
  code: string
  achievements: number
  needs: number
}

/** Counts by the thirteen fields, from counts by their domains; what has no field stays out of the picture. */
export function byBox(counts: Overview['byField']): FieldCount[] {
  const boxes = new Map<string, FieldCount>()
  for (const { field, achievements, needs } of counts) {
    if (!/^\d{4}$/.test(field)) continue
    const code = field.slice(0, 2)
    const now = boxes.get(code) ?? { code, achievements: 0, needs: 0 }
    boxes.set(code, { code, achievements: now.achievements + achievements, needs: now.needs + needs })
  }
  return [...boxes.values()].sort((a, b) => a.code.localeCompare(b.code))
}
