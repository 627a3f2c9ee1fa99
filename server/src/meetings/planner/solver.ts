import loadHighs, { type Highs } from 'highs'

/** Rows are ranges over sums of columns; every column lies between 0 (or 1 where `isFixed`) and 1. */
export type Program = {
  rows: { lower: number; upper: number }[]
  columns: { gain: number; entries: [row: number, factor: number][]; isFixed?: boolean }[]
}
export type Limits = { seconds: number; gap?: number; start?: number[] }
export type Answer = { values: Float64Array; value: number; bound: number; prices: Float64Array }

export type Failure = 'impossible' | 'late'

export type Solver = {
  /** Fractions allowed. `prices` are the rows' duals: gain − Σ price·factor is what a column would add. */
  relaxed(program: Program, limits: Limits): Answer | Failure
  /** Whole numbers only: the best found in time. */
  whole(program: Program, limits: Limits): Answer | Failure
}

export async function openSolver(): Promise<Solver> {
  // Its types describe the CommonJS build; Node loads the other, whose default is the function itself.
  const highs = await (loadHighs as unknown as typeof loadHighs.default)()
  return {
    relaxed: (program, limits) => solve(highs, program, limits, false),
    whole: (program, limits) => solve(highs, program, limits, true),
  }
}

function solve(highs: Highs, { rows, columns }: Program, limits: Limits, isWhole: boolean): Answer | Failure {
  const starts = [0]
  const indices: number[] = []
  const values: number[] = []
  for (const { entries } of columns) {
    for (const [row, factor] of entries) {
      indices.push(row)
      values.push(factor)
    }
    starts.push(indices.length)
  }
  const size = { numCols: columns.length, numRows: rows.length }
  return highs.withModel(
    {
      ...size,
      sense: highs.constants.objectiveSense.maximize,
      colCost: columns.map((column) => column.gain),
      colLower: columns.map((column) => (column.isFixed ? 1 : 0)),
      colUpper: columns.map(() => 1),
      rowLower: rows.map((row) => row.lower),
      rowUpper: rows.map((row) => Math.min(row.upper, highs.infinity)),
      matrix: { format: 'csc', ...size, starts, indices, values },
      ...(isWhole && { integrality: columns.map(() => highs.constants.variableType.integer) }),
    },
    (model) => {
      model.options.set({ output_flag: false, time_limit: Math.max(0.1, limits.seconds) })
      // Interior points with crossover: five times faster than simplex here, and still a vertex (measured, plan-bench).
      model.options.set(isWhole ? { mip_rel_gap: limits.gap ?? 0 } : { solver: 'ipm' })
      if (limits.start) model.setSolution({ colValue: limits.start })
      model.run()
      const { modelStatus } = highs.constants
      const state = model.getModelStatus()
      if (state === modelStatus.infeasible) return 'impossible'
      if (state !== modelStatus.optimal && !(isWhole && state === modelStatus.timeLimit)) return 'late'
      const { colValue, rowDual } = model.getSolution()
      const value = model.getObjectiveValue()
      if (model.info.get('primal_solution_status') !== highs.constants.solutionStatus.feasible) return 'late'
      const bound = isWhole ? Number(model.info.get('mip_dual_bound')) : value
      return { values: colValue, value, bound, prices: rowDual }
    },
  )
}
