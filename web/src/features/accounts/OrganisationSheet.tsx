import type { Organisation } from '@keqiao/shared/accounts'
import { Link } from 'react-router'
import { paths } from '../../app/paths.ts'
import { Facts, Reading, ReadingHead, Section, TextSection } from '../../ui/Reading.tsx'
import { Tag } from '../../ui/Tag.tsx'
import { useLabels } from '../../words/labels.ts'
import { useSay } from '../../words/say.ts'
import css from './OrganisationSheet.module.css'

export function OrganisationSheet({ organisation }: { organisation: Organisation }) {
  const say = useSay('accounts')
  const common = useSay('common')
  const { label } = useLabels()
  const { name, kind, region, intro, fields, demo, achievementCount, needCount } = organisation
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
            { label: say('found.kind'), value: label('organisation_kind', kind) },
            { label: say('found.region'), value: label('region', region) },
            {
              label: say('organisation.its'),
              value:
                achievementCount > 0 ? (
                  <Link to={search('achievement')}>{say('organisation.achievements', { count: achievementCount })}</Link>
                ) : (
                  say('organisation.noneAchievements')
                ),
            },
            {
              label: say('organisation.itsNeeds'),
              value:
                needCount > 0 ? (
                  <Link to={search('need')}>{say('organisation.needs', { count: needCount })}</Link>
                ) : (
                  say('organisation.noneNeeds')
                ),
            },
          ]}
        />
      }
    >
      <TextSection title={say('organisation.intro')} text={intro ?? say('organisation.noIntro')} />
      {fields.length > 0 && (
        <Section title={say('organisation.fields')}>
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
