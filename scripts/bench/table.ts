import { FIGURES, type FigureName, type Outcome } from './task.ts'

const MIB = 2 ** 20
const names = Object.keys(FIGURES) as FigureName[]

function shown(name: FigureName, value: number | undefined): string {
  if (value === undefined) return '–'
  if (name.endsWith('Bytes')) return (value / MIB).toFixed(value < 10 * MIB ? 1 : 0)
  return value >= 100 || Number.isInteger(value) ? value.toFixed(0) : value.toPrecision(3)
}

/** One row per figure, one column per engine, and ours (the engine alone, where it was measured) over plain FTS5 where both have it. */
export function markdown(outcomes: Map<string, Outcome>): string {
  const engines = [...outcomes.keys()]
  const value = (engine: string, name: FigureName) => outcomes.get(engine)?.figures[name]
  const rows = names
    .filter((name) => engines.some((engine) => value(engine, name) !== undefined))
    .map((name) => {
      const [ours, theirs] = [value('engine', name) ?? value('keqiao', name), value('fts5', name)]
      const ratio = ours !== undefined && theirs ? (ours / theirs).toPrecision(2) : ''
      return `| ${[FIGURES[name], ...engines.map((engine) => shown(name, value(engine, name))), ratio].join(' | ')} |`
    })
  const notes = engines.flatMap((engine) => (outcomes.get(engine)?.notes ?? []).map((note) => `- ${engine}: ${note}`))
  return [
    `| | ${engines.join(' | ')} | ours : fts5 |`,
    `|---|${engines.map(() => '---:|').join('')}---:|`,
    ...rows,
    ...(notes.length > 0 ? ['', ...notes] : []),
  ].join('\n')
}
