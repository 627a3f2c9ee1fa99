import { useQuery } from '@tanstack/react-query'
import { Link, useSearchParams } from 'react-router'
import { paths } from '../app/paths.ts'
import { NoticeContents, NoticeText } from '../features/privacy/NoticeText.tsx'
import css from '../features/privacy/notice.module.css'
import { noticeQuery } from '../features/privacy/queries.ts'
import { Page } from '../ui/Page.tsx'
import { Reading, ReadingHead } from '../ui/Reading.tsx'
import { Skeleton } from '../ui/Skeleton.tsx'
import { Trouble } from '../ui/Trouble.tsx'
import { useLanguage, useSay } from '../words/say.ts'

export function PrivacyNoticePage() {
  const app = useSay('app')
  const say = useSay('privacy')
  const language = useLanguage()
  const [params] = useSearchParams()
  const version = params.get('version') ?? undefined
  const { data, error, isPending, refetch } = useQuery(noticeQuery(version))
  return (
    <Page title={app('title', { page: say('notice.title') })}>
      {isPending && <Skeleton lines={16} />}
      {error && <Trouble error={error} onRetry={() => void refetch()} />}
      {data && (
        <Reading
          head={<ReadingHead title={say('notice.title')} lead={say('notice.lead')} eyebrow={<State {...data} />} />}
          aside={
            <>
              <NoticeContents blocks={data[language]} />
              <Places versions={data.versions} />
            </>
          }
        >
          <NoticeText blocks={data[language]} />
        </Reading>
      )}
    </Page>
  )
}

function State({ version, versions }: { version: string; versions: string[] }) {
  const say = useSay('privacy')
  return say(version === versions[0] ? 'notice.inForce' : 'notice.superseded', { version, now: versions[0] ?? '' })
}

/** Where to go from here. */
function Places({ versions }: { versions: string[] }) {
  const say = useSay('privacy')
  return (
    <ul className={css.places}>
      <li>
        <Link to={paths.privacy}>{say('notice.centre')}</Link>
        <p>{say('notice.centreText')}</p>
      </li>
      <li>
        <Link to={paths.dataMap}>{say('notice.map')}</Link>
        <p>{say('notice.mapText')}</p>
      </li>
      {versions.length > 1 &&
        versions.map((one) => (
          <li key={one}>
            <Link to={`${paths.privacyNotice}?version=${one}`}>{say('notice.version', { version: one })}</Link>
          </li>
        ))}
    </ul>
  )
}
