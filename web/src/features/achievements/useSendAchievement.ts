import { type Achievement, AchievementDraft } from '@keqiao/shared/achievements'
import { useState } from 'react'
import { ProblemError } from '../../api/call.ts'
import type { DraftForm } from '../../ui/useDraftForm.ts'
import { type PlacedIssue, placedIssues, schemaIssues } from '../../words/placeIssues.ts'
import { useCreateAchievement, useMoveAchievement, useSaveAchievement } from './queries.ts'
import { type AchievementValues, draftOfAchievement } from './values.ts'

interface Uses {
  achievement: Achievement | null
  organisationId: string
  draft: DraftForm<AchievementValues>
  onSent: (id: string) => void
}

/** Creates or saves, and submits where asked; faults go to their fields and nothing typed is lost. */
export function useSendAchievement({ achievement, organisationId, draft, onSent }: Uses) {
  const create = useCreateAchievement()
  const save = useSaveAchievement(achievement?.id ?? '')
  const move = useMoveAchievement(achievement?.id ?? '')
  const [error, setError] = useState<unknown>(null)
  const [rest, setRest] = useState<PlacedIssue[]>([])

  const refuse = (problem: unknown, issues: PlacedIssue[]) => {
    setError(problem)
    setRest(draft.place(issues))
  }
  const send = async (submit: boolean) => {
    setError(null)
    const values = draft.form.getFieldsValue(true) as AchievementValues
    draft.clear()
    const checked = AchievementDraft.safeParse(draftOfAchievement(values))
    if (!checked.success) {
      refuse(new ProblemError({ code: 'invalid_input', facts: {} }), schemaIssues(checked.error))
      return
    }
    try {
      const saved = achievement
        ? await save.mutateAsync({
            revision: achievement.revision,
            pendingRevision: achievement.pending?.revision ?? null,
            draft: checked.data,
          })
        : await create.mutateAsync({ organisationId, draft: checked.data, submit })
      if (submit && saved.moves.includes('submit')) await move.mutateAsync({ move: 'submit', revision: saved.revision })
      draft.sent()
      onSent(saved.id)
    } catch (problem) {
      refuse(problem, placedIssues(problem))
    }
  }
  return { send, error, rest, isPending: create.isPending || save.isPending || move.isPending }
}
