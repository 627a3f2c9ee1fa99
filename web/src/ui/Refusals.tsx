import { ProblemError } from '../api/call.ts'
import type { PlacedIssue } from '../words/placeIssues.ts'
import { useProblemWords } from '../words/problem.ts'
import { Notice } from './Notice.tsx'

/** Why something was not taken: the sentence, and the faults that have no field on this page. */
export function Refusals({ error, rest }: { error: unknown; rest: readonly PlacedIssue[] }) {
  const { sentence, issue } = useProblemWords()
  if (!error) return null
  // What stands at the fields needs no reference.
  const reference = error instanceof ProblemError && error.issues.length === 0 ? error.requestId : undefined
  return (
    <Notice look="alarm">
      <p>{sentence(error)}</p>
      {rest.length > 0 && (
        <ul>
          {rest.map(({ issue: fault }) => (
            <li key={fault.path}>
              {fault.path}：{issue(fault)}
            </li>
          ))}
        </ul>
      )}
      {reference && <p>{reference}</p>}
    </Notice>
  )
}
