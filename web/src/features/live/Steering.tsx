import type { HostPage, LiveChanges } from '@keqiao/shared/live'
import { Button } from '../../ui/Button.tsx'
import { RECORDS } from '../../ui/Reading.tsx'
import { Refusals } from '../../ui/Refusals.tsx'
import { useShortcuts } from '../../ui/useShortcuts.ts'
import { useSay } from '../../words/say.ts'
import host from './host.module.css'
import css from './live.module.css'
import { presentationsOf } from './programme.ts'
import { useStep } from './queries.ts'

/** Who is on now: one after the other, or whichever is tapped. */
export function Steering({ id, page, room }: { id: string; page: HostPage; room: LiveChanges }) {
  const say = useSay('live')
  const step = useStep(id)
  const all = presentationsOf(page.event.agenda)
  const at = all.findIndex((one) => one.id === room.current)
  const goTo = (presentationId: string | null) => step.mutate({ step: 'present', presentationId })
  const [before, after] = [at > 0 ? all[at - 1] : undefined, all[at + 1]]
  const nameOf = (name: string | null) => name ?? say('now.hidden')
  useShortcuts({ n: after && (() => goTo(after.id)), p: before && (() => goTo(before.id)) })
  return (
    <section className={css.part} aria-labelledby="programme">
      <h2 id="programme" className={host.heading}>
        {say('host.programme')}
      </h2>
      <Refusals error={step.error} rest={[]} />
      {all.length === 0 && <p className={css.faint}>{say('host.noProgramme')}</p>}
      {all.length > 0 && (
        <>
          <div className={host.steps}>
            <Button disabled={!before || step.isPending} onClick={() => before && goTo(before.id)}>
              ← {say('host.previous')}
            </Button>
            <Button look="known" disabled={!after || step.isPending} onClick={() => after && goTo(after.id)}>
              {say('host.next')} →
            </Button>
            {room.current && (
              <Button look="quiet" disabled={step.isPending} onClick={() => goTo(null)}>
                {say('host.stop')}
              </Button>
            )}
          </div>
          <ol className={host.programme}>
            {all.map(({ id: one, name, speaker, kind }) => (
              <li key={one} data-kind={kind} aria-current={one === room.current ? 'step' : undefined}>
                <button
                  type="button"
                  aria-label={say('host.present', { name: nameOf(name) })}
                  disabled={step.isPending || one === room.current}
                  onClick={() => goTo(one)}
                >
                  <span lang={RECORDS}>{nameOf(name)}</span>
                  <small>{speaker}</small>
                </button>
              </li>
            ))}
          </ol>
        </>
      )}
    </section>
  )
}
