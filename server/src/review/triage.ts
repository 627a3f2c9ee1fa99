import type { Received } from '@keqiao/shared/endpoint'
import type { Move, NEED_VERDICTS } from '@keqiao/shared/lifecycle'
import type { Feedback } from '@keqiao/shared/listings'
import { TRIAGE_DAYS } from '@keqiao/shared/review'
import { TRIAGE_STATES, type TriageItem, type TriageRow, type triageApi } from '@keqiao/shared/triage'
import { OPERATORS, regionScope } from '../accounts/scope.ts'
import type { Viewer } from '../accounts/viewer.ts'
import type { Agents } from '../agents/service.ts'
import { createDesk, type ReviewUses } from './desk.ts'
import * as store from './triage.store.ts'

export type Triage = ReturnType<typeof createTriage>
type Query = Received<typeof triageApi.queue>['query']

const MOVE_OF: Record<(typeof NEED_VERDICTS)[number], Move> = {
  READY: 'triage_ready',
  DETAIL: 'triage_detail',
  REDIAG: 'triage_rediag',
  LONGTERM: 'triage_longterm',
  NOT_TECH: 'triage_not_tech',
}
const MOVES = Object.values(MOVE_OF)
/** Lacks that one does not ask the company about. */
const NOT_ASKED = ['contact']

/** The questions that were put are all answered. */
const wasAnswered = (feedback: Feedback | null) =>
  feedback?.by === 'triage' && feedback.questions.length > 0 && feedback.questions.every(({ answer }) => answer !== null)

/** Where needs are diagnosed: by the operators of the company's region, and by agents whom one of them was given. */
export function createTriage(uses: ReviewUses & { agents: Pick<Agents, 'assigned'> }) {
  const { db, agents, needs, taxonomies } = uses
  const desk = createDesk(uses)

  async function reachOf(viewer: Viewer): Promise<store.TriageReach> {
    return {
      regions: regionScope(viewer, OPERATORS, taxonomies),
      assignedIds: await agents.assigned(viewer, 'need'),
      ownIds: viewer.organisations.map(({ id }) => id),
    }
  }

  /** A need on this desk, for whoever has a part in its diagnosis; anybody else learns nothing. */
  async function opened(viewer: Viewer, id: string) {
    const found = await needs.seen(viewer, id)
    const { movers } = found.standing
    desk.refuseStranger(movers.includes('TRIAGE') && (TRIAGE_STATES as readonly string[]).includes(found.row.state))
    return { ...found, operates: movers.includes('OPERATOR') }
  }

  return {
    async queue(viewer: Viewer, query: Query) {
      const reach = await reachOf(viewer)
      const { rows, total } = await store.queue(db.read, query, { ...reach, viewerId: viewer.person?.id ?? '' })
      const working = await store.agentsOf(
        db.read,
        rows.map(({ row }) => row.id),
      )
      const names = await store.namesOf(
        db.read,
        rows.flatMap(({ askerId }) => askerId ?? []),
      )
      const stood = await needs.context.standings(
        rows.map(({ row }) => row),
        viewer,
      )
      const items = stood.map(({ row, owner }, i): TriageRow => {
        const askerId = rows[i]?.askerId ?? null
        const { id, name, unitName, risks, demo, disclosure } = row
        return {
          ...{ id, name, unitName, risks, demo, disclosure },
          owner: disclosure !== 'ANON' ? owner : null,
          region: owner?.region ?? row.region,
          ...desk.waitingOf(row.submittedAt ?? row.updatedAt, TRIAGE_DAYS),
          agent: working.get(id) ?? null,
          answered: wasAnswered(row.feedback),
          triager: (askerId && names.get(askerId)) || null,
          isMine: askerId !== null && askerId === viewer.person?.id,
        }
      })
      await desk.noteViews(viewer, items)
      const held = await desk.heldBy(viewer, (move) => MOVES.includes(move))
      return { items, total, page: query.page, size: query.size, held }
    },

    async item(viewer: Viewer, id: string): Promise<TriageItem> {
      const { row, standing, owner, operates } = await opened(viewer, id)
      const draft = needs.draftOf(row)
      const { revision, submittedAt, feedback } = row
      const { text, common } = await desk.shown(viewer, {
        ...{ kind: 'need', row, draft, days: TRIAGE_DAYS },
        movers: standing.movers.filter((mover) => mover === 'TRIAGE' || mover === 'OPERATOR'),
        owner: needs.canSeeOwner(row, standing) ? owner : null,
        version: { name: 'record', revision, submittedAt, feedback },
      })
      const askerId = await store.askerOf(db.read, id)
      const names = await store.namesOf(db.read, askerId ? [askerId] : [])
      return {
        ...common,
        ...{ kind: 'need', draft: text, before: null, changed: [], disclosure: row.disclosure, operates },
        contact: operates ? common.contact : null,
        agent: (await store.agentsOf(db.read, [id])).get(id) ?? null,
        answered: wasAnswered(feedback),
        triager: (askerId && names.get(askerId)) || null,
        isMine: askerId !== null && askerId === viewer.person?.id,
        lacks: needs.context.rules.quality(draft).missing.flatMap(({ part }) => (NOT_ASKED.includes(part) ? [] : [part])),
      } as TriageItem
    },

    async reveal(viewer: Viewer, id: string) {
      const { row, operates } = await opened(viewer, id)
      desk.refuseStranger(operates)
      return desk.reveal(viewer, 'need', id, row.contact)
    },

    async decide(viewer: Viewer, id: string, { verdict, ...body }: Received<typeof triageApi.decide>['body']) {
      await opened(viewer, id)
      return needs.decide(viewer, id, 'record', { ...body, move: MOVE_OF[verdict], reasons: [], answers: [] })
    },

    undo: (viewer: Viewer, decisionId: string) => needs.undo(viewer, decisionId),

    /** Takes up what is parked, parks what is open, closes what is not technical. */
    async move(viewer: Viewer, id: string, body: Received<typeof triageApi.move>['body']) {
      const { standing } = await needs.seen(viewer, id)
      desk.refuseStranger(standing.movers.includes('OPERATOR'))
      await needs.move(viewer, id, { ...body, reasons: [], questions: [], answers: [] })
    },
  }
}
