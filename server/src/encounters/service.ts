import type { Candidate, Encounter } from '@keqiao/shared/encounters'
import type { EncounterState } from '@keqiao/shared/lifecycle'
import type { ListingKind } from '@keqiao/shared/listings'
import type { PageQuery } from '@keqiao/shared/primitives'
import { OPERATORS, regionScope } from '../accounts/scope.ts'
import type { Viewer } from '../accounts/viewer.ts'
import { createAnswering } from './answering.ts'
import { listingsNamed, MOST, organisationsNamed } from './candidates.store.ts'
import { createContext, mustBe, type Uses } from './context.ts'
import { createNoting } from './noting.ts'
import { createRecording } from './recording.ts'
import { createShowing } from './showing.ts'
import * as store from './store.ts'

export type Encounters = ReturnType<typeof createEncounters>

/** Records of meetings: written by one, confirmed by both, and then never changed. */
export function createEncounters(uses: Uses) {
  const use = createContext(uses)
  const show = createShowing(use)
  const answering = createAnswering(use, show)
  const noting = createNoting(use, show)
  const { db, taxonomies } = use

  return {
    ...createRecording(use, show),
    ...answering,
    ...noting,
    seen: use.seen,
    openIn: show.openIn,

    async read(viewer: Viewer, id: string): Promise<Encounter> {
      return show.record(viewer, await use.seen(viewer, id))
    },

    async list(viewer: Viewer, { state, ...page }: PageQuery & { state?: EncounterState | undefined }) {
      const regions = regionScope(viewer, OPERATORS, taxonomies)
      const organisationIds = viewer.organisations.filter((one) => one.state !== 'closed').map(({ id }) => id)
      const { rows, total } = await store.list(db.read, { personId: mustBe(viewer).id, organisationIds, regions }, state, page)
      const sides = await store.sidesOf(
        db.read,
        rows.map(({ id }) => id),
      )
      const found = rows.map((row) => {
        const own = sides.get(row.id) ?? []
        return { row, sides: own, standing: use.standingOf(viewer, row, own) }
      })
      return { items: await show.cards(viewer, found), total, ...page }
    },

    async candidates(
      viewer: Viewer,
      { kind, q }: { kind: ListingKind | 'organisation'; q: string },
    ): Promise<{ items: Candidate[] }> {
      if (kind === 'organisation') return { items: await organisationsNamed(db.read, viewer, q) }
      const ownerIds = viewer.organisations.map(({ id }) => id)
      const entitled = kind === 'need' ? (await use.needs.scopeOf(viewer)).needIds : []
      const ids = await listingsNamed(db.read, kind, { q, ownerIds, entitled })
      const cards = kind === 'need' ? await use.needs.cards(ids, viewer) : await use.achievements.cards(ids, viewer)
      const found = ids.flatMap((id) => cards.get(id) ?? []).slice(0, MOST)
      return { items: found.map(({ id, name, owner }) => ({ id, name, hint: owner?.name ?? null })) }
    },

    /** Outbox topic `encounter`: `lapse:<id>` and `due:<id>`, when their time has come. */
    async handle(subjects: string[]) {
      for (const subject of subjects) {
        const [what, id = ''] = subject.split(':')
        if (what === 'lapse') await answering.lapse(id)
        else await noting.remind(id)
      }
    },
  }
}
