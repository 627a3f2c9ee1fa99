import type { EncounterDraft, EncounterTurn, RecordedAs, Side } from '@keqiao/shared/encounters'
import { ENCOUNTER_LIFE, type EncounterMove, type EncounterMover, type EncounterTransition } from '@keqiao/shared/lifecycle'
import type { Issue } from '@keqiao/shared/problem'
import { Refusal } from '../platform/refusal.ts'
import { dayOf } from '../taxonomy/calendar.ts'
import type { EncounterRow, SideRow } from './tables.ts'

const DAY = 86_400_000
/** Nine in the morning in China. */
const MORNING_MS = 3_600_000

/** How somebody stands to a record. */
export interface Standing {
  /** One of the two, where they belong to it. */
  side: Side | null
  /** Wrote it, or belongs to the side that did: nothing of their own words is hidden from them. */
  isRecorder: boolean
  isAgent: boolean
  desk: boolean
}

export const mayRead = ({ side, isRecorder, isAgent, desk }: Standing) => side !== null || isRecorder || isAgent || desk

export function moversOf({ side, isRecorder, isAgent }: Standing): EncounterMover[] {
  return [
    ...(isRecorder ? (['RECORDER'] as const) : []),
    ...(side ? (['SIDE'] as const) : []),
    ...(side || isRecorder || isAgent ? (['PARTY'] as const) : []),
  ]
}

/** As what this viewer writes to a record that is theirs. */
export function standsAs(row: Pick<EncounterRow, 'recordedAs'>, { side, isAgent }: Standing): RecordedAs {
  return side ?? (isAgent ? 'agent' : row.recordedAs)
}

export function movesOf(row: Pick<EncounterRow, 'state'>, sides: SideRow[], standing: Standing): EncounterMove[] {
  const movers = moversOf(standing)
  const mine = sides.find(({ side }) => side === standing.side)
  const open = ENCOUNTER_LIFE.filter(({ from, by }) => from === row.state && movers.includes(by)).map(({ move }) => move)
  // Who has confirmed has nothing to answer any more.
  const answered = (move: EncounterMove) => (move === 'confirm' || move === 'contest') && mine?.state === 'confirmed'
  return [...new Set(open)].filter((move) => !answered(move))
}

export function transitionOf(state: EncounterRow['state'], move: EncounterMove): EncounterTransition {
  const found = ENCOUNTER_LIFE.find((one) => one.from === state && one.move === move)
  if (!found) throw new Refusal('transition_refused', { state, move, allowed: [] })
  return found
}

const issue = (path: string, code = 'required'): Issue => ({ path, code, facts: {} })

export function inputIssues(draft: EncounterDraft, now: string): Issue[] {
  const { on, needId, achievementId, nextStep, nextWho, due } = draft
  return [
    ...(on > dayOf(now) ? [issue('on', 'in_the_future')] : []),
    ...(needId || achievementId ? [] : [issue('needId', 'encounter_about')]),
    ...(nextStep && !due ? [issue('due')] : []),
    ...(nextStep && !nextWho ? [issue('nextWho')] : []),
    ...(!nextStep && (due || nextWho) ? [issue('nextStep')] : []),
    ...(due && due < on ? [issue('due', 'before_meeting')] : []),
  ]
}

/** Who acts next, on what, by when. */
export function turnOf(
  row: Pick<EncounterRow, 'state' | 'answerDue' | 'nextStep' | 'nextWho' | 'due' | 'recordedAs'>,
  sides: Pick<SideRow, 'side' | 'state'>[],
  standing: Standing,
): EncounterTurn | null {
  const turn = (what: EncounterTurn['what'], who: EncounterTurn['who'], by: string): EncounterTurn => ({
    ...{ what, who, by },
    mine: who.some((one) => (one === 'recorder' ? standing.isRecorder : one === standing.side)),
  })
  if (row.state === 'recorded') {
    if (sides.some(({ state }) => state === 'contested')) return turn('mend', ['recorder'], row.answerDue)
    const asked = sides.filter(({ state }) => state === 'asked').map(({ side }) => side)
    return turn('confirm', asked, row.answerDue)
  }
  const waits = row.state === 'confirmed' || row.state === 'one_sided'
  return waits && row.nextStep && row.nextWho && row.due ? turn('next_step', [row.nextWho], row.due) : null
}

/** The morning before the day it is due, else of that day; null when both are over. */
export function reminderAt(due: string | null, now: number): number | null {
  if (!due) return null
  const day = Date.parse(due) + MORNING_MS
  return [day - DAY, day].find((at) => at > now) ?? null
}

export const isHeld = (outcome: EncounterRow['outcome']) => outcome === 'HELD' || outcome === 'HELD_FOLLOW'

export const HIDDEN = '***'
const LEGAL = /(股份)?(集团)?(有限责任公司|股份有限公司|有限公司|集团公司|公司|集团|总厂|厂)$/
const PLACE = /^(中国|河北省?)?(石家庄|唐山|秦皇岛|邯郸|邢台|保定|张家口|承德|沧州|廊坊|衡水|雄安新区|雄安|定州|辛集)?市?(?=.{2})/

/** A name with its shorter forms, as people write it. */
function formsOf(name: string): string[] {
  const plain = name.trim()
  const stem = plain.replace(LEGAL, '')
  return [plain, stem, stem.replace(PLACE, '')].filter((form) => form.length >= 2)
}

/** What must not be read by who may not know whose the need is: the names of that side and of its people. */
export function hiddenNames(
  row: Pick<EncounterRow, 'people' | 'ownerKnown'>,
  demand: { owner: string | null; name: string | null },
) {
  const theirs = row.people.filter(({ side }) => side === 'demand')
  // Only what its writer wrote or knew: else trying names would tell the owner.
  const organisations = [demand.name, row.ownerKnown ? demand.owner : null, ...theirs.map(({ org }) => org)]
  const names = [...organisations.flatMap((name) => (name ? formsOf(name) : [])), ...theirs.map(({ name }) => name)]
  return [...new Set(names)].sort((a, b) => b.length - a.length)
}

export const without = (text: string, names: readonly string[]) =>
  names.reduce((left, name) => left.replaceAll(name, HIDDEN), text)
