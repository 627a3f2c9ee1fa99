import type { Move } from '@keqiao/shared/lifecycle'
import type { UseMutationResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { Button, ButtonLink } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Trouble } from '../../ui/Trouble.tsx'
import { useSay } from '../../words/say.ts'
import css from './Moves.module.css'

interface Props {
  /** The moves open to this viewer, as the record says. */
  moves: readonly Move[]
  revision: number
  move: UseMutationResult<unknown, Error, { move: Move; revision: number }>
  editTo: string
  children: ReactNode
}

/** The owner's corner of a record: its state, its completeness, the next moves. */
export function Moves({ moves, revision, move, editTo, children }: Props) {
  const say = useSay('listings')
  return (
    <section className={css.moves} aria-label={say('manage')}>
      {children}
      <div className={css.buttons}>
        <ButtonLink small look="known" to={editTo}>
          {say('edit')}
        </ButtonLink>
        {moves.map((each) => (
          <Button key={each} small disabled={move.isPending} onClick={() => move.mutate({ move: each, revision })}>
            {say(`move.${each}`)}
          </Button>
        ))}
      </div>
      {move.isSuccess && (
        <Notice look="fine">
          <p>{say(`moved.${move.variables.move}`)}</p>
        </Notice>
      )}
      {move.isError && <Trouble error={move.error} />}
    </section>
  )
}
