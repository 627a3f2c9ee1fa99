import type { Need, NeedSuggestion } from '@keqiao/shared/needs'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useNavigate, useParams, useSearchParams } from 'react-router'
import { paths } from '../app/paths.ts'
import { MembersOnly } from '../features/accounts/MembersOnly.tsx'
import { OrganisationField } from '../features/accounts/OrganisationField.tsx'
import { useMe } from '../features/accounts/queries.ts'
import { EditedFiles } from '../features/attachments/EditedFiles.tsx'
import { PreviewedFiles } from '../features/attachments/PreviewedFiles.tsx'
import { ContactFields } from '../features/listings/ContactFields.tsx'
import { FeedbackNote } from '../features/listings/FeedbackNote.tsx'
import { PlaceFields } from '../features/listings/PlaceFields.tsx'
import { QualityMeter } from '../features/listings/QualityMeter.tsx'
import { draftQuery } from '../features/listings/useLife.ts'
import { Found } from '../features/needs/Found.tsx'
import { NeedForm } from '../features/needs/NeedForm.tsx'
import { NeedPreview } from '../features/needs/NeedPreview.tsx'
import { PasteStep } from '../features/needs/PasteStep.tsx'
import { needQuery } from '../features/needs/queries.ts'
import { type NeedValues, newNeedValues, valuesOfNeed, valuesOfSuggestion } from '../features/needs/values.ts'
import { Editing } from '../ui/Editing.tsx'
import { keep, readKept } from '../ui/kept.ts'
import { Page } from '../ui/Page.tsx'
import { Section } from '../ui/Reading.tsx'
import { Skeleton } from '../ui/Skeleton.tsx'
import { Trouble } from '../ui/Trouble.tsx'
import { useDraftForm } from '../ui/useDraftForm.ts'
import { Workshop } from '../ui/Workshop.tsx'
import { useFieldWord } from '../words/draftFields.ts'
import { useSay } from '../words/say.ts'
import { NotFoundPage } from './NotFoundPage.tsx'

const keyOf = (id: string) => `keqiao.draft.need.${id}`

export function EditNeedPage() {
  const { id } = useParams()
  const app = useSay('app')
  const say = useSay('needs')
  return (
    <Page title={app('title', { page: say(id ? 'form.editTitle' : 'form.newTitle') })}>
      <MembersOnly>{id ? <Existing id={id} /> : <Fresh />}</MembersOnly>
    </Page>
  )
}

/** The version that waits is what is edited, where there is one. */
function Existing({ id }: { id: string }) {
  const { data: need, error, isPending, refetch } = useQuery(needQuery(id))
  const draft = useQuery({ ...draftQuery('need', id), enabled: need?.mine ?? false })
  if (isPending || (need?.mine && draft.isPending)) return <Skeleton lines={12} />
  if (error ?? draft.error) return <Trouble error={error ?? draft.error} onRetry={() => void refetch()} />
  if (!need?.mine || !draft.data) return <NotFoundPage />
  const given = valuesOfNeed(draft.data.draft)
  // A file more is no other text: what is being typed stays.
  const key = `${need.revision} ${JSON.stringify(draft.data.draft)}`
  return <Edit key={key} need={need} given={given} found={null} />
}

/** First the paragraph, then the form; a half-written form is gone back to at once. */
function Fresh() {
  const [params, setParams] = useSearchParams()
  const [found, setFound] = useState<NeedSuggestion | null>(null)
  const writing = params.get('step') === 'form' || readKept(keyOf('new')) !== null
  if (!writing) {
    return (
      <PasteStep
        onSkip={() => setParams({ step: 'form' })}
        onFound={(suggestion) => {
          keep(keyOf('new'), valuesOfSuggestion(suggestion))
          setFound(suggestion)
          setParams({ step: 'form' })
        }}
      />
    )
  }
  return <Edit need={null} given={newNeedValues()} found={found} />
}

interface EditProps {
  need: Need | null
  given: NeedValues
  found: NeedSuggestion | null
}

function Edit({ need, given, found }: EditProps) {
  const say = useSay('needs')
  const attachments = useSay('attachments')
  const navigate = useNavigate()
  const me = useMe()
  const wordOf = useFieldWord()
  const feedback = need?.pending?.feedback ?? need?.feedback
  const draft = useDraftForm<NeedValues>(keyOf(need?.id ?? 'new'), given)
  const [values, setValues] = useState<NeedValues>(draft.initial)
  const [chosen, setChosen] = useState('')
  const organisationId = need?.owner?.id ?? (chosen || me.organisations[0]?.id || '')
  const chooseField = (field: string) => {
    draft.form.setFieldsValue({ field })
    draft.keepNow()
    setValues(draft.form.getFieldsValue(true))
  }
  return (
    <Workshop>
      <Editing
        title={say(need ? 'form.editTitle' : 'form.newTitle')}
        intro={
          <>
            {found && <Found found={found} field={values.field ?? undefined} onField={chooseField} />}
            {feedback && <FeedbackNote feedback={feedback} wordOf={wordOf} />}
            {need?.quality && <QualityMeter quality={need.quality} />}
          </>
        }
        previewTitle={say('preview.title')}
        preview={
          <NeedPreview
            values={values}
            organisationId={organisationId}
            files={
              need && (
                <PreviewedFiles
                  subject={`need:${need.id}`}
                  confidential={(values.disclosure ?? 'OPEN') !== 'OPEN'}
                  title={(content) => <Section title={attachments('title')}>{content}</Section>}
                />
              )
            }
          />
        }
        form={
          <NeedForm
            need={need}
            organisationId={organisationId}
            draft={{ ...draft, restored: draft.restored && !found }}
            onChange={setValues}
            onSent={(id) => navigate(paths.need(id))}
            organisation={need ? null : <OrganisationField value={organisationId} onChange={setChosen} />}
            place={<PlaceFields />}
            contact={<ContactFields />}
            files={<EditedFiles subject={need && `need:${need.id}`} feedback={feedback} />}
          />
        }
      />
    </Workshop>
  )
}
