import { LISTING_KINDS, type ListingKind } from '@keqiao/shared/listings'
import { useId } from 'react'
import { useSay } from '../../words/say.ts'
import css from './KindSwitch.module.css'

/** Which side of the library is searched. */
export function KindSwitch({ kind, onChange }: { kind: ListingKind; onChange: (kind: ListingKind) => void }) {
  const say = useSay('search')
  const name = useId()
  return (
    <fieldset className={css.switch} aria-label={say('scope')}>
      {LISTING_KINDS.map((each) => (
        <label key={each} className={each === 'need' ? css.need : css.achievement}>
          <input type="radio" name={name} value={each} checked={kind === each} onChange={() => onChange(each)} />
          <span>{say(`kind.${each}`)}</span>
        </label>
      ))}
    </fieldset>
  )
}
