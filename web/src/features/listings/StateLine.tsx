import type { ListingState } from '@keqiao/shared/lifecycle'
import { Notice } from '../../ui/Notice.tsx'
import { Steps } from '../../ui/Steps.tsx'
import { date } from '../../words/format.ts'
import { useLabels } from '../../words/labels.ts'
import { useLanguage, useSay } from '../../words/say.ts'

interface Props {
  state: ListingState
  takenDown: { reason: string; text: string | null } | null
  expiresAt?: string | null
}

/** The way to the public, as far as a record has come on it. */
const WAYS: readonly ListingState[][] = [
  ['draft', 'org_review', 'center_review', 'published'],
  ['draft', 'org_confirm', 'triage', 'center_review', 'open'],
]
const WAITING: readonly ListingState[] = ['org_review', 'org_confirm', 'triage', 'center_review']

/** The state as a sentence that says who acts next, for owners and the centre; the public sees only what is shown. */
export function StateLine({ state, takenDown, expiresAt }: Props) {
  const say = useSay('listings')
  const language = useLanguage()
  const { label } = useLabels()
  const way = WAITING.includes(state) ? WAYS.find((one) => one.includes(state)) : undefined
  return (
    <Notice look={state === 'taken_down' || state === 'rejected' ? 'alarm' : 'known'}>
      <p>{say(`state.${state}`)}</p>
      {way && (
        <Steps of={way.length} at={way.indexOf(state) + 1} text={say('step', { at: way.indexOf(state) + 1, of: way.length })} />
      )}
      {expiresAt && (state === 'published' || state === 'open') && (
        <p>{say('validUntil', { when: date(expiresAt, language) })}</p>
      )}
      {takenDown && (
        <p>
          {say('takenDown', { reason: label('take_down_reason', takenDown.reason) })} {takenDown.text}
        </p>
      )}
    </Notice>
  )
}
