import type { Encounter } from '@keqiao/shared/encounters'
import { useQuery } from '@tanstack/react-query'
import { useParams } from 'react-router'
import { isGone } from '../api/call.ts'
import { paths } from '../app/paths.ts'
import { SignInFirst } from '../features/accounts/MembersOnly.tsx'
import { useMe } from '../features/accounts/queries.ts'
import { Attachments } from '../features/attachments/Attachments.tsx'
import { AnswerBar } from '../features/encounters/AnswerBar.tsx'
import { EncounterSheet } from '../features/encounters/EncounterSheet.tsx'
import { Notes } from '../features/encounters/Notes.tsx'
import { encounterQuery, useAnswer } from '../features/encounters/queries.ts'
import { Button, ButtonLink } from '../ui/Button.tsx'
import { Notice } from '../ui/Notice.tsx'
import { Page } from '../ui/Page.tsx'
import { Section } from '../ui/Reading.tsx'
import { Skeleton } from '../ui/Skeleton.tsx'
import { Trouble } from '../ui/Trouble.tsx'
import { useSay } from '../words/say.ts'
import css from './EncountersPage.module.css'
import { NotFoundPage } from './NotFoundPage.tsx'

export function EncounterPage() {
  const { id = '' } = useParams()
  const app = useSay('app')
  const say = useSay('encounters')
  const me = useMe()
  const { data, error, refetch } = useQuery({ ...encounterQuery(id), enabled: me.person !== null })
  if (isGone(error)) return <NotFoundPage />
  return (
    <Page title={app('title', { page: say('sheet.page') })}>
      {!me.isPending && !me.person && <SignInFirst />}
      {error && <Trouble error={error} onRetry={() => void refetch()} />}
      {data ? <Record encounter={data} /> : !error && (me.isPending || me.person) && <Skeleton lines={10} />}
    </Page>
  )
}

function Record({ encounter: data }: { encounter: Encounter }) {
  const { id } = data
  const say = useSay('encounters')
  const answer = useAnswer(id)
  return (
    <EncounterSheet
      encounter={data}
      linked
      deal={data.interest}
      tools={
        <nav className={css.tools} aria-label={say('sheet.page')}>
          {data.moves.includes('edit') && (
            <ButtonLink small to={paths.editEncounter(id)}>
              {say('sheet.edit')}
            </ButtonLink>
          )}
          <Button small onClick={() => window.print()}>
            {say('sheet.print')}
          </Button>
        </nav>
      }
      action={
        <>
          {answer.isSuccess && (
            <Notice look="fine">
              <p>{say(answer.variables.said.answer === 'confirm' ? 'answer.confirmed' : 'answer.contested')}</p>
            </Notice>
          )}
          <AnswerBar
            state={data.state}
            moves={data.moves}
            sending={answer}
            onAnswer={(said, then) => answer.mutate({ revision: data.revision, said }, { onSuccess: then })}
          />
        </>
      }
    >
      <Attachments subject={`encounter:${id}`} title={(files) => <Section title={say('sheet.files')}>{files}</Section>} />
      <Notes encounter={data} />
    </EncounterSheet>
  )
}
