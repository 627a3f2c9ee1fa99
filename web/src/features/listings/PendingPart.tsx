import type { Move } from '@keqiao/shared/lifecycle'
import type { PendingVersion } from '@keqiao/shared/listings'
import { useState } from 'react'
import { Button, ButtonLink } from '../../ui/Button.tsx'
import { Trouble } from '../../ui/Trouble.tsx'
import { dateTime } from '../../words/format.ts'
import { useLanguage, useSay } from '../../words/say.ts'
import { FeedbackNote } from './FeedbackNote.tsx'
import css from './Life.module.css'
import { MoveDialog } from './MoveDialog.tsx'
import type { Life } from './useLife.ts'

interface Props {
  pending: PendingVersion
  isAdmin: boolean
  movePending: Life['movePending']
  editTo: string
  fields: readonly string[]
  wordOf: (field: string) => string
}

/** The version that waits beside a shown record: what differs, who must act, what can be done. */
export function PendingPart({ pending, isAdmin, movePending, editTo, fields, wordOf }: Props) {
  const say = useSay('listings')
  const language = useLanguage()
  const [asking, setAsking] = useState<Move | null>(null)
  const { state, revision, changed } = pending
  const make = (move: Move) => movePending.mutate({ move, revision })
  return (
    <section className={css.pending} aria-labelledby="pending-title">
      <h3 id="pending-title">{say('pending.title')}</h3>
      <p>{say(`pending.state.${state}`, { when: dateTime(pending.submittedAt, language) })}</p>
      <p>{say('pending.changed', { fields: changed.map(wordOf).join('、') })}</p>
      {pending.feedback && <FeedbackNote feedback={pending.feedback} wordOf={wordOf} />}
      <div className={css.buttons}>
        {state === 'org_review' && isAdmin && (
          <>
            <Button small look="known" disabled={movePending.isPending} onClick={() => make('org_approve')}>
              {say('move.org_approve')}
            </Button>
            <Button small onClick={() => setAsking('org_return')}>
              {say('move.org_return')}
            </Button>
          </>
        )}
        <ButtonLink small look={state === 'returned' ? 'known' : 'quiet'} to={editTo}>
          {say('pending.edit')}
        </ButtonLink>
        <Button small look="quiet" disabled={movePending.isPending} onClick={() => make('recall')}>
          {say('pending.giveUp')}
        </Button>
      </div>
      {movePending.isError && !asking && <Trouble error={movePending.error} />}
      <MoveDialog
        move={asking}
        asks="reasons"
        revision={revision}
        mutation={movePending}
        fields={fields}
        wordOf={wordOf}
        onClose={() => setAsking(null)}
      />
    </section>
  )
}
