import type { Roadshow } from '@keqiao/shared/roadshow'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { paths } from '../../app/paths.ts'
import { ButtonLink } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { RECORDS, Section, TextSection } from '../../ui/Reading.tsx'
import { Tag } from '../../ui/Tag.tsx'
import { dateTime } from '../../words/format.ts'
import { useLabels } from '../../words/labels.ts'
import { useLanguage, useSay } from '../../words/say.ts'
import { AgendaList } from './AgendaList.tsx'
import { DateBlock } from './EventRow.tsx'
import css from './EventSheet.module.css'
import { takesSignups, useFeeWords, useSeatWords, useStateWords } from './places.ts'
import { span } from './when.ts'

interface Props {
  event: Roadshow
  /** Materials, and the way into an open call for projects. */
  files?: ReactNode
  call?: ReactNode
  children: ReactNode
}

/** One event for everybody: when, where, what, and the way in. */
export function EventSheet({ event, files, call, children }: Props) {
  const say = useSay('roadshow')
  const common = useSay('common')
  const language = useLanguage()
  const { label, labels } = useLabels()
  const stateWords = useStateWords()
  const seatWords = useSeatWords()
  const feeWords = useFeeWords()
  const { state, reason, startsAt, venue, host, coHosts, seats, mySignup } = event
  const join = common('listJoin')
  const online = seats.some(({ mode }) => mode === 'ONLINE')
  const facts: { name: string; text: ReactNode }[] = [
    { name: say('page.when'), text: span(event, language) },
    ...(venue ? [{ name: say('page.where'), text: <Place venue={venue} /> }] : []),
    ...(online ? [{ name: say('page.online'), text: say('page.onlineText') }] : []),
    { name: say('page.places'), text: <Lines of={seats.map(seatWords)} /> },
    { name: say('page.fee'), text: <span lang={event.fee ? RECORDS : undefined}>{feeWords(event.fee)}</span> },
    { name: say('page.language'), text: label('spoken_language', event.language) },
    {
      name: say('page.host'),
      text: host ? <Link to={paths.organisation(host.id)}>{host.name}</Link> : say('page.centre'),
    },
    ...(coHosts.length > 0 ? [{ name: say('page.coHosts'), text: coHosts.join(join) }] : []),
    ...(event.audience ? [{ name: say('page.audience'), text: event.audience }] : []),
    ...(call ? [{ name: say('page.call'), text: <CallOpen event={event}>{call}</CallOpen> }] : []),
    ...(event.contact ? [{ name: say('page.contact'), text: event.contact }] : []),
  ]
  return (
    <article className={css.sheet}>
      <header className={css.head}>
        <DateBlock instant={startsAt} />
        <div className={css.name}>
          <p className={css.eyebrow}>
            <span>{label('roadshow_kind', event.kind)}</span>
            <span>{say(`mode.${event.mode}`)}</span>
            <span>{labels('field', event.fields).join(join)}</span>
            {event.demo && <Tag title={common('demoTitle')}>{common('demo')}</Tag>}
          </p>
          <h1 lang={RECORDS}>{event.title}</h1>
          <p className={css.state} data-alarm={state === 'cancelled' || state === 'postponed' || undefined}>
            {stateWords(event)}
          </p>
          {takesSignups(event) && !mySignup && (
            <a className={css.jump} href="#sign-up">
              {say('page.toSignUp')} ↓
            </a>
          )}
          {reason && (state === 'cancelled' || state === 'postponed') && <p>{say(`state.${state}Why`, { reason })}</p>}
        </div>
      </header>
      <dl className={css.facts}>
        {facts.map(({ name, text }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
      <div className={css.way}>
        {mySignup ? (
          <Notice look="fine">
            <ButtonLink look="known" to={paths.signup(mySignup.token)}>
              {say('page.mine')}
            </ButtonLink>
          </Notice>
        ) : (
          takesSignups(event) && children
        )}
      </div>
      <div className={css.body}>
        <TextSection title={say('page.intro')} text={event.intro} />
        <Section title={say('page.agenda')} id="agenda">
          {event.agenda.length > 0 ? <AgendaList agenda={event.agenda} /> : <p className={css.none}>{say('page.agendaNone')}</p>}
        </Section>
        {files}
        {event.photoNotice && venue && <p className={css.none}>{say('page.photo')}</p>}
      </div>
    </article>
  )
}

function CallOpen({ event: { callClosesAt }, children }: { event: Roadshow; children: ReactNode }) {
  const say = useSay('roadshow')
  const language = useLanguage()
  return (
    <span className={css.call}>
      {callClosesAt && say('page.callCloses', { closes: dateTime(callClosesAt, language) })}
      {children}
    </span>
  )
}

function Place({ venue }: { venue: NonNullable<Roadshow['venue']> }) {
  const say = useSay('roadshow')
  return (
    <>
      <span lang={RECORDS}>
        {venue.name}
        {venue.room && ` · ${venue.room}`}
        <br />
        {venue.address}
      </span>
      {venue.mapUrl && (
        <>
          {' '}
          <a href={venue.mapUrl} rel="noreferrer" target="_blank">
            {say('page.map')}
          </a>
        </>
      )}
    </>
  )
}

const Lines = ({ of }: { of: readonly string[] }) => (
  <>
    {of.map((line) => (
      <span key={line} className={css.line}>
        {line}
      </span>
    ))}
  </>
)
