import { AgentDraft, type AgentFile } from '@keqiao/shared/agents'
import { useState } from 'react'
import { ProblemError } from '../../api/call.ts'
import type { DraftForm } from '../../ui/useDraftForm.ts'
import { type PlacedIssue, placedIssues, schemaIssues } from '../../words/placeIssues.ts'
import { useApply, useSaveAgent } from './queries.ts'
import { type AgentValues, atControls, draftOfValues } from './values.ts'

interface Uses {
  agent: AgentFile | null
  draft: DraftForm<AgentValues>
  onSent: () => void
}

/** Applies while there is nothing in force, else saves; faults go to their fields and nothing typed is lost. */
export function useSendAgent({ agent, draft, onSent }: Uses) {
  const apply = useApply()
  const save = useSaveAgent()
  const [error, setError] = useState<unknown>(null)
  const [rest, setRest] = useState<PlacedIssue[]>([])
  const applies = agent === null || agent.state === 'returned' || agent.state === 'withdrawn'

  const refuse = (problem: unknown, issues: PlacedIssue[]) => {
    setError(problem)
    setRest(draft.place(atControls(issues)))
  }
  const send = async () => {
    setError(null)
    draft.clear()
    const checked = AgentDraft.safeParse(draftOfValues(draft.form.getFieldsValue(true) as AgentValues))
    if (!checked.success) {
      refuse(new ProblemError({ code: 'invalid_input', facts: {} }), schemaIssues(checked.error))
      return
    }
    try {
      if (applies) await apply.mutateAsync({ draft: checked.data, revision: agent?.revision ?? null })
      else await save.mutateAsync({ draft: checked.data, revision: agent.revision })
      draft.sent()
      onSent()
    } catch (problem) {
      refuse(problem, placedIssues(problem))
    }
  }
  return { send, applies, error, rest, isPending: apply.isPending || save.isPending }
}
