import type { EncounterCard, EncounterSide, Side } from '@keqiao/shared/encounters'
import { date } from '../../words/format.ts'
import { type Say, useLanguage, useSay } from '../../words/say.ts'

export const sideOf = ({ sides }: Pick<EncounterCard, 'sides'>, side: Side) =>
  sides.find((one) => one.side === side) as EncounterSide

/** What a side is called, for who may know it. */
export const nameOf = (side: EncounterSide, say: Say) =>
  side.organisation?.name ?? side.name ?? say(side.hidden ? 'hidden' : `as.${side.side}`)

/** A day, as `date` shows instants: noon in China is the same day everywhere it is shown. */
const dayAt = (day: string) => `${day}T04:00:00.000Z`

/** The sentences of one record. */
export function useSaying() {
  const say = useSay('encounters')
  const language = useLanguage()
  const day = (value: string) => date(value.length === 10 ? dayAt(value) : value, language)
  return {
    say,
    day,
    names: (card: Pick<EncounterCard, 'sides'>) => ({
      demand: nameOf(sideOf(card, 'demand'), say),
      supply: nameOf(sideOf(card, 'supply'), say),
    }),
    /** Who acts next, by when; else what it is. */
    turn: (card: Pick<EncounterCard, 'turn' | 'state' | 'sides'>): string => {
      const { turn } = card
      if (!turn) return say(`state.${card.state}`)
      const names = turn.who.map((one) => (one === 'recorder' ? say('side.recorder') : nameOf(sideOf(card, one), say)))
      const who = names.length > 1 ? say('turn.both') : (names[0] ?? '')
      return say(`turn.${turn.what}${turn.mine && turn.who.length === 1 ? 'Mine' : ''}`, { who, date: day(turn.by) })
    },
  }
}
