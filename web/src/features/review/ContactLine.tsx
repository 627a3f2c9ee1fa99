import type { DeskContact } from '@keqiao/shared/review'
import type { UseMutationResult } from '@tanstack/react-query'
import { Button } from '../../ui/Button.tsx'
import { Trouble } from '../../ui/Trouble.tsx'
import { useSay } from '../../words/say.ts'
import css from './review.module.css'

interface Props {
  contact: DeskContact
  reveal: Pick<UseMutationResult<{ contact: DeskContact | null }, Error, void>, 'data' | 'error' | 'isError' | 'isPending'>
  onReveal: () => void
}

/** Contact data, masked until somebody asks; asking is on record. */
export function ContactLine({ contact, reveal, onReveal }: Props) {
  const say = useSay('review')
  const { person, phone, email } = reveal.data?.contact ?? contact
  return (
    <div className={css.contact}>
      <h3>{say('contact.title')}</h3>
      <p>{[person, phone, email].filter(Boolean).join(' · ')}</p>
      {!reveal.data && (
        <p>
          <Button small disabled={reveal.isPending} onClick={onReveal}>
            {say('contact.reveal')}
          </Button>{' '}
          <span className={css.faint}>{say('contact.recorded')}</span>
        </p>
      )}
      {reveal.isError && <Trouble error={reveal.error} />}
    </div>
  )
}
