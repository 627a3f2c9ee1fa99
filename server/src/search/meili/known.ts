import type { ListingKind } from '@keqiao/shared/listings'
import type { Index } from 'meilisearch'
import { createSuggestions } from '../embedded/suggestions.ts'
import { filterOf, type Stored } from './documents.ts'
import { createStatistics, type Sheet, sheetOf } from './sheets.ts'

/** Documents of a kind whose terms are kept: how rare a word is can be told from these. */
const KEPT = 20_000
const PAGE = 500
/** Others' changes are looked for this often. */
const LOOK_MS = 30_000

export type Known = ReturnType<typeof createKnown>
export interface Head {
  id: string
  mark: string
}

/** What this process knows of one kind's documents: sheets for scoring, statistics, suggestions. Filled from the server. */
export function createKnown(kind: ListingKind, index: () => Index<Stored>) {
  const sheets = new Map<string, Sheet>()
  const statistics = createStatistics()
  const suggestions = createSuggestions()
  /** Documents of a large library that are not kept. */
  let others = 0
  let stamp = ''
  let looked = Number.NEGATIVE_INFINITY
  let learning: Promise<void> | null = null

  function forget(id: string) {
    const before = sheets.get(id)
    if (!before) return
    sheets.delete(id)
    statistics.remove(before)
    suggestions.remove(before)
  }

  function keep(sheet: Sheet) {
    if (!sheets.has(sheet.id) && sheets.size >= KEPT) return
    forget(sheet.id)
    sheets.set(sheet.id, sheet)
    statistics.add(sheet)
    suggestions.add(sheet)
  }

  async function read(ids: string[]): Promise<Sheet[]> {
    const found: Sheet[] = []
    for (let i = 0; i < ids.length; i += PAGE) {
      const { results } = await index().getDocuments({ ids: ids.slice(i, i + PAGE), limit: PAGE })
      found.push(...results.filter((document) => document.kind === kind).map(sheetOf))
    }
    return found
  }

  /** Reads through the heads, every page or evenly spaced ones of a large library, and fetches what is new or changed. */
  async function learn() {
    const seen = new Set<string>()
    const filter = filterOf(kind, {})
    for (let page = 0, step = 1; ; page += step) {
      const { results, total: now } = await index().getDocuments({
        ...{ filter, fields: ['id', 'mark'], offset: page * PAGE, limit: PAGE },
      })
      others = now
      step = Math.max(1, Math.ceil(now / KEPT))
      const changed = results.filter(({ id, mark }) => sheets.get(id)?.mark !== mark)
      for (const sheet of await read(changed.map(({ id }) => id))) keep(sheet)
      for (const { id } of results) seen.add(id)
      if ((page + step) * PAGE >= now) break
    }
    for (const id of sheets.keys()) if (!seen.has(id)) forget(id)
    others -= sheets.size
  }

  async function look() {
    looked = performance.now()
    const { updatedAt } = await index().getRawInfo()
    if (updatedAt === stamp) return
    await learn()
    stamp = updatedAt
  }

  return {
    statistics,
    suggestions,
    total: () => sheets.size + Math.max(0, others),

    /** The first call waits until something is known; later ones look for others' changes beside the answer. */
    async ready() {
      if (performance.now() - looked > LOOK_MS)
        learning ??= look()
          .catch((fault) => {
            looked = Number.NEGATIVE_INFINITY
            throw fault
          })
          .finally(() => {
            learning = null
          })
      if (stamp === '') await learning
      else learning?.catch(() => {})
    },

    /** Sheets of these documents as the server has them now. */
    async sheetsOf(heads: Head[]): Promise<Sheet[]> {
      const missing = heads.filter(({ id, mark }) => sheets.get(id)?.mark !== mark).map(({ id }) => id)
      const fetched = new Map((missing.length > 0 ? await read(missing) : []).map((sheet) => [sheet.id, sheet]))
      for (const sheet of fetched.values()) keep(sheet)
      return heads.flatMap(({ id }) => fetched.get(id) ?? sheets.get(id) ?? [])
    },

    /** Those of these ids that are there, read anew: a pair is scored from what stands in the index. */
    async sheetsNow(ids: string[]): Promise<Sheet[]> {
      const heads: Head[] = []
      for (let i = 0; i < ids.length; i += PAGE) {
        const asked = { ids: ids.slice(i, i + PAGE), fields: ['id', 'mark'] as ('id' | 'mark')[], limit: PAGE }
        heads.push(...(await index().getDocuments(asked)).results)
      }
      return this.sheetsOf(heads)
    },

    /** What this process has just written, so that it need not be read back. */
    wrote(documents: Stored[]) {
      for (const document of documents) keep(sheetOf(document))
    },
    removed(ids: string[]) {
      for (const id of ids) forget(id)
    },
    clear() {
      for (const id of [...sheets.keys()]) forget(id)
      stamp = ''
      looked = Number.NEGATIVE_INFINITY
    },
  }
}
