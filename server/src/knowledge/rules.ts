import { EVERYWHERE, type KnowledgeArea, type KnowledgeKind } from '@keqiao/shared/knowledge'
import type { Edit } from './store.ts'

/** An entry as it stands: the house's, an operator's version of it, or an operator's own. */
export interface Entry<T> {
  content: T & { code: string }
  active: boolean
  reason: string | null
  from: 'house' | 'changed' | 'own'
  by: string | null
  at: string | null
}
export interface Area {
  active: boolean
  reason: string | null
}

export const subjectOf = (kind: string, code: string) => `${kind}:${code}`
export const areaOf = (field: string) => field.slice(0, 2) || EVERYWHERE
/** One spelling of a word: what looks alike is alike. */
export const folded = (word: string) => word.normalize('NFKC').replace(/[\s-]/g, '').toLowerCase()

/** The files' entries with the operators' edits over them, then what operators added. */
export function entriesOf<T extends { field: string }>(
  kind: KnowledgeKind,
  seeds: (T & { code: string; off: string })[],
  edits: Edit[],
): Entry<T>[] {
  const left = new Map(edits.filter(({ subject }) => subject.startsWith(`${kind}:`)).map((edit) => [edit.subject, edit]))
  const entries = seeds.map(({ off, ...seed }): Entry<T> => {
    const subject = subjectOf(kind, seed.code)
    const edit = left.get(subject)
    left.delete(subject)
    const plain = seed as unknown as T & { code: string }
    if (!edit) return { content: plain, active: off === '', reason: off || null, from: 'house', by: null, at: null }
    const content = edit.content ? { ...(edit.content as unknown as T), code: seed.code } : plain
    return { content, ...stateOf(edit), from: edit.content ? 'changed' : 'house' }
  })
  const own = [...left.values()]
    .filter(({ content }) => content)
    .sort((a, b) => (a.subject < b.subject ? -1 : 1))
    .map((edit): Entry<T> => {
      const code = edit.subject.slice(kind.length + 1)
      return { content: { ...(edit.content as unknown as T), code }, ...stateOf(edit), from: 'own' }
    })
  return [...entries, ...own]
}
const stateOf = ({ active, reason, name, at }: Edit) => ({ active, reason, by: name, at })

export function areasOf(
  kind: KnowledgeKind,
  off: { kind: string; area: string; reason: string }[],
  edits: Edit[],
): Map<string, Area> {
  const areas = new Map<string, Area>()
  for (const one of off) if (one.kind === kind) areas.set(one.area, { active: false, reason: one.reason })
  const prefix = `${kind}_area:`
  for (const { subject, active, reason } of edits)
    if (subject.startsWith(prefix)) areas.set(subject.slice(prefix.length), { active, reason })
  return areas
}

/** What is in force: entries that are on, of 专栏 that are on. */
export const inForce = <T extends { field: string }>(entries: Entry<T>[], areas: Map<string, Area>) =>
  entries
    .filter(({ active, content }) => active && (areas.get(areaOf(content.field))?.active ?? true))
    .map(({ content }) => content)

export function areaList<T extends { field: string }>(entries: Entry<T>[], areas: Map<string, Area>): KnowledgeArea[] {
  const counts = new Map<string, number>()
  for (const { content } of entries) {
    const area = areaOf(content.field)
    counts.set(area, (counts.get(area) ?? 0) + 1)
  }
  return [...counts]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([area, entries]) => ({ area, entries, ...(areas.get(area) ?? { active: true, reason: null }) }))
}

/** The next number of a sub-direction's own problems, or of own groups: never one that was used. */
export function nextCode(kind: KnowledgeKind, field: string, codes: Iterable<string>): string {
  const prefix = kind === 'problem' ? `${field}-X` : 'X'
  let last = 0
  for (const code of codes) if (code.startsWith(prefix)) last = Math.max(last, Number(code.slice(prefix.length)) || 0)
  return `${prefix}${last + 1}`
}
