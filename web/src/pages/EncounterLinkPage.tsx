import { useQuery } from '@tanstack/react-query'
import { useParams } from 'react-router'
import { paths } from '../app/paths.ts'
import { AnswerBar } from '../features/encounters/AnswerBar.tsx'
import { EncounterSheet } from '../features/encounters/EncounterSheet.tsx'
import { NoteList } from '../features/encounters/Notes.tsx'
import { linkedQuery, useAnswerLinked } from '../features/encounters/queries.ts'
import { ButtonLink } from '../ui/Button.tsx'
import { Empty } from '../ui/Empty.tsx'
import { Notice } from '../ui/Notice.tsx'
import { Page } from '../ui/Page.tsx'
import { Skeleton } from '../ui/Skeleton.tsx'
import { useSay } from '../words/say.ts'

/** Where the link in a mail leads: the record, and two answers. */
export function EncounterLinkPage() {
  const { token = '' } = useParams()
  const app = useSay('app')
  const say = useSay('encounters')
  const { data, error, isPending } = useQuery(linkedQuery(token))
  const answer = useAnswerLinked(token)
  const mine = data?.sides.find(({ mine }) => mine)
  const open = data?.state === 'recorded' && mine?.state !== 'confirmed'
  const late = data?.state === 'one_sided' && mine?.state !== 'confirmed'
  return (
    <Page title={app('title', { page: say('linked.page') })}>
      {isPending && <Skeleton lines={8} />}
      {error && (
        <Empty level={1} title={say('linked.unknown')} text={say('linked.unknownText')}>
          <ButtonLink to={paths.home}>{app('error.home')}</ButtonLink>
        </Empty>
      )}
      {data && (
        <EncounterSheet
          encounter={data}
          {...(open && { lead: say('linked.lead') })}
          action={
            <>
              {answer.isSuccess && (
                <Notice look="fine">
                  <p>{say(answer.variables.answer === 'confirm' ? 'answer.confirmed' : 'answer.contested')}</p>
                </Notice>
              )}
              <AnswerBar
                state={data.state}
                moves={open ? ['confirm', 'contest'] : late ? ['confirm'] : []}
                you={data.side ? say('linked.you', { side: say(`side.${data.side}`) }) : ''}
                sending={answer}
                onAnswer={(said, then) => answer.mutate(said, { onSuccess: then })}
              />
            </>
          }
        >
          <NoteList notes={data.notes} />
        </EncounterSheet>
      )}
    </Page>
  )
}
