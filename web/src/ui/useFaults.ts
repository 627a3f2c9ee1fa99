import { type FormEvent, useEffect, useRef, useState } from 'react'
import type { z } from 'zod'
import { type PlacedIssue, placedIssues, schemaIssues } from '../words/placeIssues.ts'
import { useProblemWords } from '../words/problem.ts'

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
  const at = (part: string) => found.find(({ name }) => String(name[0]) === part)
  // Once the marks are drawn, the first of them is where the person goes on.
  const goToFirst = () => requestAnimationFrame(() => form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus())
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new refusal is what moves the focus
  useEffect(() => {
    if (placedIssues(sending.error).length > 0) goToFirst()
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
    submit: (send: (value: T) => void) => (event: FormEvent) => {
      event.preventDefault()
      setTried(true)
      if (checked.success) return send(checked.data)
      goToFirst()
    },
  }
}
