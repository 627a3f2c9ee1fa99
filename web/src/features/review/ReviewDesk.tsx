import type { ReviewQueue } from '@keqiao/shared/review'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useSearchParams } from 'react-router'
import { paths } from '../../app/paths.ts'
import { ButtonLink } from '../../ui/Button.tsx'
import { Empty } from '../../ui/Empty.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { Trouble } from '../../ui/Trouble.tsx'
import { useShortcuts } from '../../ui/useShortcuts.ts'
import { useSay } from '../../words/say.ts'
import { addressOf, keyOf, nameOf, readAsked } from './asked.ts'
import { Batches } from './Batches.tsx'
import { HeldBar, useHeld } from './HeldBar.tsx'
import { Keys } from './Keys.tsx'
import { type MoreOf, Opened } from './Opened.tsx'
import { QueueFilters } from './QueueFilters.tsx'
import { QueueList } from './QueueList.tsx'
import { batchesQuery, queueQuery, useDecide, useUndo, useUndoBatch } from './queries.ts'
import css from './review.module.css'
import { useChosen } from './useChosen.ts'

/** What waits for the centre: the list at one side, the item at the other, everything by key. */
export function ReviewDesk({ moreOf }: { moreOf: MoreOf }) {
  const [params] = useSearchParams()
  const asked = readAsked(params)
  const { data, dataUpdatedAt, error, isPending, refetch } = useQuery(queueQuery(asked))
  return (
    <>
      <div className={css.around}>
        <QueueFilters asked={asked} />
        <Batches />
      </div>
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
  const undoBatch = useUndoBatch()
  const batches = useQuery(batchesQuery)
  const held = useHeld()
  const key = chosen.chosen ? keyOf(chosen.chosen) : null
  const open = [
    ...held.approvals(batches.data?.approvals ?? [], batches.dataUpdatedAt),
    ...held.decisions(queue.held, at),
  ].toSorted((a, b) => a.until - b.until)
  const latest = open.at(-1)

  const turn = (to: () => void) => () => {
    setAsking(null)
    decide.reset()
    undo.reset()
    to()
  }
  function takeBack(id: string) {
    const one = queue.held.find((decision) => decision.id === id)
    if (!one) return undoBatch.mutate(id)
    const { kind, listingId, version } = one
    undo.mutate(id, { onSuccess: () => chosen.open(nameOf({ kind, id: listingId, version })) })
  }
  useShortcuts({
    j: turn(chosen.next),
    k: turn(chosen.previous),
    u: () => latest && latest.until > Date.now() && takeBack(latest.id),
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
      {(undo.isError || undoBatch.isError) && <Trouble error={undo.error ?? undoBatch.error} />}
      <HeldBar held={open} busy={undo.isPending || undoBatch.isPending} onUndo={takeBack} />
    </>
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
