import { ProblemError } from '../api/call.ts'
import { useProblemWords } from '../words/problem.ts'
import { useSay } from '../words/say.ts'
import { Button } from './Button.tsx'
import { Notice } from './Notice.tsx'

/** A failed read: what happened, and the way on. */
export function Trouble({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const say = useSay('common')
  const { sentence } = useProblemWords()
  const reference = error instanceof ProblemError ? error.requestId : undefined
  return (
    <Notice look="alarm">
      <p>{sentence(error)}</p>
      {reference && <p>{say('problemReference', { id: reference })}</p>}
      {onRetry && (
        <p>
          <Button small onClick={onRetry}>
            {say('retry')}
          </Button>
        </p>
      )}
    </Notice>
  )
}
