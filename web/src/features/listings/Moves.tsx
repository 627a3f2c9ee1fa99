import { EDITABLE_STATES, LIVES, type Move, REVIEWED_STATES } from '@keqiao/shared/lifecycle'
import type { ListingKind, recordHead } from '@keqiao/shared/listings'
import { type ReactNode, useState } from 'react'
import { useNavigate } from 'react-router'
import type { z } from 'zod'
import { paths } from '../../app/paths.ts'
import { Button, ButtonLink } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Trouble } from '../../ui/Trouble.tsx'
import { useSay } from '../../words/say.ts'
import { FeedbackNote } from './FeedbackNote.tsx'
import { History } from './History.tsx'
import { MoveDialog } from './MoveDialog.tsx'
import css from './Moves.module.css'
import { PendingPart } from './PendingPart.tsx'
import { StateLine } from './StateLine.tsx'
import { useLife } from './useLife.ts'

type Head = { [key in keyof typeof recordHead]: z.output<(typeof recordHead)[key]> }
interface Props {
  kind: ListingKind
  record: Head
  editTo: string
  isAdmin: boolean
  fields: readonly string[]
  wordOf: (field: string) => string
  children: ReactNode
}

/** Moves made elsewhere: by timers, deals, the review desk or the claims. */
const NOT_HERE: readonly Move[] = ['approve', 'return', 'reject', 'take_down', 'restore']
const LOOK: Partial<Record<Move, 'known'>> = { submit: 'known', org_approve: 'known', resume: 'known' }
const ENDED = ['withdrawn', 'rejected', 'archived', 'taken_down']
const mayEdit = (state: Head['state']) => EDITABLE_STATES.includes(state) || REVIEWED_STATES.includes(state)

/** The owner's corner of a record: its state and who acts next, what came back, the next moves, how it came here. */
export function Moves({ kind, record, editTo, isAdmin, fields, wordOf, children }: Props) {
  const say = useSay('listings')
  const navigate = useNavigate()
  const [asking, setAsking] = useState<Move | null>(null)
  const { id, state, revision, pending, feedback } = record
  const { move, movePending, copy, discard } = useLife(kind, id)
  const asksOf = (each: Move) => LIVES[kind].find((one) => one.from === state && one.move === each)?.asks ?? null
  const asks = asking && asksOf(asking)
  // Questions are answered in the form, where the answers belong.
  const open = feedback?.questions.some(({ answer }) => !answer) ?? false
  const moves = record.moves.filter((each) => !NOT_HERE.includes(each) && !(each === 'submit' && open))
  return (
    <section className={css.moves} aria-label={say('manage')}>
      <StateLine state={state} takenDown={record.takenDown} expiresAt={record.expiresAt} />
      {feedback && <FeedbackNote feedback={feedback} wordOf={wordOf} />}
      <div className={css.buttons}>
        {mayEdit(state) && (
          <ButtonLink small look={open ? 'known' : 'quiet'} to={editTo}>
            {say(open ? 'answer' : 'edit')}
          </ButtonLink>
        )}
        {moves.map((each) => (
          <Button
            key={each}
            small
            {...(LOOK[each] || (each === 'confirm' && state === 'expired') ? { look: 'known' as const } : {})}
            disabled={move.isPending}
            onClick={() => (asksOf(each) ? setAsking(each) : move.mutate({ move: each, revision }))}
          >
            {say(`move.${each}`)}
          </Button>
        ))}
        {ENDED.includes(state) && (
          <Button
            small
            disabled={copy.isPending}
            onClick={() => copy.mutate(undefined, { onSuccess: (made) => navigate(paths.listing(kind, made.id)) })}
          >
            {say('copy')}
          </Button>
        )}
        {state === 'draft' && (
          <Button
            small
            look="quiet"
            disabled={discard.isPending}
            onClick={() =>
              window.confirm(say('discardSure')) && discard.mutate(revision, { onSuccess: () => navigate(paths.workspace) })
            }
          >
            {say('discard')}
          </Button>
        )}
      </div>
      {move.isSuccess && (
        <Notice look="fine">
          <p>{say(`moved.${move.variables.move}`)}</p>
        </Notice>
      )}
      {[move, copy, discard].map((one) => one.isError && !asking && <Trouble key={String(one.error)} error={one.error} />)}
      {pending && (
        <PendingPart
          pending={pending}
          isAdmin={isAdmin}
          movePending={movePending}
          editTo={editTo}
          fields={fields}
          wordOf={wordOf}
        />
      )}
      {children}
      <History kind={kind} id={id} revision={revision} wordOf={wordOf} />
      <MoveDialog
        move={asking}
        asks={asks === 'questions' ? null : asks}
        revision={revision}
        mutation={move}
        fields={fields}
        wordOf={wordOf}
        onClose={() => setAsking(null)}
      />
    </section>
  )
}
