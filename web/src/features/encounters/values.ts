import {
  type Candidate,
  type Encounter,
  EncounterDraft,
  type EncounterPerson,
  type RecordedAs,
  type Side,
} from '@keqiao/shared/encounters'
import { today } from '../../words/format.ts'

/** A side that its listing does not name. */
export interface SideValues {
  organisation: Candidate | null
  name: string
  email: string
  byName: boolean
}
export interface EncounterValues {
  on: string
  place: string
  kind: EncounterDraft['kind']
  need: Candidate | null
  achievement: Candidate | null
  demand: SideValues
  supply: SideValues
  people: { key: number; name: string; org: string; side: EncounterPerson['side'] }[]
  content: string
  outcome: EncounterDraft['outcome']
  /** 万元, as typed. */
  intent: string
  nextStep: string
  nextWho: Side | 'recorder'
  due: string
}

const WAN = 1_000_000
const NOBODY: SideValues = { organisation: null, name: '', email: '', byName: false }
let lastKey = 0
export const newPerson = (side: EncounterPerson['side'], name = '', org = '') => ({ key: ++lastKey, name, org, side })

/** Today, a visit that goes on; who writes stands as the first who was there. */
export const newValues = (me: { name: string; as: RecordedAs; own: Candidate | null }): EncounterValues => ({
  ...{ on: today(), place: '', kind: 'VISIT', need: null, achievement: null },
  demand: me.as === 'demand' ? { ...NOBODY, organisation: me.own } : NOBODY,
  supply: me.as === 'supply' ? { ...NOBODY, organisation: me.own } : NOBODY,
  people: [newPerson(me.as === 'demand' || me.as === 'supply' ? me.as : 'other', me.name, me.own?.name ?? '')],
  ...{
    content: '',
    outcome: 'HELD_FOLLOW',
    intent: '',
    nextStep: '',
    nextWho: me.as === 'demand' || me.as === 'supply' ? me.as : 'recorder',
    due: '',
  },
})

export function valuesOf({ draft, need, achievement, sides }: Encounter & { draft: EncounterDraft }): EncounterValues {
  const sideOf = (side: Side): SideValues => {
    const { organisationId, name, email } = draft[side]
    const shown = sides.find((one) => one.side === side)?.organisation
    const organisation = organisationId ? { id: organisationId, name: shown?.name ?? '', hint: null } : null
    return { organisation, name: name ?? '', email: email ?? '', byName: name !== null }
  }
  const chosen = (one: { id: string | null; name: string | null } | null) =>
    one?.id ? { id: one.id, name: one.name ?? '', hint: null } : null
  const { on, place, kind, content, outcome, intent, nextStep, nextWho, due } = draft
  return {
    ...{ on, place: place ?? '', kind, content, outcome },
    need: chosen(need),
    achievement: chosen(achievement),
    demand: sideOf('demand'),
    supply: sideOf('supply'),
    people: draft.people.map(({ name, org, side }) => newPerson(side, name, org ?? '')),
    intent: intent === null ? '' : String(intent / WAN),
    ...{ nextStep: nextStep ?? '', nextWho: nextWho ?? 'recorder', due: due ?? '' },
  }
}

/** As it is sent: what is not shown in the form is not in it either. */
export function draftOf(values: EncounterValues) {
  const blank = (text: string) => text.trim() || null
  const sideOf = ({ organisation, name, email, byName }: SideValues, listing: Candidate | null) => ({
    organisationId: byName || listing ? null : (organisation?.id ?? null),
    name: byName ? blank(name) : null,
    email: blank(email),
  })
  const { on, place, kind, need, achievement, content, outcome, intent, nextStep, nextWho, due } = values
  const step = blank(nextStep)
  return EncounterDraft.safeParse({
    ...{ on, place: blank(place), kind, content, outcome },
    needId: need?.id ?? null,
    achievementId: achievement?.id ?? null,
    demand: sideOf(values.demand, need),
    supply: sideOf(values.supply, achievement),
    people: values.people
      .filter(({ name, org }) => name.trim() || org.trim())
      .map(({ name, org, side }) => ({ name, org: blank(org), side })),
    intent: intent.trim() ? Math.round(Number(intent.replaceAll(/[,，\s]/g, '')) * WAN) : null,
    ...{ nextStep: step, nextWho: step ? nextWho : null, due: step ? blank(due) : null },
  })
}
