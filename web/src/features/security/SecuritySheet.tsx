import { useQuery } from '@tanstack/react-query'
import { Notice } from '../../ui/Notice.tsx'
import { Section } from '../../ui/Reading.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { Trouble } from '../../ui/Trouble.tsx'
import { useSay } from '../../words/say.ts'
import { FactorSection } from './FactorSection.tsx'
import { MailSection } from './MailSection.tsx'
import { PasswordSection } from './PasswordSection.tsx'
import { securityQuery } from './queries.ts'
import css from './SecuritySheet.module.css'
import { SessionsSection } from './SessionsSection.tsx'

export function SecuritySheet({ passwordExpired }: { passwordExpired: boolean }) {
  const say = useSay('security')
  const mine = useQuery(securityQuery)
  if (mine.isPending) return <Skeleton lines={10} />
  if (mine.isError) return <Trouble error={mine.error} onRetry={() => mine.refetch()} />
  return (
    <div className={css.sheet}>
      <h1>{say('title')}</h1>
      {passwordExpired && (
        <Notice look="alarm" title={say('expired.title')}>
          {say('expired.text')}
        </Notice>
      )}
      <Section title={say('passwordSection.title')}>
        <PasswordSection changedAt={mine.data.passwordChangedAt} open={passwordExpired} />
      </Section>
      <Section title={say('factor.title')}>
        <FactorSection state={mine.data.secondFactor} />
      </Section>
      <Section title={say('mailSection.title')}>
        <MailSection email={mine.data.email} verified={mine.data.emailVerified} />
      </Section>
      <Section title={say('sessions.title')}>
        <SessionsSection sessions={mine.data.sessions} limits={mine.data.limits} />
      </Section>
    </div>
  )
}
