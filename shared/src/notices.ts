// A long file on purpose: every notice with its facts stands in one list.
import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { Id, IdParams, Instant, PageQuery, paged } from './primitives.ts'

export const LANGUAGES = ['zh', 'en'] as const
export const Language = z.enum(LANGUAGES)
export type Language = z.infer<typeof Language>

/** For each of these a person chooses when its mails come. */
export const CHOSEN_KINDS = ['review', 'access', 'organisation', 'meeting', 'roadshow', 'match', 'expiry', 'account'] as const
export const ChosenKind = z.enum(CHOSEN_KINDS)
export type ChosenKind = z.infer<typeof ChosenKind>
/** Beyond what the account needs: their mails go only to who agreed to them; the inbox has them all the same. */
export const OPTIONAL_KINDS: readonly NoticeKind[] = ['expiry']
/** What a link in a mail can end: a kind, or the digest, which gathers whatever kinds are wanted daily. */
export const STOPPED_KINDS = [...CHOSEN_KINDS, 'digest'] as const
export const StoppedKind = z.enum(STOPPED_KINDS)
export type StoppedKind = z.infer<typeof StoppedKind>
/** Mails of `security` always go out, at once. */
export type NoticeKind = StoppedKind | 'security'

/**
 * Every notice: its kind, and the facts its sentence needs. Facts are names, dates (`…At`), times (`…Time`), counts and the closed values of
 * `FACT_VALUES`; whoever adds a notice vouches that its recipient may see them. Never contact data, never text of a hidden need:
 * its `name` is null, and the inbox names it to whom it is open at that moment.
 */
export const NOTICES = {
  organisation_applied: { kind: 'organisation', facts: ['organisation'] },
  organisation_verified: { kind: 'organisation', facts: ['organisation'] },
  organisation_refused: { kind: 'organisation', facts: ['organisation'] },
  organisation_suspended: { kind: 'organisation', facts: ['organisation'] },
  organisation_closed: { kind: 'organisation', facts: ['organisation'] },
  organisation_reopened: { kind: 'organisation', facts: ['organisation'] },
  organisation_unmanned: { kind: 'organisation', facts: ['organisation'] },
  organisation_change_requested: { kind: 'organisation', facts: ['organisation'] },
  organisation_change_decided: { kind: 'organisation', facts: ['organisation', 'decision'] },
  organisation_claimed: { kind: 'organisation', facts: ['organisation'] },
  organisation_claim_decided: { kind: 'organisation', facts: ['organisation', 'decision'] },
  office_invitation: { kind: 'security', facts: ['by'] },
  office_withdrawn: { kind: 'account', facts: [] },
  invitation: { kind: 'security', facts: ['organisation', 'by'] },
  membership_changed: { kind: 'organisation', facts: ['organisation', 'change'] },
  password_reset: { kind: 'security', facts: [] },
  mail_verification: { kind: 'security', facts: [] },
  password_changed: { kind: 'security', facts: [] },
  sign_up: { kind: 'security', facts: [] },
  address_known: { kind: 'security', facts: [] },
  mail_changed: { kind: 'security', facts: [] },
  second_factor_on: { kind: 'security', facts: [] },
  second_factor_off: { kind: 'security', facts: [] },
  review_returned: { kind: 'review', facts: ['name'] },
  review_approved: { kind: 'review', facts: ['name'] },
  review_rejected: { kind: 'review', facts: ['name'] },
  need_questions: { kind: 'review', facts: ['name', 'count'] },
  need_answered: { kind: 'review', facts: ['name'] },
  need_closed: { kind: 'review', facts: ['name'] },
  parked_match: { kind: 'review', facts: ['name', 'count'] },
  need_matched: { kind: 'match', facts: ['name', 'count'] },
  achievement_matched: { kind: 'match', facts: ['name', 'count'] },
  search_hits: { kind: 'match', facts: ['search', 'count'] },
  alerts_gathered: { kind: 'match', facts: ['count'] },
  expiry_reminder: { kind: 'expiry', facts: ['name', 'expiresAt'] },
  expired: { kind: 'expiry', facts: ['name'] },
  claim_requested: { kind: 'review', facts: ['name', 'organisation'] },
  record_merged: { kind: 'review', facts: ['name', 'into'] },
  claim_decided: { kind: 'review', facts: ['name', 'decision'] },
  attachment_requested: { kind: 'access', facts: ['name', 'by', 'what'] },
  attachment_granted: { kind: 'access', facts: ['name', 'what'] },
  attachment_refused: { kind: 'access', facts: ['name', 'what'] },
  access_lapsed: { kind: 'access', facts: ['name', 'what'] },
  access_invited: { kind: 'access', facts: ['name'] },
  access_invitation: { kind: 'security', facts: ['by'] },
  grant_withdrawn: { kind: 'access', facts: ['name', 'what'] },
  agent_applied: { kind: 'review', facts: ['name'] },
  agent_decided: { kind: 'account', facts: ['decision'] },
  agent_returned: { kind: 'account', facts: ['count'] },
  agent_suspended: { kind: 'account', facts: [] },
  agent_restored: { kind: 'account', facts: [] },
  agent_dormant: { kind: 'account', facts: [] },
  agent_certificate_expiring: { kind: 'expiry', facts: ['expiresAt'] },
  assignment_offered: { kind: 'review', facts: ['dueAt'] },
  assignment_answered: { kind: 'review', facts: ['by', 'answer'] },
  assignment_lapsed: { kind: 'review', facts: ['by'] },
  assignment_released: { kind: 'review', facts: [] },
  encounter_asked: { kind: 'meeting', facts: ['as', 'onAt', 'dueAt'] },
  encounter_link: { kind: 'security', facts: ['as', 'onAt', 'dueAt'] },
  encounter_answered: { kind: 'meeting', facts: ['reply'] },
  encounter_noted: { kind: 'meeting', facts: ['note'] },
  encounter_due: { kind: 'meeting', facts: ['dueAt'] },
  taken_down: { kind: 'review', facts: ['name'] },
  restored: { kind: 'review', facts: ['name'] },
  personal_export_ready: { kind: 'account', facts: ['expiresAt'] },
  erasure_asked: { kind: 'security', facts: ['dueAt'] },
  erasure_refused: { kind: 'security', facts: [] },
  roadshow_submitted: { kind: 'review', facts: ['event'] },
  roadshow_decided: { kind: 'review', facts: ['event', 'decision'] },
  project_submitted: { kind: 'roadshow', facts: ['event'] },
  project_withdrawn: { kind: 'roadshow', facts: ['event'] },
  project_decided: { kind: 'roadshow', facts: ['event', 'project'] },
  roadshow_moved: { kind: 'roadshow', facts: ['event', 'startTime'] },
  roadshow_postponed: { kind: 'roadshow', facts: ['event'] },
  roadshow_cancelled: { kind: 'roadshow', facts: ['event'] },
  signup_confirmed: { kind: 'roadshow', facts: ['event', 'startTime', 'fee'] },
  signup_pending: { kind: 'roadshow', facts: ['event'] },
  signup_waitlisted: { kind: 'roadshow', facts: ['event', 'count'] },
  signup_offered: { kind: 'roadshow', facts: ['event', 'offerReason', 'expiryTime', 'fee'] },
  signup_lapsed: { kind: 'roadshow', facts: ['event'] },
  signup_rejected: { kind: 'roadshow', facts: ['event'] },
  signup_withdrawn: { kind: 'roadshow', facts: ['event'] },
  signup_reminder: { kind: 'roadshow', facts: ['event', 'startTime', 'fee'] },
  meeting_asked: { kind: 'roadshow', facts: ['event', 'by', 'expiryTime'] },
  meeting_agreed: { kind: 'roadshow', facts: ['event', 'by', 'startTime'] },
  meeting_declined: { kind: 'roadshow', facts: ['event', 'by'] },
  meeting_countered: { kind: 'roadshow', facts: ['event', 'by', 'startTime'] },
  meeting_moved: { kind: 'roadshow', facts: ['event', 'by', 'startTime'] },
  meeting_cancelled: { kind: 'roadshow', facts: ['event', 'by'] },
  meeting_expired: { kind: 'roadshow', facts: ['event'] },
  meetings_planned: { kind: 'roadshow', facts: ['event', 'count'] },
  meeting_over: { kind: 'roadshow', facts: ['event', 'expiryTime'] },
  intention_named: { kind: 'meeting', facts: ['event', 'by', 'organisation'] },
  intention_unnamed: { kind: 'meeting', facts: ['event'] },
  follow_up_due: { kind: 'meeting', facts: ['event', 'count'] },
  digest: { kind: 'digest', facts: ['count'] },
} as const satisfies Record<string, { kind: NoticeKind; facts: readonly string[] }>

/** Facts with a closed list of values, worded where the sentence is. */
export const FACT_VALUES = {
  change: ['joined', 'left', 'removed', 'made_admin', 'made_member'],
  decision: ['approved', 'refused'],
  answer: ['accepted', 'declined', 'done'],
  what: ['READ', 'NAME', 'FILES'],
  as: ['demand', 'supply', 'agent', 'operator'],
  reply: ['confirmed', 'confirmed_one', 'contested', 'one_sided'],
  note: ['correction', 'followed', 'closed'],
  /** What became of a project of a call. */
  project: ['selected', 'reserve', 'declined', 'replay_published'],
  /** Why a place is offered; the same list as `OFFER_REASONS` of `signups.ts`. */
  offerReason: ['place_freed', 'offer_lapsed', 'offer_declined', 'capacity_raised', 'other_mode', 'rescheduled'],
} as const

/** Go out by mail only: their link is for whoever reads that mailbox. */
export const MAIL_ONLY = [
  'password_reset',
  'mail_verification',
  'sign_up',
  'mail_changed',
  'access_invitation',
  'encounter_link',
  'digest',
] as const satisfies NoticeCode[]

export type NoticeCode = keyof typeof NOTICES
/** Which facts of a notice name a person. */
export const namesPerson = (code: string, fact: string) => fact === 'by' || (code === 'agent_applied' && fact === 'name')
export const NOTICE_CODES = Object.keys(NOTICES) as [NoticeCode, ...NoticeCode[]]
export const kindOf = (code: NoticeCode): NoticeKind => NOTICES[code].kind

type FactValue<F> = F extends keyof typeof FACT_VALUES
  ? (typeof FACT_VALUES)[F][number]
  : F extends 'count'
    ? number
    : F extends 'name'
      ? string | null
      : string
type FactsOf<C extends NoticeCode> = { [F in (typeof NOTICES)[C]['facts'][number]]: FactValue<F> }

/** What is told: a code, the facts of its sentence, and what it is about (`need:<id>`, `organisation:<id>`, `account`). */
export type Announcement = {
  [C in NoticeCode]: {
    code: C
    facts: FactsOf<C>
    subject: string
    /** A path of the web (`/reset?token=…`) for the mail alone; wiped once sent. Without one the mail links to the subject. */
    link?: string
  }
}[NoticeCode]

export const Facts = z.record(z.string(), z.union([z.string(), z.number()]))
export type Facts = z.infer<typeof Facts>

export const Notice = z.object({
  id: Id,
  code: z.enum(NOTICE_CODES),
  facts: Facts,
  subject: z.string(),
  createdAt: Instant,
  readAt: Instant.nullable(),
})
export type Notice = z.infer<typeof Notice>

/** When the mail of a kind comes; the inbox always has it. */
export const MAIL_CHOICES = ['at_once', 'daily', 'off'] as const
export const MailChoice = z.enum(MAIL_CHOICES)
export type MailChoice = z.infer<typeof MailChoice>

export const NoticePreferences = z.strictObject({ language: Language, mail: z.record(ChosenKind, MailChoice) })
export type NoticePreferences = z.infer<typeof NoticePreferences>

/** A mail that was given up: refused, or tried for a day in vain. */
export const StuckMail = z.object({
  id: Id,
  code: z.enum(NOTICE_CODES),
  /** Masked. */
  to: z.string(),
  fault: z.string(),
  tries: z.number().int(),
  since: Instant,
})
export type StuckMail = z.infer<typeof StuckMail>

/** Where a mail client ends a kind of mails with one request (RFC 8058); a browser gets the page of the same address. */
export const STOP_PATH = '/unsubscribe'
const StopLink = z.object({ token: z.string().min(1).max(200) })

export const noticesApi = {
  list: endpoint({
    id: 'notices.list',
    method: 'GET',
    path: '/api/v1/notices',
    access: 'signed_in',
    summary: '我的站内信，未读在前',
    query: PageQuery.extend({ unread: z.enum(['true', 'false']).default('false') }),
    reply: paged(Notice),
  }),
  unread: endpoint({
    id: 'notices.unread',
    method: 'GET',
    path: '/api/v1/notices/unread',
    access: 'signed_in',
    summary: '我有几条未读站内信',
    reply: z.object({ count: z.number().int() }),
  }),
  read: endpoint({
    id: 'notices.read',
    method: 'POST',
    path: '/api/v1/notices/:id/read',
    access: 'signed_in',
    summary: '把一条站内信标为已读',
    params: IdParams,
    reply: Notice,
  }),
  readAll: endpoint({
    id: 'notices.readAll',
    method: 'POST',
    path: '/api/v1/notices/read',
    access: 'signed_in',
    summary: '把全部站内信标为已读',
    reply: z.object({ count: z.number().int() }),
  }),
  preferences: endpoint({
    id: 'notices.preferences',
    method: 'GET',
    path: '/api/v1/notices/preferences',
    access: 'signed_in',
    summary: '我的通知设置：邮件语言，各类邮件何时发',
    reply: NoticePreferences,
  }),
  prefer: endpoint({
    id: 'notices.prefer',
    method: 'PUT',
    path: '/api/v1/notices/preferences',
    access: 'signed_in',
    summary: '保存通知设置',
    body: NoticePreferences,
    reply: NoticePreferences,
  }),
  stopping: endpoint({
    id: 'notices.stopping',
    method: 'GET',
    path: '/api/v1/notices/unsubscribe',
    access: 'public',
    summary: '退订链接针对哪一类邮件；无需登录',
    query: StopLink,
    reply: z.object({ kind: StoppedKind }),
  }),
  stop: endpoint({
    id: 'notices.stop',
    method: 'POST',
    path: '/api/v1/notices/unsubscribe',
    access: 'public',
    summary: '凭邮件里的链接退订一类邮件；无需登录，立即生效',
    body: StopLink,
    reply: z.object({ kind: StoppedKind }),
  }),
  stuck: endpoint({
    id: 'notices.stuck',
    method: 'GET',
    path: '/api/v1/operator/mails',
    access: 'operator',
    summary: '发不出去的邮件（省级运营）',
    reply: z.object({ items: z.array(StuckMail) }),
  }),
  resend: endpoint({
    id: 'notices.resend',
    method: 'POST',
    path: '/api/v1/operator/mails/:id/resend',
    access: 'operator',
    summary: '重新发送一封发不出去的邮件（省级运营）',
    params: IdParams,
    reply: z.object({ items: z.array(StuckMail) }),
  }),
}
