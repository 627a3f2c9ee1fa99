import { AchievementDraft } from '@keqiao/shared/achievements'
import { VISIBLE_STATES } from '@keqiao/shared/lifecycle'
import { useQuery } from '@tanstack/react-query'
import { Navigate, useLocation, useParams } from 'react-router'
import { isGone, ProblemError } from '../api/call.ts'
import { paths } from '../app/paths.ts'
import { useMe } from '../features/accounts/queries.ts'
import { AchievementSheet } from '../features/achievements/AchievementSheet.tsx'
import { achievementQuery } from '../features/achievements/queries.ts'
import { WhomToAsk } from '../features/achievements/WhomToAsk.tsx'
import { Attachments } from '../features/attachments/Attachments.tsx'
import { Moves } from '../features/listings/Moves.tsx'
import { OwnContact } from '../features/listings/OwnContact.tsx'
import { QualityMeter } from '../features/listings/QualityMeter.tsx'
import { MatchList } from '../features/matching/MatchList.tsx'
import { RevealContact } from '../features/privacy/RevealContact.tsx'
import { ClaimButton } from '../features/provenance/ClaimButton.tsx'
import { Origins } from '../features/provenance/Origins.tsx'
import { OpenCalls } from '../features/roadshow/call/OpenCalls.tsx'
import { Page } from '../ui/Page.tsx'
import { Section } from '../ui/Reading.tsx'
import { Skeleton } from '../ui/Skeleton.tsx'
import { Tag } from '../ui/Tag.tsx'
import { Trouble } from '../ui/Trouble.tsx'
import { useFieldWord } from '../words/draftFields.ts'
import { useSay } from '../words/say.ts'
import { NotFoundPage } from './NotFoundPage.tsx'

const ACHIEVEMENT_FIELDS = [...Object.keys(AchievementDraft.shape), 'attachments']

export function AchievementPage() {
  const { id = '' } = useParams()
  const app = useSay('app')
  const say = useSay('achievements')
  const listings = useSay('listings')
  const common = useSay('common')
  const attachments = useSay('attachments')
  const me = useMe()
  const { pathname } = useLocation()
  const { data: achievement, error, isPending, refetch } = useQuery(achievementQuery(id))
  const wordOf = useFieldWord()
  if (error instanceof ProblemError && error.code === 'merged')
    return <Navigate replace to={paths.achievement(String(error.facts.into))} />
  if (isGone(error)) return <NotFoundPage />
  const visible = achievement && VISIBLE_STATES.includes(achievement.state)
  return (
    <Page title={app('title', { page: achievement?.name ?? listings('kind.achievement') })}>
      {isPending && <Skeleton large lines={12} />}
      {error && <Trouble error={error} onRetry={() => void refetch()} />}
      {achievement && (
        <AchievementSheet
          achievement={achievement}
          files={
            <Attachments
              subject={`achievement:${id}`}
              title={(content) => <Section title={attachments('title')}>{content}</Section>}
            />
          }
          jump={visible ? { to: '#matches', text: say('matches') } : undefined}
          tags={
            <>
              {achievement.state === 'imported_unclaimed' && <Tag title={listings('unclaimedWhy')}>{listings('unclaimed')}</Tag>}
              {achievement.demo && <Tag title={common('demoTitle')}>{common('demo')}</Tag>}
            </>
          }
          aside={
            achievement.mine ? (
              <Moves
                kind="achievement"
                record={achievement}
                isAdmin={me.administers(achievement.owner?.id)}
                editTo={paths.editAchievement(id)}
                fields={ACHIEVEMENT_FIELDS}
                wordOf={wordOf}
              >
                {achievement.quality && <QualityMeter quality={achievement.quality} />}
                <Origins id={id} />
                <OwnContact contact={achievement.contact} title={say('contact.own')} />
                {visible && <OpenCalls subject={`achievement:${id}`} />}
              </Moves>
            ) : (
              <>
                {achievement.contact && (
                  <RevealContact
                    subject={`achievement:${id}`}
                    masked={[achievement.contact.person, achievement.contact.phone, achievement.contact.email]}
                    title={listings('contact.person')}
                  />
                )}
                <WhomToAsk
                  achievement={achievement}
                  claim={
                    me.isMember && (
                      <ClaimButton
                        kind="achievement"
                        id={id}
                        name={achievement.name}
                        organisations={me.organisations.filter((one) => one.membership === 'admin' && one.state === 'active')}
                      />
                    )
                  }
                />
                <Origins id={id} />
              </>
            )
          }
        />
      )}
      {visible && (
        <MatchList
          side="achievement"
          id={id}
          title={say('matches')}
          editTo={achievement.mine ? paths.editAchievement(id) : undefined}
          mayMark={me.isMember}
          signInTo={me.person ? null : `${paths.signIn}?to=${encodeURIComponent(pathname)}`}
        />
      )}
    </Page>
  )
}
