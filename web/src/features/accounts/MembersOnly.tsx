import type { ReactNode } from 'react'
import { useLocation } from 'react-router'
import { paths } from '../../app/paths.ts'
import { ButtonLink } from '../../ui/Button.tsx'
import { Empty } from '../../ui/Empty.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { useSay } from '../../words/say.ts'
import { useMe } from './queries.ts'

/** What members may see; others are led to sign in or to apply for their organisation, and come back here. */
export function MembersOnly({ children }: { children: ReactNode }) {
  const me = useMe()
  if (me.isPending) return <Skeleton lines={8} />
  if (!me.person) return <SignInFirst />
  if (!me.isMember && !me.isOperator) return <ApplyFirst />
  return children
}

function ApplyFirst() {
  const say = useSay('accounts')
  const { pathname, search } = useLocation()
  return (
    <Empty level={1} title={say('needOrganisation.title')} text={say('needOrganisation.text')}>
      <ButtonLink look="known" to={`${paths.apply}?to=${encodeURIComponent(pathname + search)}`}>
        {say('needOrganisation.apply')}
      </ButtonLink>
    </Empty>
  )
}

export function SignInFirst({ level = 1 }: { level?: 1 | 2 }) {
  const say = useSay('accounts')
  const { pathname, search } = useLocation()
  const to = `?to=${encodeURIComponent(pathname + search)}`
  return (
    <Empty level={level} title={say('needSignIn.title')} text={say('needSignIn.text')}>
      <ButtonLink look="known" to={paths.signIn + to}>
        {say('signIn.title')}
      </ButtonLink>
      <ButtonLink to={paths.signUp + to}>{say('signUp.title')}</ButtonLink>
    </Empty>
  )
}
