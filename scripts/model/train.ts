import { parseArgs } from 'node:util'
import { ContrastTrainer } from './contrast.ts'
import { readPapers, readTitles, textsOf } from './corpus.ts'
import { measure, type Quality, readTasks } from './evaluate.ts'
import type { EncodedPaper } from './pairs.ts'
import { partsOf } from './parts.ts'
import { leadingDirections, ppmi } from './ppmi.ts'
import { saveModel } from './save.ts'
import { embedAll, smoothInverseFrequency, type TokenTable, unitRows } from './table.ts'
import { Tokenizer } from './tokenizer.ts'
import { buildVocabulary } from './vocabulary.ts'

/** The recipe, as chosen on the development tasks; `seeds/models/README.md` says what else was tried. */
export const RECIPE = {
  vocabulary: 40_000,
  dimensions: 256,
  smoothing: 1e-3,
  steps: 700,
  batch: 512,
  temperature: 0.04,
  rate: 0.02,
  weightRate: 1,
  partRate: 1,
  dropout: 0.2,
  unsharing: 0.25,
}

/** All token lists in one row, separated by the padding id, so that no window reaches from one text into the next. */
function concatenated(lists: Uint16Array[]): Uint16Array {
  const tokens = new Uint16Array(lists.reduce((sum, list) => sum + list.length + 1, 0))
  let at = 0
  for (const list of lists) {
    tokens.set(list, at)
    at += list.length + 1
  }
  return tokens
}

export function describeQuality(name: string, { ndcg10, recall20, recall100 }: Quality): string {
  return `${name}: nDCG@10 ${ndcg10.toFixed(3)}, recall@20 ${recall20.toFixed(3)}, recall@100 ${recall100.toFixed(3)}`
}

export function train(args: string[]) {
  const { values } = parseArgs({
    args,
    options: { data: { type: 'string' }, out: { type: 'string' }, seed: { type: 'string', default: '7' } },
  })
  if (!values.data || !values.out) throw new Error('train needs --data FOLDER (the corpus) and --out FOLDER (the model).')
  const seed = Number(values.seed)
  const begun = Date.now()
  const say = (line: string) => console.log(`${((Date.now() - begun) / 1000).toFixed(0).padStart(5)} s  ${line}`)

  const papers = readPapers(values.data)
  const titles = readTitles(values.data)
  say(`${papers.length} papers and ${titles.length} titles read`)
  const vocabulary = buildVocabulary(function* () {
    for (const paper of papers) yield [...textsOf(paper)]
    for (const title of titles) yield [title]
  }, RECIPE.vocabulary)
  const size = vocabulary.pieces.length
  const tokenizer = new Tokenizer(vocabulary)
  const encode = (text: string) => Uint16Array.from(tokenizer.encode(text))
  const encoded = papers.map(
    (paper): EncodedPaper => ({
      title: encode(paper.title),
      keywords: encode(paper.keywords.join(' ')),
      abstract: encode(paper.abstract),
      introduction: encode(paper.introduction),
      paragraphs: paper.paragraphs.map(encode),
    }),
  )
  const lists = encoded.flatMap((paper) => [paper.title, paper.keywords, paper.abstract, paper.introduction, ...paper.paragraphs])
  const tokens = concatenated([...lists, ...titles.map(encode)])
  say(`vocabulary of ${size} pieces, corpus of ${tokens.length} tokens`)

  const pairs = ppmi(tokens, size)
  const rows = leadingDirections(pairs, size, RECIPE.dimensions, seed)
  unitRows(rows, RECIPE.dimensions)
  const start: TokenTable = {
    dimensions: RECIPE.dimensions,
    rows,
    logWeights: smoothInverseFrequency(tokens, size, RECIPE.smoothing),
  }
  const tasks = readTasks(values.data).map((task) => ({
    task,
    needs: task.needs.map((need) => tokenizer.encode(need.text)),
    library: task.library.map((achievement) => tokenizer.encode(achievement.text)),
  }))
  const evaluate = (table: TokenTable) => {
    for (const { task, needs, library } of tasks)
      say(describeQuality(task.name, measure(task, embedAll(table, needs), embedAll(table, library), table.dimensions)))
  }
  say(`${pairs.value.length} word pairs; start table ready`)
  evaluate(start)

  let loss = 0
  const trainer = new ContrastTrainer(start, partsOf(vocabulary), { ...RECIPE, seed })
  trainer.train(encoded, (step, stepLoss) => {
    loss += stepLoss / 100
    if (step % 100 !== 0) return
    say(`step ${step} of ${RECIPE.steps}, loss ${loss.toFixed(3)}`)
    loss = 0
  })
  const table = trainer.table()
  evaluate(table)
  saveModel(values.out, vocabulary, table)
  say(`model written to ${values.out}`)
}

if (import.meta.main) train(process.argv.slice(2))
