import { parseIndicatorLine } from '@keqiao/shared/indicator-line'
import { parseIndicators } from '@keqiao/shared/parse-indicators'
import { type Cell, isJson, textOf } from '../cell.ts'
import { CellFault } from './column.ts'

/** One indicator a line, `名称 ≥ 数值 单位（条件）`; a line that is a sentence may hold several. */
const read = (wanted: boolean) => (cell: Cell) => {
  if (isJson(cell)) return cell.json
  const lines = (textOf(cell) ?? '').split(/[\n\r；;]+/).filter((line) => line.trim() !== '')
  return lines.flatMap((line) => {
    const one = parseIndicatorLine(line.trim().replace(/^(?:\(?\d{1,2}[)）.、]|[①-⑳])\s*/, ''))
    const found = one ? [one] : parseIndicators(line)
    if (found.length === 0) throw new CellFault('bad_indicator', { line: line.trim().slice(0, 80) })
    return found.map(({ indicator, must }) => (wanted ? { ...indicator, must } : indicator))
  })
}

export const indicators = read(false)
export const wantedIndicators = read(true)
