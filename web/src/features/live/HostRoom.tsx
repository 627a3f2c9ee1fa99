import { type HostPage, hostStreamPath } from '@keqiao/shared/live'
import { useState } from 'react'
import { Button, ButtonAnchor } from '../../ui/Button.tsx'
import { Refusals } from '../../ui/Refusals.tsx'
import { useSay } from '../../words/say.ts'
import host from './host.module.css'
import css from './live.module.css'
import { Queue } from './Queue.tsx'
import { hostChanges, useStep } from './queries.ts'
import { SayForm } from './SayForm.tsx'
import { Stage } from './Stage.tsx'
import { Steering } from './Steering.tsx'
import { useRoom } from './useRoom.ts'

/** The host's hands: who is here, who is on, what is asked, a word to all, the end. */
export function HostRoom({ id, page }: { id: string; page: HostPage }) {
  const say = useSay('live')
  const room = useRoom({ page, stream: hostStreamPath(id), poll: (since) => hostChanges(id, since) })
  const isHost = page.role === 'host'
  const average = page.came > 0 ? Math.round(page.minutes / page.came) : 0
  return (
    <>
      {isHost && (
        <dl className={host.figures}>
          <div>
            <dt>{say('host.watching')}</dt>
            <dd>{page.watching}</dd>
          </div>
          <div>
            <dt>{say('host.came')}</dt>
            <dd>{page.came}</dd>
          </div>
          <div>
            <dt>{say('host.minutes')}</dt>
            <dd>{say('host.minutesOf', { minutes: average })}</dd>
          </div>
        </dl>
      )}
      <div className={css.room}>
        <div className={css.side}>
          {isHost ? (
            <>
              {page.join && (
                <p>
                  <ButtonAnchor href={page.join.url}>{say('host.open')} ↗</ButtonAnchor>
                </p>
              )}
              <Steering id={id} page={page} room={room} />
              <SayForm id={id} said={room.message?.text ?? null} />
              <Ending id={id} page={page} />
            </>
          ) : (
            <Stage event={page.event} join={page.join} room={room} />
          )}
        </div>
        <div className={css.side}>
          {isHost && <p className={host.keys}>{say('host.keys')}</p>}
          <Queue id={id} room={room} mayModerate={isHost} />
        </div>
      </div>
    </>
  )
}

function Ending({ id, page }: { id: string; page: HostPage }) {
  const say = useSay('live')
  const step = useStep(id)
  const [asked, setAsked] = useState(false)
  const keep = () => {
    setAsked(false)
    step.reset()
  }
  if (page.endedAt)
    return (
      <div className={css.part}>
        <Refusals error={step.error} rest={[]} />
        <p>
          <Button disabled={step.isPending} onClick={() => step.mutate({ step: 'resume' })}>
            {say('host.resume')}
          </Button>
        </p>
      </div>
    )
  if (page.phase !== 'open') return null
  if (!asked)
    return (
      <p>
        <Button look="quiet" onClick={() => setAsked(true)}>
          {say('host.end')}
        </Button>
      </p>
    )
  return (
    <div className={css.part}>
      <p role="alert">{say('host.endText')}</p>
      <Refusals error={step.error} rest={[]} />
      <div className={host.steps}>
        <Button disabled={step.isPending} onClick={() => step.mutate({ step: 'end' }, { onSuccess: keep })}>
          {say('host.endSure')}
        </Button>
        <Button look="quiet" onClick={keep}>
          {say('host.keep')}
        </Button>
      </div>
    </div>
  )
}
