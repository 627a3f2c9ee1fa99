import type { SessionCard } from '@keqiao/shared/security'
import { Button } from '../../ui/Button.tsx'
import { Tag } from '../../ui/Tag.tsx'
import { Trouble } from '../../ui/Trouble.tsx'
import { dateTime } from '../../words/format.ts'
import { useLanguage, useSay } from '../../words/say.ts'
import { type SecurityState, useEndOtherSessions, useEndSession } from './queries.ts'
import css from './SecuritySheet.module.css'

export function SessionsSection({ sessions, limits }: Pick<SecurityState, 'sessions' | 'limits'>) {
  const say = useSay('security')
  const endOthers = useEndOtherSessions()
  return (
    <div className={css.part}>
      <p>{say('sessions.limits', { idle: spell(say, limits.idleMinutes), most: spell(say, limits.hours * 60) })}</p>
      {endOthers.isError && <Trouble error={endOthers.error} />}
      <ul className={css.sessions}>
        {sessions.map((session) => (
          <Session key={session.id} session={session} />
        ))}
      </ul>
      {sessions.length > 1 ? (
        <Button aria-disabled={endOthers.isPending} onClick={() => endOthers.mutate({})}>
          {say('sessions.endOthers')}
        </Button>
      ) : (
        <p>{say('sessions.onlyHere')}</p>
      )}
    </div>
  )
}

function spell(say: ReturnType<typeof useSay>, minutes: number): string {
  if (minutes % 1440 === 0) return say('span.days', { n: minutes / 1440 })
  return minutes % 60 === 0 ? say('span.hours', { n: minutes / 60 }) : say('span.minutes', { n: minutes })
}

function Session({ session }: { session: SessionCard }) {
  const say = useSay('security')
  const language = useLanguage()
  const end = useEndSession()
  const device = say('sessions.device', { browser: say(`browser.${session.browser}`), system: say(`system.${session.system}`) })
  return (
    <li>
      <div>
        <span className={css.device}>
          {device}
          {session.current && <Tag look="known">{say('sessions.current')}</Tag>}
        </span>
        <span className={css.seen}>
          {say('sessions.seen', { at: dateTime(session.lastSeenAt, language), from: session.address || say('sessions.nowhere') })}
        </span>
        {end.isError && <Trouble error={end.error} />}
      </div>
      {!session.current && (
        <Button small aria-label={say('sessions.endOne', { device })} onClick={() => end.mutate(session.id)}>
          {say('sessions.end')}
        </Button>
      )}
    </li>
  )
}
