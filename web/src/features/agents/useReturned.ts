import type { AgentFile } from '@keqiao/shared/agents'
import type { FormInstance } from 'antd'
import { useEffect } from 'react'
import { useLabels } from '../../words/labels.ts'
import { useSay } from '../../words/say.ts'
import type { AgentValues } from './values.ts'

/** What an operator sent back stands at its field until the form is sent again. */
export function useReturned(form: FormInstance<AgentValues>, agent: AgentFile | null) {
  const say = useSay('agents')
  const { label } = useLabels()
  const faults = agent?.faults ?? []
  useEffect(() => {
    const marks = faults.map(({ field, reason, text }) => ({
      name: field === 'certificate' ? ['certificate', 'number'] : [field],
      errors: [say('form.returnedAt', { reason: [label('agent_return_reason', reason), text].filter(Boolean).join('：') })],
    }))
    form.setFields(marks as Parameters<typeof form.setFields>[0])
  }, [form, faults, say, label])
}
