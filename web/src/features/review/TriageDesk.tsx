import { TRIAGE_STATES, type TriageItem, type TriageState } from '@keqiao/shared/triage'
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { useSearchParams } from 'react-router'
import { isGone } from '../../api/call.ts'
import { paths } from '../../app/paths.ts'
import { ButtonLink } from '../../ui/Button.tsx'
import { Empty } from '../../ui/Empty.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { Tabs } from '../../ui/Tabs.tsx'
import { Trouble } from '../../ui/Trouble.tsx'
import { useShortcuts } from '../../ui/useShortcuts.ts'
import { useSay } from '../../words/say.ts'
import { ContactLine } from './ContactLine.tsx'
import { Gone } from './Gone.tsx'
import { HeldBar, useHeld } from './HeldBar.tsx'
import { Keys } from './Keys.tsx'
import { triageItemQuery, triageQuery, useRevealTriage, useUndoVerdict, useVerdict } from './queries.ts'
import css from './review.module.css'
import { TriageList, triageAddress } from './TriageList.tsx'
import { TriagePanel } from './TriagePanel.tsx'
import { useChosen } from './useChosen.ts'
import { type Asking, VerdictBar } from './VerdictBar.tsx'

export type MoreOfNeed = (item: TriageItem) => ReactNode

/** Where needs are diagnosed; `parked` and the service desk are the operators' alone. */
export function TriageDesk({ moreOf, operates }: { moreOf: MoreOfNeed; operates: boolean }) {
  const say = useSay('review')
  const [params] = useSearchParams()
  const state = TRIAGE_STATES.find((one) => one === params.get('state')) ?? 'triage'
  const page = Math.max(1, Number(params.get('page')) || 1)
  const { data, dataUpdatedAt, error, isPending, refetch } = useQuery(triageQuery(state, page))
  return (
    <>
      {operates && (
        <Tabs
          label={say('triage.title')}
          here={state}
          tabs={TRIAGE_STATES.map((key) => ({ key, to: triageAddress(key), text: say(`triage.tabs.${key}`) }))}
        />
      )}
      {isPending && <Skeleton lines={8} />}
      {error && <Trouble error={error} onRetry={() => void refetch()} />}
      {data && <Desk queue={data} at={dataUpdatedAt} {...{ state, moreOf, operates }} />}
    </>
  )
}

interface DeskProps {
  queue: NonNullable<Awaited<ReturnType<NonNullable<ReturnType<typeof triageQuery>['queryFn']>>>>
  at: number
  state: TriageState
  moreOf: MoreOfNeed
  operates: boolean
}

function Desk({ queue, at, state, moreOf, operates }: DeskProps) {
  const say = useSay('review')
  const chosen = useChosen(queue.items, ({ id }) => id)
  const [asking, setAsking] = useState<Asking | null>(null)
  const [keysOpen, setKeysOpen] = useState(false)
  const verdict = useVerdict()
  const undo = useUndoVerdict()
  const open = useHeld().decisions(queue.held, at)
  const latest = open.at(-1)
  const turn = (to: () => void) => () => {
    setAsking(null)
    verdict.reset()
    undo.reset()
    to()
  }
  function takeBack(id: string) {
    const held = queue.held.find((one) => one.id === id)
    undo.mutate(id, { onSuccess: () => held && chosen.open(held.listingId) })
  }
  useShortcuts({
    j: turn(chosen.next),
    k: turn(chosen.previous),
    u: () => latest && latest.until > Date.now() && takeBack(latest.id),
    '?': () => setKeysOpen(true),
  })
  return (
    <>
      <div className={chosen.isOpen ? `${css.desk} ${css.open}` : css.desk}>
        {queue.items.length > 0 && <TriageList queue={queue} state={state} chosen={chosen.chosen} />}
        {queue.total === 0 && !chosen.isOpen && <NothingWaits state={state} operates={operates} />}
        {chosen.chosen && (
          <Opened
            key={chosen.chosen}
            id={chosen.chosen}
            {...{ asking, setAsking, verdict, moreOf }}
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
          keys={(['J', 'K', 'A', 'R', 'U', '?'] as const).map((letter) => [letter, say(`keys.triage.${letter}`)])}
        />
      </p>
      {undo.isError && <Trouble error={undo.error} />}
      <HeldBar held={open} busy={undo.isPending} onUndo={takeBack} />
    </>
  )
}

interface OpenedProps {
  id: string
  asking: Asking | null
  setAsking: (asking: Asking | null) => void
  verdict: ReturnType<typeof useVerdict>
  moreOf: MoreOfNeed
  onDone: () => void
  onNext: () => void
  onBack: () => void
}

function Opened({ id, asking, setAsking, verdict, moreOf, onDone, onNext, onBack }: OpenedProps) {
  const { data: item, error, isPending, refetch } = useQuery(triageItemQuery(id))
  const reveal = useRevealTriage()
  if (isPending) return <Skeleton lines={12} />
  if (isGone(error)) return <Gone onNext={onNext} onBack={onBack} />
  if (error) return <Trouble error={error} onRetry={() => void refetch()} />
  return (
    <TriagePanel
      item={item}
      onBack={onBack}
      contact={item.contact && <ContactLine contact={item.contact} reveal={reveal} onReveal={() => reveal.mutate(id)} />}
      more={moreOf(item)}
      actions={<VerdictBar {...{ item, asking, setAsking, verdict, onDone }} />}
    />
  )
}

function NothingWaits({ state, operates }: { state: TriageState; operates: boolean }) {
  const say = useSay('review')
  const who = operates ? state : 'agent'
  return (
    <Empty title={say(`triage.empty.${who}.title`)} text={say(`triage.empty.${who}.text`)}>
      {state === 'triage' ? (
        <ButtonLink look="known" to={`${paths.search}?kind=need`}>
          {say('triage.empty.needs')}
        </ButtonLink>
      ) : (
        <ButtonLink look="known" to={paths.triage}>
          {say('triage.empty.back')}
        </ButtonLink>
      )}
    </Empty>
  )
}
