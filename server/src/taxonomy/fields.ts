import type { Taxonomies } from './taxonomy.ts'

const SAME_DOMAIN = 1
const SEE_ALSO = 0.7
const SAME_BOX = 0.5
/** 其他领域: two things outside every box need not have anything in common. */
const OTHER_BOX = '99'

/** How near two sets of technology fields lie, by their nearest pair: 0–1. A side without fields gives 0. */
export function fieldAffinity(taxonomies: Taxonomies, a: string[], b: string[]): number {
  let nearest = 0
  for (const one of a) {
    for (const other of b) nearest = Math.max(nearest, affinity(taxonomies, one, other))
  }
  return nearest
}

function affinity(taxonomies: Taxonomies, a: string, b: string): number {
  const [boxA, boxB] = [a.slice(0, 2), b.slice(0, 2)]
  if (boxA === OTHER_BOX || boxB === OTHER_BOX) return 0
  const [domainA, domainB] = [a.slice(0, 4), b.slice(0, 4)]
  if (domainA === domainB && domainA.length === 4) return SAME_DOMAIN
  if (taxonomies.more('field', domainA, 'see_also')?.split(' ').includes(domainB)) return SEE_ALSO
  return boxA === boxB ? SAME_BOX : 0
}
