import type { AgentCard } from '@keqiao/shared/agents'
import { date } from '../../words/format.ts'
import { useLabels } from '../../words/labels.ts'
import { useLanguage, useSay } from '../../words/say.ts'

/** A day of the calendar as the beginning of that day in Beijing. */
const atBeijing = (day: string) => `${day}T00:00:00+08:00`

/** How an agent is called: by name with the tick, else by kind. */
export function useAgentName() {
  const say = useSay('agents')
  const { label } = useLabels()
  return ({ name, kind }: Pick<AgentCard, 'name' | 'kind'>) => name ?? say('unnamed', { kind: label('agent_kind', kind) })
}

export function useDay() {
  const language = useLanguage()
  return (day: string) => date(atBeijing(day), language)
}

/** How long the certificate is good for, as a sentence. */
export function useCertificateWords() {
  const say = useSay('agents')
  const day = useDay()
  return (expires: string | null, valid: boolean) => {
    if (expires === null) return say('certificate.endless')
    return say(valid ? 'certificate.until' : 'certificate.expired', { when: day(expires) })
  }
}
