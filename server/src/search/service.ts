import type { ListingKind } from '@keqiao/shared/listings'
import {
  FACETS,
  type FacetName,
  type Facets,
  type SearchFilters,
  type SearchQuery,
  type SearchReply,
} from '@keqiao/shared/search'
import type { Embedder } from '../embedding/embedder.ts'
import { dot } from '../embedding/vector.ts'
import type { Outbox } from '../platform/outbox.ts'
import type { RequestViewer } from '../platform/serve.ts'
import type { Taxonomies } from '../taxonomy/taxonomy.ts'
import type { Counting } from './counting.ts'
import { fold } from './embedded/terms.ts'
import type { Found, SearchEngine } from './engine.ts'
import { highlightPassage, highlightTitle } from './highlight.ts'
import type { ListingSource } from './listings.ts'
import { createBox } from './understand/box.ts'
import type { Meant } from './understand/meant.ts'
import type { Judge } from './understand/measures.ts'
import { plainly } from './understand/typed.ts'
import type { DomainWords } from './understand/words.ts'

export type Search = ReturnType<typeof createSearch>

interface Uses {
  engine: SearchEngine
  embedder: Embedder
  outbox: Outbox
  counted: Counting
  taxonomies: Taxonomies
  sources: ListingSource[]
  /** Suggestions rest on what everybody may see, whoever asks. */
  visitor: RequestViewer
  domain: DomainWords
  meant: Meant
  judge: Judge
}

const SUGGESTIONS = 8

/** Sub-directions less like the text than this are not suggested. */
const LEAST_FIELD_SIMILARITY = 0.2
/** More than comes at once. */
const NEWEST = 1000
/** The phrases' part in a suggestion; the neighbours have the rest. */
const PHRASES = 0.4
const NEIGHBOURS = {
  kind: 'achievement',
  filters: {},
  sort: 'relevance',
  offset: 0,
  limit: 12,
  breadth: 'wide',
  by: 'both',
  facets: false,
} as const

/** Who holds a suggested text: enough to find one that everybody may read. */
const HOLDERS = {
  vector: null,
  filters: {},
  sort: 'relevance',
  offset: 0,
  limit: 20,
  breadth: 'precise',
  by: 'words',
  facets: false,
} as const

export function createSearch({ engine, embedder, outbox, counted, taxonomies, sources, visitor, domain, meant, judge }: Uses) {
  let anchors: Promise<{ domain: string; vector: Float32Array }[]> | null = null

  /** Sub-direction phrases, embedded once: the nearest ones name a text's field. */
  function fieldAnchors() {
    anchors ??= (async () => {
      const entries = taxonomies.lists.field.entries.filter((entry) => entry.code.length === 6 && !entry.retired)
      const vectors = await embedder.embed(
        entries.map((entry) => `${taxonomies.label('field', entry.code.slice(0, 4), 'zh')}：${entry.zh}`),
        'passage',
      )
      return entries.map((entry, i) => ({ domain: entry.code.slice(0, 4), vector: vectors[i] as Float32Array }))
    })()
    return anchors
  }

  const indicatorsOf = async (ids: string[]) => (await sourceOf('achievement').indicators?.(ids)) ?? new Map()
  const sourceOf = (kind: ListingKind) => sources.find((source) => source.kind === kind) as ListingSource
  const box = createBox({ engine, counted, embedder, domain, meant, judge, indicatorsOf })

  /** What an index suggests is asked of the database: a title or keyword of something that everybody may read now. */
  async function openOnly<T extends { text: string }>(kind: ListingKind, told: T[]): Promise<T[]> {
    const found = await Promise.all(told.map(({ text }) => engine.search({ ...HOLDERS, kind, text })))
    const ids = [...new Set(found.flatMap(({ hits }) => hits.map(({ id }) => id)))]
    const open = (await sourceOf(kind).documents(ids)).flatMap(({ title, keywords }) => [title, ...keywords])
    const texts = new Set(open.map(fold))
    return told.filter(({ text }) => texts.has(fold(text)))
  }

  return {
    async search(viewer: RequestViewer, query: SearchQuery): Promise<SearchReply> {
      const filters = Object.fromEntries(FACETS.map((name) => [name, query[name]])) as Partial<Record<FacetName, string[]>>
      const { found, fulfilling, understood } = await box(query, {
        ...{ kind: query.kind, filters, sort: query.sort },
        ...{ breadth: 'precise', by: 'both', facets: true },
      })
      const cards = await sourceOf(query.kind).cards(
        found.hits.map((hit) => hit.id),
        viewer,
      )
      return {
        items: found.hits.flatMap((hit) => {
          const seen = cards.get(hit.id)
          if (!seen) return []
          return {
            card: seen.card,
            words: hit.words,
            meaning: Math.max(0, hit.meaning ?? 0),
            title: highlightTitle(seen.card.name, found.terms),
            text: highlightPassage(seen.text, found.terms),
            fulfils: fulfilling.has(hit.id),
          }
        }),
        total: found.total,
        about: found.about,
        page: query.page,
        size: query.size,
        facets: toldFacets(found.facets),
        understood,
        waiting: await outbox.waiting('listing'),
        standIn: found.standIn === true,
      }
    },

    /** Of these ids, those that stand among the newest a search would list: to be asked of what has just come. */
    async listed({ kind, q, filters }: Pick<SearchQuery, 'kind' | 'q'> & { filters: SearchFilters }, ids: string[]) {
      const asked = { kind, q, ...filters, sort: 'date', page: 1, size: NEWEST, as: 'meant' } as const
      const { found } = await box(asked, { kind, filters, sort: 'date', breadth: 'precise', by: 'both', facets: false })
      const wanted = new Set(ids)
      return found.hits.flatMap(({ id }) => (wanted.has(id) ? [id] : []))
    },

    /** Names and keywords that hold what is typed; for letters, also what sounds so. */
    async suggest(kind: ListingKind, typed: string) {
      const written = await openOnly(kind, await engine.suggest(kind, plainly(typed), SUGGESTIONS))
      const sounding = await meant.sounding(kind, typed, SUGGESTIONS - written.length)
      const known = new Set(written.map(({ text }) => text))
      for (const text of sounding) {
        if (known.has(text)) continue
        const like = await engine.suggest(kind, text, SUGGESTIONS)
        written.push({
          text,
          count: Math.max(
            1,
            like.reduce((sum, { count }) => sum + count, 0),
          ),
        })
      }
      return written
    },

    /**
     * Domains of a text, best first: what the nearest listings of the library are filed under, and which sub-direction's
     * phrase is nearest. The library knows how people speak; the phrases cover what it does not hold yet.
     */
    async suggestField(text: string): Promise<{ code: string; similarity: number }[]> {
      const [vector] = await embedder.embed([text], 'query')
      const found = await engine.search({ ...NEIGHBOURS, text, vector: vector ?? null })
      const cards = await sourceOf('achievement').cards(
        found.hits.map((hit) => hit.id),
        visitor,
      )
      const domains = new Map<string, number>()
      const count = (code: string | null | undefined, part: number) => code && domains.set(code, (domains.get(code) ?? 0) + part)
      const all = found.hits.reduce((sum, hit) => sum + hit.score, 0) || 1
      for (const hit of found.hits) count(cards.get(hit.id)?.card.field, (1 - PHRASES) * (hit.score / all))
      const nearest = new Map<string, number>()
      for (const anchor of await fieldAnchors()) {
        const similarity = vector ? dot(anchor.vector, vector) : 0
        if (similarity > (nearest.get(anchor.domain) ?? LEAST_FIELD_SIMILARITY)) nearest.set(anchor.domain, similarity)
      }
      for (const [code, similarity] of nearest) count(code, PHRASES * similarity)
      return [...domains]
        .map(([code, similarity]) => ({ code, similarity }))
        .sort((a, b) => b.similarity - a.similarity)
        .slice(0, 3)
    },
  }
}

/** A value that only a few anonymous listings have would say where one of them is. */
const LEAST_TOLD = 3
const toldFacets = (facets: Found['facets']): Facets =>
  Object.fromEntries(
    Object.entries(facets).map(([name, counts]) => [
      name,
      counts.filter(({ count, plain }) => plain > 0 || count >= LEAST_TOLD).map(({ code, count }) => ({ code, count })),
    ]),
  )
