import type { OwnProject, Project, ProjectDraft, ProjectMove, ProjectMoves, ProjectQuery } from '@keqiao/shared/presentations'
import type { PageQuery } from '@keqiao/shared/primitives'
import type { Viewer } from '../accounts/viewer.ts'
import * as calls from './calls.store.ts'
import type { Calls, CallUses } from './calls.ts'
import type { Organising } from './organising.ts'
import type { Showing } from './showing.ts'
import * as store from './store.ts'
import type { PresentationRow, RoadshowRow } from './tables.ts'

interface Parts {
  organising: Organising
  calls: Calls
  showing: Showing
}
interface Held {
  event: RoadshowRow
  row: PresentationRow
}

/** The project call as its two sides see it. */
export function createProjects({ db }: Pick<CallUses, 'db'>, { organising, calls: call, showing }: Parts) {
  async function shown(viewer: Viewer, held: Held[]): Promise<Project[]> {
    const projects = await showing.projectsOf(
      held.map(({ row }) => row),
      viewer,
    )
    return projects.map((project, n) => {
      const { event, row } = held[n] as Held
      return { ...project, moves: [...new Set(call.openSteps(viewer, event, row).map(({ move }) => move))] }
    })
  }
  const one = async (viewer: Viewer, held: Held) => (await shown(viewer, [held]))[0] as Project

  return {
    submit: async (viewer: Viewer, roadshowId: string, draft: ProjectDraft) =>
      one(viewer, await call.submit(viewer, roadshowId, draft)),
    move: async (viewer: Viewer, id: string, move: ProjectMove) => one(viewer, await call.move(viewer, id, move)),
    consent: async (viewer: Viewer, id: string, given: { revision: number; recordConsent: boolean }) =>
      one(viewer, await call.consent(viewer, id, given)),

    async moveMany(viewer: Viewer, roadshowId: string, { items, move, text }: ProjectMoves) {
      return { moved: await call.moveMany(viewer, roadshowId, items, { move, text, replayUrl: null }) }
    },

    async list(viewer: Viewer, roadshowId: string, { state, ...page }: ProjectQuery) {
      const event = organising.mustOrganise(viewer, await store.byId(db.read, roadshowId))
      const { rows, total } = await calls.pageOf(db.read, roadshowId, state, page)
      const items = await shown(
        viewer,
        rows.map((row) => ({ event, row })),
      )
      return { items, total, ...page, counts: await calls.countByState(db.read, roadshowId) }
    },

    async mine(viewer: Viewer, page: PageQuery) {
      const own = viewer.organisations.filter(({ state }) => state !== 'closed').map(({ id }) => id)
      const { rows, total } = await calls.ofOrganisations(db.read, own, page)
      const events = await store.byIds(
        db.read,
        rows.map(({ roadshowId }) => roadshowId),
      )
      const cards = await showing.cardsById(events)
      const held = rows.flatMap((row) => {
        const event = events.get(row.roadshowId)
        return event ? [{ event, row }] : []
      })
      const items: OwnProject[] = (await shown(viewer, held)).flatMap((project) => {
        const roadshow = cards.get(project.roadshowId)
        return roadshow ? [{ ...project, roadshow }] : []
      })
      return { items, total, ...page }
    },
  }
}
