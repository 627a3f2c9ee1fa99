import type { Encounter, EncounterCard, EncounterSide, LinkedEncounter, Side } from '@keqiao/shared/encounters'
import { type Viewer, visitor } from '../accounts/viewer.ts'
import type { AchievementRow } from '../achievements/tables.ts'
import type { NeedRow } from '../needs/tables.ts'
import { type Context, subjectOf } from './context.ts'
import { draftOf } from './draft.ts'
import { hiddenNames, movesOf, type Standing, turnOf, without } from './rules.ts'
import * as store from './store.ts'
import type { EncounterRow, NoteRow, SideRow } from './tables.ts'

interface Shown {
  row: EncounterRow
  sides: SideRow[]
  standing: Standing
}
/** What of a record is open to one viewer. */
interface Openness {
  need: boolean
  achievement: boolean
  /** Whose the need is. */
  owner: boolean
  /** Every word as it was written. */
  words: boolean
  owners: Map<string, string>
}

const OPEN_TO_ALL = ['OPEN', 'ANON']
/** Was once before everybody, and nobody took it away since. */
const wasShown = (row: NeedRow | AchievementRow | undefined) =>
  row !== undefined && row.publishedAt !== null && row.state !== 'taken_down'

export function createShowing(use: Context) {
  const { db, accounts, needs, achievements } = use

  /** Asked anew each time: a disclosure that was narrowed, or a grant withdrawn, counts at the next look. */
  async function opennessOf(viewer: Viewer, found: Shown[]): Promise<Openness[]> {
    const [needIds, achievementIds] = [ids(found, 'needId'), ids(found, 'achievementId')]
    const needCards = await needs.cards(needIds, viewer)
    const achievementCards = await achievements.cards(achievementIds, viewer)
    const needRows = new Map((await needs.load(needIds)).map((row) => [row.id, row]))
    const achievementRows = new Map((await achievements.load(achievementIds)).map((row) => [row.id, row]))
    const organisations = found.flatMap(({ sides }) => sides.flatMap(({ organisationId }) => organisationId ?? []))
    const owners = new Map([...(await accounts.cards([...new Set(organisations)]))].map(([id, { name }]) => [id, name]))
    return found.map(({ row, standing }) => {
      const need = row.needId ? needRows.get(row.needId) : undefined
      const card = row.needId ? needCards.get(row.needId) : undefined
      const isOwn = standing.side === 'demand'
      const readable = card !== undefined || (wasShown(need) && OPEN_TO_ALL.includes(need?.disclosure ?? ''))
      const owner = !row.needId || isOwn || (readable && (need?.disclosure !== 'ANON' || Boolean(card?.owner)))
      return {
        need: isOwn || readable,
        achievement:
          standing.side === 'supply' ||
          (row.achievementId !== null &&
            (achievementCards.has(row.achievementId) || wasShown(achievementRows.get(row.achievementId)))),
        owner,
        words: owner || standing.isRecorder,
        owners,
      }
    })
  }

  function sidesFor({ row, sides, standing }: Shown, open: Openness): EncounterSide[] {
    const hidden = namesHidden({ row, sides }, open)
    return (['demand', 'supply'] as const).map((side) => {
      const one = sides.find((each) => each.side === side) as SideRow
      const tells = side === 'supply' || open.owner
      const name = one.organisationId ? open.owners.get(one.organisationId) : undefined
      const mine = standing.side === side
      return {
        side,
        organisation: tells && one.organisationId ? { id: one.organisationId, name: name ?? '' } : null,
        name: tells || open.words ? one.name : null,
        hidden: !tells && !(open.words && one.name !== null),
        state: one.state,
        way: one.way,
        answeredAt: one.answeredAt,
        mailbox: mine || standing.isRecorder ? one.mailbox : null,
        text: one.text && without(one.text, hidden),
        mine,
      }
    })
  }

  const namesHidden = ({ row, sides }: Pick<Shown, 'row' | 'sides'>, open: Openness) => {
    if (open.words) return []
    const demand = sides.find(({ side }) => side === 'demand')
    const owner = demand?.organisationId ? (open.owners.get(demand.organisationId) ?? null) : null
    return hiddenNames(row, { owner, name: demand?.name ?? null })
  }

  function cardOf(shown: Shown, open: Openness): EncounterCard {
    const { row, sides, standing } = shown
    const { id, state, revision, on, kind, outcome, recordedAs, updatedAt } = row
    return {
      ...{ id, state, revision, on, kind, outcome, recordedAs, updatedAt },
      need: row.needId ? about(row.needId, row.needName, open.need) : null,
      achievement: row.achievementId ? about(row.achievementId, row.achievementName, open.achievement) : null,
      sides: sidesFor(shown, open),
      turn: turnOf(row, sides, standing),
    }
  }

  async function whole(viewer: Viewer, shown: Shown, side: Side | null): Promise<LinkedEncounter> {
    const [open] = (await opennessOf(viewer, [shown])) as [Openness]
    const { row } = shown
    // What a mailbox was told is its own; what only an account opens is not.
    if (side === 'demand') open.words = true
    const hidden = namesHidden(shown, open)
    const { intent, nextWho, due, recordedAt, answerDue, sealedAt } = row
    const { updatedAt: _, ...card } = cardOf(shown, open)
    return {
      ...card,
      place: row.place && without(row.place, hidden),
      people: row.people.map((one) =>
        one.side === 'demand' && !open.words
          ? { name: null, org: null, side: one.side }
          : { ...one, org: one.org && without(one.org, hidden) },
      ),
      content: without(row.content, hidden),
      nextStep: row.nextStep && without(row.nextStep, hidden),
      ...{ intent, nextWho, due, recordedAt, answerDue, sealedAt, side },
      notes: (await store.notesOf(db.read, row.id)).map((note) => noteOf(note, hidden)),
    }
  }

  return {
    async cards(viewer: Viewer, found: Shown[]): Promise<EncounterCard[]> {
      const open = await opennessOf(viewer, found)
      return found.map((one, i) => cardOf(one, open[i] as Openness))
    },

    async record(viewer: Viewer, shown: Shown): Promise<Encounter> {
      const moves = movesOf(shown.row, shown.sides, shown.standing)
      const edits = moves.includes('edit')
      return {
        ...(await whole(viewer, shown, null)),
        moves,
        draft: edits ? await draftOf(use, shown) : null,
        interest: await use.deals.knows(subjectOf(shown.row.id)),
      }
    },

    /** For whoever reads the mailbox that was asked: as a visitor, who speaks for this side. */
    async linked(row: EncounterRow, sides: SideRow[], side: Side): Promise<LinkedEncounter> {
      const standing: Standing = { side: null, isRecorder: false, isAgent: false, desk: false }
      const shown = await whole(visitor, { row, sides, standing }, side)
      const turn = shown.turn && { ...shown.turn, mine: shown.turn.who.includes(side) }
      return { ...shown, turn, sides: shown.sides.map((one) => ({ ...one, mine: one.side === side })) }
    },

    /** Whether everything in it may be read as written: its files are. */
    async openIn(viewer: Viewer, shown: Shown): Promise<boolean> {
      const [open] = await opennessOf(viewer, [shown])
      return open?.words === true
    },
  }
}

const ids = (found: Shown[], key: 'needId' | 'achievementId') => [...new Set(found.flatMap(({ row }) => row[key] ?? []))]
const about = (id: string, name: string | null, isOpen: boolean) => (isOpen ? { id, name } : { id: null, name: null })
const noteOf = ({ id, kind, as, text, at }: NoteRow, hidden: string[]) => ({ id, kind, as, at, text: without(text, hidden) })
