/** One anonymous need, seen by somebody who wants to know whose it is and knows every company's public page. */
export interface Puzzle {
  /** Companies that what is shown of place and industry leaves possible, the true one among them. */
  possible: string[]
  truth: string
  /** How much the need's public text is like each company's public page. */
  likeness: Map<string, number>
}

export interface Outcome {
  guesses: number
  /** Shares of needs whose company was guessed first, and among the first three. */
  first: number
  firstThree: number
  /** The same for guessing blindly among those that are possible. */
  blindFirst: number
  blindThree: number
}

const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length)

/** Place in the order of likeness, from 0; equals share their places, so that an order that says nothing guesses blindly. */
function chanceOfBeingFirst({ possible, truth, likeness }: Puzzle, most: number): number {
  const of = (company: string) => likeness.get(company) ?? 0
  const above = possible.filter((company) => of(company) > of(truth)).length
  const equal = possible.filter((company) => of(company) === of(truth)).length
  return Math.min(1, Math.max(0, (most - above) / equal))
}

export function attack(puzzles: Puzzle[]): Outcome {
  const blind = (most: number) => mean(puzzles.map(({ possible }) => Math.min(1, most / possible.length)))
  const guessed = (most: number) => mean(puzzles.map((puzzle) => chanceOfBeingFirst(puzzle, most)))
  return {
    guesses: puzzles.length,
    first: guessed(1),
    firstThree: guessed(3),
    blindFirst: blind(1),
    blindThree: blind(3),
  }
}
