import type { AgentCard } from '@keqiao/shared/agents'
import { Link } from 'react-router'
import { paths } from '../../app/paths.ts'
import { Tag } from '../../ui/Tag.tsx'
import { useLabels } from '../../words/labels.ts'
import { useSay } from '../../words/say.ts'
import css from './AgentCards.module.css'
import { useAgentName, useCertificateWords } from './name.ts'

/** Active agents as anybody sees them. */
export function AgentCards({ cards }: { cards: readonly AgentCard[] }) {
  return (
    <ul className={css.cards}>
      {cards.map((card) => (
        <li key={card.id}>
          <Card card={card} />
        </li>
      ))}
    </ul>
  )
}

function Card({ card }: { card: AgentCard }) {
  const say = useSay('agents')
  const common = useSay('common')
  const { label, labels } = useLabels()
  const nameOf = useAgentName()
  const certificate = useCertificateWords()
  const { id, name, kind, level, agency, fields, regions, services, certificateExpires, certificateValid, demo } = card
  const list = (of: 'field' | 'region' | 'agent_service', codes: readonly string[]) => labels(of, codes).join(common('listJoin'))
  return (
    <article className={css.card}>
      <p className={css.eyebrow}>
        <span>{label('agent_kind', kind)}</span>
        {level && <span>{label('agent_level', level)}</span>}
        {demo && <Tag title={common('demoTitle')}>{common('demo')}</Tag>}
      </p>
      <h2 className={css.name} title={name ? undefined : say('unnamedWhy')}>
        <Link to={paths.agent(id)}>{nameOf(card)}</Link>
      </h2>
      {agency && (
        <p>
          <Link to={paths.organisation(agency.id)}>{agency.name}</Link>
        </p>
      )}
      <dl className={css.facts}>
        <div>
          <dt>{say('directory.fields')}</dt>
          <dd>{list('field', fields)}</dd>
        </div>
        <div>
          <dt>{say('directory.regions')}</dt>
          <dd>{list('region', regions)}</dd>
        </div>
        <div>
          <dt>{say('directory.services')}</dt>
          <dd>{list('agent_service', services)}</dd>
        </div>
      </dl>
      <p className={certificateValid ? css.until : `${css.until} ${css.ended}`}>
        {certificate(certificateExpires, certificateValid)}
      </p>
    </article>
  )
}
