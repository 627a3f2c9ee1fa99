import type { TicketPage } from '@keqiao/shared/doors'
import { OPENS_BEFORE_MINUTES } from '@keqiao/shared/live'
import { OVER_ROADSHOWS } from '@keqiao/shared/roadshow-life'
import { ticketUrl } from '@keqiao/shared/signups'
import { Link } from 'react-router'
import { paths } from '../../app/paths.ts'
import { Button, ButtonLink } from '../../ui/Button.tsx'
import { RECORDS } from '../../ui/Reading.tsx'
import { dateTime } from '../../words/format.ts'
import { useLanguage, useSay } from '../../words/say.ts'
import { Answer } from './Answer.tsx'
import css from './checkins.module.css'
import { useDoor } from './useDoor.ts'

/** What a telephone's own camera opens: one tap for who organises the event, and for anybody else whose event it is. */
export function TicketCard({ token, companionId, page }: { token: string; companionId: string | null; page: TicketPage }) {
  const say = useSay('checkins')
  const language = useLanguage()
  const { event, organises, online, closed } = page
  const at = { id: event.id }
  const nothing = () => undefined
  const gate = useDoor({ at, sessionId: null, device: null, pack: undefined, onAway: nothing, onKept: nothing })
  return (
    <article className={css.door}>
      <header className={css.head}>
        <h1 lang={RECORDS}>
          <Link to={paths.roadshow(event.id)}>{event.title}</Link>
        </h1>
        <p>{dateTime(event.startsAt, language)}</p>
        {event.venue && !online && (
          <p lang={RECORDS}>
            {event.venue.name} · {event.venue.address}
          </p>
        )}
      </header>
      {!organises && (online ? <Online page={page} /> : <p className={css.closed}>{say('ticket.forStaff')}</p>)}
      {organises && closed && <p className={css.closed}>{say(`closed.${closed}`)}</p>}
      {organises && !closed && (
        <>
          {gate.shown && <Answer at={at} gate={gate} />}
          <Button look="known" onClick={() => void gate.read(ticketUrl(location.origin, token, companionId ?? undefined))}>
            {say('ticket.enter')}
          </Button>
        </>
      )}
    </article>
  )
}

/** A place on the line has no door. The ticket is no key to the room; the own link is. */
function Online({ page: { event, own } }: { page: TicketPage }) {
  const say = useSay('checkins')
  const language = useLanguage()
  const opensAt = new Date(Date.parse(event.startsAt) - OPENS_BEFORE_MINUTES * 60_000).toISOString()
  const phase = OVER_ROADSHOWS.includes(event.state) ? 'over' : event.state === 'live' ? 'open' : 'before'
  return (
    <section className={css.online}>
      <p>{say('ticket.online.what')}</p>
      <p className={css.opens}>{say(`ticket.online.${phase}`, { at: dateTime(opensAt, language) })}</p>
      {phase !== 'over' &&
        (own ? (
          <p>
            <ButtonLink look="known" to={paths.live(own)}>
              {say('ticket.online.enter')}
            </ButtonLink>
          </p>
        ) : (
          <p>{say('ticket.online.how')}</p>
        ))}
    </section>
  )
}
