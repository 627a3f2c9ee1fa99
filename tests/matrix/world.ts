import path from 'node:path'
import { persons } from '@keqiao/server/accounts/tables'
import type { Viewer } from '@keqiao/server/accounts/viewer'
import { createStopLinks } from '@keqiao/server/notices/stop-links'
import { dialect } from '@keqiao/server/platform/db/dialect'
import { newId } from '@keqiao/server/platform/ids'
import { secrecyWords } from '@keqiao/server/risks/tables'
import type { OrganisationCard, OrganisationDraft } from '@keqiao/shared/accounts'
import { AGENT_RULES } from '@keqiao/shared/agents'
import { type WatchedDatabase, watchDatabase } from '../support/database-state.ts'
import { agentDraft } from '../support/drafts.ts'
import { inventedCode } from '../support/organisations.ts'
import { watchPostgres } from '../support/postgres-state.ts'
import { startHouse } from '../support/start-house.ts'
import { ALL, type Role } from './roles.ts'

export const OWNERS = ['university', 'company', 'agency', 'stranger'] as const
export type Owner = (typeof OWNERS)[number]
type Person = Viewer & { person: NonNullable<Viewer['person']> }

/** One who comes: with which cookie, of which organisation. */
export interface Actor {
  viewer: Viewer
  id: string
  email: string
  cookie: string | undefined
  owner: Owner | null
  /** Tests give a code app to whoever is appointed; one comes without it. */
  hasApp: boolean
}

const draft = (name: string, kind: OrganisationDraft['kind'], region: string) => ({
  ...{ name, kind, region, intro: null, fields: [], uscc: inventedCode() },
})

/** A house with somebody of every role, and two people in every organisation: its administrator and a member. */
export async function startWorld(settings: Record<string, string> = {}) {
  const house = await startHouse({ settings })
  const { accounts, agents, db } = house.services
  const people = await house.addPeople()

  async function person(name: string, email: string): Promise<Person> {
    const one = { id: newId(), name, email }
    const at = new Date(house.clock.millis())
    const values = { ...one, emailVerified: true, createdAt: at, updatedAt: at }
    await db.write(async (tx) => void (await tx.insert(persons).values(values)))
    return (await accounts.asViewer(one.id)) as Person
  }
  const again = async (one: Viewer) => (await accounts.asViewer(one.person?.id as string)) as Person
  async function member(organisation: OrganisationCard, role: 'member' | 'admin', name: string, email: string) {
    const one = await person(name, email)
    await accounts.join(one.person.id, organisation.id, role)
    return again(one)
  }
  async function official(roles: ('REVIEWER' | 'OPERATOR' | 'AUDITOR')[], region: string, name: string, email: string) {
    const one = await person(name, email)
    for (const role of roles) await accounts.appoint(one.person.id, role, region)
    return again(one)
  }
  async function activeAgent(one: Viewer) {
    const applied = await agents.apply(one, agentDraft({ namePublic: true }), null)
    const checked = await agents.decide(people.operator, applied.id, { move: 'approve', revision: applied.revision })
    await agents.move(one, { move: 'accept', revision: checked.revision, rulesVersion: AGENT_RULES })
    return again(one)
  }

  const agency = await accounts.ensureOrganisation(draft('唐山测试技术转移中心', 'TTO', '130200'), false)
  const organisations: Record<Owner, OrganisationCard> = {
    university: people.university,
    company: people.company,
    agency,
    stranger: people.otherCompany,
  }
  const admins: Record<Owner, Person> = {
    university: await again(people.universityAdmin),
    company: await again(people.companyAdmin),
    agency: await member(agency, 'admin', '中介主任', 'agency-admin@test.example'),
    stranger: await again(people.otherCompanyAdmin),
  }
  const members: Record<Owner, Person> = {
    university: await again(people.universityMember),
    company: await again(people.companyMember),
    agency: await member(agency, 'member', '中介专员', 'agency@test.example'),
    stranger: await member(people.otherCompany, 'member', '化工工程师', 'other-firm-member@test.example'),
  }
  const agent = await activeAgent(people.agent)
  const otherAgent = await activeAgent(await person('钱敏', 'other-agent@test.example'))
  const elsewhere = await official(['REVIEWER'], '131100', '衡水审核员', 'hengshui-reviewer@test.example')
  const noFactor = await official(['REVIEWER', 'OPERATOR', 'AUDITOR'], '130000', '新同事', 'no-factor@test.example')

  async function actor(viewer: Viewer, owner: Owner | null, secondFactor = true): Promise<Actor> {
    const { id, email } = viewer.person ?? { id: '', email: '' }
    const cookie = viewer.person ? await house.signIn(email, { secondFactor }) : undefined
    return { viewer, id, email, cookie, owner, hasApp: secondFactor && viewer.appointments.length > 0 }
  }
  const cast: Record<Role, Actor> = {
    VISITOR: await actor(people.visitor, null),
    SIGNED_IN: await actor(people.signedIn, null),
    SUP_EDIT: await actor(members.university, 'university'),
    SUP_ADMIN: await actor(admins.university, 'university'),
    ENT_EDIT: await actor(members.company, 'company'),
    ENT_ADMIN: await actor(admins.company, 'company'),
    AGENCY_ADMIN: await actor(admins.agency, 'agency'),
    AGENT: await actor(agent, null),
    REVIEWER: await actor(people.reviewer, null),
    REVIEWER_CITY: await actor(people.cityReviewer, null),
    REVIEWER_ELSEWHERE: await actor(elsewhere, null),
    OPERATOR: await actor(people.operator, null),
    REGION_OP: await actor(people.cityOperator, null),
    REGION_OP_ELSEWHERE: await actor(people.otherCityOperator, null),
    AUDITOR: await actor(people.auditor, null),
    NO_FACTOR: await actor(noFactor, null, false),
  }
  const [word] = await db.read.select({ id: secrecyWords.id }).from(secrecyWords).limit(1)
  const state: WatchedDatabase =
    dialect === 'sqlite' ? watchDatabase(path.join(house.dataDir, 'keqiao.db')) : await watchPostgres(db)

  return {
    house,
    cast,
    organisations,
    admins,
    members,
    otherAgent,
    /** The province's operator, who sets things up. */
    operator: people.operator,
    state,
    person,
    roles: ALL,
    noticeVersion: (await house.app.inject({ url: '/api/v1/privacy/notice' })).json().version as string,
    secrecyWord: word?.id as string,
    /** Ends the mails about reviews of somebody who is not of the cast. */
    stopToken: createStopLinks(house.services.config.authSecret as string).tokenOf({ personId: otherAgent.person.id }, 'review'),
    async close() {
      await state.close()
      await house.close()
    },
  }
}
export type World = Awaited<ReturnType<typeof startWorld>>
