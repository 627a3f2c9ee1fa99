import { useEffect, useRef } from 'react'
import { type NamePath, placedIssues } from '../words/placeIssues.ts'
import { useProblemWords } from '../words/problem.ts'
import { goToFirst } from './goToFirst.ts'

/** What the server refused of a plain form: each fault at its field, the first of them where the person goes on. */
export function useRefused<Box extends HTMLElement = HTMLFormElement>(error: unknown, parts: readonly string[]) {
  const { issue } = useProblemWords()
  const box = useRef<Box>(null)
  const here = placedIssues(error).filter(({ name }) => parts.includes(String(name[0])))
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new refusal is what moves the focus
  useEffect(() => {
    if (here.length > 0) goToFirst(box.current)
  }, [error])
  return {
    box,
    goToFirst: () => goToFirst(box.current),
    /** In words, what is wrong with the field at this path. */
    at: (...path: NamePath) => {
      const placed = here.find(({ name }) => path.every((part, at) => name[at] === part))
      return placed && issue(placed.issue)
    },
    /** The refusal, when it belongs to no field of these. */
    whole: here.length > 0 ? null : error,
  }
}
