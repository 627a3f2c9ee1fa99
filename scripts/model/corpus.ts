import { readFileSync } from 'node:fs'
import path from 'node:path'
import { gunzipSync } from 'node:zlib'

export interface Paper {
  id: string
  title: string
  abstract: string
  keywords: string[]
  introduction: string
  /** Body paragraphs, already cut out of the running text. */
  paragraphs: string[]
}

interface PaperRow {
  id: string
  title: string
  abstract: string
  keywords: string[]
  introduction?: string
  body?: string
}

/** Papers whose titles share this many first characters are taken for the same paper. */
const TITLE_PREFIX = 18
const SHORTEST_PARAGRAPH = 40
const LONGEST_PARAGRAPH = 500

export function* readLines(file: string): Generator<string> {
  const bytes = gunzipSync(readFileSync(file))
  let start = 0
  while (start < bytes.length) {
    const end = bytes.indexOf(10, start)
    const stop = end < 0 ? bytes.length : end
    if (stop > start) yield bytes.toString('utf8', start, stop)
    start = stop + 1
  }
}

export function* readRows<Row>(file: string): Generator<Row> {
  for (const line of readLines(file)) yield JSON.parse(line) as Row
}

const titlePrefix = (title: string) => title.normalize('NFKC').toLowerCase().replace(/\s+/g, '').slice(0, TITLE_PREFIX)

function cutParagraphs(body: string): string[] {
  const found: string[] = []
  for (const paragraph of body.split('\n')) {
    for (let at = 0; at < paragraph.length; at += LONGEST_PARAGRAPH) {
      const piece = paragraph.slice(at, at + LONGEST_PARAGRAPH)
      if (piece.length >= SHORTEST_PARAGRAPH) found.push(piece)
    }
  }
  return found
}

/** Training papers, without any that stands in the development sets (by id or by title prefix). */
export function readPapers(folder: string): Paper[] {
  const held = new Set<string>()
  for (const name of ['chinaxiv-dev.jsonl.gz', 'csl-dev.jsonl.gz']) {
    for (const row of readRows<PaperRow>(path.join(folder, name))) held.add(row.id).add(titlePrefix(row.title))
  }
  const papers: Paper[] = []
  for (const row of readRows<PaperRow>(path.join(folder, 'chinaxiv-train.jsonl.gz'))) {
    if (held.has(row.id) || held.has(titlePrefix(row.title))) continue
    papers.push({
      id: row.id,
      title: row.title,
      abstract: row.abstract,
      keywords: row.keywords,
      introduction: row.introduction ?? '',
      paragraphs: cutParagraphs(row.body ?? ''),
    })
  }
  return papers
}

/** Titles of journal papers: text for the vocabulary and the co-occurrence counts only. */
export function readTitles(folder: string): string[] {
  const titles: string[] = []
  for (const line of readLines(path.join(folder, 'csl-titles.tsv.gz'))) titles.push(line.split('\t')[0] ?? '')
  return titles
}

export function* textsOf(paper: Paper): Generator<string> {
  yield paper.title
  yield paper.keywords.join(' ')
  yield paper.abstract
  yield paper.introduction
  yield* paper.paragraphs
}
