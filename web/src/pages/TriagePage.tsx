import { useState } from 'react'
import { SignInFirst } from '../features/accounts/MembersOnly.tsx'
import { useMe } from '../features/accounts/queries.ts'
import { AssignPanel } from '../features/agents/AssignPanel.tsx'
import { Attachments } from '../features/attachments/Attachments.tsx'
import { History } from '../features/listings/History.tsx'
import { MatchList } from '../features/matching/MatchList.tsx'
import { TriageDesk } from '../features/review/TriageDesk.tsx'
import { Empty } from '../ui/Empty.tsx'
import { Page } from '../ui/Page.tsx'
import { ReadingHead, Section } from '../ui/Reading.tsx'
import { Skeleton } from '../ui/Skeleton.tsx'
import { useFieldWord } from '../words/draftFields.ts'
import { useSay } from '../words/say.ts'

export function TriagePage() {
  const app = useSay('app')
  const say = useSay('review')
  const me = useMe()
  return (
    <Page title={app('title', { page: say('triage.title') })}>
      <ReadingHead title={say('triage.title')} lead={say('triage.intro')} tone="wanted" />
      {me.isPending ? (
        <Skeleton lines={8} />
      ) : me.isOperator || me.isAgent ? (
        <Desk operates={me.isOperator} />
      ) : me.person ? (
        <Empty level={2} title={say('triage.forbidden')} />
      ) : (
        <SignInFirst level={2} />
      )}
    </Page>
  )
}

function Desk({ operates }: { operates: boolean }) {
  const say = useSay('review')
  const wordOf = useFieldWord()
  return (
    <TriageDesk
      operates={operates}
      moreOf={({ id, revision, draft, state, operates: assigns }) => (
        <>
          <Attachments subject={`need:${id}`} title={(content) => <Section title={say('files')}>{content}</Section>} />
          {assigns && <AssignPanel subject={`need:${id}`} field={draft.field} />}
          {state !== 'service_desk' && <Matches key={id} id={id} />}
          <History kind="need" id={id} revision={revision} wordOf={wordOf} />
        </>
      )}
    />
  )
}

/** What answers the need already; opened by whoever wants to know. */
function Matches({ id }: { id: string }) {
  const say = useSay('review')
  const [open, setOpen] = useState(false)
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{say('triage.matches')}</summary>
      {open && <MatchList side="need" id={id} title={say('triage.matches')} mayMark={false} signInTo={null} />}
    </details>
  )
}
