/** Dense linear algebra on row-major Float32Array, as little as the training needs. */

/** c[m×n] = a[m×k] · b[n×k]ᵀ, in blocks of 4×2 so that each value is loaded once for several products. */
export function multiplyTransposed(a: Float32Array, b: Float32Array, c: Float32Array, m: number, n: number, k: number) {
  const rows = m - (m % 4)
  const columns = n - (n % 2)
  for (let i = 0; i < rows; i += 4) {
    const a0 = i * k
    const a1 = a0 + k
    const a2 = a1 + k
    const a3 = a2 + k
    for (let j = 0; j < columns; j += 2) {
      const b0 = j * k
      const b1 = b0 + k
      let s00 = 0
      let s01 = 0
      let s10 = 0
      let s11 = 0
      let s20 = 0
      let s21 = 0
      let s30 = 0
      let s31 = 0
      for (let t = 0; t < k; t++) {
        const x = b[b0 + t] as number
        const y = b[b1 + t] as number
        const p = a[a0 + t] as number
        const q = a[a1 + t] as number
        const r = a[a2 + t] as number
        const s = a[a3 + t] as number
        s00 += p * x
        s01 += p * y
        s10 += q * x
        s11 += q * y
        s20 += r * x
        s21 += r * y
        s30 += s * x
        s31 += s * y
      }
      const at = i * n + j
      c[at] = s00
      c[at + 1] = s01
      c[at + n] = s10
      c[at + n + 1] = s11
      c[at + 2 * n] = s20
      c[at + 2 * n + 1] = s21
      c[at + 3 * n] = s30
      c[at + 3 * n + 1] = s31
    }
  }
  for (let i = 0; i < m; i++) {
    for (let j = i < rows ? columns : 0; j < n; j++) {
      let sum = 0
      for (let t = 0; t < k; t++) sum += (a[i * k + t] as number) * (b[j * k + t] as number)
      c[i * n + j] = sum
    }
  }
}

export function transpose(a: Float32Array, rows: number, columns: number): Float32Array {
  const out = new Float32Array(a.length)
  for (let i = 0; i < rows; i++) for (let j = 0; j < columns; j++) out[j * rows + i] = a[i * columns + j] as number
  return out
}

/** Makes the columns of y[n×k] orthonormal in place (Cholesky of the Gram matrix, twice for accuracy). */
export function orthonormalise(y: Float32Array, n: number, k: number) {
  for (let round = 0; round < 2; round++) {
    const columns = transpose(y, n, k)
    const gram = new Float32Array(k * k)
    multiplyTransposed(columns, columns, gram, k, k, n)
    const lower = cholesky(gram, k)
    for (let i = 0; i < n; i++) {
      for (let j = 0; j < k; j++) {
        let value = y[i * k + j] as number
        for (let t = 0; t < j; t++) value -= (lower[j * k + t] as number) * (y[i * k + t] as number)
        y[i * k + j] = value / (lower[j * k + j] as number)
      }
    }
  }
}

function cholesky(gram: Float32Array, k: number): Float64Array {
  const lower = new Float64Array(k * k)
  for (let i = 0; i < k; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = gram[i * k + j] as number
      for (let t = 0; t < j; t++) sum -= (lower[i * k + t] as number) * (lower[j * k + t] as number)
      lower[i * k + j] = i === j ? Math.sqrt(Math.max(sum, 1e-9)) : sum / (lower[j * k + j] as number)
    }
  }
  return lower
}

/** Eigenvalues and eigenvectors (columns) of a symmetric matrix, by cyclic Jacobi rotations, largest first. */
export function symmetricEigen(matrix: Float32Array, k: number): { values: Float64Array; vectors: Float32Array } {
  const a = Float64Array.from(matrix)
  const v = new Float64Array(k * k)
  for (let i = 0; i < k; i++) v[i * k + i] = 1
  for (let sweep = 0; sweep < 12; sweep++) {
    let off = 0
    for (let p = 0; p < k - 1; p++) {
      for (let q = p + 1; q < k; q++) {
        const apq = a[p * k + q] as number
        off += apq * apq
        if (Math.abs(apq) < 1e-12) continue
        const theta = ((a[q * k + q] as number) - (a[p * k + p] as number)) / (2 * apq)
        const t = Math.sign(theta || 1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1))
        const cos = 1 / Math.sqrt(t * t + 1)
        const sin = t * cos
        for (let i = 0; i < k; i++) rotate(a, i * k + p, i * k + q, cos, sin)
        for (let i = 0; i < k; i++) rotate(a, p * k + i, q * k + i, cos, sin)
        for (let i = 0; i < k; i++) rotate(v, i * k + p, i * k + q, cos, sin)
      }
    }
    if (off < 1e-10) break
  }
  const order = Array.from({ length: k }, (_, i) => i).sort((x, y) => (a[y * k + y] as number) - (a[x * k + x] as number))
  const vectors = new Float32Array(k * k)
  for (const [to, from] of order.entries()) for (let i = 0; i < k; i++) vectors[i * k + to] = v[i * k + from] as number
  return { values: Float64Array.from(order, (i) => a[i * k + i] as number), vectors }
}

function rotate(a: Float64Array, p: number, q: number, cos: number, sin: number) {
  const x = a[p] as number
  const y = a[q] as number
  a[p] = cos * x - sin * y
  a[q] = sin * x + cos * y
}
