import type { Replay, SpeakerConsent } from '@keqiao/shared/replays'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from '../../ui/Button.tsx'
import { RECORDS } from '../../ui/Reading.tsx'
import { Refusals } from '../../ui/Refusals.tsx'
import { date } from '../../words/format.ts'
import { useLanguage, useSay } from '../../words/say.ts'
import { ConsentForm } from './ConsentForm.tsx'
import host from './host.module.css'
import css from './live.module.css'
import { replaysQuery, useTakeBack } from './replays.ts'

/** Who agrees that the recording of what they presented may be published, and who does not yet. */
export function Replays({ id }: { id: string }) {
  const say = useSay('live')
  const { data } = useQuery(replaysQuery(id))
  if (!data || data.items.length === 0) return null
  return (
    <section className={css.part} aria-labelledby="replays">
      <h2 id="replays" className={host.heading}>
        {say('replay.title')}
      </h2>
      <p className={css.lead}>{say('replay.lead')}</p>
      <ol className={css.questions}>
        {data.items.map((one) => (
          <li key={one.presentationId} className={host.question}>
            <p className={css.project} lang={RECORDS}>
              {one.name ?? say('now.hidden')}
            </p>
            <p className={css.faint}>{say(`replay.${standing(one)}`)}</p>
            <ul>
              {one.speakers.map((speaker) => (
                <Speaker key={speaker.speaker} presentation={one.presentationId} given={speaker} />
              ))}
            </ul>
          </li>
        ))}
      </ol>
    </section>
  )
}

function standing({ state, speakers, secrecyTicked }: Replay) {
  if (state === 'replay_published') return 'published'
  if (!speakers.every(({ way }) => way !== null) || !secrecyTicked) return 'missing'
  return state === 'presented' ? 'ready' : 'agreed'
}

function Speaker({ presentation, given }: { presentation: string; given: SpeakerConsent }) {
  const say = useSay('live')
  const language = useLanguage()
  const common = useSay('common')
  const back = useTakeBack(presentation)
  const [open, setOpen] = useState<'give' | 'note' | null>(null)
  const { speaker, way, givenAt, withdrawnAt, evidence, moves } = given
  const at = way ? givenAt : withdrawnAt
  const words = way ? `replay.way.${way}` : withdrawnAt ? 'replay.withdrawn' : 'replay.none'
  return (
    <li className={host.speaker}>
      <p>
        <b>{speaker}</b> {say(words, { at: at ? date(at, language) : '' })}
        {evidence && <span className={css.faint}> {evidence}</span>}
      </p>
      <Refusals error={back.error} rest={[]} />
      {open ? (
        <ConsentForm presentation={presentation} speaker={speaker} as={open} onDone={() => setOpen(null)} />
      ) : (
        <div className={host.steps}>
          {moves.map((move) => (
            <Button
              key={move}
              small
              look={move === 'withdraw' ? 'quiet' : 'plain'}
              aria-label={common('labelled', { label: say(`replay.move.${move}`), text: speaker })}
              disabled={back.isPending}
              onClick={() => (move === 'withdraw' ? back.mutate(speaker) : setOpen(move))}
            >
              {say(`replay.move.${move}`)}
            </Button>
          ))}
        </div>
      )}
    </li>
  )
}
