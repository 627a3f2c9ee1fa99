import { NeedDraft } from '@keqiao/shared/needs'
import { readNeeds } from '../eval/files.ts'
import { random } from '../eval/metrics.ts'
import { readFolder, readSources } from './documents.ts'

const LENGTH = 300
const SEED = 5

/** Needs whose whole text is 300 characters: a file of descriptions, or the demonstration needs' own words. */
export function readQueries(file: string | null, most: number): NeedDraft[] {
  const drafts = file
    ? readNeeds(file).map(({ description }) => NeedDraft.parse({ name: 'x', background: description }))
    : readFolder<object>('needs/').map((row) => NeedDraft.parse(row))
  const step = Math.max(1, drafts.length / most)
  return Array.from({ length: Math.min(most, drafts.length) }, (_, i) => drafts[Math.floor(i * step)] as NeedDraft).map(
    (draft, i) => {
      const text = [draft.background, draft.difficulty, draft.research].join('').replace(/\s+/g, ' ').trim().slice(0, LENGTH)
      // A name that begins the text is not asked twice, so the text is all that is asked.
      const alone = {
        name: text.slice(0, 60).trim(),
        background: text,
        difficulty: null,
        research: null,
        object: null,
        keywords: [],
      }
      return { ...draft, ...alone, externalRef: `Q-${i}` }
    },
  )
}

/** One or two keywords of an achievement, as people type them. */
export function shortQueries(source: string | null, most: number): string[] {
  const next = random(SEED)
  const sources = readSources(source).filter(({ draft }) => draft.keywords.length > 0)
  return Array.from({ length: most }, () => {
    const { keywords } = (sources[Math.floor(next() * sources.length)] as (typeof sources)[number]).draft
    const start = Math.floor(next() * keywords.length)
    return keywords.slice(start, start + (next() < 0.5 ? 1 : 2)).join(' ')
  })
}
