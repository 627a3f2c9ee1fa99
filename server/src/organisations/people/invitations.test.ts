import { desc, eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newcomer as makeNewcomer, again as readAgain } from '../../../../tests/support/newcomers.ts'
import { application } from '../../../../tests/support/organisations.ts'
import type { People } from '../../../../tests/support/people.ts'
import { type House, startHouse } from '../../../../tests/support/start-house.ts'
import { persons } from '../../accounts/tables.ts'
import { administers, type Viewer } from '../../accounts/viewer.ts'
import { mails } from '../../notices/tables.ts'
import { trail } from '../../platform/trail.tables.ts'
import { invitations as sent } from '../tables.ts'

let house: House
let people: People
let use: House['services']
beforeAll(async () => {
  house = await startHouse()
  people = await house.addPeople()
  use = house.services
})
afterAll(() => house.close())

const DAY = 86_400_000
const newcomer = (name?: string) => makeNewcomer(use, name)
const again = (viewer: Viewer) => readAgain(use, viewer)
const idOf = (viewer: Viewer) => viewer.person?.id as string
const mailOf = (viewer: Viewer) => viewer.person?.email as string
const refusal = (work: Promise<unknown>) =>
  work.then(
    () => null,
    ({ code, facts }) => ({ code, facts }),
  )

async function unit() {
  const organisation = await use.accounts.ensureOrganisation(application(), false)
  const one = await newcomer('邀请人')
  await use.accounts.join(idOf(one), organisation.id, 'admin')
  return { organisation, admin: await again(one) }
}
/** The link of the last mail to this address. */
async function tokenFor(address: string): Promise<string> {
  const rows = await use.db.read.select().from(mails).orderBy(desc(mails.createdAt), desc(mails.id))
  const link = rows.find((row) => row.address === address && row.link?.startsWith('/invitation/'))?.link
  return link?.slice('/invitation/'.length) ?? ''
}

describe('an invitation by mail', () => {
  test('says before it is accepted who invites to what, and makes a member of whoever it was sent to', async () => {
    const { organisation, admin } = await unit()
    const guest = await newcomer()
    const address = mailOf(guest)
    const invitation = await use.invitations.invite(admin, organisation.id, { email: address.toUpperCase(), role: 'member' })
    expect(invitation).toMatchObject({ email: address, role: 'member', state: 'open' })
    const token = await tokenFor(address)
    const open = { by: '邀请人', organisation, role: 'member', email: 'ne***@test.example', state: 'open' }
    expect(await use.invitations.open(people.visitor, token)).toMatchObject({ ...open, forYou: null })
    expect(await use.invitations.open(admin, token)).toMatchObject({ ...open, forYou: false })
    expect(await use.invitations.open(guest, token)).toMatchObject({ ...open, forYou: true })
    expect(await use.invitations.accept(guest, token)).toMatchObject({ state: 'accepted' })
    expect((await again(guest)).organisations).toEqual([expect.objectContaining({ id: organisation.id, membership: 'member' })])
    expect((await use.invitations.ofOrganisation(admin, organisation.id)).items).toEqual([])
  })

  test('waits in the workspace of whoever proved the address, and only there', async () => {
    const { organisation, admin } = await unit()
    const [guest, other] = [await newcomer(), await newcomer()]
    await use.invitations.invite(admin, organisation.id, { email: mailOf(guest), role: 'member' })
    const [waiting] = (await use.invitations.mine(guest)).items
    expect(waiting).toMatchObject({ by: '邀请人', organisation, state: 'open', forYou: true })
    const id = waiting?.id as string
    expect(await use.invitations.mine(other)).toEqual({ items: [] })
    expect((await refusal(use.invitations.acceptMine(other, id)))?.code).toBe('not_found')
    const proven = (emailVerified: boolean) =>
      use.db.write(
        async (tx) =>
          void (await tx
            .update(persons)
            .set({ emailVerified })
            .where(eq(persons.id, idOf(guest)))),
      )
    await proven(false)
    expect(await use.invitations.mine(guest)).toEqual({ items: [] })
    expect((await refusal(use.invitations.acceptMine(guest, id)))?.code).toBe('not_found')
    await proven(true)
    expect(await use.invitations.acceptMine(guest, id)).toMatchObject({ state: 'accepted' })
    expect((await again(guest)).organisations).toEqual([expect.objectContaining({ id: organisation.id })])
    expect(await use.invitations.mine(guest)).toEqual({ items: [] })
  })

  test('is answered alike for an address with an account and one without', async () => {
    const { organisation, admin } = await unit()
    const known = await newcomer()
    const invite = (email: string) => use.invitations.invite(admin, organisation.id, { email, role: 'admin' })
    const answers = [await invite(mailOf(known)), await invite('nobody-here@test.example')]
    expect(answers[0]).toEqual({ ...answers[1], id: answers[0]?.id, email: mailOf(known) })
  })

  test('keeps neither the link nor, in the trail, the address', async () => {
    const { organisation, admin } = await unit()
    await use.invitations.invite(admin, organisation.id, { email: 'canary-address@test.example', role: 'member' })
    const token = await tokenFor('canary-address@test.example')
    const kept = JSON.stringify(await use.db.read.select().from(sent))
    expect([token.length, kept.includes(token)]).toEqual([43, false])
    expect(JSON.stringify(await use.db.read.select().from(trail))).not.toContain('canary-address')
  })

  test('serves once, for its address, for seven days', async () => {
    const { organisation, admin } = await unit()
    const [guest, other] = [await newcomer(), await newcomer()]
    await use.invitations.invite(admin, organisation.id, { email: mailOf(guest), role: 'member' })
    const token = await tokenFor(mailOf(guest))
    expect((await refusal(use.invitations.accept(other, token)))?.code).toBe('invitation_other_address')
    expect((await refusal(use.invitations.accept(guest, `${token.slice(0, -2)}AA`)))?.code).toBe('not_found')
    const answers = await Promise.allSettled([use.invitations.accept(guest, token), use.invitations.accept(guest, token)])
    expect(answers.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(await refusal(use.invitations.accept(guest, token))).toEqual({ code: 'invitation_over', facts: { state: 'accepted' } })

    await use.invitations.invite(admin, organisation.id, { email: mailOf(other), role: 'member' })
    const late = await tokenFor(mailOf(other))
    house.clock.advance(7 * DAY)
    expect(await refusal(use.invitations.accept(other, late))).toEqual({ code: 'invitation_over', facts: { state: 'expired' } })
  })

  test('sent again has a new link and a new week; the old link is void', async () => {
    const { organisation, admin } = await unit()
    const guest = await newcomer()
    const { id } = await use.invitations.invite(admin, organisation.id, { email: mailOf(guest), role: 'admin' })
    const old = await tokenFor(mailOf(guest))
    house.clock.advance(8 * DAY)
    expect((await use.invitations.ofOrganisation(admin, organisation.id)).items).toEqual([
      expect.objectContaining({ state: 'expired' }),
    ])
    expect(await use.invitations.resend(admin, id)).toMatchObject({ state: 'open' })
    expect((await refusal(use.invitations.accept(guest, old)))?.code).toBe('not_found')
    await use.invitations.accept(guest, await tokenFor(mailOf(guest)))
    expect((await again(guest)).organisations).toEqual([expect.objectContaining({ membership: 'admin' })])
    expect((await refusal(use.invitations.resend(admin, id)))?.code).toBe('invitation_over')
  })

  test('revoked or replaced by a second one serves no more', async () => {
    const { organisation, admin } = await unit()
    const guest = await newcomer()
    const invite = () => use.invitations.invite(admin, organisation.id, { email: mailOf(guest), role: 'member' })
    await invite()
    const first = await tokenFor(mailOf(guest))
    house.clock.advance(1000)
    const { id } = await invite()
    const second = await tokenFor(mailOf(guest))
    expect(await refusal(use.invitations.accept(guest, first))).toEqual({ code: 'invitation_over', facts: { state: 'revoked' } })
    expect(await use.invitations.revoke(admin, id)).toMatchObject({ state: 'revoked' })
    expect((await refusal(use.invitations.accept(guest, second)))?.code).toBe('invitation_over')
    expect((await refusal(use.invitations.revoke(admin, id)))?.code).toBe('invitation_over')
  })

  test('into an organisation that was closed meanwhile is over', async () => {
    const { organisation, admin } = await unit()
    const guest = await newcomer()
    await use.invitations.invite(admin, organisation.id, { email: mailOf(guest), role: 'member' })
    const { revision } = await use.organisationDesk.show(people.operator, organisation.id)
    const close = { move: 'close', revision, how: null, text: '注销', returned: [] } as const
    await use.organisationDesk.decide(people.operator, organisation.id, { ...close, returned: [] })
    const late = use.invitations.accept(guest, await tokenFor(mailOf(guest)))
    expect(await refusal(late)).toEqual({ code: 'invitation_over', facts: { state: 'revoked' } })
    // With a page that was open before.
    const another = use.invitations.invite(admin, organisation.id, { email: 'late@test.example', role: 'member' })
    expect((await refusal(another))?.code).toBe('transition_refused')
    const after = await again(admin)
    expect([after.isMember, administers(after, organisation.id)]).toEqual([false, false])
  })

  test('is for administrators to send, see, repeat and take back', async () => {
    const { organisation, admin } = await unit()
    const { id } = await use.invitations.invite(admin, organisation.id, { email: 'x@test.example', role: 'member' })
    const member = await newcomer()
    await use.accounts.join(idOf(member), organisation.id, 'member')
    const attempts = (viewer: Viewer) => [
      use.invitations.invite(viewer, organisation.id, { email: 'y@test.example', role: 'member' }),
      use.invitations.ofOrganisation(viewer, organisation.id),
      use.invitations.resend(viewer, id),
      use.invitations.revoke(viewer, id),
    ]
    for (const attempt of attempts(await again(member))) expect((await refusal(attempt))?.code).toBe('forbidden')
    for (const stranger of [people.companyAdmin, people.operator])
      for (const attempt of attempts(stranger)) expect((await refusal(attempt))?.code).toBe('not_found')
    const invitesMember = use.invitations.invite(admin, organisation.id, { email: mailOf(member), role: 'member' })
    expect((await refusal(invitesMember))?.code).toBe('already_member')
  })

  test('an organisation writes to thirty strangers a day, no more', async () => {
    const { organisation, admin } = await unit()
    const invite = (n: number) =>
      use.invitations.invite(admin, organisation.id, { email: `stranger${n}@test.example`, role: 'member' })
    for (let n = 0; n < 30; n++) await invite(n)
    expect((await refusal(invite(30)))?.code).toBe('rate_limited')
    house.clock.advance(DAY)
    expect(await invite(30)).toMatchObject({ state: 'open' })
  })
})

describe('offices', () => {
  const appoint = (viewer: Viewer, email: string, role = 'REVIEWER', region = '130200') =>
    use.offices.appoint(viewer, { email, role, region } as never)

  test('begin when they are accepted, and end at the next request when they are withdrawn', async () => {
    const one = await newcomer()
    await appoint(people.operator, mailOf(one))
    expect((await use.offices.list(people.operator)).invitations).toContainEqual(
      expect.objectContaining({ email: mailOf(one), appointment: { role: 'REVIEWER', region: '130200' } }),
    )
    expect((await again(one)).isReviewer).toBe(false)
    await use.invitations.accept(one, await tokenFor(mailOf(one)))
    expect((await again(one)).appointments).toEqual([{ role: 'REVIEWER', region: '130200' }])
    const { items } = await use.offices.dismiss(people.operator, idOf(one), 'REVIEWER')
    expect(items.some(({ id }) => id === idOf(one))).toBe(false)
    expect((await again(one)).isReviewer).toBe(false)
    const actions = (await use.db.read.select().from(trail)).map(({ action }) => action)
    expect(actions).toEqual(expect.arrayContaining(['invitation.sent', 'invitation.accepted', 'office.withdrawn']))
  })

  test('are the province’s to give, never to oneself, and for a region that fits', async () => {
    for (const viewer of [people.cityOperator, { ...people.reviewer, isOperator: true }])
      for (const attempt of [
        appoint(viewer, 'x@test.example'),
        use.offices.list(viewer),
        use.offices.dismiss(viewer, idOf(people.reviewer), 'REVIEWER'),
      ])
        expect(await refusal(attempt)).toEqual({ code: 'forbidden', facts: { needs: 'province_operator' } })
    const own = await appoint(people.operator, 'Operator@test.example').catch((fault) => fault.issues)
    expect(own).toEqual([{ path: 'email', code: 'not_yourself', facts: {} }])
    const odd = await appoint(people.operator, 'x@test.example', 'REGION_OP', '130000').catch((fault) => fault.issues)
    expect(odd).toEqual([{ path: 'region', code: 'office_region', facts: {} }])
    expect((await refusal(use.offices.dismiss(people.operator, idOf(people.operator), 'OPERATOR')))?.code).toBe('forbidden')
  })

  test('are not repeated or taken back from a city’s desk, nor given or withdrawn by whoever has none any more', async () => {
    const one = await newcomer()
    const { id } = await appoint(people.operator, mailOf(one))
    const province = { code: 'forbidden', facts: { needs: 'province_operator' } }
    for (const attempt of [use.invitations.resend(people.cityOperator, id), use.invitations.revoke(people.cityOperator, id)])
      expect(await refusal(attempt)).toEqual(province)
    expect((await refusal(use.invitations.revoke(people.reviewer, id)))?.code).toBe('not_found')
    await use.accounts.appoint(idOf(one), 'OPERATOR')
    const dismissed = await again(one)
    await use.offices.dismiss(people.operator, idOf(one), 'OPERATOR')
    expect(await refusal(use.offices.dismiss(dismissed, idOf(people.reviewer), 'REVIEWER'))).toEqual(province)
  })

  test('two operators of the province who dismiss each other at once: one remains', async () => {
    const one = await newcomer()
    await use.accounts.appoint(idOf(one), 'OPERATOR')
    const other = await again(one)
    const answers = await Promise.allSettled([
      use.offices.dismiss(people.operator, idOf(other), 'OPERATOR'),
      use.offices.dismiss(other, idOf(people.operator), 'OPERATOR'),
    ])
    expect(answers.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    const left = [await again(people.operator), await again(other)].filter(({ isOperator }) => isOperator)
    expect(left.length).toBe(1)
    await use.accounts.appoint(idOf(people.operator), 'OPERATOR')
  })
})

test('where duties are separated, nobody operates what they audit', async () => {
  await using strict = await startHouse({ settings: { PASSWORD_POLICY: 'dengbao' } })
  const { operator, auditor } = await strict.addPeople()
  const { offices, invitations } = strict.services
  const { id } = await offices.appoint(operator, { email: 'auditor@test.example', role: 'REGION_OP', region: '130200' })
  const attempt = invitations.acceptMine(auditor, id)
  expect(await refusal(attempt)).toEqual({ code: 'offices_exclude', facts: { office: 'REGION_OP', other: 'AUDITOR' } })
})
