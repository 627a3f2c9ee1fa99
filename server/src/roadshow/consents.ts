import type { ListingKind } from '@keqiao/shared/listings'
import { type ConsentNote, type Replay, type SpeakerConsent, speakersOf } from '@keqiao/shared/replays'
import { membershipIn, type Viewer } from '../accounts/viewer.ts'
import type { Tx } from '../platform/db/database.ts'
import { newId } from '../platform/ids.ts'
import { Refusal, wrongAt } from '../platform/refusal.ts'
import * as calls from './calls.store.ts'
import type { CallUses } from './calls.ts'
import * as consents from './consents.store.ts'
import type { Organising } from './organising.ts'
import * as seats from './seats.store.ts'
import { partsOf, type Showing } from './showing.ts'
import * as store from './store.ts'
import type { PresentationRow, ReplayConsentRow } from './tables.ts'

export type Consents = ReturnType<typeof createConsents>
type Side = 'organiser' | 'presenter' | null
type Known = { id: string; roadshowId: string; ownerId: string | null }
type Held = { row: PresentationRow; side: Side }
interface Parts {
  organising: Organising
  showing: Showing
}

/** Replays, published only while every speaker agrees. */
export function createConsents({ db, clock, trail, listings }: CallUses, { organising, showing }: Parts) {
  const { organises } = organising
  /** Whose each is, read once for all of them. */
  async function ownersOf(rows: PresentationRow[]) {
    const unsaid = rows.flatMap(({ subject, organisationId }) => (organisationId ? [] : partsOf(subject)))
    const idsOf = (kind: ListingKind) => unsaid.flatMap((one) => (one.kind === kind ? one.id : []))
    const found = await Promise.all((['achievement', 'need'] as const).map((kind) => listings[kind].load(idsOf(kind))))
    const owners = new Map(found.flat().map(({ id, ownerId }) => [id, ownerId]))
    return ({ subject, organisationId }: PresentationRow) => organisationId ?? owners.get(partsOf(subject).id) ?? null
  }
  function sideOf(viewer: Viewer, ownerId: string | null, isOrganiser: boolean): Side {
    if (isOrganiser) return 'organiser'
    return membershipIn(viewer, ownerId) ? 'presenter' : null
  }

  /** How one speaker stands: by the last word of their own, else by the tick of whoever submitted the project. */
  function standingOf(row: PresentationRow, all: ReplayConsentRow[], speaker: string) {
    const own = all.filter((one) => one.presentationId === row.id && one.speaker === speaker)
    const stands = own.find(({ standing }) => standing)
    if (stands) return { way: stands.way, givenAt: stands.givenAt, withdrawnAt: null, evidence: stands.evidence }
    const last = own.at(-1)
    if (last) return { way: null, givenAt: null, withdrawnAt: last.withdrawnAt, evidence: null }
    const way = row.recordConsentAt ? ('submitted' as const) : null
    return { way, givenAt: row.recordConsentAt, withdrawnAt: null, evidence: null }
  }

  async function shown(viewer: Viewer, held: Held[]): Promise<Replay[]> {
    const rows = held.map(({ row }) => row)
    const cards = await showing.listingCards(rows, viewer)
    const all = await consents.consentsOf(
      db.read,
      rows.map(({ id }) => id),
    )
    return held.map((one) => {
      const { kind, id } = partsOf(one.row.subject)
      return replayOf(viewer, one, all, cards[kind].get(id)?.name ?? null)
    })
  }

  function replayOf(viewer: Viewer, { row, side }: Held, all: ReplayConsentRow[], name: string | null): Replay {
    const speakers = speakersOf(row.speaker).map((speaker): SpeakerConsent => {
      const { evidence, ...stands } = standingOf(row, all, speaker)
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
    const side = event ? sideOf(viewer, ownerId, organises(viewer, event)) : null
    if (!row || !side) throw new Refusal('not_found')
    if (!speakersOf(row.speaker).includes(speaker)) throw wrongAt('speaker', 'invalid_value')
    return { row, side }
  }

  /** Whose it is is asked before the write, and what is shown read after it: other modules read by themselves. */
  async function change(viewer: Viewer, id: string, speaker: string, work: (tx: Tx, held: Held) => Promise<PresentationRow>) {
    const found = await calls.byId(db.read, id)
    if (!found) throw new Refusal('not_found')
    const known = { id, roadshowId: found.roadshowId, ownerId: (await ownersOf([found]))(found) }
    const after = await db.write(async (tx) => {
      const held = await locked(tx, viewer, known, speaker)
      return { ...held, row: await work(tx, held) }
    })
    return (await shown(viewer, [after]))[0] as Replay
  }

  return {
    /** Everybody named as a speaker agrees at this moment. */
    async allAgree(tx: Tx, row: PresentationRow): Promise<boolean> {
      const all = await consents.consentsOf(tx, [row.id])
      return speakersOf(row.speaker).every((speaker) => standingOf(row, all, speaker).way !== null)
    },

    async takeAllBack(tx: Tx, row: PresentationRow) {
      for (const speaker of speakersOf(row.speaker)) await consents.takeBack(tx, row.id, speaker, clock.now())
    },

    async list(viewer: Viewer, roadshowId: string): Promise<{ items: Replay[] }> {
      const event = await store.byId(db.read, roadshowId)
      const isOrganiser = event !== undefined && organises(viewer, event)
      const rows = await store.presentationsOf(db.read, roadshowId, true)
      const ownerOf = isOrganiser ? () => null : await ownersOf(rows)
      const held = rows.flatMap((row): Held[] => {
        const side = sideOf(viewer, ownerOf(row), isOrganiser)
        return side ? [{ row, side }] : []
      })
      if (!isOrganiser && held.length === 0) throw new Refusal('not_found')
      return { items: await shown(viewer, held) }
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
        const standing = standingOf(row, await consents.consentsOf(tx, [id]), speaker)
        if (!standing.way) return row
        if (!(await consents.takeBack(tx, id, speaker, at))) {
          const values = { id: newId(), presentationId: id, speaker, way: 'signed' as const, givenAt: standing.givenAt ?? at }
          await consents.give(tx, { ...values, recordedBy: viewer.person?.id ?? null, withdrawnAt: at })
        }
        const wasShown = row.state === 'replay_published'
        const after = wasShown ? await calls.update(tx, row, calls.takenDown(at)) : row
        const facts = { presentation: id, takenDown: wasShown }
        await trail.record(tx, viewer, 'roadshow.replay_withdrawn', `roadshow:${row.roadshowId}`, facts)
        return after ?? row
      }),
  }
}
