import type { RoadshowCard, Seats } from '@keqiao/shared/roadshow'
import { dateTime } from '../../words/format.ts'
import { useLanguage, useSay } from '../../words/say.ts'

/** Places left, in words. */
export function useSeatWords() {
  const say = useSay('roadshow')
  return ({ mode, capacity, left, waiting }: Seats) => {
    const of = say(`seat.${mode}.of`, { capacity })
    if (waiting > 0) return say(`seat.${mode}.waiting`, { waiting })
    return left > 0 ? `${say(`seat.${mode}.left`, { left })}（${of}）` : `${say(`seat.${mode}.full`)}（${of}）`
  }
}

/** Where the event stands, as a sentence. */
export function useStateWords() {
  const say = useSay('roadshow')
  const language = useLanguage()
  return ({ state, regOpensAt, regClosesAt }: Pick<RoadshowCard, 'state' | 'regOpensAt' | 'regClosesAt'>) =>
    say(`state.${state}`, { opens: dateTime(regOpensAt, language), closes: dateTime(regClosesAt, language) })
}

export const takesSignups = ({ state }: Pick<RoadshowCard, 'state'>) => state === 'reg_open'
