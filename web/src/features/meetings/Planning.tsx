import type { MeetingFile, MeetingPlan } from '@keqiao/shared/meeting-plans'
import { Button } from '../../ui/Button.tsx'
import { Empty } from '../../ui/Empty.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Refusals } from '../../ui/Refusals.tsx'
import { percent } from '../../words/format.ts'
import { unplacedIssues } from '../../words/placeIssues.ts'
import { useSay } from '../../words/say.ts'
import css from './grid.module.css'
import { usePlan, usePublish } from './queries.ts'
import { Timetable } from './Timetable.tsx'

/** The plan, drawn and weighed against its bound and against plain first come, before anybody hears of it. */
export function Planning({ id, file }: { id: string; file: MeetingFile }) {
  const say = useSay('meetings')
  const planning = usePlan(id)
  const publishing = usePublish(id)
  const { plan } = file
  const isReady = plan?.state === 'ready'
  const cells = plan?.meetings.map(({ a, b, startsAt, place, score }) => ({
    key: `${a.id}${b.id}`,
    people: [a, b],
    startsAt,
    place,
    score,
  }))
  return (
    <section className={css.planning} aria-labelledby="planning">
      <h2 id="planning">{say('organiser.planTitle')}</h2>
      <p className={css.lead}>{say('organiser.planText')}</p>
      {plan?.state === 'working' && (
        <Notice look="known">
          <p>{say('organiser.working')}</p>
        </Notice>
      )}
      {plan?.state === 'published' && (
        <Notice look="fine">
          <p>{say('organiser.published')}</p>
        </Notice>
      )}
      {plan?.state === 'stale' && <p>{say('organiser.stale')}</p>}
      {isReady && cells && cells.length === 0 && <Empty level={3} text={say('organiser.nobody')} />}
      {isReady && cells && cells.length > 0 && (
        <>
          <Figures plan={plan} />
          <h3>{say('organiser.gridPlan')}</h3>
          <Timetable file={file} cells={cells} label={say('organiser.gridPlan')} />
        </>
      )}
      <Refusals error={planning.error ?? publishing.error} rest={unplacedIssues(planning.error ?? publishing.error, [])} />
      <p className={css.bar}>
        {isReady && cells && cells.length > 0 && (
          <Button look="known" disabled={publishing.isPending} onClick={() => publishing.mutate(plan.id)}>
            {say('organiser.publish', { count: cells.length })}
          </Button>
        )}
        <Button disabled={planning.isPending || plan?.state === 'working'} onClick={() => planning.mutate(undefined)}>
          {say(plan ? 'organiser.replan' : 'organiser.plan')}
        </Button>
      </p>
    </section>
  )
}

function Figures({ plan }: { plan: MeetingPlan }) {
  const say = useSay('meetings')
  const { score, bound, greedy, served, servedAtMost, greedyServed } = plan
  const gap = bound > 0 ? Math.max(0, 1 - score / bound) : 0
  const most = Math.max(bound, score, greedy, 1)
  const bars = [
    {
      key: 'score',
      value: score,
      note: gap < 1e-4 ? say('organiser.figure.gapNone') : say('organiser.figure.gap', { gap: percent(gap) }),
    },
    { key: 'bound', value: bound, note: '' },
    {
      key: 'greedy',
      value: greedy,
      note: greedyServed < served ? say('organiser.figure.greedyServed', { served: greedyServed }) : '',
    },
  ]
  return (
    <dl className={css.figures}>
      {bars.map(({ key, value, note }) => (
        <div key={key} data-key={key}>
          <dt>{say(`organiser.figure.${key}`)}</dt>
          <dd>
            <span className={css.figure}>{Math.round(value)}</span>
            <span className={css.track}>
              <span style={{ inlineSize: `${(value / most) * 100}%` }} />
            </span>
            {note && <span className={css.note}>{note}</span>}
          </dd>
        </div>
      ))}
      <div data-key="served">
        <dt>{say('organiser.figure.served')}</dt>
        <dd>
          <span className={css.figure}>{say('organiser.figure.servedOf', { served, most: servedAtMost })}</span>
        </dd>
      </div>
    </dl>
  )
}
