import type { ReviewItem } from '@keqiao/shared/review'
import { type ReactNode, useEffect, useRef } from 'react'
import { Link } from 'react-router'
import { paths } from '../../app/paths.ts'
import { Button } from '../../ui/Button.tsx'
import { RECORDS } from '../../ui/Reading.tsx'
import { Tag } from '../../ui/Tag.tsx'
import { useLabels } from '../../words/labels.ts'
import { useSay } from '../../words/say.ts'
import { Changes, DraftText } from './DraftText.tsx'
import { RiskList } from './RiskList.tsx'
import css from './review.module.css'
import { Waiting } from './Waiting.tsx'

interface Props {
  item: ReviewItem
  /** Contact data, files, what came back before, how it came here. */
  contact: ReactNode
  more: ReactNode
  /** What can be decided, always in reach. */
  actions: ReactNode
  onBack: () => void
}

/** One item, whole: what must be looked at first, what differs, then everything. */
export function ItemPanel({ item, contact, more, actions, onBack }: Props) {
  const say = useSay('review')
  return (
    <ItemFrame item={item} actions={actions} onBack={onBack}>
      <RiskList marks={item.marks} />
      {item.duplicates.length > 0 && <Duplicates duplicates={item.duplicates} />}
      {item.before && <Changes item={item} />}
      {item.before ? (
        <details className={css.rest}>
          <summary>{say('changes.rest')}</summary>
          <DraftText draft={item.draft} marks={item.marks} without={item.changed} />
        </details>
      ) : (
        <DraftText draft={item.draft} marks={item.marks} />
      )}
      {contact}
      {more}
    </ItemFrame>
  )
}

type Framed = Pick<
  ReviewItem,
  | 'kind'
  | 'id'
  | 'version'
  | 'name'
  | 'owner'
  | 'unitName'
  | 'region'
  | 'submittedAt'
  | 'dueAt'
  | 'waitingDays'
  | 'importId'
  | 'demo'
>

/** The head of an item, where the keyboard starts when it is opened, and the actions at its foot. */
export function ItemFrame({
  item,
  tags,
  state,
  actions,
  onBack,
  children,
}: {
  item: Framed
  tags?: ReactNode
  /** As a sentence; how long it waits unless it stands still. */
  state?: string | undefined
  actions: ReactNode
  onBack: () => void
  children: ReactNode
}) {
  const say = useSay('review')
  const listings = useSay('listings')
  const common = useSay('common')
  const { label } = useLabels()
  const head = useRef<HTMLHeadingElement>(null)
  const first = useRef(true)
  const key = `${item.id} ${item.version}`
  // biome-ignore lint/correctness/useExhaustiveDependencies: another item is what moves the focus
  useEffect(() => {
    if (!first.current) head.current?.focus({ preventScroll: true })
    first.current = false
  }, [key])
  return (
    <article className={css.panel} aria-labelledby="item-title">
      <p className={css.back}>
        <Button small onClick={onBack}>
          ← {say('back')}
        </Button>
      </p>
      <header className={css.head}>
        <p className={item.kind === 'need' ? `${css.eyebrow} ${css.wanted}` : css.eyebrow}>
          {listings(`kind.${item.kind}`)}
          {item.version === 'pending' && ` · ${say('list.pending')}`}
          {item.importId && ` · ${say('list.imported')}`}
        </p>
        <h2 id="item-title" ref={head} tabIndex={-1} lang={RECORDS}>
          {item.name}
        </h2>
        <p className={css.meta}>
          {item.owner ? (
            <Link to={paths.organisation(item.owner.id)}>{item.owner.name}</Link>
          ) : (
            (item.unitName ?? listings('noOwner'))
          )}
          {item.region && <span>{label('region', item.region)}</span>}
          {tags}
          {item.demo && <Tag title={common('demoTitle')}>{common('demo')}</Tag>}
        </p>
        <p className={css.state}>{state ?? <Waiting of={item} />}</p>
      </header>
      <div className={css.body}>{children}</div>
      {actions}
    </article>
  )
}

function Duplicates({ duplicates }: Pick<ReviewItem, 'duplicates'>) {
  const say = useSay('review')
  const listings = useSay('listings')
  return (
    <section className={css.doubles} aria-labelledby="doubles-title">
      <h3 id="doubles-title">{say('doubles.title', { count: duplicates.length })}</h3>
      <ul>
        {duplicates.map(({ candidateId, kind, id, name, owner, state, reason, detail }) => (
          <li key={candidateId}>
            <Link to={paths.listing(kind, id)} lang={RECORDS}>
              {name}
            </Link>{' '}
            <span className={css.faint}>
              {[owner, listings(`stateShort.${state}`), say(`doubles.${reason}`, { number: detail ?? '' })]
                .filter(Boolean)
                .join(' · ')}
            </span>
          </li>
        ))}
      </ul>
      <p>
        <Link to={paths.duplicates}>{say('doubles.judge')}</Link>
      </p>
    </section>
  )
}
