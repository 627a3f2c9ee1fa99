/** Cosine of two unit vectors. A plain loop: `reduce` on typed arrays is ten times slower; four sums do not wait for each other. */
export function dot(a: Float32Array, b: Float32Array): number {
  const fours = a.length & ~3
  let [s, t, u, v] = [0, 0, 0, 0]
  for (let i = 0; i < fours; i += 4) {
    s += (a[i] as number) * (b[i] as number)
    t += (a[i + 1] as number) * (b[i + 1] as number)
    u += (a[i + 2] as number) * (b[i + 2] as number)
    v += (a[i + 3] as number) * (b[i + 3] as number)
  }
  for (let i = fours; i < a.length; i++) s += (a[i] as number) * (b[i] as number)
  return s + t + (u + v)
}
