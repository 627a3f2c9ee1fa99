import { type KnowledgeKind, ProblemDraft, SynonymDraft } from '@keqiao/shared/knowledge'
import type { KnowledgeChange, KnowledgeFault } from '@keqiao/shared/knowledge-file'
import type { z } from 'zod'
import { type Entry, folded } from './rules.ts'
import { type AnyDraft, HEADINGS, LISTS, type Part, type Written } from './sheet.ts'

/** One entry as the file wants it. */
export interface Wanted {
  change: KnowledgeChange
  before: Entry<AnyDraft> | null
  content: AnyDraft
  active: boolean
  reason: string | null
}
export interface Plan {
  wanted: Wanted[]
  faults: KnowledgeFault[]
  unchanged: number
  unnamed: number
}
const LONGEST_REASON = 200

type Known = Entry<AnyDraft>[]

/** What a file would change of the entries as they stand, and what is wrong with it, each fault at its cell. */
export function planOf(kind: KnowledgeKind, entries: Known, written: Written[], isField: (code: string) => boolean): Plan {
  const known = new Map(entries.map((entry) => [entry.content.code, entry]))
  const named = new Map<string, number>()
  const faults: KnowledgeFault[] = []
  const wanted: Wanted[] = []
  for (const one of written) {
    const fault = (column: keyof typeof HEADINGS, code: string, facts: Record<string, unknown> = {}) =>
      void faults.push({ row: one.row, column: HEADINGS[column], code, facts })
    const before = one.code === null ? null : known.get(one.code)
    if (before === undefined) fault('code', 'no_such_entry', { code: one.code })
    if (one.code !== null && named.has(one.code)) fault('code', 'code_twice', { code: one.code, row: named.get(one.code) })
    if (one.code !== null) named.set(one.code, one.row)
    const held = (before?.content ?? { field: '' }) as Partial<ProblemDraft & SynonymDraft>
    const lists = LISTS.filter((list) => (kind === 'synonym') === (list === 'terms'))
    const given = {
      field: one.field ?? held.field ?? '',
      ...Object.fromEntries(lists.map((list) => [list, one.lists[list] ?? held[list] ?? []])),
    }
    const parsed = (kind === 'problem' ? ProblemDraft : SynonymDraft).safeParse(given)
    if (!parsed.success) for (const [part, code, facts] of faultsOf(parsed.error.issues, given)) fault(part, code, facts)
    else if (given.field !== '' && !isField(given.field)) fault('field', 'unknown_code')
    const active = one.active ?? before?.active ?? true
    const reason = active ? null : one.reason === undefined ? (before?.reason ?? null) : one.reason
    if (!active && !reason) fault('reason', 'why_off')
    if (reason && reason.length > LONGEST_REASON) fault('reason', 'too_big', { maximum: LONGEST_REASON })
    if (parsed.success && before !== undefined) {
      const change = changeOf({ row: one.row, before, content: parsed.data, active, reason })
      wanted.push({ change, before, content: parsed.data, active, reason })
    }
  }
  if (kind === 'synonym') faults.push(...wordsTwice(entries, wanted))
  const changing = wanted.filter(({ before, change }) => before === null || change.turned !== null || change.parts.length > 0)
  return {
    wanted: changing,
    faults: faults.sort((a, b) => a.row - b.row),
    unchanged: wanted.length - changing.length,
    unnamed: entries.length - entries.filter(({ content }) => named.has(content.code)).length,
  }
}

function* faultsOf(issues: z.core.$ZodIssue[], given: object): Generator<[Part, string, Record<string, unknown>]> {
  const seen = new Set<Part>()
  for (const issue of issues) {
    const [part, at] = issue.path as [Part, number?]
    if (seen.has(part)) continue
    seen.add(part)
    const value = (given as Record<string, unknown>)[part]
    const { minimum, maximum } = issue as { minimum?: number; maximum?: number }
    if (typeof at === 'number') yield [part, 'word_too_long', { word: String((value as string[])[at]).slice(0, 60), maximum }]
    else if (part === 'field') yield [part, value === '' ? 'required' : 'unknown_code', {}]
    else if (issue.code === 'too_small') yield [part, minimum === 1 ? 'required' : 'too_few_words', { minimum }]
    else yield [part, 'too_many_words', { maximum }]
  }
}

function changeOf({ row, before, content, active, reason }: Omit<Wanted, 'change'> & { row: number }): KnowledgeChange {
  const lists = LISTS.filter((list) => list in content)
  const words = (draft: object | undefined, part: string) =>
    [(draft as Record<string, string | string[]> | undefined)?.[part] ?? []].flat().filter(Boolean)
  const held = before ? { ...before.content, reason: before.reason ?? '' } : undefined
  const parts = (['field', ...lists, 'reason'] as Part[]).flatMap((part) => {
    const [old, now] = [words(held, part), words({ ...content, reason: reason ?? '' }, part)]
    if (JSON.stringify(old) === JSON.stringify(now)) return []
    return [{ part, added: now.filter((word) => !old.includes(word)), removed: old.filter((word) => !now.includes(word)) }]
  })
  const turned = active === (before?.active ?? true) ? null : active ? 'on' : 'off'
  const title = 'terms' in content ? content.terms.slice(0, 2).join('、') : (content.symptoms[0] ?? '')
  return { row, code: before?.content.code ?? null, title, turned, parts }
}

/** A word that would stand in two groups, once all of the file is taken in, or twice in one. */
function wordsTwice(entries: Known, wanted: Wanted[]): KnowledgeFault[] {
  const named = new Set(wanted.map(({ change }) => change.code))
  const groups: { row: number | null; content: AnyDraft }[] = [
    ...entries.filter(({ content }) => !named.has(content.code)).map(({ content }) => ({ row: null, content })),
    ...wanted.map(({ change, content }) => ({ row: change.row, content })),
  ]
  const first = new Map<string, (typeof groups)[number]>()
  return groups.flatMap(({ row, content }) => {
    const faults: KnowledgeFault[] = []
    const mine = new Set<string>()
    for (const word of (content as SynonymDraft).terms) {
      const spelled = folded(word)
      const other = first.get(spelled)
      if (mine.has(spelled)) faults.push({ row: row ?? 0, column: HEADINGS.terms, code: 'word_twice', facts: { word } })
      else if (other) {
        const group = (other.content as SynonymDraft).terms.join('、')
        const said = { row: row ?? 0, column: HEADINGS.terms }
        if (other.row === null) faults.push({ ...said, code: 'word_in_other_group', facts: { word, group } })
        else faults.push({ ...said, code: 'word_in_other_row', facts: { word, group, row: other.row } })
      } else first.set(spelled, { row, content })
      mine.add(spelled)
    }
    return row === null ? [] : faults
  })
}
