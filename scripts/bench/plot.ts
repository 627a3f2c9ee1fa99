import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { writePlot } from '../plots.ts'

const Run = z.object({
  size: z.number(),
  engines: z.record(z.string(), z.object({ figures: z.record(z.string(), z.number()) })),
})
const WANTED = 'longP50'
const NAMES: Record<string, string> = {
  engine: '科桥 引擎',
  keqiao: '科桥 整机',
  fts5: 'FTS5',
  minisearch: 'MiniSearch',
  orama: 'Orama',
}

/** Exponent of size in time, by least squares over logarithms: 1 is "twice as many, twice as long". */
function slopeOf(points: [number, number][]): number {
  const logs = points.map(([x, y]) => [Math.log(x), Math.log(y)] as const)
  const mean = (i: 0 | 1) => logs.reduce((sum, log) => sum + log[i], 0) / logs.length
  const [x, y] = [mean(0), mean(1)]
  const across = logs.reduce((sum, log) => sum + (log[0] - x) * (log[1] - y), 0)
  return across / logs.reduce((sum, log) => sum + (log[0] - x) ** 2, 0)
}

/** Latency of a 300-character need by the size of the library, one line per engine, from what earlier runs wrote as JSON. */
export function plotRuns(files: string[], to: string) {
  const lines = new Map<string, [number, number][]>()
  for (const file of files) {
    const { engines } = Run.parse(JSON.parse(readFileSync(file, 'utf8')))
    for (const [engine, { figures }] of Object.entries(engines)) {
      const { listings, [WANTED]: ms } = figures
      if (listings && ms) lines.set(engine, [...(lines.get(engine) ?? []), [listings, ms]])
    }
  }
  const series = [...lines].map(([engine, points]) => {
    const data = points.sort(([a], [b]) => a - b)
    const slope = data.length > 1 ? `，斜率 ${slopeOf(data).toFixed(2)}` : ''
    return { type: 'line' as const, name: `${NAMES[engine] ?? engine}${slope}`, data, symbolSize: 9, lineStyle: { width: 2 } }
  })
  const axis = { nameLocation: 'middle' as const, minorSplitLine: { show: false } }
  writePlot(to, {
    title: { text: '300 字需求检索 100 条：p50 时延与库的规模', left: 'center' },
    legend: { bottom: 0 },
    grid: { left: 70, right: 30, top: 60, bottom: 90 },
    xAxis: { ...axis, type: 'log', name: '成果条数', nameGap: 28 },
    yAxis: { ...axis, type: 'log', name: '毫秒', nameGap: 48 },
    series,
  })
}
