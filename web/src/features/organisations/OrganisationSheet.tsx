import type { Organisation } from '@keqiao/shared/accounts'
import { Link } from 'react-router'
import { paths } from '../../app/paths.ts'
import { Facts, Reading, ReadingHead, Section, TextSection } from '../../ui/Reading.tsx'
import { Tag } from '../../ui/Tag.tsx'
import { date } from '../../words/format.ts'
import { useLabels } from '../../words/labels.ts'
import { useLanguage, useSay } from '../../words/say.ts'
import css from './OrganisationSheet.module.css'
import { useDesk } from './useDesk.ts'

export function OrganisationSheet({ organisation }: { organisation: Organisation }) {
  const say = useSay('organisations')
  const common = useSay('common')
  const { label } = useLabels()
  const language = useLanguage()
  const desk = useDesk()
  const { name, kind, region, intro, fields, demo, verified, achievementCount, needCount } = organisation
  const search = (of: 'achievement' | 'need') => `${paths.search}?kind=${of}&q=${encodeURIComponent(name)}`
  const head = (
    <ReadingHead
      eyebrow={
        <>
          <span>{label('organisation_kind', kind)}</span>
          <span>{label('region', region)}</span>
          {demo && <Tag title={common('demoTitle')}>{common('demo')}</Tag>}
        </>
      }
      title={name}
    />
  )
  return (
    <Reading
      head={head}
      aside={
        <Facts
          items={[
            { label: say('field.kind'), value: label('organisation_kind', kind) },
            { label: say('field.region'), value: label('region', region) },
            {
              label: say('page.verified'),
              value: verified && say('page.verifiedBy', { desk: desk(verified.region), at: date(verified.at, language) }),
            },
            {
              label: say('page.its'),
              value:
                achievementCount > 0 ? (
                  <Link to={search('achievement')}>{say('page.achievements', { count: achievementCount })}</Link>
                ) : (
                  say('page.noneAchievements')
                ),
            },
            {
              label: say('page.itsNeeds'),
              value:
                needCount > 0 ? (
                  <Link to={search('need')}>{say('page.needs', { count: needCount })}</Link>
                ) : (
                  say('page.noneNeeds')
                ),
            },
          ]}
        />
      }
    >
      <TextSection title={say('page.intro')} text={intro ?? say('page.noIntro')} />
      {fields.length > 0 && (
        <Section title={say('page.fields')}>
          <ul className={css.fields}>
            {fields.map((code) => (
              <li key={code}>
                <Link to={`${paths.search}?kind=achievement&field=${code}`}>{label('field', code)}</Link>
              </li>
            ))}
          </ul>
        </Section>
      )}
    </Reading>
  )
}
