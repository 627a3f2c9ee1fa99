import type { ProblemDraft, SynonymDraft } from '@keqiao/shared/knowledge'
import type { Clock } from '../platform/clock.ts'
import type { Database } from '../platform/db/database.ts'
import { type Area, areasOf, type Entry, entriesOf, inForce } from './rules.ts'
import { type ProblemTechnique, readAreasOff, readProblems, readSynonyms, type SynonymGroup } from './seeds.ts'
import * as store from './store.ts'

/** What is in force; another object whenever it changed. */
export interface Standing {
  problems: ProblemTechnique[]
  synonyms: SynonymGroup[]
}
export interface Pages extends Standing {
  all: { problem: Entry<ProblemDraft>[]; synonym: Entry<SynonymDraft>[] }
  areas: { problem: Map<string, Area>; synonym: Map<string, Area> }
  /** Of the edits that they were made from. */
  stamp: string
}
export type Book = ReturnType<typeof openBook>

/** Another process may have changed it: asked this often. */
const LOOK_AGAIN_MS = 5000

/** What came with the house, while nobody has changed anything. */
let untouched: Pages | undefined
let seeds: { problems: ReturnType<typeof readProblems>; synonyms: ReturnType<typeof readSynonyms> } | undefined

/** The knowledge as it stands: files and the operators' edits, kept in memory until somebody changes it. */
export function openBook({ db, clock }: { db: Database; clock: Clock }) {
  let pages: Promise<Pages> | null = null
  let stamp = ''
  let looked = 0

  async function read(stamp: string): Promise<Pages> {
    seeds ??= { problems: readProblems(), synonyms: readSynonyms() }
    const edits = await store.all(db.read)
    if (edits.length === 0 && untouched) return untouched
    const off = readAreasOff()
    const all = {
      problem: entriesOf<ProblemDraft>('problem', seeds.problems, edits),
      synonym: entriesOf<SynonymDraft>('synonym', seeds.synonyms, edits),
    }
    const areas = { problem: areasOf('problem', off, edits), synonym: areasOf('synonym', off, edits) }
    const made = {
      ...{ all, areas, stamp },
      problems: inForce(all.problem, areas.problem),
      synonyms: inForce(all.synonym, areas.synonym),
    }
    if (edits.length === 0) untouched = made
    return made
  }

  async function latest(): Promise<Pages> {
    looked = clock.millis()
    const now = await store.stamp(db.read)
    if (!pages || now !== stamp) {
      stamp = now
      pages = read(now)
      pages.catch(() => {
        pages = null
      })
    }
    return pages
  }

  return {
    /** For whoever changes it: nothing that another process did meanwhile is missed. */
    latest,
    pages: async (): Promise<Pages> => (pages && clock.millis() - looked < LOOK_AGAIN_MS ? pages : latest()),
    /** Somebody changed it in this process. */
    turn() {
      pages = null
    },
  }
}
