import type { Need } from '@keqiao/shared/needs'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { paths } from '../../app/paths.ts'
import { Grid } from '../../ui/Grid.tsx'
import { RECORDS, Reading, ReadingHead, Section, TextSection } from '../../ui/Reading.tsx'
import { Tag } from '../../ui/Tag.tsx'
import { measure } from '../../words/format.ts'
import { useLabels } from '../../words/labels.ts'
import { useSay } from '../../words/say.ts'
import { NeedFacts } from './NeedFacts.tsx'

interface Props {
  need: Need
  level?: 1 | 2
  tags?: ReactNode
  jump?: { to: string; text: string } | undefined
  lead?: ReactNode
  aside?: ReactNode
  files?: ReactNode
}

/** A need as a page to read: the problem, what makes it hard, the figures wanted. */
export function NeedSheet({ need, level = 1, tags, jump, lead, aside, files }: Props) {
  const say = useSay('needs')
  const { label } = useLabels()
  const { field } = need
  const head = (
    <ReadingHead
      tone="wanted"
      level={level}
      jump={jump}
      eyebrow={
        <>
          <span>{label('need_kind', need.kind)}</span>
          {field && <Link to={`${paths.search}?kind=need&field=${field}`}>{label('field', field)}</Link>}
          {tags}
        </>
      }
      title={<span lang={RECORDS}>{need.name}</span>}
      lead={lead}
    />
  )
  return (
    <Reading
      head={head}
      aside={
        <>
          {/* What its owner must do stands before what everybody reads. */}
          {need.mine && aside}
          <NeedFacts need={need} />
          {!need.mine && aside}
        </>
      }
    >
      <TextSection title={say('background')} text={need.background} />
      <TextSection title={say('difficulty')} text={need.difficulty} />
      <TextSection title={say('object')} text={need.object} />
      <TextSection title={say('research')} text={need.research} />
      {need.indicators.length > 0 && (
        <Section title={say('indicators')}>
          <Grid
            caption={say('indicators')}
            rows={need.indicators}
            keyOf={({ name }, at) => `${at}:${name}`}
            columns={[
              { key: 'name', title: say('indicator.name'), cell: (row) => row.name },
              { key: 'value', title: say('indicator.value'), cell: (row) => <strong>{measure(row)}</strong> },
              { key: 'must', title: say('indicator.must'), cell: (row) => say(row.must ? 'must' : 'wish') },
              { key: 'condition', title: say('indicator.condition'), cell: (row) => row.condition ?? '—' },
            ]}
          />
        </Section>
      )}
      <TextSection title={say('constraints')} text={need.constraints} />
      <TextSection title={say('tried')} text={need.tried} />
      <TextSection title={say('deliverables')} text={need.deliverables} />
      <TextSection title={say('ownBase')} text={need.ownBase} />
      <TextSection title={say('partnerRequirement')} text={need.partnerRequirement} />
      {need.keywords.length > 0 && (
        <Section title={say('keywords')}>
          <p style={{ display: 'flex', flexWrap: 'wrap', gap: '8px' }}>
            {need.keywords.map((keyword) => (
              <Tag key={keyword}>{keyword}</Tag>
            ))}
          </p>
        </Section>
      )}
      {files}
    </Reading>
  )
}
