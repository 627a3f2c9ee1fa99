import type { Received } from '@keqiao/shared/endpoint'
import type {
  KnowledgeKind,
  KnowledgeProblem,
  KnowledgeSynonym,
  knowledgeApi,
  ProblemDraft,
  SynonymDraft,
} from '@keqiao/shared/knowledge'
import { seesProvince } from '../accounts/scope.ts'
import type { Viewer } from '../accounts/viewer.ts'
import type { Clock } from '../platform/clock.ts'
import type { Database } from '../platform/db/database.ts'
import { Refusal, wrongAt } from '../platform/refusal.ts'
import type { Sheets } from '../platform/sheets.ts'
import type { Trail } from '../platform/trail.ts'
import type { Taxonomies } from '../taxonomy/taxonomy.ts'
import type { Book, Pages } from './book.ts'
import { createKnowledgeExchange } from './exchange.ts'
import { areaList, areaOf, type Entry, folded, subjectOf } from './rules.ts'
import type { Knowledge } from './service.ts'
import type { AnyDraft } from './sheet.ts'
import * as store from './store.ts'
import { createChange, writeEntry } from './writing.ts'

export type KnowledgeDesk = ReturnType<typeof createKnowledgeDesk>

interface Uses {
  db: Database
  clock: Clock
  trail: Trail
  taxonomies: Taxonomies
  book: Book
  knowledge: Knowledge
  sheets: Sheets
}
type Listed = Received<typeof knowledgeApi.problems>['query']

const shownAs = <T>({ content, ...state }: Entry<T>) => ({ ...content, ...state })
const wordsOf = (content: object) => Object.values(content).flatMap((value) => (Array.isArray(value) ? (value as string[]) : []))

/** The vocabulary as the province's operators keep it; the others read it. */
export function createKnowledgeDesk({ db, clock, trail, taxonomies, book, knowledge, sheets }: Uses) {
  const change = createChange({ db, clock, book, knowledge })
  const mayEdit = (viewer: Viewer) => viewer.isOperator && seesProvince(viewer)
  function refuseRegional(viewer: Viewer) {
    if (!mayEdit(viewer)) throw new Refusal('forbidden', { needs: 'province' })
  }

  async function listed<T extends { field: string }>(viewer: Viewer, kind: KnowledgeKind, entries: Entry<T>[], asked: Listed) {
    const { q, area, state, page, size } = asked
    const { areas } = await book.pages()
    const wanted = folded(q)
    const found = entries.filter(
      ({ content, active, from, at }) =>
        (area === '' || areaOf(content.field) === area) &&
        (state === 'all' || (state === 'off' ? !active : from !== 'house' || at !== null)) &&
        (wanted === '' || folded(content.code) === wanted || wordsOf(content).some((word) => folded(word).includes(wanted))),
    )
    // What operators did lately stands first.
    const order = state === 'changed' ? found.toSorted((a, b) => ((a.at ?? '') < (b.at ?? '') ? 1 : -1)) : found
    return {
      items: order.slice((page - 1) * size, page * size).map(shownAs),
      ...{ total: found.length, page, size },
      areas: areaList(entries, areas[kind]),
      mayEdit: mayEdit(viewer),
      ready: await knowledge.isReady(),
    }
  }

  function refuseUnknownField(field: string) {
    if (field !== '' && !taxonomies.has('field', field)) throw wrongAt('field', 'unknown_code')
  }
  /** A word that stands in two groups would join them. */
  function refuseTaken(pages: Pages, code: string | null, terms: string[]) {
    const spelled = terms.map(folded)
    for (const [i, term] of spelled.entries()) {
      if (spelled.indexOf(term) < i) throw wrongAt('terms', 'word_twice', { word: terms[i] })
      const other = pages.all.synonym.find(
        ({ content }) => content.code !== code && content.terms.some((one) => folded(one) === term),
      )
      if (other) throw wrongAt('terms', 'word_in_other_group', { word: terms[i], group: other.content.terms.join('、') })
    }
  }

  async function save(viewer: Viewer, kind: KnowledgeKind, given: string | null, content: AnyDraft) {
    const entries = (await book.latest()).all[kind] as Entry<AnyDraft>[]
    const before = given ? entries.find((entry) => entry.content.code === given) : undefined
    if (given && !before) throw new Refusal('not_found')
    const taken = new Set(entries.map((entry) => entry.content.code))
    const { active = true, reason = null } = before ?? {}
    const wished = { before: before ?? null, content, active, reason }
    const code = await change((tx) => writeEntry(tx, { trail, clock, viewer, kind, taken }, wished))
    const after = (await book.pages()).all[kind] as Entry<{ field: string }>[]
    return shownAs(after.find((entry) => entry.content.code === code) as Entry<{ field: string }>)
  }

  return {
    /** The whole list as a table, both ways. */
    exchange: createKnowledgeExchange({ clock, trail, taxonomies, book, sheets, change }),

    async problems(viewer: Viewer, asked: Listed) {
      return listed(viewer, 'problem', (await book.pages()).all.problem, asked)
    },
    async synonyms(viewer: Viewer, asked: Listed) {
      return listed(viewer, 'synonym', (await book.pages()).all.synonym, asked)
    },

    async saveProblem(viewer: Viewer, code: string | null, draft: ProblemDraft): Promise<KnowledgeProblem> {
      refuseRegional(viewer)
      refuseUnknownField(draft.field)
      return (await save(viewer, 'problem', code, draft)) as KnowledgeProblem
    },

    async saveSynonym(viewer: Viewer, code: string | null, draft: SynonymDraft): Promise<KnowledgeSynonym> {
      refuseRegional(viewer)
      refuseUnknownField(draft.field)
      refuseTaken(await book.latest(), code, draft.terms)
      return (await save(viewer, 'synonym', code, draft)) as KnowledgeSynonym
    },

    async switch(viewer: Viewer, { kind, code, active, reason }: Received<typeof knowledgeApi.switch>['body']) {
      refuseRegional(viewer)
      const pages = await book.latest()
      const [of, isArea] = kind.split('_') as [KnowledgeKind, 'area'?]
      const entries = pages.all[of] as Entry<{ field: string }>[]
      const entry = entries.find(({ content }) => (isArea ? areaOf(content.field) : content.code) === code)
      if (!entry) throw new Refusal('not_found')
      // Switching an entry keeps what an operator had written.
      const content = isArea || entry.from === 'house' ? null : (contentOf(entry) as unknown as ProblemDraft | SynonymDraft)
      await change(async (tx) => {
        await store.save(tx, {
          ...{ subject: subjectOf(kind, code), content, active, reason: active ? null : reason },
          ...{ by: viewer.person?.id ?? null, at: clock.now() },
        })
        await trail.record(tx, viewer, `knowledge.${active ? 'on' : 'off'}`, `knowledge:${kind}:${code}`, { reason })
      })
      return { active }
    },

    /** What came with the house again; an own entry has nothing to go back to. */
    async restore(viewer: Viewer, kind: KnowledgeKind, code: string) {
      refuseRegional(viewer)
      const entries = (await book.latest()).all[kind] as Entry<{ field: string }>[]
      const entry = entries.find(({ content }) => content.code === code)
      if (!entry || entry.from === 'own') throw new Refusal('not_found')
      const restored = await change(async (tx) => {
        const dropped = await store.drop(tx, subjectOf(kind, code))
        if (dropped) await trail.record(tx, viewer, 'knowledge.restored', `knowledge:${kind}:${code}`, {})
        return dropped
      })
      return { restored }
    },
  }
}

const contentOf = ({ content }: Entry<{ field: string }>) => {
  const { code: _, ...rest } = content
  return rest
}
