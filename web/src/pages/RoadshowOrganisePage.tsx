import type { RoadshowFile } from '@keqiao/shared/roadshow'
import { useQuery } from '@tanstack/react-query'
import { Link, useParams, useSearchParams } from 'react-router'
import { isGone } from '../api/call.ts'
import { paths } from '../app/paths.ts'
import { SignInFirst } from '../features/accounts/MembersOnly.tsx'
import { useMe } from '../features/accounts/queries.ts'
import { Attachments } from '../features/attachments/Attachments.tsx'
import { Pick } from '../features/encounters/Pick.tsx'
import { RevealContact } from '../features/privacy/RevealContact.tsx'
import { AgendaEditor } from '../features/roadshow/organise/AgendaEditor.tsx'
import { CallDesk } from '../features/roadshow/organise/CallDesk.tsx'
import { Overview } from '../features/roadshow/organise/Overview.tsx'
import { fileQuery } from '../features/roadshow/organise/queries.ts'
import { Settings } from '../features/roadshow/organise/Settings.tsx'
import { Attendance } from '../features/turnout/Attendance.tsx'
import { Capacity } from '../features/turnout/Capacity.tsx'
import { DelegationForm } from '../features/turnout/DelegationForm.tsx'
import { DelegationList } from '../features/turnout/DelegationList.tsx'
import { FollowUps } from '../features/turnout/FollowUps.tsx'
import { Intentions } from '../features/turnout/Intentions.tsx'
import { Numbers } from '../features/turnout/Numbers.tsx'
import { SignupDesk } from '../features/turnout/SignupDesk.tsx'
import { Page } from '../ui/Page.tsx'
import { Skeleton } from '../ui/Skeleton.tsx'
import { Tabs } from '../ui/Tabs.tsx'
import { Trouble } from '../ui/Trouble.tsx'
import { useSay } from '../words/say.ts'
import css from './MeetingsPage.module.css'
import { NotFoundPage } from './NotFoundPage.tsx'
import { useHosts } from './useHosts.ts'

/** A further tab is a key here and its part below; one that is a page of its own is a link. */
const TABS = ['overview', 'agenda', 'call', 'materials', 'signups', 'settings', 'afterwards'] as const
const LINKS = [
  { key: 'checkIn', to: paths.checkIn },
  { key: 'live', to: paths.hostLive },
  { key: 'meetings', to: paths.roadshowMeetings },
] as const

const reveal = (subject: string, masked: string) => <RevealContact subject={subject} masked={[masked]} />

/** All that an event needs of its organisers, each part an address. */
export function RoadshowOrganisePage() {
  const { id = '' } = useParams()
  const app = useSay('app')
  const say = useSay('organise')
  const me = useMe()
  const { data, error, refetch } = useQuery({ ...fileQuery(id), enabled: me.person !== null })
  if (isGone(error)) return <NotFoundPage />
  return (
    <Page title={app('title', { page: data?.title ?? say('tabs.label') })}>
      {!me.isPending && !me.person && <SignInFirst />}
      {error && <Trouble error={error} onRetry={() => void refetch()} />}
      {data ? <Organise file={data} /> : !error && (me.isPending || me.person) && <Skeleton lines={10} />}
    </Page>
  )
}

function Organise({ file }: { file: RoadshowFile }) {
  const say = useSay('organise')
  const [params] = useSearchParams()
  const hosts = useHosts(file.host)
  const tab = TABS.find((one) => one === params.get('tab')) ?? 'overview'
  const tabs = [
    ...TABS.map((key) => ({ key: key as string, to: paths.organise(file.id, key), text: say(`tabs.${key}`) })),
    ...LINKS.map(({ key, to }) => ({ key: key as string, to: to(file.id), text: say(`tabs.${key}`) })),
  ]
  return (
    <div className={css.page}>
      <header className={css.head}>
        <p className={css.event}>{say('tabs.label')}</p>
        <h1>{file.title}</h1>
        <p>
          <Link to={paths.roadshow(file.id)}>{say('page')}</Link>
        </p>
      </header>
      <Tabs label={say('tabs.label')} here={tab} tabs={tabs} />
      {tab === 'overview' && <Overview file={file}>{file.state !== 'draft' && <Numbers id={file.id} />}</Overview>}
      {tab === 'signups' && (
        <>
          <SignupDesk id={file.id} reveal={reveal} />
          <Capacity id={file.id} />
          <DelegationForm id={file.id} sender={{ organisationId: null, name: file.title }} />
          <DelegationList id={file.id} />
        </>
      )}
      {tab === 'afterwards' && (
        <>
          <FollowUps id={file.id} />
          <Intentions id={file.id} reveal={reveal} />
          <Attendance id={file.id} />
        </>
      )}
      {tab === 'agenda' && (
        <AgendaEditor
          file={file}
          pick={({ kind, onChange }) => (
            <Pick
              kind={kind}
              label={say(kind === 'need' ? 'agenda.addNeed' : 'agenda.addAchievement')}
              hint=""
              placeholder={say('agenda.find')}
              error={undefined}
              value={null}
              onChange={(chosen) => chosen && onChange(chosen)}
            />
          )}
        />
      )}
      {tab === 'call' && <CallDesk file={file} />}
      {tab === 'materials' && (
        <>
          <p>{say('materials.lead')}</p>
          <Attachments subject={`roadshow:${file.id}`} />
        </>
      )}
      {tab === 'settings' && <Settings file={file} hosts={hosts} />}
    </div>
  )
}
