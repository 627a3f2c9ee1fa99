import path from 'node:path'
import { writePlot } from '../plots.ts'
import { mean } from './metrics.ts'
import type { Outcome } from './run.ts'
import { figuresOf } from './table.ts'

const BANDS = 10

/** Readers' mean mark against the score, in ten bands: on the diagonal, a score means what it says. */
function bandsOf(marks: Outcome['marks']): [number, number, number][] {
  const bands = Map.groupBy(marks, ({ score }) => Math.min(BANDS - 1, Math.floor((score * BANDS) / 100)))
  return [...bands.entries()]
    .sort(([a], [b]) => a - b)
    .map(([, band]) => [mean(band.map(({ score }) => score)), mean(band.map(({ mark }) => mark)), band.length])
}

/** `quality.svg`: every way of ranking on every kind of question. */
function writeQuality(folder: string, tables: readonly ReturnType<typeof figuresOf>[]) {
  const modes = tables[0]?.rows.map(({ mode }) => mode) ?? []
  writePlot(path.join(folder, 'quality.svg'), {
    title: { text: '排序质量 nDCG@10 · quality by kind of question', left: 'center' },
    legend: { bottom: 0, itemGap: 24 },
    grid: { left: 60, right: 20, top: 60, bottom: 110 },
    xAxis: { type: 'category', data: tables.map(({ task }) => task) },
    yAxis: { type: 'value', min: 0, max: 1 },
    series: modes.map((mode) => ({
      name: mode,
      type: 'bar' as const,
      data: tables.map(({ rows }) => {
        const row = rows.find((one) => one.mode === mode)
        return row && !row.unfinished ? Number(row.ndcg10.toFixed(3)) : '-'
      }),
    })),
  })
}

/** Both plots; `reliability.svg` says what a score is worth. */
export function writePlots(folder: string, outcomes: readonly Outcome[]) {
  writeQuality(folder, outcomes.map(figuresOf))
  const marks = outcomes.find(({ task }) => task === 'seeds/judged')?.marks
  if (!marks) return
  const middle = [...marks].sort((a, b) => a.needLength - b.needLength)[marks.length >> 1]?.needLength ?? 0
  const kinds = [
    { name: `短需求 shorter, ≤ ${middle} 字`, marks: marks.filter(({ needLength }) => needLength <= middle) },
    { name: '长需求 longer', marks: marks.filter(({ needLength }) => needLength > middle) },
  ]
  writePlot(path.join(folder, 'reliability.svg'), {
    title: { text: '分数与评读者的平均分 · score and readers’ mean mark', left: 'center' },
    legend: { bottom: 0, itemGap: 30 },
    grid: { left: 60, right: 30, top: 60, bottom: 90 },
    xAxis: { type: 'value', min: 0, max: 100, name: '分数 score', nameLocation: 'middle', nameGap: 28 },
    yAxis: { type: 'value', min: 0, max: 100, name: '评读者 readers' },
    series: [
      {
        name: '恰好 exact',
        type: 'line',
        data: [
          [0, 0],
          [100, 100],
        ],
        symbol: 'none',
        lineStyle: { type: 'dashed', color: '#94a3b8' },
      },
      ...kinds.map((kind) => ({
        name: kind.name,
        type: 'line' as const,
        data: bandsOf(kind.marks),
        symbolSize: (value: number[]) => 5 + 2 * Math.log2(value[2] ?? 1),
      })),
    ],
  })
}
