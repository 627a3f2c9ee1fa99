/** Grades by achievement id; nDCG with gain 2^grade − 1 (Burges), cut at 10. */
export type Grades = Map<string, number>

const gain = (grade: number) => 2 ** grade - 1

export interface Measures {
  ndcg10: number
  recall20: number
  recall100: number
  mrr: number
}

export function measure(ranking: string[], grades: Grades): Measures {
  const dcg = (list: number[]) => list.slice(0, 10).reduce((sum, grade, i) => sum + gain(grade) / Math.log2(i + 2), 0)
  const ideal = dcg([...grades.values()].sort((a, b) => b - a))
  const relevant = [...grades].filter(([, grade]) => grade > 0).map(([id]) => id)
  const found = (most: number) =>
    relevant.filter((id) => ranking.slice(0, most).includes(id)).length / Math.max(1, relevant.length)
  const first = ranking.findIndex((id) => (grades.get(id) ?? 0) > 0)
  return {
    ndcg10: ideal > 0 ? dcg(ranking.map((id) => grades.get(id) ?? 0)) / ideal : 0,
    recall20: found(20),
    recall100: found(100),
    mrr: first < 0 ? 0 : 1 / (first + 1),
  }
}

export const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length)

export function percentile(values: number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0
}

/** Mulberry32: small, seeded, good enough to draw samples with. */
export function random(seed: number) {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

/** 95 % interval of the mean difference, by paired bootstrap over needs. */
export function interval(differences: number[], draws = 2000, seed = 7): [number, number] {
  const next = random(seed)
  const means = Array.from({ length: draws }, () => {
    let sum = 0
    for (let i = 0; i < differences.length; i++) sum += differences[Math.floor(next() * differences.length)] as number
    return sum / Math.max(1, differences.length)
  })
  return [percentile(means, 0.025), percentile(means, 0.975)]
}
