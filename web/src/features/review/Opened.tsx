import { AchievementDraft } from '@keqiao/shared/achievements'
import { NeedDraft } from '@keqiao/shared/needs'
import type { ReviewItem } from '@keqiao/shared/review'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { ProblemError } from '../../api/call.ts'
import { Button } from '../../ui/Button.tsx'
import { Refusals } from '../../ui/Refusals.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { Trouble } from '../../ui/Trouble.tsx'
import { useShortcuts } from '../../ui/useShortcuts.ts'
import { unplacedIssues } from '../../words/placeIssues.ts'
import { useSay } from '../../words/say.ts'
import { ContactLine } from './ContactLine.tsx'
import { Gone } from './Gone.tsx'
import { ItemPanel } from './ItemPanel.tsx'
import { type DecisionBody, type ItemKey, itemQuery, type useDecide, useReveal } from './queries.ts'
import { ReturnForm } from './ReturnForm.tsx'
import css from './review.module.css'
import { WhyForm } from './WhyForm.tsx'

const FIELDS = {
  achievement: [...Object.keys(AchievementDraft.shape), 'attachments'],
  need: [...Object.keys(NeedDraft.shape), 'attachments'],
}
/** What other features add to an item: its files, what came back before, how it came here. */
export type MoreOf = (item: ReviewItem) => ReactNode

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

export function Opened({ itemKey, asking, setAsking, decide, moreOf, onDone, onNext, onBack }: OpenedProps) {
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
              error={decide.error}
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
              error={decide.error}
              onSend={(text) => send({ move: 'reject', text })}
              onCancel={() => setAsking(null)}
            />
          )}
          <Refusals error={decide.error} rest={unplacedIssues(decide.error, asking ? ['reasons', 'text'] : [])} />
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
