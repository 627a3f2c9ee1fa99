import { FACT_VALUES, type Notice } from '@keqiao/shared/notices'
import { date, dateTime } from '../../words/format.ts'
import { useLanguage, useSay } from '../../words/say.ts'

/** A notice in words: dates and closed values as the reader writes them, names as they are. */
export function useSentence() {
  const say = useSay('notices')
  const language = useLanguage()
  return ({ code, facts }: Pick<Notice, 'code' | 'facts'>): string => {
    const vars = Object.entries(facts).map(([name, fact]) => {
      // What is over at a certain minute is said to the minute.
      if (name.endsWith('At')) return [name, (name === 'dueAt' ? dateTime : date)(String(fact), language)]
      if (name.endsWith('Time')) return [name, dateTime(String(fact), language)]
      return [name, name in FACT_VALUES ? say(`fact.${name}.${fact}`) : fact]
    })
    return say(`notice.${code}`, { name: say('unnamed'), ...Object.fromEntries(vars) })
  }
}
