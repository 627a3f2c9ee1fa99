import { type Need, NeedDraft } from '@keqiao/shared/needs'
import { useState } from 'react'
import { ProblemError } from '../../api/call.ts'
import type { DraftForm } from '../../ui/useDraftForm.ts'
import { type PlacedIssue, placedIssues, schemaIssues } from '../../words/placeIssues.ts'
import { useCreateNeed, useMoveNeed, useSaveNeed } from './queries.ts'
import { draftOfValues, type NeedValues } from './values.ts'

interface Uses {
  need: Need | null
  organisationId: string
  draft: DraftForm<NeedValues>
  onSent: (id: string) => void
}

/** Creates or saves, and submits where asked; faults go to their fields and nothing typed is lost. */
export function useSendNeed({ need, organisationId, draft, onSent }: Uses) {
  const create = useCreateNeed()
  const save = useSaveNeed(need?.id ?? '')
  const move = useMoveNeed(need?.id ?? '')
  const [error, setError] = useState<unknown>(null)
  const [rest, setRest] = useState<PlacedIssue[]>([])

  const refuse = (problem: unknown, issues: PlacedIssue[]) => {
    setError(problem)
    setRest(draft.place(issues))
  }
  const send = async (submit: boolean) => {
    setError(null)
    const values = draft.form.getFieldsValue(true) as NeedValues
    draft.clear()
    const checked = NeedDraft.safeParse(draftOfValues(values))
    if (!checked.success) {
      refuse(new ProblemError({ code: 'invalid_input', facts: {} }), schemaIssues(checked.error))
      return
    }
    const answers = (values.answers ?? []).map((answer) => answer?.trim() ?? '')
    const blank = submit ? (need?.feedback?.questions ?? []).findIndex((_, at) => !answers[at]) : -1
    if (need?.state === 'returned' && blank >= 0) {
      const issue = { path: `answers.${blank}`, code: 'required', facts: {} }
      refuse(new ProblemError({ code: 'invalid_input', facts: {} }), [{ name: ['answers', blank], issue }])
      return
    }
    try {
      const saved = need
        ? await save.mutateAsync({
            revision: need.revision,
            pendingRevision: need.pending?.revision ?? null,
            draft: checked.data,
          })
        : await create.mutateAsync({ organisationId, draft: checked.data, submit })
      if (submit && saved.moves.includes('submit')) {
        await move.mutateAsync({ move: 'submit', revision: saved.revision, answers })
      }
      draft.sent()
      onSent(saved.id)
    } catch (problem) {
      refuse(problem, placedIssues(problem))
    }
  }
  return { send, error, rest, isPending: create.isPending || save.isPending || move.isPending }
}
