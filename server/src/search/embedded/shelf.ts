import type { ListingKind } from '@keqiao/shared/listings'
import { openSegment, type Segment } from './layout.ts'
import type { Shown } from './searcher.ts'

/** The segments that are the index now, as one thread sees them; a list changes only as a whole. */
export function createShelf() {
  let segments = new Map<string, Segment>()
  let byKind: Record<ListingKind, Segment[]> = { achievement: [], need: [] }
  let hasMeaning = true

  return {
    show({ segments: given, kills, ...shown }: Shown) {
      hasMeaning = shown.hasMeaning
      segments = new Map(given.map(({ name, memory }) => [name, segments.get(name) ?? openSegment(name, memory)]))
      for (const [name, slot] of kills) segments.get(name)?.kill(slot)
      const all = [...segments.values()]
      byKind = {
        achievement: all.filter(({ meta }) => meta.kind === 'achievement'),
        need: all.filter(({ meta }) => meta.kind === 'need'),
      }
    },
    of: (kind: ListingKind) => byKind[kind],
    hasMeaning: () => hasMeaning,
  }
}
