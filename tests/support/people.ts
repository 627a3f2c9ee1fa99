import { persons } from '@keqiao/server/accounts/tables'
import { type Viewer, viewerOf, visitor } from '@keqiao/server/accounts/viewer'
import { newId } from '@keqiao/server/platform/ids'
import type { Services } from '@keqiao/server/services'
import type { Appointment, OrganisationCard, OrganisationDraft } from '@keqiao/shared/accounts'

export type People = Awaited<ReturnType<typeof addPeople>>

const UNIVERSITY: OrganisationDraft = {
  name: '燕山测试大学',
  kind: 'UNIV',
  region: '130300',
  intro: null,
  fields: [],
}
const COMPANY: OrganisationDraft = { name: '滦河测试钢铁', kind: 'ENT', region: '130200', intro: null, fields: [] }
const OTHER_COMPANY: OrganisationDraft = { name: '衡水测试化工', kind: 'ENT', region: '131100', intro: null, fields: [] }

/** A university, two companies, an agent and the centre's people. They have no password: `signIn` opens their sessions. */
export async function addPeople({ accounts, db }: Services) {
  async function person(name: string, email: string) {
    const one = { id: newId(), name, email }
    const at = new Date()
    await db.write(
      async (tx) => void (await tx.insert(persons).values({ ...one, emailVerified: true, createdAt: at, updatedAt: at })),
    )
    return one
  }
  async function memberOf(organisation: OrganisationCard, membership: 'member' | 'admin', name: string, email: string) {
    const one = await person(name, email)
    await accounts.join(one.id, organisation.id, membership)
    return viewerOf(one, [{ ...organisation, membership }], [])
  }
  async function appointed(role: Appointment['role'], region: string, name: string, email: string) {
    const one = await person(name, email)
    await accounts.appoint(one.id, role, region)
    return viewerOf(one, [], [{ role, region }])
  }
  const university = await accounts.ensureOrganisation(UNIVERSITY, false)
  const company = await accounts.ensureOrganisation(COMPANY, false)
  const otherCompany = await accounts.ensureOrganisation(OTHER_COMPANY, false)
  return {
    university,
    company,
    otherCompany,
    visitor,
    signedIn: viewerOf(await person('小林', 'visitor@test.example'), [], []),
    universityAdmin: await memberOf(university, 'admin', '周主任', 'univ-admin@test.example'),
    universityMember: await memberOf(university, 'member', '陈老师', 'univ@test.example'),
    companyAdmin: await memberOf(company, 'admin', '刘总', 'firm-admin@test.example'),
    companyMember: await memberOf(company, 'member', '王工', 'firm@test.example'),
    otherCompanyAdmin: await memberOf(otherCompany, 'admin', '孙总', 'other-firm@test.example'),
    agent: await appointed('AGENT', '130000', '赵敏', 'agent@test.example'),
    reviewer: await appointed('REVIEWER', '130000', '审核员', 'reviewer@test.example'),
    /** Another of the province, for races between two. */
    secondReviewer: await appointed('REVIEWER', '130000', '复审员', 'second-reviewer@test.example'),
    operator: await appointed('OPERATOR', '130000', '值班员', 'operator@test.example'),
    /** Of 唐山, where the company is. */
    cityOperator: await appointed('REGION_OP', '130200', '唐山值班员', 'tangshan@test.example'),
    /** Of 衡水, where the other company is. */
    otherCityOperator: await appointed('REGION_OP', '131100', '衡水值班员', 'hengshui@test.example'),
    cityReviewer: await appointed('REVIEWER', '130200', '唐山审核员', 'tangshan-reviewer@test.example'),
    auditor: await appointed('AUDITOR', '130000', '审计员', 'auditor@test.example'),
  } satisfies Record<string, Viewer | OrganisationCard>
}
