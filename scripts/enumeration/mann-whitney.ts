/** Two-sided p of the Mann-Whitney U test (normal approximation, ties and continuity corrected): are both drawn from one distribution? */
export function mannWhitney(a: readonly number[], b: readonly number[]): number {
  const all = [...a.map((value) => ({ value, of: 0 })), ...b.map((value) => ({ value, of: 1 }))].sort((x, y) => x.value - y.value)
  let [rankSum, ties] = [0, 0]
  for (let start = 0; start < all.length; ) {
    let end = start
    while (end < all.length && all[end]?.value === all[start]?.value) end++
    const [rank, size] = [(start + 1 + end) / 2, end - start]
    rankSum += rank * all.slice(start, end).filter(({ of }) => of === 0).length
    ties += size ** 3 - size
    start = end
  }
  const [n, m] = [a.length, b.length]
  const total = n + m
  const u = rankSum - (n * (n + 1)) / 2
  const spread = Math.sqrt(((n * m) / 12) * (total + 1 - ties / (total * (total - 1))))
  if (spread === 0) return 1
  const z = Math.max(0, Math.abs(u - (n * m) / 2) - 0.5) / spread
  return Math.min(1, 2 * upperTail(z))
}

/** P(Z > z) of the normal distribution (Abramowitz and Stegun 7.1.26), good to 1e-7. */
function upperTail(z: number): number {
  const x = z / Math.SQRT2
  const t = 1 / (1 + 0.3275911 * x)
  const poly = t * (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))))
  return (poly * Math.exp(-x * x)) / 2
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = sorted.length >> 1
  return sorted.length % 2 ? (sorted[middle] as number) : ((sorted[middle - 1] as number) + (sorted[middle] as number)) / 2
}
