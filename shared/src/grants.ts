import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { Id, IdParams, Instant, optional, PageQuery, paged, required } from './primitives.ts'

/** What an owner gives beside what the disclosure opens: to read a hidden need, to know whose an anonymous one is, to have its files. */
export const GRANT_SCOPES = ['READ', 'NAME', 'FILES'] as const
export const GrantScope = z.enum(GRANT_SCOPES)
export type GrantScope = z.infer<typeof GrantScope>

/** To a person as they stand, to an agent while active, to an organisation's members while it is active. */
export const GRANTEE_KINDS = ['person', 'agent', 'organisation'] as const
export const GranteeKind = z.enum(GRANTEE_KINDS)
export type GranteeKind = z.infer<typeof GranteeKind>

/** `need:<id>` */
export const GrantSubject = z
  .string()
  .max(48)
  .regex(/^(need|achievement):[0-9a-f-]{36}$/)

export const REQUEST_STATES = ['asked', 'granted', 'refused', 'withdrawn', 'lapsed'] as const
export const RequestState = z.enum(REQUEST_STATES)
export type RequestState = z.infer<typeof RequestState>

/** A file of the subject as its owner calls it; others know its number alone. */
const OneFile = z.object({ id: Id, number: z.number().int(), name: z.string().nullable() })

/** Who asks, has or took something. */
export const Party = z.object({ kind: GranteeKind, id: Id, name: z.string(), organisation: z.string().nullable() })
export type Party = z.infer<typeof Party>

export const Grant = z.object({
  id: Id,
  subject: GrantSubject,
  /** What the subject is called. */
  name: z.string(),
  scope: GrantScope,
  /** Null: all files. */
  file: OneFile.nullable(),
  grantee: Party,
  /** Within the own organisation; null for people who have left it. */
  by: z.string().nullable(),
  at: Instant,
  until: Instant.nullable(),
  state: z.enum(['live', 'over', 'withdrawn']),
  withdrawnAt: Instant.nullable(),
})
export type Grant = z.infer<typeof Grant>

export const AccessRequest = z.object({
  id: Id,
  subject: GrantSubject,
  /** What the subject is called, for who may read it now. */
  name: z.string().nullable(),
  scope: GrantScope,
  file: OneFile.nullable(),
  reason: z.string(),
  requester: Party,
  state: RequestState,
  askedAt: Instant,
  /** By when the owner answers; then it lapses. */
  dueAt: Instant,
  answeredAt: Instant.nullable(),
  /** The owner's words with the answer. */
  text: z.string().nullable(),
  until: Instant.nullable(),
  /** When what was granted ceased to hold, and why. */
  ended: z.object({ why: z.enum(['withdrawn', 'over']), at: Instant }).nullable(),
})
export type AccessRequest = z.infer<typeof AccessRequest>

/** An invitation by mail, until somebody signs in with that address and accepts. */
export const AccessInvitation = z.object({
  id: Id,
  email: z.string(),
  scopes: z.array(GrantScope),
  state: z.enum(['open', 'accepted', 'revoked', 'expired']),
  sentAt: Instant,
  expiresAt: Instant,
})
export type AccessInvitation = z.infer<typeof AccessInvitation>

export const DownloadEntry = z.object({
  at: Instant,
  file: OneFile,
  /** Null: nobody signed in, a file that is public. A person of the centre has no name here. */
  who: z.object({ name: z.string().nullable(), organisation: z.string().nullable() }).nullable(),
})
export type DownloadEntry = z.infer<typeof DownloadEntry>

/** Everything an owner gave away of one listing, was asked for, and what was taken. */
export const Disclosed = z.object({
  grants: z.array(Grant),
  requests: z.array(AccessRequest),
  invitations: z.array(AccessInvitation),
  downloads: z.array(DownloadEntry),
  /** May decide: an administrator of the owner. */
  mayDecide: z.boolean(),
})
export type Disclosed = z.infer<typeof Disclosed>

/** How the asker stands to one listing of somebody else. */
export const Access = z.object({
  granted: z.array(GrantScope),
  /** What may be asked for now. */
  mayAsk: z.array(z.enum(['NAME', 'FILES'])),
  /** In whose name. */
  as: z.array(Party),
  /** Own requests, the newest first. */
  requests: z.array(AccessRequest),
})
export type Access = z.infer<typeof Access>

export const RequestDraft = z.object({
  subject: GrantSubject,
  scope: z.enum(['NAME', 'FILES']),
  /** One file; without it all of them. */
  attachmentId: Id.nullable().default(null),
  reason: required(300),
  /** In the name of this organisation; without it as an agent. */
  organisationId: Id.nullable().default(null),
})
export type RequestDraft = z.output<typeof RequestDraft>

const until = Instant.nullable().default(null)
export const RequestAnswer = z.discriminatedUnion('answer', [
  /** `attachmentId`: of all files that were asked for this one alone. */
  z.object({ answer: z.literal('grant'), until, text: optional(300), attachmentId: Id.nullable().default(null) }),
  z.object({ answer: z.literal('refuse'), text: required(300) }),
])
export type RequestAnswer = z.output<typeof RequestAnswer>

/** An invited party may read the need and learns whose it is; its files only if the owner says so. */
export const Invite = z.object({
  subject: GrantSubject,
  to: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('organisation'), id: Id }),
    z.object({ kind: z.literal('agent'), id: Id }),
    z.object({ kind: z.literal('mail'), email: z.email().max(120) }),
  ]),
  files: z.boolean().default(false),
  until,
})
export type Invite = z.output<typeof Invite>

const Token = z.object({ token: z.string().min(20).max(200) })

export const grantsApi = {
  access: endpoint({
    id: 'grants.access',
    method: 'GET',
    path: '/api/v1/access',
    access: 'signed_in',
    summary: '我对一条记录的授权：已有的、可申请的、我的申请',
    query: z.object({ subject: GrantSubject }),
    reply: Access,
  }),
  ask: endpoint({
    id: 'grants.ask',
    method: 'POST',
    path: '/api/v1/access-requests',
    access: 'signed_in',
    summary: '申请查看附件或需求方名称，附一句理由',
    body: RequestDraft,
    reply: AccessRequest,
    status: 201,
  }),
  takeBack: endpoint({
    id: 'grants.takeBack',
    method: 'POST',
    path: '/api/v1/access-requests/:id/withdraw',
    access: 'signed_in',
    summary: '撤回我的申请',
    params: IdParams,
    reply: AccessRequest,
  }),
  answer: endpoint({
    id: 'grants.answer',
    method: 'POST',
    path: '/api/v1/access-requests/:id/answer',
    access: 'member',
    summary: '答复申请：同意（可定到期日）或不同意',
    params: IdParams,
    body: RequestAnswer,
    reply: AccessRequest,
  }),
  asked: endpoint({
    id: 'grants.asked',
    method: 'GET',
    path: '/api/v1/my/access-requests',
    access: 'signed_in',
    summary: '我提出的申请（side=asker），或向本单位提出的申请（side=owner），待答复的在前',
    query: PageQuery.extend({ side: z.enum(['owner', 'asker']).default('owner') }),
    reply: paged(AccessRequest),
  }),
  given: endpoint({
    id: 'grants.given',
    method: 'GET',
    path: '/api/v1/my/grants',
    access: 'member',
    summary: '本单位给出的授权，有效的在前',
    query: PageQuery,
    reply: paged(Grant),
  }),
  received: endpoint({
    id: 'grants.received',
    method: 'GET',
    path: '/api/v1/my/received-grants',
    access: 'signed_in',
    summary: '现在对我有效的授权：给我本人、给我作为技术经理人、给我所在单位的',
    reply: z.object({ items: z.array(Grant) }),
  }),
  disclosed: endpoint({
    id: 'grants.disclosed',
    method: 'GET',
    path: '/api/v1/grants',
    access: 'member',
    summary: '本单位一条记录的授权、申请、邀请，以及谁何时下载了附件',
    query: z.object({ subject: GrantSubject }),
    reply: Disclosed,
  }),
  invite: endpoint({
    id: 'grants.invite',
    method: 'POST',
    path: '/api/v1/grants',
    access: 'member',
    summary: '邀请单位、技术经理人或邮箱查看',
    body: Invite,
    reply: Disclosed,
    status: 201,
  }),
  withdraw: endpoint({
    id: 'grants.withdraw',
    method: 'POST',
    path: '/api/v1/grants/:id/withdraw',
    access: 'member',
    summary: '收回授权，立即生效',
    params: IdParams,
    reply: Grant,
  }),
  candidates: endpoint({
    id: 'grants.candidates',
    method: 'GET',
    path: '/api/v1/grants/candidates',
    access: 'member',
    summary: '可邀请的单位与技术经理人，按名称',
    query: z.object({ q: z.string().trim().min(2).max(60) }),
    reply: z.object({ items: z.array(Party) }),
  }),
  revoke: endpoint({
    id: 'grants.revoke',
    method: 'POST',
    path: '/api/v1/access-invitations/:id/revoke',
    access: 'member',
    summary: '撤回邮件邀请',
    params: IdParams,
    reply: AccessInvitation,
  }),
  invitation: endpoint({
    id: 'grants.invitation',
    method: 'GET',
    path: '/api/v1/access-invitations',
    access: 'public',
    summary: '邮件邀请针对什么；凭邮件里的链接',
    query: Token,
    reply: z.object({
      by: z.string(),
      email: z.string(),
      state: AccessInvitation.shape.state,
      expiresAt: Instant,
      /** Signed in with the address it was sent to; null: nobody is signed in. */
      forYou: z.boolean().nullable(),
      /** For who accepted it: where to go on. */
      subject: GrantSubject.nullable(),
    }),
  }),
  accept: endpoint({
    id: 'grants.accept',
    method: 'POST',
    path: '/api/v1/access-invitations/accept',
    access: 'signed_in',
    summary: '接受邮件邀请',
    body: Token,
    reply: z.object({ subject: GrantSubject }),
  }),
}
