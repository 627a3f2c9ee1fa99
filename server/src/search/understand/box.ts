import type { Indicator } from '@keqiao/shared/indicators'
import type { ListingKind } from '@keqiao/shared/listings'
import type { SearchQuery, Understood } from '@keqiao/shared/search'
import type { Embedder } from '../../embedding/embedder.ts'
import type { Counted, Counting } from '../counting.ts'
import type { Query, SearchEngine } from '../engine.ts'
import type { Meant } from './meant.ts'
import { type Judge, type Measured, measuresIn } from './measures.ts'
import { plainly, simplified } from './typed.ts'
import type { DomainWords, Said } from './words.ts'

/** What another word for the same thing counts for in a search box, which holds few words. */
const SYNONYM = 0.7
/** Fewer results ask whether something else was meant. */
const FEW = 3
const OFFERS = 3
/** A search box holds few words; a whole need pasted into it is asked as it stands. */
const WORDS_WIDENED = 4
/** Results that are looked through for measures. */
const LOOKED_THROUGH = 500

export interface Uses {
  engine: SearchEngine
  counted: Counting
  embedder: Embedder
  domain: DomainWords
  meant: Meant
  judge: Judge
  /** Indicators of records that everybody may read. */
  indicatorsOf(ids: string[]): Promise<Map<string, Indicator[]>>
}
export interface Answer {
  found: Counted
  fulfilling: Set<string>
  understood: Understood
}
type Asked = Omit<Query, 'text' | 'vector' | 'expansion' | 'offset' | 'limit'>

/** A search box: takes what people type for what they mean, and says so. */
export function createBox({ engine, counted, embedder, domain, meant, judge, indicatorsOf }: Uses) {
  async function run(asked: Asked, text: string, offset: number, limit: number) {
    const vector = text ? ((await embedder.embed([text], 'query'))[0] ?? null) : null
    const said = text ? await writtenOf(asked.kind, await domain.saidIn(text)) : []
    const expansion = domain.expansionBy(said, SYNONYM)
    const query = { ...asked, text, vector, expansion, offset, limit }
    // Who shows no numbers has no use for a count.
    const found = asked.facets ? await counted(query) : { ...(await engine.search(query)), about: true }
    return { said, found: { ...found, terms: [...found.terms, ...termsOf(said, found.terms[0]?.weight ?? 1)] } }
  }

  /** Only other words that the library writes: parts of the rest would find what nobody asked for. */
  async function writtenOf(kind: ListingKind, said: Said[]): Promise<Said[]> {
    const asked = said.slice(0, WORDS_WIDENED).map(async ({ said, also }) => {
      const written = await Promise.all(also.map((word) => meant.isWritten(kind, word)))
      return { said, also: also.filter((_, i) => written[i]) }
    })
    return (await Promise.all(asked)).filter(({ also }) => also.length > 0)
  }

  /** What fulfils every measure first, what is known to miss one last, else as it was. */
  async function byMeasures(found: Counted, { wanted }: Measured) {
    const indicators = await indicatorsOf(found.hits.slice(0, LOOKED_THROUGH).map(({ id }) => id))
    const placeOf = (id: string) => {
      const offered = indicators.get(id)
      const verdicts = offered ? judge(wanted, offered).map(({ verdict }) => verdict) : []
      if (verdicts.length === 0) return 1
      return verdicts.every((verdict) => verdict === 'met') ? 0 : verdicts.includes('not_met') ? 2 : 1
    }
    const placed = found.hits.map((hit) => ({ hit, place: placeOf(hit.id) }))
    return {
      hits: [0, 1, 2].flatMap((wanted) => placed.flatMap(({ hit, place }) => (place === wanted ? [hit] : []))),
      fulfilling: new Set(placed.flatMap(({ hit, place }) => (place === 0 ? [hit.id] : []))),
    }
  }

  return async function ask(query: SearchQuery, asked: Asked): Promise<Answer> {
    const { kind } = query
    const [offset, limit] = [(query.page - 1) * query.size, query.size]
    const typed = plainly(query.q)
    const takesMeaning = query.as === 'meant' && typed !== ''
    const measured = takesMeaning && kind === 'achievement' && query.sort === 'relevance' ? measuresIn(simplified(query.q)) : null
    const words = measured ? plainly(measured.text) : typed
    const spelled = takesMeaning ? await meant.spelled(kind, words) : null
    let searched = spelled
    const most = Math.max(LOOKED_THROUGH, offset + limit)
    const at = (text: string) => (measured ? run(asked, text, 0, most) : run(asked, text, offset, limit))
    let { found, said } = await at(spelled ?? words)
    let offers: string[] = []
    if (takesMeaning && !spelled && found.total < FEW) {
      offers = await meant.sounding(kind, typed, OFFERS)
      if (found.total === 0 && offers[0]) {
        searched = offers[0]
        offers = offers.slice(1)
        ;({ found, said } = await at(searched))
      }
    }
    const understood = { searched, offers, also: said, measures: measured?.lines ?? [] }
    if (!measured) return { found, fulfilling: new Set(), understood: { ...understood, fulfilled: 0 } }
    const { hits, fulfilling } = await byMeasures(found, measured)
    return {
      found: { ...found, hits: hits.slice(offset, offset + limit) },
      fulfilling,
      understood: { ...understood, fulfilled: fulfilling.size },
    }
  }
}

const termsOf = (said: Said[], weight: number) =>
  said.flatMap(({ also }) => also.map((word) => ({ term: word.normalize('NFKC').toLowerCase(), weight })))
