import { MATCHED_STATES, READABLE_STATES, VISIBLE_STATES } from '@keqiao/shared/lifecycle'
import { type Need, NeedDraft } from '@keqiao/shared/needs'
import { useQuery } from '@tanstack/react-query'
import { useLocation, useParams } from 'react-router'
import { isGone } from '../api/call.ts'
import { paths } from '../app/paths.ts'
import { useMe } from '../features/accounts/queries.ts'
import { AssignPanel, ClaimPanel } from '../features/agents/AssignPanel.tsx'
import { Attachments } from '../features/attachments/Attachments.tsx'
import { AccessPanel } from '../features/grants/AccessPanel.tsx'
import { Disclosing } from '../features/grants/Disclosing.tsx'
import { FileAsk } from '../features/grants/FileAsk.tsx'
import { Moves } from '../features/listings/Moves.tsx'
import { OwnContact } from '../features/listings/OwnContact.tsx'
import { QualityMeter } from '../features/listings/QualityMeter.tsx'
import { MatchList } from '../features/matching/MatchList.tsx'
import { Teams } from '../features/matching/Teams.tsx'
import { NeedSheet } from '../features/needs/NeedSheet.tsx'
import { needQuery } from '../features/needs/queries.ts'
import { RevealContact } from '../features/privacy/RevealContact.tsx'
import { OpenCalls } from '../features/roadshow/call/OpenCalls.tsx'
import { Page } from '../ui/Page.tsx'
import { Section } from '../ui/Reading.tsx'
import { Skeleton } from '../ui/Skeleton.tsx'
import { Tag } from '../ui/Tag.tsx'
import { Trouble } from '../ui/Trouble.tsx'
import { useFieldWord } from '../words/draftFields.ts'
import { useSay } from '../words/say.ts'
import { NotFoundPage } from './NotFoundPage.tsx'

/** Nothing was given of what was never shown. */
const GIVEN_STATES = READABLE_STATES.concat('paused')
const NEED_FIELDS = [...Object.keys(NeedDraft.shape), 'attachments']

export function NeedPage() {
  const { id = '' } = useParams()
  const app = useSay('app')
  const say = useSay('needs')
  const listings = useSay('listings')
  const common = useSay('common')
  const attachments = useSay('attachments')
  const me = useMe()
  const { pathname } = useLocation()
  const { data: need, error, isPending, refetch } = useQuery(needQuery(id))
  const wordOf = useFieldWord()
  if (isGone(error)) return <NotFoundPage text={app('error.needGone')} />
  const visible = need && (need.mine ? MATCHED_STATES : VISIBLE_STATES).includes(need.state)
  const signInTo = me.person ? null : `${paths.signIn}?to=${encodeURIComponent(pathname)}`
  return (
    <Page title={app('title', { page: need?.name ?? listings('kind.need') })}>
      {isPending && <Skeleton large lines={12} />}
      {error && <Trouble error={error} onRetry={() => void refetch()} />}
      {need && (
        <>
          <NeedSheet
            need={need}
            files={
              <>
                <Attachments
                  subject={`need:${id}`}
                  title={(content) => <Section title={attachments('title')}>{content}</Section>}
                  ask={(file) => <FileAsk subject={`need:${id}`} file={file} signInTo={signInTo} />}
                />
                {need.mine && GIVEN_STATES.includes(need.state) && (
                  <Disclosing subject={`need:${id}`} disclosure={need.disclosure} isShown={VISIBLE_STATES.includes(need.state)} />
                )}
              </>
            }
            jump={visible ? { to: '#matches', text: say('matches') } : undefined}
            tags={
              <>
                {!need.owner && <Tag title={listings('anonymousWhy')}>{listings('anonymous')}</Tag>}
                {need.demo && <Tag title={common('demoTitle')}>{common('demo')}</Tag>}
              </>
            }
            aside={
              need.mine ? (
                <Moves
                  kind="need"
                  record={need}
                  isAdmin={me.administers(need.owner?.id)}
                  editTo={paths.editNeed(id)}
                  fields={NEED_FIELDS}
                  wordOf={wordOf}
                >
                  {need.quality && <QualityMeter quality={need.quality} />}
                  <OwnContact contact={need.contact} title={say('contactOwn')} />
                  {visible && <OpenCalls subject={`need:${id}`} />}
                </Moves>
              ) : (
                <>
                  {!me.isPending && <AccessPanel subject={`need:${id}`} anonymous={need.owner === null} signInTo={signInTo} />}
                  {need.contact && (
                    <RevealContact
                      subject={`need:${id}`}
                      masked={[need.contact.person, need.contact.phone, need.contact.email]}
                      title={listings('contact.person')}
                    />
                  )}
                  <WhoFollows need={need} />
                </>
              )
            }
          />
          {visible && (
            <>
              <MatchList
                side="need"
                id={id}
                title={say('matches')}
                editTo={need.mine ? paths.editNeed(id) : undefined}
                mayMark={me.isMember}
                signInTo={signInTo}
              />
              <Teams needId={id} />
            </>
          )}
        </>
      )}
    </Page>
  )
}

/** An operator gives the need to an agent; an agent takes it up. */
function WhoFollows({ need: { id, field, state } }: { need: Need }) {
  const me = useMe()
  if (me.isOperator) return <AssignPanel subject={`need:${id}`} field={field} />
  return me.isAgent && VISIBLE_STATES.includes(state) ? <ClaimPanel subject={`need:${id}`} /> : null
}
