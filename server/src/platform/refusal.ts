import { type Issue, PROBLEM_STATUS, type ProblemCode } from '@keqiao/shared/problem'

/** A "no" the business foresees: code and facts, worded in the web. */
export class Refusal extends Error {
  readonly code: ProblemCode
  readonly facts: Record<string, unknown>
  readonly issues: Issue[] | undefined

  constructor(code: ProblemCode, facts: Record<string, unknown> = {}, issues?: Issue[]) {
    super(code)
    this.name = 'Refusal'
    this.code = code
    this.facts = facts
    this.issues = issues
  }

  get status() {
    return PROBLEM_STATUS[this.code]
  }
}

/** What was typed is wrong at this field. */
export const wrongAt = (path: string, code: string, facts: Record<string, unknown> = {}) =>
  new Refusal('invalid_input', {}, [{ path, code, facts }])
