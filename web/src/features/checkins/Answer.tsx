import type { DoorAnswer, Guest } from '@keqiao/shared/check-ins'
import { useEffect, useRef, useState } from 'react'
import { Button } from '../../ui/Button.tsx'
import { RECORDS } from '../../ui/Reading.tsx'
import { clock } from '../../words/format.ts'
import { useLabels } from '../../words/labels.ts'
import { useProblemWords } from '../../words/problem.ts'
import { useSay } from '../../words/say.ts'
import css from './answer.module.css'
import { MeetingsToday } from './MeetingsToday.tsx'
import { type At, useUndo } from './queries.ts'
import { type Shown, toneOf, type useDoor } from './useDoor.ts'

type Gate = ReturnType<typeof useDoor>
/** So much of an answer holds the verdict and the name. */
const SEEN_PX = 120

/** Green, amber or red, and in words; the name as large as the hand allows. */
export function Answer({ at, gate }: { at: At; gate: Gate }) {
  const say = useSay('checkins')
  const { shown } = gate
  const place = useRef<HTMLElement>(null)
  // Whoever looked somebody up further down sees the answer, too.
  useEffect(() => {
    const { top = 0, bottom = 0 } = place.current?.getBoundingClientRect() ?? {}
    if (shown && (top < 0 || Math.min(bottom, top + SEEN_PX) > innerHeight)) place.current?.scrollIntoView({ block: 'center' })
  }, [shown])
  return (
    <section
      ref={place}
      className={css.answer}
      data-tone={shown ? toneOf(shown) : 'none'}
      aria-live="assertive"
      aria-label={say('answer.label')}
    >
      {shown ? <Said at={at} gate={gate} shown={shown} /> : <p>{say('answer.none')}</p>}
    </section>
  )
}

function Said({ at, gate, shown }: { at: At; gate: Gate; shown: Shown }) {
  const say = useSay('checkins')
  const { sentence } = useProblemWords()
  if (shown.kind === 'house') return <OfHouse at={at} gate={gate} shown={shown} />
  if (shown.kind === 'problem') return <Line title={say('answer.problem')} text={sentence(shown.error)} />
  if (shown.kind === 'no_ticket') return <Line title={say('answer.noTicket')} text={say('answer.noTicketText')} />
  if (shown.kind === 'refused') return <Line title={say('answer.refused')} name={shown.name} text={say(`why.${shown.why}`)} />
  if (shown.kind === 'again')
    return (
      <>
        <Line title={say('answer.again')} name={shown.name} text={say('answer.againText', { time: clock(shown.at) })} />
        <MeetingsToday meetings={shown.meetings} />
      </>
    )
  if (shown.kind === 'unknown')
    return (
      <>
        <Line title={say('answer.unknown')} text={say('answer.unknownText')} />
        <Button onClick={() => void gate.note(shown.scan)}>{say('answer.note')}</Button>
      </>
    )
  return (
    <>
      <Line
        title={say('answer.waiting')}
        name={shown.name}
        text={[shown.organisation, say('answer.waitingText')].filter(Boolean).join(' · ')}
      />
      <MeetingsToday meetings={shown.meetings} />
    </>
  )
}

function Line({ title, name, text }: { title: string; name?: string | undefined; text: string }) {
  return (
    <>
      <p className={css.verdict}>{title}</p>
      {name && (
        <h2 className={css.name} lang={RECORDS}>
          {name}
        </h2>
      )}
      <p>{text}</p>
    </>
  )
}

function OfHouse({ at, gate, shown }: { at: At; gate: Gate; shown: Extract<Shown, { kind: 'house' }> }) {
  const say = useSay('checkins')
  const { answer, until, asked } = shown
  if (answer.result === 'refused') return <Refused answer={answer} onAdmit={() => void gate.admit(asked)} />
  const { guest, companion, entry } = answer
  const text = say(answer.result === 'ok' ? 'answer.okText' : 'answer.alreadyText', {
    organisation: guest.organisation,
    time: clock(entry.at),
    by: [entry.by, entry.device].filter(Boolean).join(' · ') || say('answer.house'),
  })
  return (
    <>
      <Line title={say(`answer.${answer.result}`)} name={companion ?? guest.name} text={text} />
      <Facts guest={guest} />
      <div className={css.next}>
        <Companions guest={guest} onChoose={(id) => void gate.choose(guest.signupId, id)} />
        {answer.result === 'ok' && <Undo key={entry.id} at={at} entry={entry.id} until={until} onDone={gate.clear} />}
      </div>
      <MeetingsToday meetings={guest.meetings} />
    </>
  )
}

function Refused({ answer, onAdmit }: { answer: Extract<DoorAnswer, { result: 'refused' }>; onAdmit: () => void }) {
  const say = useSay('checkins')
  const { name, why, house } = answer
  return (
    <>
      <Line title={say(house?.isFree ? 'admit.title' : 'answer.refused')} name={name ?? undefined} text={say(`why.${why}`)} />
      {house && <p>{say(house.isFree ? 'admit.free' : 'admit.full', { count: house.seats })}</p>}
      {house?.isFree && <Button onClick={onAdmit}>{say('admit.do')}</Button>}
    </>
  )
}

function Facts({ guest }: { guest: Guest }) {
  const say = useSay('checkins')
  const { label } = useLabels()
  const { role, title, delegation, badge } = guest
  const facts = [
    label('signup_role', role),
    title,
    badge && say('answer.badge', { no: badge }),
    delegation && say('answer.delegation', { ...delegation }),
  ]
  return <p className={css.facts}>{facts.filter(Boolean).join(' · ')}</p>
}

function Companions({ guest, onChoose }: { guest: Guest; onChoose: (id: string) => void }) {
  const say = useSay('checkins')
  if (guest.companions.length === 0) return null
  return (
    <ul className={css.companions} aria-label={say('answer.companions')}>
      {guest.companions.map(({ id, name, inAt }) => (
        <li key={id}>
          {inAt ? (
            <span>{say('answer.companionIn', { name })}</span>
          ) : (
            <Button small onClick={() => onChoose(id)}>
              {say('answer.companionEnter', { name })}
            </Button>
          )}
        </li>
      ))}
    </ul>
  )
}

/** While it may still be taken back. */
function Undo({ at, entry, until, onDone }: { at: At; entry: string; until: number; onDone: () => void }) {
  const say = useSay('checkins')
  const undo = useUndo(at)
  const [left, setLeft] = useState(() => Math.ceil((until - Date.now()) / 1000))
  useEffect(() => {
    const timer = setInterval(() => setLeft(Math.ceil((until - Date.now()) / 1000)), 250)
    return () => clearInterval(timer)
  }, [until])
  if (left <= 0) return null
  return (
    <Button small disabled={undo.isPending} onClick={() => undo.mutate(entry, { onSuccess: onDone })}>
      {say('answer.undo', { seconds: left })}
    </Button>
  )
}
