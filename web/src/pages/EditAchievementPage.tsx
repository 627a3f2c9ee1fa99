import type { Achievement } from '@keqiao/shared/achievements'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useNavigate, useParams } from 'react-router'
import { paths } from '../app/paths.ts'
import { MembersOnly } from '../features/accounts/MembersOnly.tsx'
import { OrganisationField } from '../features/accounts/OrganisationField.tsx'
import { useMe } from '../features/accounts/queries.ts'
import { AchievementForm } from '../features/achievements/AchievementForm.tsx'
import { AchievementSheet } from '../features/achievements/AchievementSheet.tsx'
import { achievementQuery } from '../features/achievements/queries.ts'
import { type AchievementValues, newAchievementValues, previewOf, valuesOfAchievement } from '../features/achievements/values.ts'
import { EditedFiles } from '../features/attachments/EditedFiles.tsx'
import { ContactFields } from '../features/listings/ContactFields.tsx'
import { FeedbackNote } from '../features/listings/FeedbackNote.tsx'
import { PlaceFields } from '../features/listings/PlaceFields.tsx'
import { QualityMeter } from '../features/listings/QualityMeter.tsx'
import { draftQuery } from '../features/listings/useLife.ts'
import { Editing } from '../ui/Editing.tsx'
import { Page } from '../ui/Page.tsx'
import { Skeleton } from '../ui/Skeleton.tsx'
import { Trouble } from '../ui/Trouble.tsx'
import { useDebounced } from '../ui/useDebounced.ts'
import { useDraftForm } from '../ui/useDraftForm.ts'
import { Workshop } from '../ui/Workshop.tsx'
import { useFieldWord } from '../words/draftFields.ts'
import { useSay } from '../words/say.ts'
import { NotFoundPage } from './NotFoundPage.tsx'

export function EditAchievementPage() {
  const { id } = useParams()
  const app = useSay('app')
  const say = useSay('achievements')
  return (
    <Page title={app('title', { page: say(id ? 'form.editTitle' : 'form.newTitle') })}>
      <MembersOnly>{id ? <Existing id={id} /> : <Edit achievement={null} given={newAchievementValues()} />}</MembersOnly>
    </Page>
  )
}

/** The version that waits is what is edited, where there is one. */
function Existing({ id }: { id: string }) {
  const { data: achievement, error, isPending, refetch } = useQuery(achievementQuery(id))
  const draft = useQuery({ ...draftQuery('achievement', id), enabled: achievement?.mine ?? false })
  if (isPending || (achievement?.mine && draft.isPending)) return <Skeleton lines={12} />
  if (error ?? draft.error) return <Trouble error={error ?? draft.error} onRetry={() => void refetch()} />
  if (!achievement?.mine || !draft.data) return <NotFoundPage />
  const given = valuesOfAchievement(draft.data.draft)
  // A file more is no other text: what is being typed stays.
  const key = `${achievement.revision} ${JSON.stringify(draft.data.draft)}`
  return <Edit key={key} achievement={achievement} given={given} />
}

function Edit({ achievement, given }: { achievement: Achievement | null; given: AchievementValues }) {
  const say = useSay('achievements')
  const common = useSay('common')
  const navigate = useNavigate()
  const { organisations } = useMe()
  const wordOf = useFieldWord()
  const feedback = achievement?.pending?.feedback ?? achievement?.feedback
  const draft = useDraftForm<AchievementValues>(`keqiao.draft.achievement.${achievement?.id ?? 'new'}`, given)
  const [values, setValues] = useState<AchievementValues>(draft.initial)
  const [chosen, setChosen] = useState('')
  const organisation = organisations.find(({ id }) => id === chosen) ?? organisations[0]
  const organisationId = achievement?.owner?.id ?? organisation?.id ?? ''
  const preview = previewOf(useDebounced(values, 300), achievement?.owner ?? organisation ?? null)
  return (
    <Workshop>
      <Editing
        title={say(achievement ? 'form.editTitle' : 'form.newTitle')}
        intro={
          <>
            {feedback && <FeedbackNote feedback={feedback} wordOf={wordOf} />}
            {achievement?.quality ? <QualityMeter quality={achievement.quality} /> : <p>{say('form.intro')}</p>}
          </>
        }
        preview={preview ? <AchievementSheet achievement={preview} level={2} /> : <p>{common('editing.waiting')}</p>}
        form={
          <AchievementForm
            achievement={achievement}
            organisationId={organisationId}
            draft={draft}
            onChange={setValues}
            onSent={(id) => navigate(paths.achievement(id))}
            organisation={achievement ? null : <OrganisationField value={organisationId} onChange={setChosen} />}
            place={<PlaceFields />}
            contact={<ContactFields />}
            files={<EditedFiles subject={achievement && `achievement:${achievement.id}`} feedback={feedback} />}
          />
        }
      />
    </Workshop>
  )
}
