import { readdirSync, readFileSync } from 'node:fs'
import { searchTextOf } from '@keqiao/server/achievements/listing'
import type { AchievementRow } from '@keqiao/server/achievements/tables'
import { AchievementDraft } from '@keqiao/shared/achievements'
import { readAchievements } from '../eval/files.ts'
import { random } from '../eval/metrics.ts'

const seeds = new URL('../../seeds/demo/', import.meta.url)
const OF_ONE = 3
const OF_ANOTHER = 2
const SEED = 20_261

/** What is recombined: an achievement's sentences; its other fields stay with the one that gives the title. */
export interface Source {
  draft: AchievementDraft
  sentences: string[]
}

export function readFolder<T>(folder: string): T[] {
  const at = new URL(folder, seeds)
  const files = readdirSync(at).filter((file) => file.endsWith('.json'))
  return files.sort().flatMap((file) => JSON.parse(readFileSync(new URL(file, at), 'utf8')) as T[])
}

const sentencesOf = (...texts: (string | null)[]) =>
  texts.flatMap((text) => (text ?? '').split(/(?<=[。！？；])/)).filter((sentence) => sentence.length >= 8)

/** A file of title, abstract and keywords, or the demonstration achievements. */
export function readSources(file: string | null): Source[] {
  const sources = file
    ? readAchievements(file).map(({ title, abstract, keywords }) => ({
        draft: AchievementDraft.parse({ name: title, abstract, keywords: (keywords ?? []).slice(0, 20) }),
        sentences: sentencesOf(abstract),
      }))
    : readFolder<object>('achievements/')
        .map((row) => AchievementDraft.parse(row))
        .map((draft) => ({
          draft: {
            ...draft,
            solution: null,
            publicSummary: null,
            innovations: [],
            scenarios: null,
            economics: null,
            nameEn: null,
          },
          sentences: sentencesOf(draft.abstract, draft.solution, draft.publicSummary, draft.scenarios),
        }))
  return sources.filter((source) => source.sentences.length > 0)
}

/** Sentences of one with sentences of another, as many times as asked and always the same ones. */
export function* recombinations(sources: Source[], size: number) {
  const next = random(SEED)
  const pick = <T>(list: T[]) => list[Math.floor(next() * list.length)] as T
  const some = (sentences: string[], most: number) => {
    const start = Math.floor(next() * Math.max(1, sentences.length - most + 1))
    return sentences.slice(start, start + most)
  }
  for (let i = 0; i < size; i++) {
    const one = pick(sources)
    const another = pick(sources)
    yield {
      i,
      draft: one.draft,
      sentences: [...some(one.sentences, OF_ONE), ...some(another.sentences, OF_ANOTHER)],
      keywords: [...new Set([...one.draft.keywords.slice(0, 3), ...another.draft.keywords.slice(0, 2)])],
    }
  }
}

export function* recombine(sources: Source[], size: number): Generator<AchievementDraft> {
  for (const { i, draft, sentences, keywords } of recombinations(sources, size))
    yield { ...draft, externalRef: `B-${i}`, abstract: sentences.join('').slice(0, 3000), keywords }
}

/** What every engine of the comparison is given: title, keywords and the text that our own index holds. */
export function* documents(sources: Source[], size: number) {
  let id = 0
  for (const draft of recombine(sources, size))
    yield { id: id++, title: draft.name, keywords: draft.keywords.join(' '), text: searchTextOf(draft as AchievementRow) }
}
