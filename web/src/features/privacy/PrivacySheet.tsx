import { PRIVACY_DAYS } from '@keqiao/shared/privacy'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { paths } from '../../app/paths.ts'
import { Button, ButtonLink } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { ReadingHead, Section } from '../../ui/Reading.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { Trouble } from '../../ui/Trouble.tsx'
import { useSay } from '../../words/say.ts'
import { Consents } from './Consents.tsx'
import { Copies } from './Copies.tsx'
import { EraseSection, type Proving } from './EraseSection.tsx'
import css from './privacy.module.css'
import { myPrivacyQuery, useAcceptNotice } from './queries.ts'

/** What a person can see, take along, take back and erase. `proof` asks for the password once more. */
export function PrivacySheet({ proof }: { proof: (proving: Proving) => ReactNode }) {
  const say = useSay('privacy')
  const mine = useQuery(myPrivacyQuery)
  if (mine.isPending) return <Skeleton lines={12} />
  if (mine.isError) return <Trouble error={mine.error} onRetry={() => void mine.refetch()} />
  const { notice, consents, exports, erasure, outlook } = mine.data
  return (
    <div className={css.sheet}>
      <ReadingHead title={say('title')} lead={say('lead')} />
      <Section title={say('notice.title')}>
        <NoticeState {...notice} />
      </Section>
      <Section title={say('copy.title')}>
        <div className={css.part}>
          <p>{say('copy.text', { days: PRIVACY_DAYS.export })}</p>
          <Copies copies={exports} />
        </div>
      </Section>
      <Section title={say('consent.title')}>
        <div className={css.part}>
          <p>{say('consent.text')}</p>
          <Consents states={consents} version={notice.version} />
        </div>
      </Section>
      <Section title={say('devices.title')}>
        <div className={css.part}>
          <p>{say('devices.text')}</p>
          <ButtonLink to={paths.security}>{say('devices.go')}</ButtonLink>
        </div>
      </Section>
      <Section title={say('erase.title')}>
        <EraseSection erasure={erasure} outlook={outlook} proof={proof} />
      </Section>
    </div>
  )
}

function NoticeState({ version, accepted }: { version: string; accepted: string | null }) {
  const say = useSay('privacy')
  const accept = useAcceptNotice()
  return (
    <div className={css.part}>
      {accepted === version ? (
        <p>{say('notice.accepted', { version })}</p>
      ) : (
        <Notice look="known" title={say(accepted === null ? 'notice.never' : 'notice.due', { version })}>
          <p>{say('notice.dueText')}</p>
          <Button look="known" disabled={accept.isPending} onClick={() => accept.mutate(version)}>
            {say('notice.confirm')}
          </Button>
        </Notice>
      )}
      {accept.isError && <Trouble error={accept.error} />}
      <p className={css.links}>
        <Link to={paths.privacyNotice}>{say('notice.read')}</Link>
        <Link to={paths.dataMap}>{say('notice.map')}</Link>
      </p>
    </div>
  )
}
