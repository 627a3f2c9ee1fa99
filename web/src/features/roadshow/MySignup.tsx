import type { Signup, SignupMove } from '@keqiao/shared/signups'
import { type ReactNode, useState } from 'react'
import { Link } from 'react-router'
import { paths } from '../../app/paths.ts'
import { Button, ButtonLink } from '../../ui/Button.tsx'
import { RECORDS } from '../../ui/Reading.tsx'
import { Refusals } from '../../ui/Refusals.tsx'
import { dateTime } from '../../words/format.ts'
import { useLabels } from '../../words/labels.ts'
import { useLanguage, useSay } from '../../words/say.ts'
import { DateBlock } from './EventRow.tsx'
import css from './MySignup.module.css'
import { useFeeWords } from './places.ts'
import { useMoveSignup } from './queries.ts'
import { SignupDetails } from './SignupDetails.tsx'
import { Ticket } from './Ticket.tsx'
import { span } from './when.ts'

/** Where one stands, who acts next and by when, and what can be done in one tap. */
export function MySignup({ token, signup, fresh }: { token: string; signup: Signup; fresh: boolean }) {
  const say = useSay('roadshow')
  const language = useLanguage()
  const { label } = useLabels()
  const feeWords = useFeeWords()
  const { roadshow, state, ticket } = signup
  return (
    <article className={css.page}>
      <header className={css.head}>
        <DateBlock instant={roadshow.startsAt} />
        <div className={css.name}>
          <p className={css.eyebrow}>{say('mine.title')}</p>
          <h1 lang={RECORDS}>
            <Link to={paths.roadshow(roadshow.id)}>{roadshow.title}</Link>
          </h1>
          <p>{span(roadshow, language)}</p>
          {roadshow.venue && signup.mode === 'ONSITE' && (
            <p lang={RECORDS}>
              {roadshow.venue.name}
              {roadshow.venue.room && ` · ${roadshow.venue.room}`}，{roadshow.venue.address}
            </p>
          )}
          <p lang={roadshow.fee ? RECORDS : undefined}>
            {feeWords(roadshow.fee)}
            {roadshow.language !== 'ZH' && ` · ${label('spoken_language', roadshow.language)}`}
          </p>
        </div>
      </header>
      <section className={css.standing} data-state={state} aria-live="polite">
        <Standing signup={signup} />
        <Moves token={token} signup={signup} />
      </section>
      {(fresh || ticket) && <p className={css.save}>{say('mine.save')}</p>}
      {ticket && signup.seatMode === 'ONSITE' && <Ticket token={token} ticket={ticket} />}
      <SignupDetails token={token} signup={signup} />
      <section className={css.history}>
        <h2>{say('mine.history')}</h2>
        <ol>
          {signup.history.map(({ at, state: was, reason }) => (
            <li key={`${at} ${was}`}>
              <time dateTime={at}>{dateTime(at, language)}</time>
              <span>
                {say(`history.${was}`)}
                {was === 'offered' && reason && `：${say(`reason.${reason}`)}`}
              </span>
            </li>
          ))}
        </ol>
      </section>
    </article>
  )
}

function Standing({ signup }: { signup: Signup }) {
  const say = useSay('roadshow')
  const language = useLanguage()
  const { state, mode, seatMode, seats, position, offer, roadshow, asksDate } = signup
  const key = state === 'confirmed' && seatMode === 'ONLINE' ? 'confirmedOnline' : state
  const facts = {
    mode: say(`mode.${seatMode ?? mode}`),
    seats,
    position: position ?? 0,
    reason: offer ? say(`reason.${offer.reason}`) : '',
    expires: offer ? dateTime(offer.expiresAt, language) : '',
  }
  if (roadshow.state === 'cancelled') return <h2>{say('state.cancelled')}</h2>
  return (
    <>
      <h2>{say(`mine.${key}.title`, facts)}</h2>
      <p>{say(`mine.${key}.text`, facts)}</p>
      {roadshow.state === 'postponed' && <p>{say('mine.held')}</p>}
      {asksDate && (
        <p className={css.asks}>
          <strong>{say('mine.asksDate.title')}</strong> {say('mine.asksDate.text', { when: span(roadshow, language) })}
        </p>
      )}
    </>
  )
}

const ORDER: readonly SignupMove[] = ['accept', 'confirm_date', 'rejoin', 'decline', 'switch']

function Moves({ token, signup }: { token: string; signup: Signup }) {
  const say = useSay('roadshow')
  const move = useMoveSignup(token)
  const [asked, setAsked] = useState(false)
  const { moves, mode, online } = signup
  const other = say(`mode.${mode === 'ONSITE' ? 'ONLINE' : 'ONSITE'}`)
  const main = (one: SignupMove) => one === 'accept' || one === 'confirm_date' || one === 'rejoin'
  const button = (one: SignupMove): ReactNode => (
    <Button key={one} look={main(one) ? 'known' : 'plain'} disabled={move.isPending} onClick={() => move.mutate(one)}>
      {say(`mine.move.${one}`, { mode: other })}
    </Button>
  )
  return (
    <>
      <Refusals error={move.error} rest={[]} />
      <div className={css.moves}>
        {online && (
          <ButtonLink look="known" to={paths.live(token)}>
            {say('mine.join')}
          </ButtonLink>
        )}
        {ORDER.filter((one) => moves.includes(one)).map(button)}
        {moves.includes('withdraw') && !asked && (
          <Button look="quiet" onClick={() => setAsked(true)}>
            {say('mine.move.withdraw')}
          </Button>
        )}
      </div>
      {asked && moves.includes('withdraw') && (
        <div className={css.moves} role="alert">
          <p>{say('mine.sure')}</p>
          <Button disabled={move.isPending} onClick={() => move.mutate('withdraw', { onSettled: () => setAsked(false) })}>
            {say('mine.sureYes')}
          </Button>
          <Button look="quiet" onClick={() => setAsked(false)}>
            {say('mine.sureNo')}
          </Button>
        </div>
      )}
    </>
  )
}
