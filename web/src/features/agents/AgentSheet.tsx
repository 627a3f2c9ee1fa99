import type { Agent } from '@keqiao/shared/agents'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { paths } from '../../app/paths.ts'
import { ButtonLink } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Facts, Reading, ReadingHead, Section, TextSection } from '../../ui/Reading.tsx'
import { Tag } from '../../ui/Tag.tsx'
import { useLabels } from '../../words/labels.ts'
import { useSay } from '../../words/say.ts'
import css from './AgentSheet.module.css'
import { writeAsked } from './asked.ts'
import { useAgentName, useCertificateWords } from './name.ts'

const NO_FILTER = { q: '', field: '', region: '', service: '', page: 1 }

export function AgentSheet({ agent, phone }: { agent: Agent; phone?: ReactNode }) {
  const say = useSay('agents')
  const common = useSay('common')
  const { label, labels } = useLabels()
  const nameOf = useAgentName()
  const certificate = useCertificateWords()
  const { kind, level, title, agency, regions, languages, years } = agent
  const head = (
    <ReadingHead
      eyebrow={
        <>
          <span>{label('agent_kind', kind)}</span>
          {level && <span>{label('agent_level', level)}</span>}
          <span>{labels('region', regions).join(common('listJoin'))}</span>
          {agent.demo && <Tag title={common('demoTitle')}>{common('demo')}</Tag>}
        </>
      }
      title={nameOf(agent)}
    />
  )
  const facts = [
    { label: say('page.load'), value: say(agent.full ? 'page.full' : 'page.free') },
    { label: say('page.agency'), value: agency && <Link to={paths.organisation(agency.id)}>{agency.name}</Link> },
    { label: say('page.level'), value: level && label('agent_level', level) },
    { label: say('page.titleOfWork'), value: title && label('agent_title', title) },
    { label: say('page.certificate'), value: certificate(agent.certificateExpires, agent.certificateValid) },
    { label: say('page.issuer'), value: agent.issuer },
    { label: say('page.years'), value: years !== null && say('page.yearsOf', { years }) },
    { label: say('page.languages'), value: labels('spoken_language', languages).join(common('listJoin')) },
    { label: say('page.phone'), value: phone ?? agent.phone ?? say('page.phoneParties') },
  ]
  return (
    <Reading head={head} aside={<Facts items={facts} />}>
      {agent.mine && (
        <Notice look="known">
          <p>
            {say('page.mine')} <Link to={paths.myAgent}>{say('own.title')}</Link>
          </p>
        </Notice>
      )}
      <TextSection title={say('page.intro')} text={agent.intro ?? say('page.noIntro')} />
      <Section title={say('page.fields')}>
        <ul className={css.tags}>
          {agent.fields.map((code) => (
            <li key={code}>
              <Link to={writeAsked({ ...NO_FILTER, field: code })}>{label('field', code)}</Link>
            </li>
          ))}
        </ul>
      </Section>
      <Section title={say('page.services')}>
        <ul className={css.tags}>
          {agent.services.map((code) => (
            <li key={code}>
              <Link to={writeAsked({ ...NO_FILTER, service: code })}>{label('agent_service', code)}</Link>
            </li>
          ))}
        </ul>
      </Section>
      <TextSection title={say('page.terms')} text={agent.commissionTerms ?? say('page.termsMembers')} />
      {!agent.mine && (
        <section className={css.how}>
          <h2>{say('page.how.title')}</h2>
          <p>{say('page.how.text')}</p>
          <ButtonLink look="wanted" to={paths.newNeed}>
            {say('page.postNeed')}
          </ButtonLink>
        </section>
      )}
    </Reading>
  )
}
