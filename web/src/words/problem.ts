import type { Issue } from '@keqiao/shared/problem'
import { ProblemError } from '../api/call.ts'
import { useSay } from './say.ts'

/** Wording of what went wrong, whole or at one field. */
export function useProblemWords() {
  const say = useSay('problems')
  const known = (key: string) => say(key) !== key
  return {
    sentence: (error: unknown) => {
      if (!(error instanceof ProblemError)) return say('code.unexpected')
      const { needs, seconds, limit } = error.facts
      if (error.code === 'rate_limited' && typeof seconds === 'number')
        return seconds < 100 ? say('wait.seconds', { seconds }) : say('wait.minutes', { minutes: Math.ceil(seconds / 60) })
      if (error.code === 'forbidden' && typeof needs === 'string' && known(`needs.${needs}`)) return say(`needs.${needs}`)
      if (error.code === 'file_too_large' && typeof limit === 'number') return say('fileLimit', { megabytes: megabytes(limit) })
      return say(`code.${error.code}`)
    },
    issue: ({ code, facts }: Pick<Issue, 'code' | 'facts'>) => {
      const key = code === 'invalid_format' && facts.format === 'email' ? 'issue.invalid_email' : `issue.${code}`
      const vars = Object.fromEntries(Object.entries(facts).map(([name, fact]) => [name, String(fact)]))
      if ((code === 'too_small' && vars.minimum === undefined) || (code === 'too_big' && vars.maximum === undefined))
        return say('issue.other')
      return known(key) ? say(key, vars) : say('issue.other')
    },
  }
}

/** As the limit was meant: in the units of file managers, or in those of the metric system. */
const megabytes = (bytes: number) => Math.floor(bytes / (bytes % 1_048_576 === 0 ? 1_048_576 : 1_000_000))
