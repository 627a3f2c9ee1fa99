import { type FormEvent, useEffect, useRef, useState } from 'react'
import type { z } from 'zod'
import { type PlacedIssue, placedIssues, schemaIssues } from '../words/placeIssues.ts'
import { useProblemWords } from '../words/problem.ts'
import { goToFirst } from './goToFirst.ts'

interface Sending {
  error: unknown
  reset: () => void
}

/** Faults of a plain form, each at its field: the schema's once it was tried, the server's until something is changed. */
export function useFaults<T>(checked: z.ZodSafeParseResult<T>, sending: Sending) {
  const { issue } = useProblemWords()
  const [tried, setTried] = useState(false)
  const form = useRef<HTMLFormElement>(null)
  const found: PlacedIssue[] = tried
    ? [...(checked.success ? [] : schemaIssues(checked.error)), ...placedIssues(sending.error)]
    : []
  const at = (part: string) => found.find(({ name }) => String(name[0]) === part || name.join('.') === part)
  useEffect(() => {
    if (placedIssues(sending.error).length > 0) goToFirst(form.current)
  }, [sending.error])
  return {
    form,
    /** In words; choosing from a list has one sentence for whatever is wrong with nothing chosen. */
    fault: (part: string, chosen = false) => {
      const placed = at(part)
      if (!placed) return undefined
      return issue(chosen && placed.issue.code !== 'unknown_code' ? { code: 'invalid_value', facts: {} } : placed.issue)
    },
    has: (part: string, code: string) => at(part)?.issue.code === code,
    /** Those that have no field of these. */
    rest: (parts: readonly string[]) => found.filter(({ name }) => !parts.includes(String(name[0]))),
    changed: () => sending.error && sending.reset(),
    /** What was typed is sent and gone: the next one is begun. */
    anew: () => setTried(false),
    submit: (send: (value: T) => void) => (event: FormEvent) => {
      event.preventDefault()
      setTried(true)
      if (checked.success) return send(checked.data)
      goToFirst(form.current)
    },
  }
}
