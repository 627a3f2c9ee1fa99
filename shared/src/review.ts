import { z } from 'zod'
import { OrganisationCard } from './accounts.ts'
import { AchievementDraft } from './achievements.ts'
import { AttachmentList } from './attachments.ts'
import { endpoint } from './endpoint.ts'
import { ListingState, Move } from './lifecycle.ts'
import { Feedback, HistoryEntry, ListingKind, MoveBody } from './listings.ts'
import { NeedDraft } from './needs.ts'
import { Id, Instant, PageQuery, paged } from './primitives.ts'
import { RiskMark } from './risks.ts'
import { NEED_DISCLOSURES } from './taxonomy.ts'

/** Working days in which the centre means to have decided. */
export const REVIEW_DAYS = 2
export const TRIAGE_DAYS = 3

export const VERSIONS = ['record', 'pending'] as const
export const Version = z.enum(VERSIONS)
export type Version = z.infer<typeof Version>

/** A decision in its ten seconds: until `dueAt` its maker can take it back. */
export const HeldDecision = z.object({
  id: Id,
  kind: ListingKind,
  listingId: Id,
  version: Version,
  name: z.string(),
  move: Move,
  dueAt: Instant,
  /** Milliseconds left when this was answered, so that nobody's clock matters. */
  leftMs: z.number().int(),
})
export type HeldDecision = z.infer<typeof HeldDecision>

/** What waits for a decision. `submittedAt` is when its owner handed it in; `dueAt` by when the centre means to have decided. */
export const waiting = {
  id: Id,
  name: z.string(),
  owner: OrganisationCard.nullable(),
  /** The first completing unit as imported, while no organisation owns the record. */
  unitName: z.string().nullable(),
  /** Whose desk it lies on: the owner's region, or the record's own without an owner. */
  region: z.string().nullable(),
  submittedAt: Instant,
  dueAt: Instant,
  /** Whole working days since then. */
  waitingDays: z.number().int(),
  risks: z.number().int(),
  demo: z.boolean(),
}
export const QueueItem = z.object({
  kind: ListingKind,
  version: Version,
  importId: Id.nullable(),
  /** Of a need. */
  disclosure: z.enum(NEED_DISCLOSURES).nullable(),
  ...waiting,
})
export type QueueItem = z.infer<typeof QueueItem>

export const RISK_FILTERS = ['any', 'marked', 'clean'] as const
export const QueueQuery = PageQuery.extend({
  kind: ListingKind.optional(),
  version: Version.optional(),
  risk: z.enum(RISK_FILTERS).default('any'),
  importId: Id.optional(),
})
export type QueueQuery = z.output<typeof QueueQuery>

export const ReviewQueue = paged(QueueItem).extend({
  /** Own decisions that can still be undone. */
  held: z.array(HeldDecision),
})
export type ReviewQueue = z.infer<typeof ReviewQueue>

/** Contact data as the desk shows it: masked until it is revealed. */
export const DeskContact = z.object({ person: z.string(), phone: z.string().nullable(), email: z.string().nullable() })
export type DeskContact = z.infer<typeof DeskContact>

/** Another record that may be the same; found elsewhere. */
export const PossibleDuplicate = z.object({
  kind: ListingKind,
  id: Id,
  name: z.string(),
  owner: z.string().nullable(),
  state: ListingState,
  /** Of the pair, for whoever judges it. */
  candidateId: Id,
  reason: z.enum(['patent', 'name']),
  /** The shared patent number. */
  detail: z.string().nullable(),
})
export type PossibleDuplicate = z.infer<typeof PossibleDuplicate>

/** Everything a decision rests on. `revision` is of the version that is decided upon. */
export const deskItem = {
  ...waiting,
  version: Version,
  importId: Id.nullable(),
  revision: z.number().int(),
  state: ListingState,
  moves: z.array(Move),
  marks: z.array(RiskMark),
  contact: DeskContact.nullable(),
  feedback: Feedback.nullable(),
  history: z.array(HistoryEntry),
  attachments: AttachmentList,
  duplicates: z.array(PossibleDuplicate),
  /** Somebody decided; it takes effect, or is taken back, within seconds. */
  held: HeldDecision.nullable(),
}
const AchievementText = AchievementDraft.omit({ contact: true })
const NeedText = NeedDraft.omit({ contact: true })
export const AchievementItem = z.object({
  kind: z.literal('achievement'),
  draft: AchievementText,
  /** What the public reads now, where a pending version is decided upon. */
  before: AchievementText.nullable(),
  changed: z.array(z.string()),
  ...deskItem,
})
export const NeedItem = z.object({
  kind: z.literal('need'),
  draft: NeedText,
  before: NeedText.nullable(),
  changed: z.array(z.string()),
  ...deskItem,
})
export const ReviewItem = z.discriminatedUnion('kind', [AchievementItem, NeedItem])
export type ReviewItem = z.output<typeof ReviewItem>

/** Records of one import that wait; `clean` are those without any mark of risk. */
export const ImportBatch = z.object({
  importId: Id,
  kind: ListingKind,
  owner: OrganisationCard.nullable(),
  submittedAt: Instant,
  total: z.number().int(),
  clean: z.number().int(),
})
export type ImportBatch = z.infer<typeof ImportBatch>

export const APPROVAL_STATES = ['held', 'working', 'done', 'undone'] as const
/** The approval of a whole import: undone as a whole for ten seconds, then made in steps. */
export const BatchApproval = z.object({
  id: Id,
  importId: Id,
  kind: ListingKind,
  state: z.enum(APPROVAL_STATES),
  total: z.number().int(),
  approved: z.number().int(),
  dueAt: Instant,
  leftMs: z.number().int(),
})
export type BatchApproval = z.infer<typeof BatchApproval>

const ItemParams = z.object({ kind: ListingKind, id: Id })
const OfVersion = z.object({ version: Version.default('record') })
export const Decision = z.object({ id: Id, decidedAt: Instant, dueAt: Instant })
export type Decision = z.infer<typeof Decision>

export const reviewApi = {
  queue: endpoint({
    id: 'review.queue',
    method: 'GET',
    path: '/api/v1/review/queue',
    access: 'reviewer',
    summary: '审核台：我的地区里等待中心审核的成果、需求和修改稿，最早的在前',
    query: QueueQuery,
    reply: ReviewQueue,
  }),
  item: endpoint({
    id: 'review.item',
    method: 'GET',
    path: '/api/v1/review/items/:kind/:id',
    access: 'reviewer',
    summary: '审核台：一件待审内容，含对比、风险提示、疑似重复、经过与附件',
    params: ItemParams,
    query: OfVersion,
    reply: ReviewItem,
  }),
  reveal: endpoint({
    id: 'review.reveal',
    method: 'POST',
    path: '/api/v1/review/items/:kind/:id/contact',
    access: 'reviewer',
    summary: '审核台：显示联系方式（记入审计记录）',
    params: ItemParams,
    body: OfVersion,
    reply: z.object({ contact: DeskContact.nullable() }),
  }),
  decide: endpoint({
    id: 'review.decide',
    method: 'POST',
    path: '/api/v1/review/items/:kind/:id/decisions',
    access: 'reviewer',
    summary: '审核台：通过、退回（逐项理由）、不予通过；十秒内可撤销',
    params: ItemParams,
    body: MoveBody.omit({ questions: true, answers: true }).extend({
      version: Version.default('record'),
      move: z.enum(['approve', 'return', 'reject']),
    }),
    reply: Decision,
    status: 201,
  }),
  undo: endpoint({
    id: 'review.undo',
    method: 'DELETE',
    path: '/api/v1/review/decisions/:id',
    access: 'reviewer',
    summary: '审核台：撤销自己十秒内的决定',
    params: z.object({ id: Id }),
    reply: z.object({}),
  }),
  batches: endpoint({
    id: 'review.batches',
    method: 'GET',
    path: '/api/v1/review/batches',
    access: 'reviewer',
    summary: '审核台：待审的导入批次，以及正在整批通过的',
    reply: z.object({ items: z.array(ImportBatch), approvals: z.array(BatchApproval) }),
  }),
  approveBatch: endpoint({
    id: 'review.approveBatch',
    method: 'POST',
    path: '/api/v1/review/batches/:kind/:id/approve',
    access: 'reviewer',
    summary: '审核台：整批通过没有风险提示的导入记录；十秒内可整批撤销',
    params: ItemParams,
    reply: BatchApproval,
    status: 202,
  }),
  undoBatch: endpoint({
    id: 'review.undoBatch',
    method: 'DELETE',
    path: '/api/v1/review/approvals/:id',
    access: 'reviewer',
    summary: '审核台：十秒内撤销整批通过',
    params: z.object({ id: Id }),
    reply: BatchApproval,
  }),
}
