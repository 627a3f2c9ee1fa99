import { type ChangeEvent, type FormEvent, useEffect, useRef, useState } from 'react'
import type { z } from 'zod'
import { goToFirst } from '../../ui/goToFirst.ts'
import { placedIssues, schemaIssues } from '../../words/placeIssues.ts'
import { useProblemWords } from '../../words/problem.ts'

interface Sending<B> {
  error: Error | null
  isPending: boolean
  reset: () => void
  mutate: (body: B) => void
}

/** A form of a few texts: what is wrong stands at its field, what was typed stays, and correcting a field takes its fault away. */
export function useSmallForm<D extends Record<string, string>, S extends z.ZodType>(
  initial: D,
  schema: S,
  sending: Sending<z.output<S>>,
  more: Record<string, unknown> = {},
) {
  const [draft, setDraft] = useState(initial)
  const [tried, setTried] = useState(false)
  const { issue } = useProblemWords()
  const checked = schema.safeParse({ ...draft, ...more })
  const placed = placedIssues(sending.error)
  const form = useRef<HTMLFormElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new refusal is what moves the focus
  useEffect(() => {
    if (placed.length > 0) goToFirst(form.current)
  }, [sending.error])
  const issues = [...(checked.success ? [] : schemaIssues(checked.error)), ...placed]

  const change = (part: keyof D) => (event: ChangeEvent<HTMLInputElement>) => {
    const { value } = event.target
    if (sending.error) sending.reset()
    setDraft((now) => ({ ...now, [part]: value }))
  }
  /** What is wrong with a part, once somebody tried to send. */
  const fault = (part: string) => {
    const found = tried ? issues.find(({ name }) => name[0] === part) : undefined
    return found && issue(found.issue)
  }
  return {
    draft,
    fault,
    /** What a field needs: its text, how it changes, and what is wrong with it once somebody tried to send. */
    field: (part: keyof D & string) => ({ value: draft[part] as string, onChange: change(part), error: fault(part) }),
    /** A refusal that belongs to no field. */
    whole: sending.error && placed.length === 0 ? sending.error : null,
    submit: (event: FormEvent<HTMLFormElement>) => {
      event.preventDefault()
      form.current = event.currentTarget
      setTried(true)
      if (!checked.success) goToFirst(form.current)
      else if (!sending.isPending) sending.mutate(checked.data)
    },
    clear: () => {
      setDraft(initial)
      setTried(false)
      sending.reset()
    },
  }
}
