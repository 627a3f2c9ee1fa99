import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { Outlet, ScrollRestoration, useLocation } from 'react-router'
import { useMe } from '../features/accounts/queries.ts'
import { NoticeDue } from '../features/privacy/NoticeDue.tsx'
import { Duties } from '../features/security/Duties.tsx'
import { overviewQuery } from '../features/statistics/queries.ts'
import { useSay } from '../words/say.ts'
import { Footer } from './Footer.tsx'
import { Header } from './Header.tsx'
import { paths } from './paths.ts'
import css from './Shell.module.css'

/** What stands around every page. */
export function Shell() {
  const say = useSay('app')
  const main = useRef<HTMLElement>(null)
  const { pathname } = useLocation()
  const before = useRef(pathname)
  useEffect(() => {
    // After a turn of the page the keyboard and the screen reader start at the new content.
    if (before.current !== pathname) main.current?.focus({ preventScroll: true })
    before.current = pathname
  }, [pathname])
  return (
    <div className={css.shell}>
      <header>
        <a className={css.skip} href="#main">
          {say('skip')}
        </a>
        <DemoNotice />
        <Header />
      </header>
      <main id="main" ref={main} tabIndex={-1} className={css.main}>
        <OwnDuties />
        <Outlet />
      </main>
      <Footer />
      <ScrollRestoration />
    </div>
  )
}

function OwnDuties() {
  const { passwordExpired, lacksSecondFactor, noticeDue } = useMe()
  const { pathname } = useLocation()
  const secure = pathname === paths.security || (!passwordExpired && !lacksSecondFactor)
  const read = noticeDue === null || pathname.startsWith(paths.privacy)
  if (secure && read) return null
  return (
    <div className={css.duties}>
      {!secure && <Duties passwordExpired={passwordExpired} lacksSecondFactor={lacksSecondFactor} />}
      {!read && <NoticeDue version={noticeDue} />}
    </div>
  )
}

function DemoNotice() {
  const say = useSay('app')
  const { data } = useQuery(overviewQuery)
  const newest = data ? [...data.newest.achievements, ...data.newest.needs] : []
  return newest.some((card) => card.demo) ? (
    <p className={css.demo} role="note">
      {say('demoNotice')}
    </p>
  ) : null
}
