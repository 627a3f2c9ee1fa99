/** So many values stand in one statement. */
const CHUNK = 500

export const chunksOf = <T>(all: readonly T[]): T[][] =>
  Array.from({ length: Math.ceil(all.length / CHUNK) }, (_, i) => all.slice(i * CHUNK, (i + 1) * CHUNK))

/** What `read` finds for all of them, a bounded part of them at a time. */
export async function inChunks<T, R>(all: readonly T[], read: (some: T[]) => PromiseLike<R[]>): Promise<R[]> {
  const found: R[] = []
  for (const some of chunksOf(all)) found.push(...(await read(some)))
  return found
}
