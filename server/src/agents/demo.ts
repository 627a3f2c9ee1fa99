import { AGENT_RULES, AgentDraft } from '@keqiao/shared/agents'
import { z } from 'zod'
import { centre, type Viewer } from '../accounts/viewer.ts'
import { addDays, dayOf } from '../taxonomy/calendar.ts'
import type { AgentUses } from './changes.ts'
import { createAgents } from './service.ts'

const DAY = 86_400_000

/** Dates are counted from the day of loading, so that one certificate has ended and one soon will, whenever that is. */
export const DemoAgent = z.object({
  name: z.string(),
  email: z.string().nullable(),
  until: z.enum(['applied', 'active']),
  appliedDaysAgo: z.number(),
  agency: z.string().nullable(),
  certificate: z.object({
    number: z.string(),
    issuer: z.string(),
    issuedDaysAgo: z.number(),
    expiresInDays: z.number().nullable(),
  }),
  draft: AgentDraft.omit({ certificate: true, agencyId: true, avoid: true, phone: true }),
})
export type DemoAgent = z.output<typeof DemoAgent>

/** Lets a person apply, and where wanted be checked and listed, through the service and at the time it is said to have been. */
export async function loadDemoAgent(uses: AgentUses, viewer: Viewer, row: DemoAgent) {
  const millis = uses.clock.millis() - row.appliedDaysAgo * DAY
  const clock = { now: () => new Date(millis).toISOString(), millis: () => millis }
  // What was done long ago is told to nobody today.
  const silent = { add: async () => {}, addMail: async () => {} }
  const agents = createAgents({ ...uses, clock, ...(row.until === 'active' && { notices: silent }) })
  const today = dayOf(uses.clock.now())
  const { number, issuer, issuedDaysAgo, expiresInDays } = row.certificate
  const certificate = {
    number,
    issuer,
    issued: addDays(today, -issuedDaysAgo),
    expires: expiresInDays === null ? null : addDays(today, expiresInDays),
  }
  const agencyId = viewer.organisations[0]?.id ?? null
  const draft = AgentDraft.parse({ ...row.draft, certificate, agencyId })
  const { id, revision } = await agents.apply(viewer, draft, null, { demo: true })
  if (row.until === 'applied') return
  const checked = await agents.decide(centre('seed'), id, { move: 'approve', revision })
  await agents.move(viewer, { move: 'accept', revision: checked.revision, rulesVersion: AGENT_RULES })
}
