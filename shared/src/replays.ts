import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { Id, IdParams, Instant, required } from './primitives.ts'
import { PresentationState } from './programme.ts'

/** The people whom the speakers' field of a presentation names. */
export const speakersOf = (speaker: string): string[] => [
  ...new Set(
    speaker
      .split(/[、，,;；/]/)
      .map((name) => name.trim())
      .filter(Boolean),
  ),
]

/** In the own account; on paper, as an organiser noted it; by the tick of the organisation that submitted the project. */
export const CONSENT_WAYS = ['account', 'signed', 'submitted'] as const
export const SpeakerConsent = z.object({
  speaker: z.string(),
  /** Null: nobody has agreed, or it was taken back. */
  way: z.enum(CONSENT_WAYS).nullable(),
  givenAt: Instant.nullable(),
  withdrawnAt: Instant.nullable(),
  /** For organisers: where the signed paper is. */
  evidence: z.string().nullable(),
  /** What this reader may do: agree themselves, note a signed paper, take it back. */
  moves: z.array(z.enum(['give', 'note', 'withdraw'])),
})
export type SpeakerConsent = z.infer<typeof SpeakerConsent>

export const Replay = z.object({
  presentationId: Id,
  name: z.string().nullable(),
  state: PresentationState,
  replayUrl: z.string().nullable(),
  secrecyTicked: z.boolean(),
  speakers: z.array(SpeakerConsent),
})
export type Replay = z.infer<typeof Replay>

const Speaker = required(40)
export const ConsentNote = z.object({
  speaker: Speaker,
  /** Asked of organisers: what was signed, and where it is kept. Null: the speaker, in the own account. */
  evidence: required(200).nullable().default(null),
  /** Nothing secret is shown or said. */
  secrecyTick: z.boolean().refine((ticked) => ticked, 'secrecy_untold'),
})
export type ConsentNote = z.output<typeof ConsentNote>

export const replaysApi = {
  list: endpoint({
    id: 'replays.list',
    method: 'GET',
    path: '/api/v1/roadshows/:id/replays',
    access: 'signed_in',
    summary: '组织者与主讲方：各项目的回放，以及每位发言人是否同意公开',
    params: IdParams,
    reply: z.object({ items: z.array(Replay) }),
  }),
  consent: endpoint({
    id: 'replays.consent',
    method: 'POST',
    path: '/api/v1/presentations/:id/speaker-consents',
    access: 'signed_in',
    summary: '发言人本人同意公开回放；或组织者登记书面同意',
    params: IdParams,
    body: ConsentNote,
    reply: Replay,
  }),
  withdraw: endpoint({
    id: 'replays.withdraw',
    method: 'POST',
    path: '/api/v1/presentations/:id/speaker-consents/withdrawal',
    access: 'signed_in',
    summary: '收回一位发言人的同意；已发布的回放随即撤下',
    params: IdParams,
    body: z.object({ speaker: Speaker }),
    reply: Replay,
  }),
}
