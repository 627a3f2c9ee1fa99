/**
 * Text → vector. Every embedder keeps these promises (`embedder.suite.ts` checks them):
 * - each vector has `dimensions` values and unit length, so a dot product is the cosine; this holds for an empty text too;
 * - the same text gives the same vector, today, tomorrow and on another machine with the same `id`;
 * - a text's vector does not depend on the texts sent with it (to within rounding, 1e-3, where a model is quantised);
 * - a text longer than the model takes is cut at the end, not refused;
 * - vectors come back in the order of the texts; an empty list gives an empty list.
 */
export interface Embedder {
  /** Model name and revision, a short hash of everything that changes vectors. Another id means vectors do not compare. */
  readonly id: string
  readonly dimensions: number
  /** `as` says which side of a search the text is on: some models put an instruction before queries. */
  embed(texts: string[], as: 'query' | 'passage'): Promise<Float32Array[]>
  /** Frees threads and memory; later calls are refused, pending ones are rejected. */
  close(): Promise<void>
}
