import { type Fee, type RoadshowCard, type Seats, yuanOf } from '@keqiao/shared/roadshow'
import { dateTime } from '../../words/format.ts'
import { useLanguage, useSay } from '../../words/say.ts'

/** Places left, in words. */
export function useSeatWords() {
  const say = useSay('roadshow')
  return ({ mode, capacity, left, waiting }: Seats) => {
    if (waiting > 0) return say(`seat.${mode}.waiting`, { waiting })
    return say(`seat.${mode}.${left > 0 ? 'left' : 'full'}`, { left, capacity })
  }
}

/** Where the event stands, as a sentence. */
export function useStateWords() {
  const say = useSay('roadshow')
  const language = useLanguage()
  return ({ state, regOpensAt, regClosesAt }: Pick<RoadshowCard, 'state' | 'regOpensAt' | 'regClosesAt'>) =>
    say(`state.${state}`, { opens: dateTime(regOpensAt, language), closes: dateTime(regClosesAt, language) })
}

/** What it costs, with who takes it; `short` where there is room for the sum alone. */
export function useFeeWords() {
  const say = useSay('roadshow')
  return (fee: Fee | null, { short = false } = {}) =>
    fee ? say(short ? 'fee.sum' : 'fee.paid', { yuan: yuanOf(fee).toLocaleString('en-GB'), payee: fee.payee }) : say('fee.free')
}

export const takesSignups = ({ state }: Pick<RoadshowCard, 'state'>) => state === 'reg_open'
