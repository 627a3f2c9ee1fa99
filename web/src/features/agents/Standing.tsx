import type { AgentFile } from '@keqiao/shared/agents'
import type { ReactNode } from 'react'
import { Meter } from '../../ui/Meter.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Steps } from '../../ui/Steps.tsx'
import { date } from '../../words/format.ts'
import { useLabels } from '../../words/labels.ts'
import { useLanguage, useSay } from '../../words/say.ts'
import { useCertificateWords } from './name.ts'
import css from './Standing.module.css'

const AT: Partial<Record<AgentFile['state'], number>> = { applied: 2, returned: 1, qualified: 3, active: 4 }
const LOOK: Partial<Record<AgentFile['state'], 'alarm' | 'fine'>> = { suspended: 'alarm', returned: 'alarm', active: 'fine' }

/** Where the file stands: in a sentence, who acts next, by when. */
export function Standing({ agent, actions }: { agent: AgentFile; actions?: ReactNode }) {
  const say = useSay('agents')
  const language = useLanguage()
  const { label } = useLabels()
  const { state, suspended, dueAt, pending } = agent
  const due = dueAt ? date(dueAt, language) : ''
  const reason = suspended ? [label('agent_suspend_reason', suspended.reason), suspended.text].filter(Boolean).join('，') : ''
  const at = AT[state]
  return (
    <div className={css.standing}>
      <Notice look={LOOK[state] ?? 'known'}>
        <p>{say(`own.state.${state}`, { due, reason, region: label('region', agent.draft.regions[0] ?? '') })}</p>
      </Notice>
      {at !== undefined && state !== 'active' && (
        <div className={css.steps}>
          <Steps of={4} at={at} text={say('own.steps', { at })} />
        </div>
      )}
      {pending && (
        <Notice look="known">
          <p>{say('own.pending', { due })}</p>
        </Notice>
      )}
      <Stop agent={agent} />
      <Faults agent={agent} />
      {actions}
    </div>
  )
}

function Stop({ agent: { state, stop, draft } }: { agent: AgentFile }) {
  const say = useSay('agents')
  if (state !== 'active' || stop === null) return null
  return (
    <Notice look={stop === 'full' ? 'known' : 'alarm'}>
      <p>{say(`own.stop.${stop}`, { max: draft.maxLoad })}</p>
    </Notice>
  )
}

function Faults({ agent: { faults, state } }: { agent: AgentFile }) {
  const say = useSay('agents')
  const { label } = useLabels()
  if (faults.length === 0) return null
  return (
    <section>
      <h2>{say(state === 'returned' ? 'own.faults' : 'own.faultsOld')}</h2>
      <ul className={css.faults}>
        {faults.map(({ field, reason, text }) => (
          <li key={field}>
            {say(`desk.fields.${field}`)}：{[label('agent_return_reason', reason), text].filter(Boolean).join('，')}
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Certificate and load in figures. */
export function Figures({ agent, files }: { agent: AgentFile; files?: ReactNode }) {
  const say = useSay('agents')
  const language = useLanguage()
  const certificate = useCertificateWords()
  const { certificateDaysLeft: left, draft, openLoad, dormantAt } = agent
  const words = say('own.load', { open: openLoad, max: draft.maxLoad })
  return (
    <div className={css.figures}>
      <section>
        <h2>{say('own.certificateTitle')}</h2>
        <p>{certificate(draft.certificate.expires, left === null || left >= 0)}</p>
        {left !== null && left >= 0 && left <= 90 && (
          <p>{left === 0 ? say('certificate.today') : say('certificate.left', { days: left })}</p>
        )}
        {files}
      </section>
      <section>
        <h2>{say('own.loadTitle')}</h2>
        <p>{words}</p>
        <Meter label={words} parts={[{ key: 'open', share: Math.min(1, openLoad / draft.maxLoad) }]} />
        {dormantAt && <p>{say('own.dormantAt', { when: date(dormantAt, language) })}</p>}
      </section>
    </div>
  )
}
