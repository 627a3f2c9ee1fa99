import { Button } from '../../ui/Button.tsx'
import { RECORDS } from '../../ui/Reading.tsx'
import { clock } from '../../words/format.ts'
import { useSay } from '../../words/say.ts'
import css from './checkins.module.css'
import type { useQueue } from './useQueue.ts'

/** Whether the house answers, what waits for it, and what it said otherwise. */
export function Network({ queue }: { queue: ReturnType<typeof useQueue> }) {
  const say = useSay('checkins')
  const { away, waiting, conflicts, pack } = queue
  return (
    <>
      <div className={css.network} data-away={away} data-quiet={!away && waiting.length === 0} role="status">
        <p>
          {say(away ? 'network.away' : 'network.there')}
          {away && say(pack ? 'network.pack' : 'network.noPack', { count: pack?.guests.length ?? 0 })}
        </p>
        {waiting.length > 0 && (
          <>
            <p>{say('network.waiting', { count: waiting.length })}</p>
            <Button small onClick={() => void queue.sync()}>
              {say('network.sync')}
            </Button>
          </>
        )}
      </div>
      {conflicts.length > 0 && (
        <section className={css.conflicts} aria-label={say('conflict.title')}>
          <h2>{say('conflict.title')}</h2>
          <ul>
            {conflicts.map(({ nonce, name, at, why, by, entryAt }) => (
              <li key={nonce} lang={RECORDS}>
                <strong>{name || say('conflict.nobody')}</strong> {clock(at)} ·{' '}
                {why === 'already'
                  ? say('conflict.already', { by: by || say('answer.house'), time: entryAt ? clock(entryAt) : '' })
                  : say(`why.${why}`)}
              </li>
            ))}
          </ul>
          <Button small onClick={() => void queue.forget()}>
            {say('conflict.done')}
          </Button>
        </section>
      )}
    </>
  )
}
