import type { Issue } from '@keqiao/shared/problem'
import { ProblemError } from '../api/call.ts'
import { useSay } from './say.ts'

/** Wording of what went wrong, whole or at one field. */
export function useProblemWords() {
  const say = useSay('problems')
  const known = (key: string) => say(key) !== key
  return {
    sentence: (error: unknown) => {
      const code = error instanceof ProblemError ? error.code : 'unexpected'
      return say(`code.${code}`)
    },
    issue: ({ code, facts }: Pick<Issue, 'code' | 'facts'>) => {
      const key = `issue.${code}`
      const vars = Object.fromEntries(Object.entries(facts).map(([name, fact]) => [name, String(fact)]))
      if ((code === 'too_small' && vars.minimum === undefined) || (code === 'too_big' && vars.maximum === undefined))
        return say('issue.other')
      return known(key) ? say(key, vars) : say('issue.other')
    },
  }
}
