import type { Achievement } from '@keqiao/shared/achievements'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { paths } from '../../app/paths.ts'
import { Grid } from '../../ui/Grid.tsx'
import { Points, Reading, ReadingHead, Section, TextSection } from '../../ui/Reading.tsx'
import { Tag } from '../../ui/Tag.tsx'
import { measure, yearMonth } from '../../words/format.ts'
import { useLabels } from '../../words/labels.ts'
import { useLanguage, useSay } from '../../words/say.ts'
import { AchievementFacts } from './AchievementFacts.tsx'

interface Props {
  achievement: Achievement
  level?: 1 | 2
  /** Badges beside the field, and what stands under the facts. */
  tags?: ReactNode
  jump?: { to: string; text: string } | undefined
  aside?: ReactNode
  files?: ReactNode
}

/** An achievement as a page to read: what it solves, how far it is, how to cooperate. */
export function AchievementSheet({ achievement, level = 1, tags, jump, aside, files }: Props) {
  const say = useSay('achievements')
  const listings = useSay('listings')
  const language = useLanguage()
  const { label } = useLabels()
  const { field } = achievement
  const head = (
    <ReadingHead
      level={level}
      jump={jump}
      eyebrow={
        <>
          <span>{listings('kind.achievement')}</span>
          {field && <Link to={`${paths.search}?kind=achievement&field=${field}`}>{label('field', field)}</Link>}
          {tags}
        </>
      }
      title={language === 'en' && achievement.nameEn ? achievement.nameEn : achievement.name}
      lead={
        <>
          {language === 'en' && achievement.nameEn && <span lang="zh-CN">{achievement.name}　</span>}
          {achievement.publicSummary}
        </>
      }
    />
  )
  return (
    <Reading
      head={head}
      aside={
        <>
          {/* What its owner must do stands before what everybody reads. */}
          {achievement.mine && aside}
          <AchievementFacts achievement={achievement} />
          {!achievement.mine && aside}
        </>
      }
    >
      <TextSection title={say('problem')} text={achievement.problem} />
      <TextSection title={say('object')} text={achievement.object} />
      <TextSection title={say('abstract')} text={achievement.abstract} />
      <TextSection title={say('solution')} text={achievement.solution} />
      {achievement.innovations.length > 0 && (
        <Section title={say('innovations')}>
          <Points items={achievement.innovations} />
        </Section>
      )}
      {achievement.indicators.length > 0 && (
        <Section title={say('indicators')}>
          <Grid
            caption={say('indicators')}
            rows={achievement.indicators}
            keyOf={({ name }, at) => `${at}:${name}`}
            columns={[
              { key: 'name', title: say('indicator.name'), cell: (row) => row.name },
              { key: 'value', title: say('indicator.value'), cell: (row) => <strong>{measure(row)}</strong> },
              { key: 'condition', title: say('indicator.condition'), cell: (row) => row.condition ?? '—' },
            ]}
          />
        </Section>
      )}
      {achievement.comparisons.length > 0 && (
        <Section title={say('comparisons')}>
          <Grid
            caption={say('comparisons')}
            rows={achievement.comparisons}
            keyOf={({ aspect }, at) => `${at}:${aspect}`}
            columns={[
              { key: 'aspect', title: say('comparison.aspect'), cell: (row) => row.aspect },
              { key: 'existing', title: say('comparison.existing'), cell: (row) => row.existing },
              { key: 'ours', title: say('comparison.ours'), cell: (row) => <strong>{row.ours}</strong> },
            ]}
          />
        </Section>
      )}
      <TextSection title={say('scenarios')} text={achievement.scenarios} />
      {achievement.applicationCases.length > 0 && (
        <Section title={say('cases')}>
          <Grid
            caption={say('cases')}
            rows={achievement.applicationCases}
            keyOf={({ unit }, at) => `${at}:${unit}`}
            columns={[
              { key: 'unit', title: say('case.unit'), cell: (row) => row.unit },
              {
                key: 'since',
                title: say('case.since'),
                cell: ({ since }) => (since && /^\d{4}-\d{2}$/.test(since) ? yearMonth(since, language) : (since ?? '—')),
              },
              { key: 'result', title: say('case.result'), cell: (row) => row.result },
            ]}
          />
        </Section>
      )}
      {achievement.ips.length > 0 && (
        <Section title={say('ips')}>
          <Grid
            caption={say('ips')}
            rows={achievement.ips}
            keyOf={(row, at) => `${at}:${row.kind}`}
            columns={[
              { key: 'kind', title: say('ip.kind'), cell: (row) => label('ip_kind', row.kind) },
              { key: 'name', title: say('ip.name'), cell: (row) => row.name ?? '—' },
              { key: 'number', title: say('ip.number'), cell: (row) => row.number ?? '—' },
              { key: 'status', title: say('ip.status'), cell: (row) => (row.status ? label('ip_status', row.status) : '—') },
            ]}
          />
        </Section>
      )}
      <TextSection title={say('economics')} text={achievement.economics} />
      <TextSection title={say('support')} text={achievement.support} />
      <TextSection title={say('needSupport')} text={achievement.needSupport} />
      <TextSection title={say('team')} text={achievement.team} />
      {achievement.papers.length > 0 && (
        <Section title={say('papers')}>
          <Points items={achievement.papers.map(({ title, url }) => (url ? `${title} ${url}` : title))} />
        </Section>
      )}
      {achievement.keywords.length > 0 && (
        <Section title={say('keywords')}>
          <p style={{ display: 'flex', flexWrap: 'wrap', gap: '8px' }}>
            {achievement.keywords.map((keyword) => (
              <Tag key={keyword}>{keyword}</Tag>
            ))}
          </p>
        </Section>
      )}
      {files}
    </Reading>
  )
}
