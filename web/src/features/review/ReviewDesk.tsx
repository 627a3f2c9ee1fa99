import { AchievementDraft } from '@keqiao/shared/achievements'
import { NeedDraft } from '@keqiao/shared/needs'
import type { ReviewItem, ReviewQueue } from '@keqiao/shared/review'
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { useSearchParams } from 'react-router'
import { ProblemError } from '../../api/call.ts'
import { paths } from '../../app/paths.ts'
import { Button, ButtonLink } from '../../ui/Button.tsx'
import { Empty } from '../../ui/Empty.tsx'
import { Refusals } from '../../ui/Refusals.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { Trouble } from '../../ui/Trouble.tsx'
import { useShortcuts } from '../../ui/useShortcuts.ts'
import { placedIssues } from '../../words/placeIssues.ts'
import { useSay } from '../../words/say.ts'
import { addressOf, keyOf, nameOf, readAsked } from './asked.ts'
import { Batches } from './Batches.tsx'
import { ContactLine } from './ContactLine.tsx'
import { HeldBar } from './HeldBar.tsx'
import { ItemPanel } from './ItemPanel.tsx'
import { Keys } from './Keys.tsx'
import { QueueFilters } from './QueueFilters.tsx'
import { QueueList } from './QueueList.tsx'
import { type DecisionBody, type ItemKey, itemQuery, queueQuery, useDecide, useReveal, useUndo } from './queries.ts'
import { ReturnForm } from './ReturnForm.tsx'
import css from './review.module.css'
import { useChosen } from './useChosen.ts'
import { WhyForm } from './WhyForm.tsx'

const FIELDS = { achievement: Object.keys(AchievementDraft.shape), need: Object.keys(NeedDraft.shape) }
/** What other features add to an item: its files, what came back before, how it came here. */
export type MoreOf = (item: ReviewItem) => ReactNode

/** What waits for the centre: the list at one side, the item at the other, everything by key. */
export function ReviewDesk({ moreOf }: { moreOf: MoreOf }) {
  const [params] = useSearchParams()
  const asked = readAsked(params)
  const { data, dataUpdatedAt, error, isPending, refetch } = useQuery(queueQuery(asked))
  return (
    <>
      <QueueFilters asked={asked} />
      <Batches />
      {isPending && <Skeleton lines={8} />}
      {error && <Trouble error={error} onRetry={() => void refetch()} />}
      {data && <Desk queue={data} at={dataUpdatedAt} moreOf={moreOf} />}
    </>
  )
}

function Desk({ queue, at, moreOf }: { queue: ReviewQueue; at: number; moreOf: MoreOf }) {
  const say = useSay('review')
  const [params] = useSearchParams()
  const asked = readAsked(params)
  const chosen = useChosen(queue.items, nameOf)
  const [asking, setAsking] = useState<'return' | 'reject' | null>(null)
  const [keysOpen, setKeysOpen] = useState(false)
  const decide = useDecide()
  const undo = useUndo()
  const key = chosen.chosen ? keyOf(chosen.chosen) : null
  const latest = queue.held.at(-1)

  const turn = (to: () => void) => () => {
    setAsking(null)
    decide.reset()
    to()
  }
  function takeBack(id: string) {
    const held = queue.held.find((one) => one.id === id)
    undo.mutate(id, {
      onSuccess: () => held && chosen.open(nameOf({ kind: held.kind, id: held.listingId, version: held.version })),
    })
  }
  useShortcuts({
    j: turn(chosen.next),
    k: turn(chosen.previous),
    u: latest && (() => takeBack(latest.id)),
    '?': () => setKeysOpen(true),
  })
  const isEmpty = queue.total === 0 && !chosen.isOpen
  return (
    <>
      <div className={chosen.isOpen ? `${css.desk} ${css.open}` : css.desk}>
        {queue.items.length > 0 && <QueueList queue={queue} asked={asked} chosen={chosen.chosen} />}
        {isEmpty && <NothingWaits isFiltered={addressOf(asked) !== paths.review} />}
        {key && (
          <Opened
            key={chosen.chosen}
            itemKey={key}
            {...{ asking, setAsking, decide, moreOf }}
            onDone={chosen.goOn}
            onNext={turn(chosen.next)}
            onBack={turn(chosen.close)}
          />
        )}
      </div>
      <p className={css.foot}>
        <Keys
          open={keysOpen}
          onOpen={setKeysOpen}
          keys={(['J', 'K', 'A', 'R', 'U', '?'] as const).map((letter) => [letter, say(`keys.review.${letter}`)])}
        />
      </p>
      {undo.isError && <Trouble error={undo.error} />}
      <HeldBar held={queue.held} at={at} busy={undo.isPending} onUndo={takeBack} />
    </>
  )
}

interface OpenedProps {
  itemKey: ItemKey
  asking: 'return' | 'reject' | null
  setAsking: (asking: 'return' | 'reject' | null) => void
  decide: ReturnType<typeof useDecide>
  moreOf: MoreOf
  onDone: () => void
  onNext: () => void
  onBack: () => void
}

function Opened({ itemKey, asking, setAsking, decide, moreOf, onDone, onNext, onBack }: OpenedProps) {
  const say = useSay('review')
  const { data: item, error, isPending, refetch } = useQuery(itemQuery(itemKey))
  const reveal = useReveal()
  const isOpen = item !== undefined && item.held === null && !error
  function send(body: Pick<DecisionBody, 'move' | 'reasons' | 'text'>) {
    if (!item || decide.isPending) return
    decide.mutate(
      { key: itemKey, body: { revision: item.revision, ...body } },
      {
        onSuccess: () => {
          setAsking(null)
          onDone()
        },
      },
    )
  }
  useShortcuts({
    a: isOpen && !asking ? () => send({ move: 'approve' }) : undefined,
    r: isOpen ? () => setAsking('return') : undefined,
    escape: asking ? () => setAsking(null) : undefined,
  })
  if (isPending) return <Skeleton lines={12} />
  if (error instanceof ProblemError && error.code === 'not_found') return <Gone onNext={onNext} onBack={onBack} />
  if (error) return <Trouble error={error} onRetry={() => void refetch()} />
  return (
    <ItemPanel
      item={item}
      onBack={onBack}
      contact={item.contact && <ContactLine contact={item.contact} reveal={reveal} onReveal={() => reveal.mutate(itemKey)} />}
      more={moreOf(item)}
      actions={
        <div className={css.actions}>
          {asking === 'return' && (
            <ReturnForm
              fields={FIELDS[item.kind]}
              marks={item.marks}
              busy={decide.isPending}
              onSend={(reasons) => send({ move: 'return', reasons })}
              onCancel={() => setAsking(null)}
            />
          )}
          {asking === 'reject' && (
            <WhyForm
              title={say('reject.title')}
              intro={say('reject.intro')}
              send={say('reject.send')}
              required
              busy={decide.isPending}
              onSend={(text) => send({ move: 'reject', text })}
              onCancel={() => setAsking(null)}
            />
          )}
          <Refusals error={decide.error} rest={placedIssues(decide.error)} />
          {!asking && (
            <div className={css.buttons}>
              <Button
                look="known"
                aria-keyshortcuts="a"
                disabled={!isOpen || decide.isPending}
                onClick={() => send({ move: 'approve' })}
              >
                {say('approve')}{' '}
                <span className={css.letter} aria-hidden="true">
                  A
                </span>
              </Button>
              <Button aria-keyshortcuts="r" disabled={!isOpen} onClick={() => setAsking('return')}>
                {say('returnBack')}{' '}
                <span className={css.letter} aria-hidden="true">
                  R
                </span>
              </Button>
              <Button look="quiet" disabled={!isOpen} onClick={() => setAsking('reject')}>
                {say('reject.open')}
              </Button>
              {item.held && <span className={css.faint}>{say('heldByOther')}</span>}
            </div>
          )}
        </div>
      }
    />
  )
}

function Gone({ onNext, onBack }: { onNext: () => void; onBack: () => void }) {
  const say = useSay('review')
  return (
    <Empty title={say('gone.title')} text={say('gone.text')}>
      <Button look="known" onClick={onNext}>
        {say('gone.next')}
      </Button>
      <Button onClick={onBack}>{say('back')}</Button>
    </Empty>
  )
}

function NothingWaits({ isFiltered }: { isFiltered: boolean }) {
  const say = useSay('review')
  return isFiltered ? (
    <Empty title={say('empty.filtered')} text={say('empty.filteredText')}>
      <ButtonLink look="known" to={paths.review}>
        {say('empty.showAll')}
      </ButtonLink>
    </Empty>
  ) : (
    <Empty title={say('empty.title')} text={say('empty.text')}>
      <ButtonLink look="known" to={paths.duplicates}>
        {say('empty.duplicates')}
      </ButtonLink>
      <ButtonLink to={paths.claims}>{say('empty.claims')}</ButtonLink>
    </Empty>
  )
}
