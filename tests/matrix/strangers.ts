import type { At, Sent } from './request.ts'
import type { Relation, Role } from './roles.ts'

/** A field that no row of the table varies by itself: asked with a stranger's id, and with one that nothing has. */
export interface Case {
  as: Role
  /** The row it is asked by; without it the only one of the route. */
  row?: string
  relation: Relation
  /** Something that exists, and is none of this asker's business. */
  stranger(at: At): string | Promise<string>
  /** What makes the field matter. */
  more?: object
}
/** A field where there is no stranger's id to try. */
export interface Apart {
  because: string
}

const TOKEN: Apart = { because: 'the token is the proof itself; a wrong one is refused like a spent one' }
const AUDIT: Apart = { because: 'auditors read the trail of everybody' }
const AGENDA: Apart = { because: 'server/src/roadshow/agenda.test.ts asks with strangers ids' }
const CALLS: Apart = { because: 'server/src/roadshow/calls.test.ts asks with strangers ids' }
const MEETINGS: Apart = { because: 'server/src/meetings/{meetings,groups,planning}.test.ts ask with strangers ids' }
const DOOR: Apart = { because: 'server/src/checkins/checkins.test.ts asks with strangers ids' }
const TURNOUT: Apart = { because: 'server/src/turnout/*.test.ts ask with strangers ids' }
const MATERIALS: Apart = { because: 'server/src/roadshow/materials.test.ts asks with a file of another event' }
const ALERTS: Apart = { because: 'server/src/alerts/alerts.test.ts asks with what another person was told' }
const LIVE: Apart = { because: 'server/src/live/live.test.ts asks with strangers ids' }
const personElsewhere = ({ world }: At) => world.members.stranger.person.id
const hiddenNeed = ({ records }: At) => records.listing('need', 'INVITE', 'stranger', 'admin')
const draftElsewhere = ({ records }: At) => records.listing('achievement', 'draft', 'stranger', 'admin')
const waitingOrganisation = ({ records }: At) => records.waitingOrganisation()
const waitingAgent = ({ records, world }: At) => records.profile(world.cast.SUP_EDIT.id)

export const CASES: Record<string, Case | Apart> = {
  'POST /api/v1/sign-ups/reading body.token': TOKEN,
  'POST /api/v1/sign-ups/completion body.token': TOKEN,
  'POST /api/v1/password-resets/completion body.token': TOKEN,
  'POST /api/v1/mail-confirmations body.token': TOKEN,
  'GET /api/v1/notices/unsubscribe query.token': TOKEN,
  'POST /api/v1/notices/unsubscribe body.token': TOKEN,
  'POST /unsubscribe query.token': TOKEN,
  'GET /api/v1/alert-links query.token': TOKEN,
  'POST /api/v1/alert-links body.token': TOKEN,
  'GET /api/v1/my/alerts/hits query.batch': ALERTS,
  'POST /api/v1/my/alerts/looks body.batch': ALERTS,
  'GET /api/v1/signups/:token params.token': TOKEN,
  'GET /api/v1/signups/:token/calendar params.token': TOKEN,
  'GET /api/v1/signups/:token/materials params.token': TOKEN,
  'GET /api/v1/signups/:token/materials/:id params.token': TOKEN,
  'GET /api/v1/signups/:token/materials/:id params.id': MATERIALS,
  'PUT /api/v1/signups/:token params.token': TOKEN,
  'POST /api/v1/signups/:token/moves params.token': TOKEN,
  'GET /api/v1/signups/:token/meetings params.token': TOKEN,
  'PUT /api/v1/signups/:token/meetings params.token': TOKEN,
  'GET /api/v1/signups/:token/meetings/people params.token': TOKEN,
  'POST /api/v1/signups/:token/meetings params.token': TOKEN,
  'POST /api/v1/signups/:token/meetings body.to.*': MEETINGS,
  'POST /api/v1/signups/:token/meetings/:id/moves params.token': TOKEN,
  'POST /api/v1/signups/:token/meetings/:id/moves params.id': MEETINGS,
  'POST /api/v1/signups/:token/meetings/:id/outcome params.token': TOKEN,
  'POST /api/v1/signups/:token/meetings/:id/outcome params.id': MEETINGS,
  'POST /api/v1/signups/:token/meetings/:id/outcome body.absent.*': MEETINGS,
  'POST /api/v1/roadshows/:id/meetings/groups body.people.*': MEETINGS,
  'POST /api/v1/roadshows/:id/meetings/plan/publish body.planId': MEETINGS,
  'GET /api/v1/door/:token params.token': TOKEN,
  'GET /api/v1/tickets/:token params.token': TOKEN,
  'POST /api/v1/roadshows/:id/check-ins body.signupId': DOOR,
  'POST /api/v1/roadshows/:id/check-ins body.companionId': DOOR,
  'POST /api/v1/roadshows/:id/check-ins body.sessionId': DOOR,
  'POST /api/v1/roadshows/:id/check-ins/batch body.scans.*.signupId': DOOR,
  'POST /api/v1/roadshows/:id/check-ins/batch body.scans.*.companionId': DOOR,
  'POST /api/v1/roadshows/:id/check-ins/batch body.scans.*.sessionId': DOOR,
  'POST /api/v1/roadshows/:id/badges body.signupIds.*': DOOR,
  'GET /api/v1/signups/:token/presentations params.token': TOKEN,
  'PUT /api/v1/signups/:token/presentations/:id params.token': TOKEN,
  'PUT /api/v1/signups/:token/presentations/:id params.id': TURNOUT,
  'PUT /api/v1/follow-ups/:id/answers body.source': TURNOUT,
  'GET /api/v1/roadshows/:id/signups query.group': TURNOUT,
  'GET /api/v1/roadshows/:id/delegations params.id': TURNOUT,
  'GET /api/v1/roadshows/:id/delegation-template params.id': TURNOUT,
  'POST /api/v1/roadshows/:id/delegations/check params.id': TURNOUT,
  'GET /api/v1/live/:token params.token': TOKEN,
  'POST /api/v1/live/:token/presence params.token': TOKEN,
  'POST /api/v1/live/:token/questions params.token': TOKEN,
  'GET /api/v1/live/:token/questions params.token': TOKEN,
  'GET /api/v1/live/:token/questions/stream params.token': TOKEN,
  'PUT /api/v1/live/:token/questions/:id/vote params.token': TOKEN,
  'PUT /api/v1/live/:token/questions/:id/vote params.id': LIVE,
  'POST /api/v1/roadshows/:id/live/steps body.presentationId': LIVE,
  'PUT /api/v1/roadshows/:id/live/questions/:question params.question': LIVE,
  'GET /api/v1/trail query.actor': AUDIT,
  'GET /api/v1/trail query.subject': AUDIT,
  'GET /api/v1/trail/export query.actor': AUDIT,
  'GET /api/v1/trail/export query.subject': AUDIT,
  'POST /api/v1/operator/secrecy-words/:id/retire params.id': { because: 'the list of words is one for the whole house' },

  'GET /api/v1/my/alerts/hits query.source': {
    ...{ as: 'ENT_ADMIN', relation: 'none' },
    stranger: async (at) => `need:${await hiddenNeed(at)}`,
  },
  'POST /api/v1/my/alerts/looks body.source': {
    ...{ as: 'ENT_ADMIN', relation: 'none' },
    stranger: async (at) => `need:${await hiddenNeed(at)}`,
  },
  'GET /api/v1/review/queue query.importId': {
    ...{ as: 'REVIEWER_ELSEWHERE', relation: 'none' },
    stranger: ({ records }) => records.import('company', 'admin'),
  },
  'POST /api/v1/operator/organisations/:id/change body.changeId': {
    ...{ as: 'REGION_OP', relation: 'other' },
    stranger: ({ records }) => records.change('stranger'),
  },
  'POST /api/v1/operator/organisations/:id/claims body.claimId': {
    ...{ as: 'REGION_OP', relation: 'other' },
    stranger: ({ records, world }) => records.claim('stranger', world.cast.SIGNED_IN.id),
  },
  'PUT /api/v1/organisations/:id/members/:personId params.personId': {
    ...{ as: 'ENT_ADMIN', relation: 'own' },
    stranger: personElsewhere,
  },
  'DELETE /api/v1/organisations/:id/members/:personId params.personId': {
    ...{ as: 'ENT_ADMIN', relation: 'own' },
    stranger: personElsewhere,
  },
  'POST /api/v1/organisations/:id/leave body.handTo': { as: 'ENT_ADMIN', relation: 'own', stranger: personElsewhere },
  'DELETE /api/v1/operator/people/:personId/:role params.personId': {
    ...{ as: 'OPERATOR', relation: 'none' },
    stranger: personElsewhere,
  },
  'POST /api/v1/operator/mails/:id/resend params.id': {
    ...{ as: 'OPERATOR', relation: 'none' },
    stranger: ({ records }) => records.sentMail(),
  },
  'POST /api/v1/agent body.draft.agencyId': {
    ...{ as: 'SIGNED_IN', relation: 'none' },
    stranger: ({ world }) => world.organisations.agency.id,
  },
  'POST /api/v1/agent body.draft.avoid.*': { as: 'SIGNED_IN', relation: 'none', stranger: waitingOrganisation },
  'PUT /api/v1/agent body.draft.agencyId': {
    ...{ as: 'AGENT', relation: 'none' },
    stranger: ({ world }) => world.organisations.agency.id,
  },
  'PUT /api/v1/agent body.draft.avoid.*': { as: 'AGENT', relation: 'none', stranger: waitingOrganisation },
  'GET /api/v1/agent/assignments query.subject': {
    ...{ as: 'AGENT', relation: 'none' },
    stranger: async (at) => `need:${await hiddenNeed(at)}`,
  },
  'GET /api/v1/operator/assignments query.subject': {
    ...{ as: 'REGION_OP_ELSEWHERE', relation: 'none' },
    stranger: async ({ records, world }) => {
      const need = await records.listing('need', 'AGENT_ONLY', 'company', 'admin')
      await records.assignment(world.cast.AGENT.id, need)
      return `need:${need}`
    },
  },
  'PUT /api/v1/roadshows/:id body.draft.hostId': {
    ...{ as: 'ENT_ADMIN', relation: 'own' },
    stranger: ({ world }) => world.organisations.university.id,
  },
  'POST /api/v1/roadshows/:id/presentations params.id': CALLS,
  'POST /api/v1/roadshows/:id/presentations body.subject': CALLS,
  'POST /api/v1/roadshows/:id/presentations/moves body.items.*.id': CALLS,
  'PUT /api/v1/roadshows/:id/agenda body.agenda.*.id': AGENDA,
  'PUT /api/v1/roadshows/:id/agenda body.agenda.*.presentations.*.id': AGENDA,
  'PUT /api/v1/roadshows/:id/agenda body.agenda.*.presentations.*.subject': AGENDA,
  'POST /api/v1/operator/assignments body.agentId': { as: 'REGION_OP', relation: 'other', stranger: waitingAgent },
  'POST /api/v1/access-requests body.attachmentId': {
    ...{ as: 'ENT_ADMIN', relation: 'other' },
    stranger: async (at) => at.records.attachment(`need:${await hiddenNeed(at)}`, 'ON_REQUEST', 'material'),
    more: { scope: 'FILES' },
  },
  'POST /api/v1/access-requests body.organisationId': {
    ...{ as: 'ENT_ADMIN', relation: 'other' },
    stranger: ({ world }) => world.organisations.university.id,
  },
  'POST /api/v1/access-requests/:id/answer body.attachmentId': {
    ...{ as: 'ENT_ADMIN', relation: 'own' },
    stranger: async (at) => at.records.attachment(`need:${await hiddenNeed(at)}`, 'ON_REQUEST', 'material'),
  },
  'GET /api/v1/encounter-links query.token': TOKEN,
  'POST /api/v1/encounter-links body.token': TOKEN,
  ...Object.fromEntries(
    ['POST /api/v1/encounters', 'PUT /api/v1/encounters/:id'].flatMap((route): [string, Case][] => {
      const as = { as: 'ENT_ADMIN', relation: 'own' } as const
      return [
        [`${route} body.needId`, { ...as, stranger: hiddenNeed }],
        [`${route} body.achievementId`, { ...as, stranger: draftElsewhere }],
        [`${route} body.demand.organisationId`, { ...as, stranger: waitingOrganisation, more: { needId: null } }],
        [`${route} body.supply.organisationId`, { ...as, stranger: waitingOrganisation, more: { achievementId: null } }],
      ]
    }),
  ),
  'POST /api/v1/grants body.to.id': { as: 'ENT_ADMIN', relation: 'own', stranger: waitingAgent },
  'POST /api/v1/review/duplicates/:id body.keep': {
    ...{ as: 'REVIEWER_CITY', relation: 'other' },
    stranger: draftElsewhere,
    more: { verdict: 'merge' },
  },
  'POST /api/v1/claims body.listingId': { as: 'ENT_ADMIN', relation: 'own', stranger: draftElsewhere },
  ...Object.fromEntries(
    ['PUT /api/v1/needs/:id/matches/:achievementId/mark', 'GET /api/v1/needs/:id/matches/:achievementId/raises'].map(
      (route): [string, Case] => [
        `${route} params.achievementId`,
        { as: 'ENT_ADMIN', relation: 'own', stranger: draftElsewhere },
      ],
    ),
  ),
}

/** The same request with this value at `draft.avoid.*`. */
export function withId(sent: Sent, part: 'params' | 'query' | 'body', path: string, value: string): Sent {
  const put = (at: unknown, [step, ...rest]: string[]): unknown => {
    if (step === undefined) return value
    return step === '*' ? [value] : { ...(at as object), [step]: put((at as Record<string, unknown> | undefined)?.[step], rest) }
  }
  return { ...sent, [part]: put(sent[part], path.split('.')) }
}

export function idAt(sent: Sent, part: 'params' | 'query' | 'body', path: string): unknown {
  return path.split('.').reduce<unknown>((at, step) => (at as Record<string, unknown> | undefined)?.[step], sent[part])
}
