import { z } from 'zod'
import { GrantSubject } from './grants.ts'
import { ListingKind } from './listings.ts'
import { Id, Instant, optional, required } from './primitives.ts'

export const PRESENTATION_STATES = [
  'submitted',
  'selected',
  'reserve',
  'declined',
  'rehearsed',
  'presented',
  'replay_published',
  'withdrawn',
] as const
export const PresentationState = z.enum(PRESENTATION_STATES)
export type PresentationState = z.infer<typeof PresentationState>
/** Those of the programme that everybody reads. */
export const SHOWN_PRESENTATIONS: readonly PresentationState[] = ['selected', 'rehearsed', 'presented', 'replay_published']
export const PresentationDraft = z.object({
  /** One that is there already, for instance out of the call for projects. */
  id: Id.nullable().default(null),
  /** What is presented. */
  subject: GrantSubject,
  speaker: required(40),
  speakerTitle: optional(60),
  minutes: z.number().int().min(1).max(240).default(10),
  /** Nothing secret will be shown or said; asked once of each. */
  secrecyTick: z.boolean().default(false),
})
const Session = z.object({
  id: Id.nullable().default(null),
  title: required(80),
  room: optional(60),
  startsAt: Instant,
  endsAt: Instant,
  /** 点评专家, as they are to be published. */
  experts: z.array(required(60)).max(10).default([]),
  note: optional(300),
  presentations: z.array(PresentationDraft).max(12).default([]),
})
export const SessionDraft = Session.refine(({ startsAt, endsAt }) => Date.parse(endsAt) > Date.parse(startsAt), {
  path: ['endsAt'],
  message: 'ends_before_start',
})
export const Agenda = z
  .array(SessionDraft)
  .max(20)
  .superRefine((sessions, context) => {
    const seen = new Set<string>()
    for (const [s, { presentations }] of sessions.entries())
      for (const [p, { subject }] of presentations.entries()) {
        const path = [s, 'presentations', p, 'subject']
        if (seen.has(subject)) context.addIssue({ code: 'custom', path, message: 'on_programme_twice' })
        seen.add(subject)
      }
  })
export type Agenda = z.output<typeof Agenda>

export const ShownPresentation = z.object({
  id: Id,
  kind: ListingKind,
  listingId: Id,
  /** Null where this reader may not know it. */
  name: z.string().nullable(),
  field: z.string().nullable(),
  speaker: z.string(),
  speakerTitle: z.string().nullable(),
  minutes: z.number().int(),
  state: PresentationState,
  replay: z.string().nullable(),
})
export const ShownSession = z.object({
  id: Id,
  title: z.string(),
  room: z.string().nullable(),
  startsAt: Instant,
  endsAt: Instant,
  experts: z.array(z.string()),
  note: z.string().nullable(),
  presentations: z.array(ShownPresentation),
})
export type ShownSession = z.infer<typeof ShownSession>
