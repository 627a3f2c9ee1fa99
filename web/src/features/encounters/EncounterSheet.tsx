import type { LinkedEncounter } from '@keqiao/shared/encounters'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { paths } from '../../app/paths.ts'
import { Facts, RECORDS, Section, TextSection } from '../../ui/Reading.tsx'
import { exactMoney, money } from '../../words/format.ts'
import { useLanguage } from '../../words/say.ts'
import { Confirmations } from './Confirmations.tsx'
import css from './encounters.module.css'
import { useSaying } from './saying.ts'

interface Props {
  encounter: LinkedEncounter
  /** What whoever looks can do, right under both confirmations. */
  action?: ReactNode
  lead?: ReactNode
  /** Printing and editing, beside the day. */
  tools?: ReactNode
  /** Below the text: files, corrections. */
  children?: ReactNode
  /** Links only where there is an account to follow them. */
  linked?: boolean
  deal?: boolean
}

/** The whole record, as it reads on a screen and on paper. */
export function EncounterSheet({ encounter, action, lead, tools, children, linked = false, deal = false }: Props) {
  const { say, day, names, turn } = useSaying()
  const language = useLanguage()
  const { on, kind, place, outcome, intent, recordedAs, recordedAt, sealedAt, nextStep, nextWho, due } = encounter
  const who = nextWho === null ? '' : nextWho === 'recorder' ? say('side.recorder') : names(encounter)[nextWho]
  const isMasked = encounter.content.includes('***') || encounter.people.some(({ name }) => name === null)
  return (
    <article className={css.sheet}>
      <div className={css.head}>
        <div className={css.eyebrow}>
          <p>
            {day(on)} · {say(`kind.${kind}`)}
          </p>
          {tools}
        </div>
        <h1 lang={RECORDS}>{say('between', names(encounter))}</h1>
        <p className={css.lead}>
          {lead ?? turn(encounter)}
          {!lead && sealedAt && <> {say('turn.sealed', { date: day(sealedAt) })}</>}
        </p>
      </div>
      <Confirmations encounter={encounter} />
      {action}
      <div className={css.grid}>
        <div className={css.body}>
          <div className={css.listings}>
            <About kind="need" encounter={encounter} linked={linked} />
            <About kind="achievement" encounter={encounter} linked={linked} />
          </div>
          <TextSection title={say('sheet.content')} text={encounter.content} />
          {isMasked && <p className={css.faint}>{say('sheet.masked')}</p>}
          {nextStep && due && (
            <Section title={say('sheet.nextStep')}>
              <p className={css.next} lang={RECORDS}>
                {nextStep}
              </p>
              <p className={css.faint}>{say('sheet.nextStepBy', { who, date: day(due) })}</p>
            </Section>
          )}
          {children}
        </div>
        <aside className={css.aside}>
          <Section title={say('sheet.facts')}>
            <Facts
              items={[
                { label: say('sheet.outcome'), value: say(`outcome.${outcome}`) },
                {
                  label: say('sheet.intent'),
                  value: intent !== null && <span title={exactMoney(intent, language)}>{money(intent, language)}</span>,
                },
                { label: say('sheet.place'), value: place && <span lang={RECORDS}>{place}</span> },
                {
                  label: say('sheet.recordedBy'),
                  value: say('sheet.recordedAs', { as: say(`as.${recordedAs}`), date: day(recordedAt) }),
                },
                { label: say('sheet.deal'), value: deal && say('sheet.dealFiled') },
                { label: say('sheet.number'), value: <span className={css.code}>{encounter.id.slice(-12)}</span> },
              ]}
            />
          </Section>
          <People encounter={encounter} />
        </aside>
      </div>
    </article>
  )
}

function About({ kind, encounter, linked }: { kind: 'need' | 'achievement'; encounter: LinkedEncounter; linked: boolean }) {
  const { say } = useSaying()
  const about = encounter[kind]
  if (!about) return null
  const name = about.name ?? say(kind === 'need' ? 'unnamed' : 'unnamedAchievement')
  return (
    <p className={kind === 'need' ? css.aboutNeed : css.aboutAchievement}>
      <span className={css.role}>{say(`sheet.${kind}`)}</span>
      <span className={css.listing} lang={RECORDS}>
        {linked && about.id ? <Link to={paths.listing(kind, about.id)}>{name}</Link> : name}
      </span>
    </p>
  )
}

function People({ encounter }: { encounter: LinkedEncounter }) {
  const { say } = useSaying()
  const named = encounter.people.filter(({ name }) => name !== null)
  const hidden = encounter.people.length - named.length
  return (
    <Section title={say('sheet.people')}>
      <ul className={css.people}>
        {named.map(({ name, org, side }) => (
          <li key={`${side} ${name} ${org}`}>
            <span lang={RECORDS}>{name}</span>
            <span className={css.faint} lang={RECORDS}>
              {org ?? say(side === 'other' ? 'side.other' : `as.${side}`)}
            </span>
          </li>
        ))}
        {hidden > 0 && <li className={css.faint}>{say('sheet.hiddenPeople', { count: hidden })}</li>}
      </ul>
    </Section>
  )
}
