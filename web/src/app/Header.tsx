import { useState } from 'react'
import { Link, useLocation, useNavigate } from 'react-router'
import { useMe } from '../features/accounts/queries.ts'
import { Bell } from '../features/notices/Bell.tsx'
import { useSignOut } from '../features/security/queries.ts'
import { Button, ButtonLink } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { useLanguage, useSay } from '../words/say.ts'
import { DisplaySwitches } from './DisplaySwitches.tsx'
import { Mark } from './Mark.tsx'
import { paths } from './paths.ts'
import css from './Shell.module.css'

interface Place {
  key: string
  to: string
}

function usePlaces(): Place[] {
  const me = useMe()
  const places = [
    { key: 'achievements', to: `${paths.search}?kind=achievement` },
    { key: 'needs', to: `${paths.search}?kind=need` },
    { key: 'roadshows', to: paths.roadshows },
    { key: 'agents', to: paths.agents },
    // Whoever works here finds it in the footer; the bar is for what is done every day.
    me.person ? { key: 'workspace', to: paths.workspace } : { key: 'howItRanks', to: paths.howItRanks },
  ]
  if (me.isMember || me.isAgent || me.isOperator) places.push({ key: 'encounters', to: paths.encounters })
  if (me.isAgent) places.push({ key: 'myAgent', to: paths.myAgent })
  if (me.isReviewer) places.push({ key: 'review', to: paths.review })
  if (me.isOperator || me.isAgent) places.push({ key: 'triage', to: paths.triage }, { key: 'pairs', to: paths.pairs })
  if (me.isOperator) places.push({ key: 'operator', to: paths.operator })
  if (me.isAuditor) places.push({ key: 'audit', to: paths.audit })
  return places
}

export function Header() {
  const say = useSay('app')
  const me = useMe()
  const places = usePlaces()
  const here = useHere()
  const fit = { zh: 6, en: 5 }[useLanguage()]
  return (
    <div className={places.length > fit ? `${css.bar} ${css.many}` : css.bar}>
      <Link className={css.brand} to={paths.home}>
        <Mark />
        {say('name')}
      </Link>
      <nav className={css.nav} aria-label={say('nav.label')}>
        {places.map(({ key, to }) => (
          <Link key={key} to={to} aria-current={here(to) ? 'page' : undefined}>
            {say(`nav.${key}`)}
          </Link>
        ))}
      </nav>
      <div className={css.actions}>
        <DisplaySwitches />
        {me.person && <Bell />}
        {me.person ? <Own /> : <SignIn />}
        <ButtonLink look="wanted" small to={paths.newNeed}>
          {say('nav.postNeed')}
        </ButtonLink>
      </div>
      <div className={css.phone}>
        {me.person && <Bell />}
        <PhoneMenu places={places} />
      </div>
    </div>
  )
}

/** Search keeps its kind in the query, so an address alone does not tell. */
function useHere() {
  const { pathname, search } = useLocation()
  const kind = new URLSearchParams(search).get('kind') ?? 'achievement'
  return (to: string) => (to.startsWith(paths.search) ? pathname === paths.search && to.endsWith(`=${kind}`) : pathname === to)
}

function SignIn() {
  const say = useSay('app')
  const { pathname, search } = useLocation()
  const away = pathname === paths.signIn || pathname === paths.signUp
  const back = away || pathname === paths.home ? '' : `?to=${encodeURIComponent(pathname + search)}`
  return (
    <ButtonLink look="quiet" small to={paths.signIn + back}>
      {say('nav.signIn')}
    </ButtonLink>
  )
}

function Own() {
  const say = useSay('app')
  return (
    <>
      <ButtonLink look="quiet" small to={paths.security}>
        {say('nav.account')}
      </ButtonLink>
      <SignOut />
    </>
  )
}

function SignOut() {
  const say = useSay('app')
  const navigate = useNavigate()
  const signOut = useSignOut()
  return (
    <Button
      look="quiet"
      small
      disabled={signOut.isPending}
      onClick={() => signOut.mutate({}, { onSuccess: () => navigate(paths.home) })}
    >
      {say('nav.signOut')}
    </Button>
  )
}

function PhoneMenu({ places }: { places: Place[] }) {
  const say = useSay('app')
  const me = useMe()
  const [open, setOpen] = useState(false)
  const close = () => setOpen(false)
  return (
    <>
      <Button small aria-haspopup="dialog" aria-expanded={open} onClick={() => setOpen(true)}>
        {say('nav.menu')}
      </Button>
      <Dialog open={open} onClose={close} title={say('nav.menu')} sheet>
        {/* biome-ignore lint/a11y/noStaticElementInteractions: closes the menu after a link inside was followed */}
        {/* biome-ignore lint/a11y/useKeyWithClickEvents: links answer to keys themselves */}
        <div className={css.menu} onClick={(event) => event.target instanceof HTMLAnchorElement && close()}>
          {[...places, { key: 'postNeed', to: paths.newNeed }, { key: 'postAchievement', to: paths.newAchievement }].map(
            ({ key, to }) => (
              <Link key={key} to={to}>
                {say(`nav.${key}`)}
              </Link>
            ),
          )}
          <div className={css.display}>
            <DisplaySwitches />
            {me.person ? <Own /> : <SignIn />}
          </div>
        </div>
      </Dialog>
    </>
  )
}
