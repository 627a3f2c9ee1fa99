const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g
/** Tokens, their hashes, and the hashes of the trail's chain. */
const SECRETS = /(?<![\w-])([\w-]{42,43}|[0-9a-f]{64})(?![\w-])/g
/** Counters that no restoring turns back. */
const COUNTERS = ['seq']

/** Equal for two requests that did the same: new ids by their order of appearance, secrets and counters left out. */
export function canonical(value: unknown, isKnown: (id: string) => boolean): unknown {
  const seen = new Map<string, string>()
  const plain = (text: string) =>
    text.replace(SECRETS, '«secret»').replace(UUID, (id) => {
      if (isKnown(id)) return id
      if (!seen.has(id)) seen.set(id, `«${seen.size + 1}»`)
      return seen.get(id) as string
    })
  const walk = (one: unknown): unknown => {
    if (typeof one === 'string') return plain(one)
    if (Array.isArray(one)) return one.map(walk)
    if (one instanceof Uint8Array) return '«bytes»'
    if (one === null || typeof one !== 'object') return one
    return Object.fromEntries(
      Object.entries(one).flatMap(([key, inner]) => (COUNTERS.includes(key) ? [] : [[key, walk(inner)] as const])),
    )
  }
  return walk(value)
}

export const idsIn = (value: unknown) => new Set(JSON.stringify(value).match(UUID) ?? [])
