import { type ConsentNote, type Replay, type SpeakerConsent, speakersOf } from '@keqiao/shared/replays'
import { belongsTo, type Viewer } from '../accounts/viewer.ts'
import type { Tx } from '../platform/db/database.ts'
import { newId } from '../platform/ids.ts'
import { Refusal, wrongAt } from '../platform/refusal.ts'
import * as calls from './calls.store.ts'
import type { CallUses } from './calls.ts'
import * as consents from './consents.store.ts'
import type { Organising } from './organising.ts'
import * as seats from './seats.store.ts'
import { partsOf } from './showing.ts'
import * as store from './store.ts'
import type { PresentationRow, ReplayConsentRow } from './tables.ts'

export type Consents = ReturnType<typeof createConsents>
type Side = 'organiser' | 'presenter' | null
type Known = { id: string; roadshowId: string; ownerId: string | null }
type Locked = { row: PresentationRow; side: Side }

/** Replays, published only while every speaker agrees. */
export function createConsents({ db, clock, trail, listings }: CallUses, { organises }: Organising) {
  const ownerOf = async ({ subject, organisationId }: PresentationRow) => {
    const { kind, id } = partsOf(subject)
    return organisationId ?? (await listings[kind].load([id]))[0]?.ownerId ?? null
  }
  function sideOf(viewer: Viewer, row: PresentationRow, ownerId: string | null, isOrganiser: boolean): Side {
    if (isOrganiser) return 'organiser'
    const isMine = viewer.person !== null && row.submittedBy === viewer.person.id
    return isMine || belongsTo(viewer, ownerId) ? 'presenter' : null
  }

  /** How one speaker stands: by the last word of their own, else by the tick of whoever submitted the project. */
  function standingOf(row: PresentationRow, rows: ReplayConsentRow[], speaker: string) {
    const last = rows.findLast((one) => one.speaker === speaker)
    if (last?.standing) return { way: last.way, givenAt: last.givenAt, withdrawnAt: null, evidence: last.evidence }
    if (last) return { way: null, givenAt: null, withdrawnAt: last.withdrawnAt, evidence: null }
    const way = row.recordConsentAt ? ('submitted' as const) : null
    return { way, givenAt: row.recordConsentAt, withdrawnAt: null, evidence: null }
  }

  async function shown(viewer: Viewer, row: PresentationRow, side: Side): Promise<Replay> {
    const rows = await consents.consentsOf(db.read, row.id)
    const { kind, id } = partsOf(row.subject)
    const name = (await listings[kind].cards([id], viewer)).get(id)?.name ?? null
    const speakers = speakersOf(row.speaker).map((speaker): SpeakerConsent => {
      const { evidence, ...stands } = standingOf(row, rows, speaker)
      const give = side === 'presenter' && viewer.person?.name === speaker && stands.way !== 'account'
      const note = side === 'organiser' && stands.way === null
      return {
        ...{ speaker, ...stands, evidence: side === 'organiser' ? evidence : null },
        moves: [
          ...(give ? (['give'] as const) : []),
          ...(note ? (['note'] as const) : []),
          ...(stands.way ? (['withdraw'] as const) : []),
        ],
      }
    })
    const { state, replayUrl, secrecyTickedAt } = row
    return { presentationId: row.id, name, state, replayUrl, secrecyTicked: secrecyTickedAt !== null, speakers }
  }

  /** With its event locked, to somebody of one of its two sides, about a person who speaks. */
  async function locked(tx: Tx, viewer: Viewer, { id, roadshowId, ownerId }: Known, speaker: string) {
    const event = await seats.touch(tx, roadshowId)
    const row = event && (await calls.byId(tx, id))
    const side = row ? sideOf(viewer, row, ownerId, organises(viewer, event)) : null
    if (!row || !side) throw new Refusal('not_found')
    if (!speakersOf(row.speaker).includes(speaker)) throw wrongAt('speaker', 'invalid_value')
    return { row, side }
  }

  /** Whose it is is asked before the write, and what is shown read after it: other modules read by themselves. */
  async function change(viewer: Viewer, id: string, speaker: string, work: (tx: Tx, held: Locked) => Promise<PresentationRow>) {
    const found = await calls.byId(db.read, id)
    if (!found) throw new Refusal('not_found')
    const known = { id, roadshowId: found.roadshowId, ownerId: await ownerOf(found) }
    const { row, side } = await db.write(async (tx) => {
      const held = await locked(tx, viewer, known, speaker)
      return { ...held, row: await work(tx, held) }
    })
    return shown(viewer, row, side)
  }

  return {
    /** Everybody named as a speaker agrees at this moment. */
    async allAgree(tx: Tx, row: PresentationRow): Promise<boolean> {
      const rows = await consents.consentsOf(tx, row.id)
      return speakersOf(row.speaker).every((speaker) => standingOf(row, rows, speaker).way !== null)
    },

    async list(viewer: Viewer, roadshowId: string): Promise<{ items: Replay[] }> {
      const event = await store.byId(db.read, roadshowId)
      if (!event) throw new Refusal('not_found')
      const isOrganiser = organises(viewer, event)
      const items: Replay[] = []
      for (const row of await consents.onProgramme(db.read, roadshowId)) {
        const side = sideOf(viewer, row, await ownerOf(row), isOrganiser)
        if (side) items.push(await shown(viewer, row, side))
      }
      if (!isOrganiser && items.length === 0) throw new Refusal('not_found')
      return { items }
    },

    give: (viewer: Viewer, id: string, { speaker, evidence }: ConsentNote): Promise<Replay> =>
      change(viewer, id, speaker, async (tx, { row, side }) => {
        const isSelf = side === 'presenter' && viewer.person?.name === speaker
        if (side === 'organiser' && !evidence) throw wrongAt('evidence', 'required')
        if (side === 'presenter' && !isSelf) throw new Refusal('forbidden')
        const way = isSelf ? ('account' as const) : ('signed' as const)
        const at = clock.now()
        const by = viewer.person?.id ?? null
        // The own word takes the place of a paper.
        if (isSelf) await consents.takeBack(tx, id, speaker, at)
        const values = { id: newId(), presentationId: id, speaker, standing: speaker, way, givenAt: at, recordedBy: by }
        await consents.give(tx, { ...values, evidence: isSelf ? null : evidence, personId: isSelf ? by : null })
        const after = row.secrecyTickedAt ? row : await calls.update(tx, row, { secrecyTickedAt: at })
        const facts = { presentation: id, way }
        await trail.record(tx, viewer, 'roadshow.replay_consent', `roadshow:${row.roadshowId}`, facts)
        return after ?? row
      }),

    /** At once: what was published of it goes in the same write. */
    withdraw: (viewer: Viewer, id: string, speaker: string): Promise<Replay> =>
      change(viewer, id, speaker, async (tx, { row }) => {
        const at = clock.now()
        const standing = standingOf(row, await consents.consentsOf(tx, id), speaker)
        if (!standing.way) return row
        if (!(await consents.takeBack(tx, id, speaker, at))) {
          const values = { id: newId(), presentationId: id, speaker, way: 'signed' as const, givenAt: standing.givenAt ?? at }
          await consents.give(tx, { ...values, recordedBy: viewer.person?.id ?? null, withdrawnAt: at })
        }
        const wasShown = row.state === 'replay_published'
        const down = { state: 'presented' as const, replayUrl: null, stateAt: at }
        const after = wasShown ? await calls.update(tx, row, down) : row
        const facts = { presentation: id, takenDown: wasShown }
        await trail.record(tx, viewer, 'roadshow.replay_withdrawn', `roadshow:${row.roadshowId}`, facts)
        return after ?? row
      }),
  }
}
