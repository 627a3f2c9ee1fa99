import { interval, type Measures, mean } from './metrics.ts'
import type { Outcome } from './run.ts'

const average = (all: readonly Measures[], key: keyof Measures) => mean(all.map((one) => one[key]))
const signed = (value: number) => `${value >= 0 ? '+' : '−'}${Math.abs(value).toFixed(3)}`

export const figuresOf = ({ task, rows }: Outcome) => ({
  task,
  rows: rows.map(({ mode, measures, p50ms, p95ms, unfinished }) => ({
    mode,
    needs: measures.length,
    ndcg10: average(measures, 'ndcg10'),
    recall20: average(measures, 'recall20'),
    recall100: average(measures, 'recall100'),
    mrr: average(measures, 'mrr'),
    p50ms,
    p95ms,
    unfinished,
  })),
})

/** One task as a Markdown table: differences to words alone, and how many times each peer the full ranking is. */
export function tableOf(outcome: Outcome): string {
  const words = outcome.rows[0]?.measures ?? []
  const full = outcome.rows.find(({ mode }) => mode === 'full')?.measures ?? []
  const lines = outcome.rows.map((row, i) => {
    const { mode, measures } = row
    // A peer that did not finish is compared over the needs that it was asked.
    const same = full.slice(0, measures.length)
    const ratio = average(same, 'ndcg10') / average(measures, 'ndcg10')
    const [low, high] = interval(measures.map(({ ndcg10 }, at) => ndcg10 - (words[at] as Measures).ndcg10))
    const difference = average(measures, 'ndcg10') - average(words.slice(0, measures.length), 'ndcg10')
    const cells = [
      mode,
      `${measures.length}${row.unfinished ? ' (not finished)' : ''}`,
      ...(['ndcg10', 'recall20', 'recall100', 'mrr'] as const).map((key) => average(measures, key).toFixed(3)),
      row.p50ms.toFixed(1),
      row.p95ms.toFixed(1),
      i === 0 ? '' : `${signed(difference)} [${signed(low)}, ${signed(high)}]`,
      mode === 'full' ? '' : ratio.toFixed(2),
    ]
    return `| ${cells.join(' | ')} |`
  })
  return [
    `\n## ${outcome.task}\n\n${outcome.model}\n`,
    '| mode | needs | nDCG@10 | recall@20 | recall@100 | MRR | p50 ms | p95 ms | Δ nDCG@10 to words, 95 % | full : this |',
    '|---|---|---|---|---|---|---|---|---|---|',
    ...lines,
  ].join('\n')
}
