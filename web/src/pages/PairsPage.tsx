import type { UnbrokeredPair } from '@keqiao/shared/matching'
import { useQueryClient } from '@tanstack/react-query'
import { paths } from '../app/paths.ts'
import { SignInFirst } from '../features/accounts/MembersOnly.tsx'
import { useMe } from '../features/accounts/queries.ts'
import { ClaimButton } from '../features/agents/ClaimButton.tsx'
import { UnbrokeredPairs } from '../features/matching/UnbrokeredPairs.tsx'
import { ButtonLink } from '../ui/Button.tsx'
import { Empty } from '../ui/Empty.tsx'
import { Page } from '../ui/Page.tsx'
import { ReadingHead } from '../ui/Reading.tsx'
import { Skeleton } from '../ui/Skeleton.tsx'
import { Tag } from '../ui/Tag.tsx'
import { useSay } from '../words/say.ts'

/** For those whose work it is: what fits best and nobody brings together yet. */
export function PairsPage() {
  const app = useSay('app')
  const say = useSay('matching')
  const me = useMe()
  return (
    <Page title={app('title', { page: say('pairs.title') })}>
      <ReadingHead title={say('pairs.title')} lead={say('pairs.intro')} />
      {me.isPending ? (
        <Skeleton lines={8} />
      ) : me.isAgent || me.isOperator ? (
        <UnbrokeredPairs actionsOf={(pair) => <Actions pair={pair} />} />
      ) : me.person ? (
        <Empty level={2} title={say('pairs.forbidden')} />
      ) : (
        <SignInFirst level={2} />
      )}
    </Page>
  )
}

function Actions({ pair: { needId, achievementId, followed } }: { pair: UnbrokeredPair }) {
  const say = useSay('matching')
  const me = useMe()
  const client = useQueryClient()
  const claimed = () => void client.invalidateQueries({ queryKey: ['matching', 'unbrokered'] })
  return (
    <>
      {followed && <Tag look="fine">{say('pairs.following')}</Tag>}
      {!followed && me.isAgent && <ClaimButton subject={`need:${needId}`} text={say('pairs.follow')} onClaimed={claimed} />}
      {me.isOperator && (
        <ButtonLink small to={paths.need(needId)}>
          {say('pairs.assign')}
        </ButtonLink>
      )}
      <ButtonLink small to={paths.newEncounterOf(needId, achievementId)}>
        {say('pairs.record')}
      </ButtonLink>
    </>
  )
}
