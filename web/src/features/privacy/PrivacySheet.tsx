import { PRIVACY_DAYS } from '@keqiao/shared/privacy'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { paths } from '../../app/paths.ts'
import { Button } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { ReadingHead, Section } from '../../ui/Reading.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { Trouble } from '../../ui/Trouble.tsx'
import { useSay } from '../../words/say.ts'
import { Consents } from './Consents.tsx'
import { Copies } from './Copies.tsx'
import { EraseSection, type Proving } from './EraseSection.tsx'
import { KeptSection } from './KeptSection.tsx'
import css from './privacy.module.css'
import { myPrivacyQuery, useAcceptNotice } from './queries.ts'

const PARTS = ['kept', 'looks', 'copy', 'consent', 'erase']

interface Props {
  /** Asks for the password once more. */
  proof: (proving: Proving) => ReactNode
  /** The account goes this very moment. */
  onGone: () => void
}

/** What a person can see, take along, take back and erase. */
export function PrivacySheet({ proof, onGone }: Props) {
  const say = useSay('privacy')
  const mine = useQuery(myPrivacyQuery)
  if (mine.isPending) return <Skeleton lines={12} />
  if (mine.isError) return <Trouble error={mine.error} onRetry={() => void mine.refetch()} />
  const { notice, consents, exports, erasure, outlook } = mine.data
  return (
    <div className={css.sheet}>
      <div className={css.top}>
        <ReadingHead title={say('title')} lead={say('lead')} />
        <nav className={css.jumps} aria-label={say('parts')}>
          {PARTS.map((part) => (
            <a key={part} href={`#${part}`}>
              {say(`${part}.title`)}
            </a>
          ))}
        </nav>
        <NoticeState {...notice} />
      </div>
      <KeptSection />
      <Section id="copy" title={say('copy.title')}>
        <div className={css.part}>
          <p>{say('copy.text', { days: PRIVACY_DAYS.export })}</p>
          <Copies copies={exports} />
        </div>
      </Section>
      <Section id="consent" title={say('consent.title')}>
        <div className={css.part}>
          <p>{say('consent.text')}</p>
          <Consents states={consents} version={notice.version} isAgent={outlook.isAgent} />
        </div>
      </Section>
      <Section id="erase" title={say('erase.title')}>
        <EraseSection erasure={erasure} outlook={outlook} proof={proof} onGone={onGone} />
      </Section>
    </div>
  )
}

function NoticeState({ version, accepted }: { version: string; accepted: string | null }) {
  const say = useSay('privacy')
  const accept = useAcceptNotice()
  if (accepted === version) return <p className={css.state}>{say('notice.accepted', { version })}</p>
  return (
    <Notice look="known" title={say(accepted === null ? 'notice.never' : 'notice.due', { version })}>
      <p>
        {say('notice.dueText')} <Link to={paths.privacyNotice}>{say('notice.read')}</Link>
      </p>
      <div>
        <Button small disabled={accept.isPending} onClick={() => accept.mutate(version)}>
          {say('notice.confirm')}
        </Button>
      </div>
      {accept.isError && <Trouble error={accept.error} />}
    </Notice>
  )
}
