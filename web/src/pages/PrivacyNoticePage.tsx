import { useQuery } from '@tanstack/react-query'
import { Link, useSearchParams } from 'react-router'
import { paths } from '../app/paths.ts'
import { NoticeText } from '../features/privacy/NoticeText.tsx'
import { noticeQuery } from '../features/privacy/queries.ts'
import { Page } from '../ui/Page.tsx'
import { ReadingHead, Section } from '../ui/Reading.tsx'
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
    <Page narrow title={app('title', { page: say('notice.title') })}>
      {isPending && <Skeleton lines={16} />}
      {error && <Trouble error={error} onRetry={() => void refetch()} />}
      {data && (
        <>
          <ReadingHead title={say('notice.title')} lead={say('notice.version', { version: data.version })} />
          <NoticeText blocks={data[language]} />
          <Section title={say('notice.map')}>
            <p>
              {say('notice.mapText')} <Link to={paths.dataMap}>{say('notice.map')}</Link>
            </p>
            <p>
              <Link to={paths.privacy}>{say('notice.centre')}</Link>
            </p>
          </Section>
          {data.versions.length > 1 && (
            <Section title={say('notice.older')}>
              {data.versions.map((one) => (
                <Link key={one} to={`${paths.privacyNotice}?version=${one}`}>
                  {say('notice.version', { version: one })}
                </Link>
              ))}
            </Section>
          )}
        </>
      )}
    </Page>
  )
}
