import type { Door } from '@keqiao/shared/check-ins'
import { type ReactNode, useState } from 'react'
import { CheckField, SelectField, TextField } from '../../ui/Field.tsx'
import { RECORDS } from '../../ui/Reading.tsx'
import { Refusals } from '../../ui/Refusals.tsx'
import { clock } from '../../words/format.ts'
import { useSay } from '../../words/say.ts'
import { Answer } from './Answer.tsx'
import { CameraView } from './CameraView.tsx'
import css from './checkins.module.css'
import { FindGuest } from './FindGuest.tsx'
import { LastEntries } from './LastEntries.tsx'
import { Network } from './Network.tsx'
import type { At } from './queries.ts'
import { TypedTicket } from './TypedTicket.tsx'
import { useDoor } from './useDoor.ts'
import { useQueue } from './useQueue.ts'
import { useSound } from './useSound.ts'
import { WalkInForm } from './WalkInForm.tsx'

const DEVICE = 'keqiao.door'
const keptDevice = () => localStorage.getItem(DEVICE) ?? ''

interface Given {
  at: At
  door: Door | undefined
  /** When the house last answered for the door; null while it cannot be reached. */
  heardAt: number | null
  /** What only organisers have at a door. */
  children?: ReactNode
}

/** The door of an event on a telephone in one hand; at a desk, whom to look for stands beside it. */
export function CheckIn({ at, door, heardAt, children }: Given) {
  const say = useSay('checkins')
  const [sessionId, setSession] = useState('')
  const [device, setDevice] = useState(keptDevice)
  const queue = useQueue(at, door?.closed === null, heardAt)
  const { pack } = queue
  const gate = useDoor({
    at,
    sessionId: sessionId || null,
    device: device.trim() || null,
    pack,
    onAway: queue.setAway,
    onKept: () => void queue.reread(),
  })
  const sound = useSound(gate.shown)
  const event = door?.event ?? pack?.event
  const sessions = door?.sessions ?? pack?.sessions ?? []
  if (!event) return null
  return (
    <div className={css.desk}>
      <header className={css.above}>
        <h1 lang={RECORDS}>{event.title}</h1>
        <p className={css.when}>
          {clock(event.startsAt)}–{clock(event.endsAt)}
          {door?.helper && ` · ${door.helper}`}
        </p>
        {door && (
          <p className={css.count} aria-live="polite">
            <strong>{door.here}</strong> / {door.expected} <span>{say('count')}</span>
            {door.online > 0 && <span>{say('online', { count: door.online })}</span>}
          </p>
        )}
      </header>
      <div className={css.gate}>
        <Network queue={queue} />
        {door?.closed && <p className={css.closed}>{say(`closed.${door.closed}`)}</p>}
        {sessions.length > 0 && (
          <SelectField label={say('session.label')} value={sessionId} onChange={({ target }) => setSession(target.value)}>
            <option value="">{say('session.none')}</option>
            {sessions.map(({ id, title, startsAt }) => (
              <option key={id} value={id}>
                {clock(startsAt)} {title}
              </option>
            ))}
          </SelectField>
        )}
        <CameraView onText={(text) => gate.seen(text)} />
        <Answer at={at} gate={gate} />
        <TypedTicket onText={gate.read} />
        <Refusals error={queue.error} rest={[]} />
      </div>
      <div className={css.beside}>
        <details className={css.part}>
          <summary>{say('find.title')}</summary>
          <FindGuest at={at} onChoose={gate.choose} />
        </details>
        <details className={css.part}>
          <summary>{say('walkIn.title')}</summary>
          <WalkInForm at={at} device={device.trim() || null} onIn={gate.tell} />
        </details>
        {door && <LastEntries last={door.last} />}
        <details className={css.part}>
          <summary>{say('device.title')}</summary>
          <div className={css.form}>
            <TextField
              label={say('device.label')}
              hint={say('device.hint')}
              maxLength={40}
              value={device}
              onChange={({ target }) => {
                setDevice(target.value)
                localStorage.setItem(DEVICE, target.value)
              }}
            />
            <CheckField label={say('device.sound')} checked={sound.on} onChange={sound.toggle} />
          </div>
        </details>
        {children}
      </div>
    </div>
  )
}
