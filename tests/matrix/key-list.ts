import type { Heard } from './ask.ts'
import { ALL, RELATIONS, type Relation, type Role } from './roles.ts'

/** Pages of the built web, lists of codes and texts: the same for all. */
const SAME_FOR_ALL = [
  'GET /*',
  'GET /api/v1/taxonomies',
  'GET /api/openapi.json',
  'GET /api/docs/*',
  'GET /api/v1/privacy/data-map',
]

/** `items.*.owner.name`: where an answer holds something. */
export function keysOf(value: unknown, path = ''): string[] {
  if (value === null || value === undefined) return []
  if (Array.isArray(value)) return value.flatMap((one) => keysOf(one, `${path}.*`))
  if (typeof value !== 'object') return [path.slice(1)]
  return Object.entries(value).flatMap(([key, inner]) => keysOf(inner, `${path}.${key}`))
}

/** Which keys of an answer hold something for whom, as a text that people compare. */
export function createKeyList() {
  const rows = new Map<string, Map<string, Map<Relation, Role[]>>>()

  return {
    note(name: string, role: Role, relation: Relation, { status, body }: Heard) {
      if (status >= 400 || SAME_FOR_ALL.includes(name)) return
      const keys = [...new Set(keysOf(body))].sort().join(' ')
      const byKeys = rows.get(name) ?? new Map<string, Map<Relation, Role[]>>()
      const whom = byKeys.get(keys) ?? new Map<Relation, Role[]>()
      whom.set(relation, [...(whom.get(relation) ?? []), role])
      byKeys.set(keys, whom)
      rows.set(name, byKeys)
    },
    text: () => [...rows].map(([name, byKeys]) => sectionOf(name, byKeys)).join('\n'),
  }
}

function sectionOf(name: string, byKeys: Map<string, Map<Relation, Role[]>>): string {
  const sets = [...byKeys.keys()].map((keys) => new Set(keys.split(' ').filter(Boolean)))
  const common = [...(sets[0] ?? [])].filter((key) => sets.every((set) => set.has(key)))
  const lines = [...byKeys].flatMap(([keys, whom]) => {
    const more = keys.split(' ').filter((key) => key && !common.includes(key))
    return byKeys.size === 1 ? [] : [`  ${namesOf(whom)}`, `    + ${more.join(' ') || 'nothing'}`]
  })
  return `${[name, `  ${common.join(' ') || 'nothing'}`, ...lines].join('\n')}\n`
}

const namesOf = (whom: Map<Relation, Role[]>) =>
  (Object.keys(RELATIONS) as Relation[])
    .flatMap((relation) => {
      const roles = whom.get(relation)
      if (!roles) return []
      const names = roles.length === ALL.length ? 'everybody' : roles.join(' ')
      return relation === 'none' ? names : `${relation}: ${names}`
    })
    .join('; ')
