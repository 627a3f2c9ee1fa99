import type { DeskFile as File, LikelySame } from '@keqiao/shared/organisations'
import { usccFault } from '@keqiao/shared/uscc'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { isGone } from '../../api/call.ts'
import { paths } from '../../app/paths.ts'
import { Empty } from '../../ui/Empty.tsx'
import { Facts } from '../../ui/Reading.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { Tag } from '../../ui/Tag.tsx'
import { Trouble } from '../../ui/Trouble.tsx'
import { number } from '../../words/format.ts'
import { useLabels } from '../../words/labels.ts'
import { useLanguage, useSay } from '../../words/say.ts'
import { Decisions } from './Decisions.tsx'
import { ChangeDesk, ClaimsDesk } from './DeskSides.tsx'
import css from './form.module.css'
import { deskFileQuery } from './queries.ts'
import { StateNotice } from './StateNotice.tsx'

/** One organisation at the desk: what it says of itself, what speaks against it, and the decision. */
export function DeskFile({ id, licence }: { id: string; licence: ReactNode }) {
  const say = useSay('organisations')
  const { data, error, isPending } = useQuery(deskFileQuery(id))
  if (isPending) return <Skeleton lines={10} />
  if (isGone(error)) return <Empty title={say('desk.notYours')} text={say('desk.notYoursText')} />
  if (error) return <Trouble error={error} />
  return (
    <div className={css.group} style={{ gap: '32px', marginTop: '24px' }}>
      <p>
        <Link to={`${paths.operator}?tab=organisations`}>← {say('desk.back')}</Link>
      </p>
      <header className={css.group}>
        <h2>
          {data.name} {data.demo && <Demo />}
        </h2>
        <StateNotice file={data} />
      </header>
      {data.change?.state === 'pending' && <ChangeDesk file={data} changeId={data.change.id} />}
      {data.claims.length > 0 && <ClaimsDesk file={data} />}
      <div className={css.beside}>
        <section className={css.group}>
          <h3>{say('desk.sheet')}</h3>
          <Sheet file={data} />
        </section>
        <div className={css.group} style={{ gap: '32px' }}>
          <section className={css.group}>
            <h3>{say('licence.title')}</h3>
            {licence}
            <p className={css.note}>{say('licence.desk')}</p>
          </section>
          <section className={css.group}>
            <h3>{say('desk.likely')}</h3>
            {data.likely.length === 0 ? <p>{say('desk.noLikely')}</p> : <Likely items={data.likely} />}
          </section>
          <Decisions key={data.revision} file={data} />
        </div>
      </div>
    </div>
  )
}

function Demo() {
  const common = useSay('common')
  return <Tag title={common('demoTitle')}>{common('demo')}</Tag>
}

function Sheet({ file }: { file: File }) {
  const say = useSay('organisations')
  const common = useSay('common')
  const language = useLanguage()
  const { label, labels } = useLabels()
  const fault = file.uscc === null ? 'none' : usccFault(file.uscc)
  const yes = (flag: boolean) => say(flag ? 'yes' : 'no')
  return (
    <Facts
      items={[
        {
          label: say('field.uscc'),
          value: (
            <>
              {file.uscc} <Tag look={fault ? 'alarm' : 'fine'}>{say(`desk.code.${fault ?? 'fine'}`)}</Tag>
            </>
          ),
        },
        { label: say('field.kind'), value: label('organisation_kind', file.kind) },
        { label: say('field.region'), value: label('region', file.region) },
        { label: say('desk.stateEstablished'), value: yes(file.stateEstablished) },
        { label: say('field.objectionChannel'), value: file.objectionChannel },
        { label: say('field.centralInHebei'), value: yes(file.centralInHebei) },
        { label: say('field.address'), value: file.address },
        { label: say('field.postcode'), value: file.postcode },
        { label: say('field.legalRep'), value: file.legalRep },
        { label: say('field.legalNature'), value: file.legalNature && label('legal_nature', file.legalNature) },
        { label: say('field.industry'), value: file.industry && label('industry', file.industry) },
        { label: say('field.size'), value: file.size && label('organisation_size', file.size) },
        { label: say('field.tags'), value: labels('organisation_tag', file.tags).join(common('listJoin')) },
        { label: say('field.foundedYear'), value: file.foundedYear },
        { label: say('field.staff'), value: file.staff === null ? null : number(file.staff, language) },
        { label: say('field.mainProducts'), value: file.mainProducts },
        { label: say('field.intro'), value: file.intro },
        { label: say('desk.applicant'), value: file.applicant },
        { label: say('desk.members'), value: say('desk.memberCount', { count: file.members }) },
      ]}
    />
  )
}

function Likely({ items }: { items: readonly LikelySame[] }) {
  const say = useSay('organisations')
  const common = useSay('common')
  const { label } = useLabels()
  return (
    <ul className={css.list}>
      {items.map(({ id, name, region, state, because }) => (
        <li key={`${id} ${name} ${region} ${state}`}>
          {id ? <Link to={paths.organisationDesk(id)}>{name}</Link> : (name ?? say('desk.elsewhere'))} · {label('region', region)}{' '}
          · {say(`stateShort.${state}`)}（{because.map((one) => say(`desk.because.${one}`)).join(common('listJoin'))}）
        </li>
      ))}
    </ul>
  )
}
