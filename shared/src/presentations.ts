import { z } from 'zod'
import { OrganisationCard } from './accounts.ts'
import { endpoint } from './endpoint.ts'
import { GrantSubject } from './grants.ts'
import { ListingKind } from './listings.ts'
import { Id, IdParams, Instant, optional, PageQuery, paged, required } from './primitives.ts'
import { PresentationState } from './programme.ts'
import { RoadshowCard, WebAddress } from './roadshow.ts'

/** The project call of an event (`domain.md` C.4). */
export const PRESENTATION_MOVES = ['select', 'reserve', 'decline', 'rehearse', 'present', 'publish_replay', 'withdraw'] as const
export const PresentationMove = z.enum(PRESENTATION_MOVES)
export type PresentationMove = z.infer<typeof PresentationMove>
/** SUBMITTER: anybody of the organisation whose project it is. */
export type PresentationMover = 'ORGANISER' | 'SUBMITTER'
export interface PresentationTransition {
  from: PresentationState
  move: PresentationMove
  to: PresentationState
  by: PresentationMover
  asks?: 'text' | 'replay'
}

const t = (
  states: PresentationState[],
  move: PresentationMove,
  to: PresentationState,
  by: PresentationMover,
  asks?: PresentationTransition['asks'],
): PresentationTransition[] => states.map((from) => ({ from, move, to, by, ...(asks && { asks }) }))

export const PRESENTATION_LIFE: readonly PresentationTransition[] = [
  ...t(['submitted', 'reserve', 'declined'], 'select', 'selected', 'ORGANISER'),
  ...t(['submitted', 'selected', 'rehearsed'], 'reserve', 'reserve', 'ORGANISER'),
  ...t(['submitted', 'reserve', 'selected', 'rehearsed'], 'decline', 'declined', 'ORGANISER', 'text'),
  ...t(['selected'], 'rehearse', 'rehearsed', 'ORGANISER'),
  ...t(['rehearsed'], 'present', 'presented', 'ORGANISER'),
  ...t(['presented'], 'publish_replay', 'replay_published', 'ORGANISER', 'replay'),
  ...t(['submitted', 'reserve', 'selected', 'rehearsed'], 'withdraw', 'withdrawn', 'SUBMITTER'),
]

export const ProjectDraft = z.object({
  subject: GrantSubject,
  speaker: required(40),
  speakerTitle: optional(60),
  minutes: z.number().int().min(3).max(60).default(10),
  /** For the organiser alone: why this, and for whom. */
  pitch: required(500),
  /** Nothing secret will be shown or said. */
  secrecyTick: z.boolean().refine((ticked) => ticked, 'secrecy_untold'),
  /** Everybody who speaks agrees to be recorded, and to the replay. */
  recordConsent: z.boolean().default(false),
})
export type ProjectDraft = z.output<typeof ProjectDraft>

export const Project = z.object({
  id: Id,
  roadshowId: Id,
  kind: ListingKind,
  listingId: Id,
  /** Null where this reader may not know them. */
  name: z.string().nullable(),
  field: z.string().nullable(),
  owner: OrganisationCard.nullable(),
  speaker: z.string(),
  speakerTitle: z.string().nullable(),
  minutes: z.number().int(),
  pitch: z.string().nullable(),
  state: PresentationState,
  revision: z.number().int(),
  decisionText: z.string().nullable(),
  secrecyTicked: z.boolean(),
  recordConsent: z.boolean(),
  replayUrl: z.string().nullable(),
  /** Has its place in the programme. */
  isPlaced: z.boolean(),
  createdAt: Instant,
  stateAt: Instant,
  /** What this reader may do with it now. */
  moves: z.array(PresentationMove),
})
export type Project = z.infer<typeof Project>
export const OwnProject = Project.extend({ roadshow: RoadshowCard })
export type OwnProject = z.infer<typeof OwnProject>

export const ProjectQuery = PageQuery.extend({ state: PresentationState.optional() })
export type ProjectQuery = z.output<typeof ProjectQuery>

const Decision = z.object({ move: PresentationMove, text: optional(300) })
export const ProjectMove = Decision.extend({ revision: z.number().int(), replayUrl: WebAddress.nullable().default(null) })
export type ProjectMove = z.output<typeof ProjectMove>
export const ProjectMoves = Decision.extend({
  items: z
    .array(z.object({ id: Id, revision: z.number().int() }))
    .min(1)
    .max(100),
})
export type ProjectMoves = z.output<typeof ProjectMoves>

export const presentationsApi = {
  submit: endpoint({
    id: 'presentations.submit',
    method: 'POST',
    path: '/api/v1/roadshows/:id/presentations',
    access: 'member',
    summary: '征集期内以本单位的成果或需求申报路演；待定或已撤回的可以再次提交来修改',
    params: IdParams,
    body: ProjectDraft,
    reply: Project,
    status: 201,
  }),
  list: endpoint({
    id: 'presentations.list',
    method: 'GET',
    path: '/api/v1/roadshows/:id/presentations',
    access: 'signed_in',
    summary: '组织者：申报的项目，按状态筛选；无权知道的名称不显示',
    params: IdParams,
    query: ProjectQuery,
    reply: paged(Project).extend({ counts: z.record(z.string(), z.number().int()) }),
  }),
  mine: endpoint({
    id: 'presentations.mine',
    method: 'GET',
    path: '/api/v1/my/presentations',
    access: 'member',
    summary: '本单位申报的路演项目',
    query: PageQuery,
    reply: paged(OwnProject),
  }),
  move: endpoint({
    id: 'presentations.move',
    method: 'POST',
    path: '/api/v1/presentations/:id/moves',
    access: 'signed_in',
    summary: '项目走下一步：组织者入选、备选、谢绝、已彩排、已路演、发布回放；申报方撤回',
    params: IdParams,
    body: ProjectMove,
    reply: Project,
  }),
  moveMany: endpoint({
    id: 'presentations.moveMany',
    method: 'POST',
    path: '/api/v1/roadshows/:id/presentations/moves',
    access: 'signed_in',
    summary: '组织者：一次决定几个项目，要么都成，要么都不变',
    params: IdParams,
    body: ProjectMoves,
    reply: z.object({ moved: z.number().int() }),
  }),
  consent: endpoint({
    id: 'presentations.consent',
    method: 'PUT',
    path: '/api/v1/presentations/:id/consent',
    access: 'member',
    summary: '申报方：同意或收回录像；收回后已发布的回放随即撤下',
    params: IdParams,
    body: z.object({ revision: z.number().int(), recordConsent: z.boolean() }),
    reply: Project,
  }),
}
