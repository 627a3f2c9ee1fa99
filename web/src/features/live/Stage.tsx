import type { LiveChanges, LivePage } from '@keqiao/shared/live'
import { RECORDS } from '../../ui/Reading.tsx'
import { useSay } from '../../words/say.ts'
import css from './live.module.css'
import { Player } from './Player.tsx'
import { presentationIn } from './programme.ts'

type Given = Pick<LivePage, 'event' | 'join'> & { room: LiveChanges }

/** Where it happens, who is on now, and what the host says to all. */
export function Stage({ event, join, room }: Given) {
  const say = useSay('live')
  const current = presentationIn(event.agenda, room.current)
  return (
    <div className={css.stage}>
      {room.message && (
        <p className={css.message} role="status">
          <span>{say('message.from')}</span>
          {room.message.text}
        </p>
      )}
      {join?.form === 'stream' ? (
        <Player key={join.url} url={join.url} />
      ) : join ? (
        <div className={css.door}>
          <p>{say('join.text')}</p>
          <a className={css.join} href={join.url} target="_blank" rel="noreferrer">
            {say('join.open')} ↗
          </a>
          <p className={css.faint}>{say('join.stay')}</p>
        </div>
      ) : (
        <p className={css.door}>{say('join.none')}</p>
      )}
      <section className={css.now} data-kind={current?.kind} aria-live="polite">
        <h2>{say('now.title')}</h2>
        {current ? (
          <>
            <p className={css.project} lang={RECORDS}>
              {current.name ?? say('now.hidden')}
            </p>
            <p className={css.faint}>{[current.speaker, current.speakerTitle].filter(Boolean).join(' ')}</p>
          </>
        ) : (
          <p className={css.faint}>{say('now.none')}</p>
        )}
      </section>
    </div>
  )
}
