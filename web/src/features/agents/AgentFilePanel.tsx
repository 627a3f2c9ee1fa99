import type { AgentFile } from '@keqiao/shared/agents'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { isGone } from '../../api/call.ts'
import { Empty } from '../../ui/Empty.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Facts } from '../../ui/Reading.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { Tag } from '../../ui/Tag.tsx'
import { Trouble } from '../../ui/Trouble.tsx'
import { date } from '../../words/format.ts'
import { useLabels } from '../../words/labels.ts'
import { useLanguage, useSay } from '../../words/say.ts'
import { Decisions } from './Decisions.tsx'
import css from './desk.module.css'
import { useDay } from './name.ts'
import { agentFileQuery } from './queries.ts'

interface Props {
  id: string
  files: (id: string) => ReactNode
  phone: (id: string, masked: string) => ReactNode
}

/** The whole file of one agent, as an operator of the region checks it. */
export function AgentFilePanel({ id, files, phone }: Props) {
  const say = useSay('agents')
  const { data, error, isPending, refetch } = useQuery(agentFileQuery(id))
  if (isGone(error)) return <Empty title={say('desk.notFound')} />
  if (isPending) return <Skeleton lines={10} />
  if (error) return <Trouble error={error} onRetry={() => void refetch()} />
  return (
    <div className={css.file}>
      <Head agent={data} />
      <Decisions key={data.revision} agent={data} />
      <div className={css.compare}>
        <section>
          <h3>{say(data.state === 'applied' || data.state === 'returned' ? 'desk.asked' : 'desk.now')}</h3>
          <Qualification of={data.draft} />
        </section>
        {data.pending && (
          <section className={css.changed}>
            <h3>{say('desk.changed')}</h3>
            <Qualification of={data.pending} />
          </section>
        )}
      </div>
      <section>
        <h3>{say('desk.certificateFile')}</h3>
        {data.hasFile ? files(id) : <p>{say('desk.noFile')}</p>}
      </section>
      <Rest agent={data} phone={phone} />
    </div>
  )
}

function Head({ agent }: { agent: AgentFile }) {
  const say = useSay('agents')
  const common = useSay('common')
  const language = useLanguage()
  const { label } = useLabels()
  const { state, dueAt, pending, suspended } = agent
  const due = dueAt ? date(dueAt, language) : ''
  const reason = suspended ? label('agent_suspend_reason', suspended.reason) : ''
  return (
    <header>
      <h2>
        {agent.name} {agent.demo && <Tag title={common('demoTitle')}>{common('demo')}</Tag>}
      </h2>
      <Notice look={state === 'suspended' ? 'alarm' : 'known'}>
        <p>{say(`desk.stateLine.${state}`, { due, reason, text: suspended?.text ?? '' })}</p>
        {pending && <p>{say('desk.stateLine.renewal', { due })}</p>}
      </Notice>
    </header>
  )
}

function Qualification({ of: { kind, level, title, certificate } }: { of: NonNullable<AgentFile['pending']> }) {
  const say = useSay('agents')
  const day = useDay()
  const { label } = useLabels()
  return (
    <Facts
      items={[
        { label: say('form.kind'), value: label('agent_kind', kind) },
        { label: say('form.level'), value: level && label('agent_level', level) },
        { label: say('form.title'), value: title && label('agent_title', title) },
        { label: say('form.number'), value: certificate.number },
        { label: say('form.issuer'), value: certificate.issuer },
        { label: say('form.issued'), value: day(certificate.issued) },
        { label: say('form.expires'), value: certificate.expires ? day(certificate.expires) : say('certificate.endless') },
      ]}
    />
  )
}

function Rest({ agent, phone }: { agent: AgentFile; phone: Props['phone'] }) {
  const say = useSay('agents')
  const common = useSay('common')
  const { labels } = useLabels()
  const { draft, avoided } = agent
  const list = (of: 'region' | 'field' | 'agent_service' | 'spoken_language', codes: readonly string[]) =>
    labels(of, codes).join(common('listJoin'))
  return (
    <Facts
      items={[
        { label: say('form.agency'), value: agent.agency?.name },
        { label: say('form.regions'), value: list('region', draft.regions) },
        { label: say('form.fields'), value: list('field', draft.fields) },
        { label: say('form.services'), value: list('agent_service', draft.services) },
        { label: say('form.languages'), value: list('spoken_language', draft.languages) },
        { label: say('form.years'), value: draft.years === null ? null : say('page.yearsOf', { years: draft.years }) },
        { label: say('form.intro'), value: draft.intro },
        { label: say('form.commissionTerms'), value: draft.commissionTerms },
        { label: say('form.phone'), value: draft.phone && phone(agent.id, draft.phone) },
        { label: say('own.loadTitle'), value: say('own.load', { open: agent.openLoad, max: draft.maxLoad }) },
        {
          label: say('desk.avoid'),
          value: avoided.length > 0 ? avoided.map(({ name }) => name).join(common('listJoin')) : say('desk.noAvoid'),
        },
      ]}
    />
  )
}
