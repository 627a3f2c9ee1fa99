/** Why the server cannot start: said in one sentence by `main.ts`, without a stack. */
export class StartFault extends Error {
  readonly code: string
  readonly facts: Record<string, unknown>

  constructor(code: string, facts: Record<string, unknown>) {
    super(`${code} ${JSON.stringify(facts)}`)
    this.name = 'StartFault'
    this.code = code
    this.facts = facts
  }
}
