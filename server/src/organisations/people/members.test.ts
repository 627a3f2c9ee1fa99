import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newcomer as makeNewcomer, again as readAgain } from '../../../../tests/support/newcomers.ts'
import { application } from '../../../../tests/support/organisations.ts'
import type { People } from '../../../../tests/support/people.ts'
import { type House, startHouse } from '../../../../tests/support/start-house.ts'
import type { Viewer } from '../../accounts/viewer.ts'
import { notices } from '../../notices/tables.ts'
import { Refusal } from '../../platform/refusal.ts'

let house: House
let people: People
let use: House['services']
beforeAll(async () => {
  house = await startHouse()
  people = await house.addPeople()
  use = house.services
})
afterAll(() => house.close())

const newcomer = (name?: string) => makeNewcomer(use, name)
const again = (viewer: Viewer) => readAgain(use, viewer)
const idOf = (viewer: Viewer) => viewer.person?.id as string

/** A fresh active organisation with these people; the clock goes on between them. */
async function unit(...roles: ('admin' | 'member')[]) {
  const { id } = await use.accounts.ensureOrganisation(application(), false)
  const viewers: Viewer[] = []
  for (const role of roles) {
    const one = await newcomer()
    house.clock.advance(1000)
    await use.accounts.join(idOf(one), id, role)
    viewers.push(await again(one))
  }
  return { id, viewers: viewers as [Viewer, Viewer, Viewer] }
}
const rolesOf = async (id: string) => (await use.members.list(people.operator, id)).items.map(({ role }) => role)
const refusal = (work: Promise<unknown>) =>
  work.then(
    () => null,
    (fault) => {
      if (!(fault instanceof Refusal)) throw fault
      return { code: fault.code, facts: fault.facts }
    },
  )
const told = async (viewer: Viewer) =>
  (await use.db.read.select().from(notices))
    .filter((row) => row.personId === idOf(viewer))
    .map(({ code, facts }) => ({ code, facts }))
const depart = (viewer: Viewer) =>
  use.db.write(async (tx) => {
    await use.members.departing(tx, idOf(viewer))
  })

describe('the members of an organisation', () => {
  test('read one another; addresses whole only for administrators, strangers nothing', async () => {
    const { id, viewers } = await unit('admin', 'member')
    const [admin, member] = viewers
    const seen = (await use.members.list(admin, id)).items
    expect(seen.map(({ role, you }) => [role, you])).toEqual([
      ['admin', true],
      ['member', false],
    ])
    expect(seen[1]?.email).toBe(member.person?.email)
    expect((await use.members.list(member, id)).items[0]?.email).toBe('ne***@test.example')
    expect((await use.members.list(people.cityOperator, id)).items.map(({ email }) => email)).toEqual(
      Array(2).fill('ne***@test.example'),
    )
    for (const stranger of [people.companyAdmin, people.signedIn, people.reviewer])
      expect((await refusal(use.members.list(stranger, id)))?.code).toBe('not_found')
  })

  test('an administrator raises and lowers others, who are told', async () => {
    const { id, viewers } = await unit('admin', 'member')
    const [admin, member] = viewers
    await use.members.setRole(admin, id, idOf(member), 'admin')
    expect(await rolesOf(id)).toEqual(['admin', 'admin'])
    await use.members.setRole(await again(member), id, idOf(admin), 'member')
    expect(await rolesOf(id)).toEqual(['member', 'admin'])
    expect((await told(member)).map(({ facts }) => facts.change)).toEqual(['made_admin'])
    expect((await told(admin)).map(({ facts }) => facts.change)).toEqual(['made_member'])
  })

  test('a member changes nobody, and a stranger learns of nobody', async () => {
    const { id, viewers } = await unit('admin', 'member')
    const [admin, member] = viewers
    const attempts = (viewer: Viewer) => [
      use.members.setRole(viewer, id, idOf(admin), 'member'),
      use.members.remove(viewer, id, idOf(admin)),
    ]
    for (const attempt of attempts(member)) expect((await refusal(attempt))?.code).toBe('forbidden')
    for (const attempt of attempts(people.companyAdmin)) expect((await refusal(attempt))?.code).toBe('not_found')
    const elsewhere = use.members.remove(admin, id, idOf(people.companyAdmin))
    expect((await refusal(elsewhere))?.code).toBe('not_found')
  })

  test('the last administrator cannot leave, be lowered or removed without handing over', async () => {
    const { id, viewers } = await unit('admin', 'member')
    const [admin, member] = viewers
    const last = { code: 'last_admin', facts: { candidates: [{ id: idOf(member), name: '小周' }] } }
    expect(await refusal(use.members.leave(admin, id, null))).toEqual(last)
    expect(await refusal(use.members.setRole(admin, id, idOf(admin), 'member'))).toEqual(last)
    expect(await refusal(use.members.remove(admin, id, idOf(admin)))).toEqual(last)
    expect((await refusal(use.members.leave(admin, id, idOf(people.companyAdmin))))?.code).toBe('not_found')
    expect((await refusal(use.members.leave(member, id, idOf(admin))))?.code).toBe('not_found')
    await use.members.leave(admin, id, idOf(member))
    expect((await again(member)).organisations).toEqual([expect.objectContaining({ id, membership: 'admin' })])
    expect((await again(admin)).organisations).toEqual([])
    const alone = await refusal(use.members.leave(await again(member), id, null))
    expect(alone).toEqual({ code: 'last_admin', facts: { candidates: [] } })
  })

  test('two administrators who leave at once: one remains', async () => {
    for (let round = 0; round < 5; round++) {
      const { id, viewers } = await unit('admin', 'admin')
      const answers = await Promise.allSettled(viewers.map((viewer) => use.members.leave(viewer, id, null)))
      expect(answers.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
      expect(await rolesOf(id)).toEqual(['admin'])
    }
  })

  test('two administrators who lower each other at once: one remains', async () => {
    const { id, viewers } = await unit('admin', 'admin')
    const [one, other] = viewers
    await Promise.allSettled([
      use.members.setRole(one, id, idOf(other), 'member'),
      use.members.setRole(other, id, idOf(one), 'member'),
    ])
    expect((await rolesOf(id)).sort()).toEqual(['admin', 'member'])
  })
})

describe('whose account is erased', () => {
  test('as last administrator leaves the organisation to its oldest member', async () => {
    const { id, viewers } = await unit('admin', 'member', 'member')
    const [admin, oldest, newest] = viewers
    await depart(admin)
    const rest = (await use.members.list(people.operator, id)).items.map(({ id: person, role }) => [person, role])
    expect(rest).toEqual([
      [idOf(oldest), 'admin'],
      [idOf(newest), 'member'],
    ])
    expect(await told(oldest)).toContainEqual(expect.objectContaining({ code: 'membership_changed' }))
    expect(await use.accounts.isActive(id)).toBe(true)
  })

  test('as last of all leaves it suspended, and the operators of its region are told; it opens again for a claim', async () => {
    const { id, viewers } = await unit('admin')
    await depart(viewers[0])
    expect(await use.accounts.isActive(id)).toBe(false)
    expect(await told(people.cityOperator)).toContainEqual(expect.objectContaining({ code: 'organisation_unmanned' }))
    const file = await use.organisationDesk.show(people.cityOperator, id)
    const reopen = { move: 'reopen', revision: file.revision, how: null, text: '已有人接手', returned: [] } as const
    expect((await refusal(use.organisationDesk.decide(people.cityOperator, id, { ...reopen, returned: [] })))?.code).toBe(
      'invalid_input',
    )
    const heir = await newcomer('接手的人')
    await use.organisations.claim(heir, { uscc: file.uscc as string, text: null })
    const [claim] = (await use.organisationDesk.show(people.cityOperator, id)).claims
    await use.organisationDesk.decideClaim(people.cityOperator, id, { claimId: claim?.id as string, confirm: true })
    const after = await use.organisationDesk.decide(people.cityOperator, id, { ...reopen, returned: [] })
    expect(after).toMatchObject({ state: 'active', members: 1 })
  })

  test('as applicant takes the application along', async () => {
    const one = await newcomer()
    const { id } = await use.organisations.apply(one, application())
    await depart(one)
    expect((await use.organisationDesk.show(people.cityOperator, id)).state).toBe('closed')
  })

  test('takes what was sent to the address along', async () => {
    const { id, viewers } = await unit('admin')
    const [admin] = viewers
    const one = await newcomer()
    await use.invitations.invite(admin, id, { email: one.person?.email as string, role: 'member' })
    await depart(one)
    expect(await use.invitations.ofOrganisation(admin, id)).toEqual({ items: [] })
  })

  test('as last operator of the province must first find another', async () => {
    expect((await refusal(depart(people.operator)))?.code).toBe('last_operator')
    const other = await newcomer()
    await use.accounts.appoint(idOf(other), 'OPERATOR')
    expect(await refusal(depart(people.operator))).toBeNull()
  })
})
