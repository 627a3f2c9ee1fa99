import type { Asking } from './ask.ts'
import type { Records } from './records.ts'
import type { Sent } from './request.ts'
import type { Who } from './roles.ts'
import { OWNERS, type Owner, type World } from './world.ts'

type Arrange = NonNullable<Sent['arrange']>
/** A list, one marked thing of every owner (or person) that could stand in it, and who finds whose. */
export interface List {
  url: string
  /** What to look for in the answer, by whose it is. */
  marks(world: World, records: Records): Promise<Record<string, string>>
  finds: Record<string, Who>
  arrange?(marks: Record<string, string>): Arrange
}

const MINE: Record<Owner, Who> = {
  university: 'SUP_EDIT, SUP_ADMIN',
  company: 'ENT_EDIT, ENT_ADMIN',
  agency: 'AGENCY_ADMIN',
  stranger: 'nobody',
}
/** The company and the agency are of 唐山, the stranger of 衡水, the university of 秦皇岛. */
const regional = (province: Who, here: Who, there: Who): Record<Owner, Who> => ({
  ...{ university: province, company: `${province}, ${here}`, agency: `${province}, ${here}`, stranger: `${province}, ${there}` },
})
const OPERATED = regional('OPERATOR', 'REGION_OP', 'REGION_OP_ELSEWHERE')
const REVIEWED = regional('REVIEWER', 'REVIEWER_CITY', 'REVIEWER_ELSEWHERE')
/** One thing each of three people; the fourth is somebody who is not of the cast. */
const OWN: Record<string, Who> = { SIGNED_IN: 'SIGNED_IN', ENT_ADMIN: 'ENT_ADMIN', OPERATOR: 'OPERATOR', somebody: 'nobody' }

const ofOwners = async (make: (owner: Owner) => Promise<string>) =>
  Object.fromEntries(await Promise.all(OWNERS.map(async (owner) => [owner, await make(owner)] as const)))
const ofPeople = async ({ cast, members }: World, make: (id: string, email: string) => Promise<string>) => ({
  SIGNED_IN: await make(cast.SIGNED_IN.id, cast.SIGNED_IN.email),
  ENT_ADMIN: await make(cast.ENT_ADMIN.id, cast.ENT_ADMIN.email),
  OPERATOR: await make(cast.OPERATOR.id, cast.OPERATOR.email),
  somebody: await make(members.stranger.person.id, members.stranger.person.email),
})
const needs = (variant: 'draft' | 'OPEN') => (_: World, records: Records) =>
  ofOwners((owner) => records.listing('need', variant, owner, 'member'))
const inState =
  (table: 'needs' | 'achievements', state: string) =>
  (marks: Record<string, string>): Arrange =>
    Object.values(marks).map(
      (id) => [`update ${table} set state = ?, submitted_at = '2026-11-01T09:00:00.000Z' where id = ?`, state, id] as const,
    )

export const LISTS: Record<string, List> = {
  'own needs': { url: '/my/needs?size=100', marks: needs('draft'), finds: MINE },
  'own achievements': {
    url: '/my/achievements?size=100',
    marks: (_, records) => ofOwners((owner) => records.listing('achievement', 'draft', owner, 'member')),
    finds: MINE,
  },
  'what waits for oneself': { url: '/my/todos', marks: needs('draft'), arrange: inState('needs', 'returned'), finds: MINE },
  'what waits for administrators': {
    ...{ url: '/my/todos', marks: needs('draft'), arrange: inState('needs', 'org_confirm') },
    finds: { university: 'SUP_ADMIN', company: 'ENT_ADMIN', agency: 'AGENCY_ADMIN', stranger: 'nobody' },
  },
  'own claims of records': {
    url: '/my/claims',
    marks: (_, records) =>
      ofOwners(async (owner) =>
        records.listingClaim(await records.listing('achievement', 'OPEN', 'university', 'member'), owner),
      ),
    finds: MINE,
  },
  'records of meetings': {
    url: '/encounters?size=100',
    marks: (_, records) =>
      ofOwners(async (owner) => (await records.encounter(await records.listing('need', 'OPEN', owner, 'member'), owner)).id),
    finds: {
      university: 'SUP_EDIT, SUP_ADMIN, OPERATOR',
      company: 'ENT_EDIT, ENT_ADMIN, OPERATOR, REGION_OP',
      agency: 'AGENCY_ADMIN, OPERATOR, REGION_OP',
      stranger: 'OPERATOR, REGION_OP_ELSEWHERE',
    },
  },
  'own grants': {
    url: '/my/grants?size=100',
    marks: ({ cast }, records) =>
      ofOwners(async (owner) => records.grant('need', await records.listing('need', 'ANON', owner, 'member'), cast.AGENT.id)),
    finds: MINE,
  },
  'requests to oneself': {
    url: '/my/access-requests?side=owner&size=100',
    marks: ({ cast }, records) =>
      ofOwners(async (owner) =>
        records.request(await records.listing('need', 'ANON', owner, 'member'), 'need', 'NAME', cast.AGENT.id, null),
      ),
    finds: MINE,
  },
  'requests of oneself': {
    url: '/my/access-requests?side=asker&size=100',
    marks: (world, records) =>
      ofPeople(world, async (id) =>
        records.request(await records.listing('need', 'ANON', 'university', 'admin'), 'need', 'NAME', id, null),
      ),
    finds: OWN,
  },
  'own imports': {
    url: '/imports?size=100',
    marks: (_, records) => ofOwners((owner) => records.import(owner, 'member')),
    finds: MINE,
  },
  'own notices': { url: '/notices?size=100', marks: (world, records) => ofPeople(world, records.notice), finds: OWN },
  'own devices': {
    url: '/my/security',
    marks: (world, records) => ofPeople(world, (_, email) => records.session(email)),
    finds: OWN,
  },
  'own invitations': {
    url: '/my/invitations',
    marks: (world, records) => ofPeople(world, async (_, email) => (await records.invitation('agency', email)).id),
    finds: OWN,
  },
  'own copies': { url: '/my/privacy', marks: (world, records) => ofPeople(world, records.copy), finds: OWN },
  'own work': {
    url: '/agent/assignments?size=100',
    marks: async ({ cast, otherAgent }, records) => ({
      AGENT: await records.assignment(cast.AGENT.id, await records.listing('need', 'AGENT_ONLY', 'company', 'admin')),
      somebody: await records.assignment(otherAgent.person.id, await records.listing('need', 'ANON', 'company', 'admin')),
    }),
    finds: { AGENT: 'AGENT', somebody: 'nobody' },
  },
  'listings of the region': { url: '/operator/listings?kind=need&size=100', marks: needs('draft'), finds: OPERATED },
  'organisations of the region': {
    url: '/operator/organisations?state=active&size=100',
    marks: ({ organisations }) => ofOwners(async (owner) => organisations[owner].id),
    finds: OPERATED,
  },
  'agents of the region': {
    url: '/operator/agents?waiting=false&size=100',
    marks: async ({ cast }, records) => ({ AGENT: cast.AGENT.id, there: await records.profile(cast.SUP_ADMIN.id) }),
    arrange: ({ there }) => [["update agent_codes set code = '131100' where list = 'region' and agent_id = ?", there ?? '']],
    finds: { AGENT: 'OPERATOR, REGION_OP', there: 'OPERATOR, REGION_OP_ELSEWHERE' },
  },
  'work given in the region': {
    url: '/operator/assignments?size=100',
    marks: async ({ cast, otherAgent }, records) => ({
      company: await records.assignment(cast.AGENT.id, await records.listing('need', 'AGENT_ONLY', 'company', 'admin')),
      stranger: await records.assignment(otherAgent.person.id, await records.listing('need', 'ANON', 'stranger', 'admin')),
    }),
    arrange: ({ stranger }) => [["update assignments set region = '131100' where id = ?", stranger ?? '']],
    finds: { company: 'OPERATOR, REGION_OP', stranger: 'OPERATOR, REGION_OP_ELSEWHERE' },
  },
  'the review queue': {
    ...{ url: '/review/queue?size=100', marks: needs('draft'), arrange: inState('needs', 'center_review') },
    finds: REVIEWED,
  },
  'imports to be reviewed': {
    url: '/review/batches',
    marks: async (world, records) => {
      await needs('draft')(world, records)
      return ofOwners((owner) => records.import(owner, 'member'))
    },
    arrange: () => [
      [
        `update needs set state = 'center_review', submitted_at = '2026-11-01T09:00:00.000Z',
          import_id = (select max(id) from imports where organisation_id = owner_id) where state = 'draft'`,
      ],
    ],
    finds: REVIEWED,
  },
  'likely duplicates': {
    url: '/review/duplicates?size=100',
    marks: (_, records) =>
      ofOwners(async (owner) =>
        records.duplicate(
          await records.listing('achievement', 'OPEN', owner, 'admin'),
          await records.listing('achievement', 'OPEN', owner, 'member'),
        ),
      ),
    finds: REVIEWED,
  },
  'claims to be judged': {
    url: '/review/claims?size=100',
    marks: (_, records) =>
      ofOwners(async (owner) =>
        records.listingClaim(await records.listing('achievement', 'OPEN', 'university', 'member'), owner),
      ),
    finds: REVIEWED,
  },
  'needs to be diagnosed': {
    url: '/triage?size=100',
    marks: needs('draft'),
    arrange: inState('needs', 'triage'),
    finds: OPERATED,
  },
  'the export of everything': {
    url: '/export?list=all&kind=need&format=csv',
    marks: ({ organisations }) => ofOwners(async (owner) => `${organisations[owner].name}member的draft`),
    finds: { ...OPERATED },
  },
  'the export of one’s own': {
    url: '/export?list=mine&kind=need&format=csv',
    marks: ({ organisations }) => ofOwners(async (owner) => `${organisations[owner].name}member的draft`),
    finds: MINE,
  },
}

/** Whose marks stand in the answer. */
export async function foundIn(asking: Asking, world: World, list: List, cookie: string | undefined): Promise<string[]> {
  const marks = await list.marks(world, asking.records)
  await world.state.mark()
  await world.state.arrange(list.arrange?.(marks) ?? [])
  const { body } = await world.house.app.inject({ url: `/api/v1${list.url}`, headers: cookie ? { cookie } : {} })
  await world.state.restore()
  return Object.entries(marks).flatMap(([whose, mark]) => (body.includes(mark) ? [whose] : []))
}
