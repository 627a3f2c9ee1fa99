import { Attachments } from '../features/attachments/Attachments.tsx'
import { FeedbackNote } from '../features/listings/FeedbackNote.tsx'
import { History } from '../features/listings/History.tsx'
import { ReviewDesk } from '../features/review/ReviewDesk.tsx'
import { Page } from '../ui/Page.tsx'
import { ReadingHead, Section } from '../ui/Reading.tsx'
import { useFieldWord } from '../words/draftFields.ts'
import { useSay } from '../words/say.ts'
import { ReviewersOnly } from './ReviewersOnly.tsx'
import { ReviewTabs } from './ReviewTabs.tsx'

export function ReviewPage() {
  const app = useSay('app')
  const say = useSay('review')
  const wordOf = useFieldWord()
  return (
    <Page title={app('title', { page: say('title') })}>
      <ReadingHead title={say('title')} lead={say('intro')} />
      <ReviewersOnly>
        <ReviewTabs here="queue" />
        <ReviewDesk
          moreOf={({ kind, id, revision, feedback }) => (
            <>
              {feedback && <FeedbackNote feedback={feedback} wordOf={wordOf} />}
              <Attachments subject={`${kind}:${id}`} title={(content) => <Section title={say('files')}>{content}</Section>} />
              <History kind={kind} id={id} revision={revision} wordOf={wordOf} />
            </>
          )}
        />
      </ReviewersOnly>
    </Page>
  )
}
