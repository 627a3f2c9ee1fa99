// Long on purpose: one house serves everything that can be asked for and given.
import type { Access, AccessRequest, Disclosed, Grant } from '@keqiao/shared/grants'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { achievementDraft, moveOf, needDraft } from '../../../tests/support/drafts.ts'
import type { People } from '../../../tests/support/people.ts'
import { type House, startHouse } from '../../../tests/support/start-house.ts'
import { upload } from '../../../tests/support/upload.ts'
import { memberships, organisations } from '../accounts/tables.ts'
import { picture } from '../attachments/fixtures.ts'
import { mails } from '../notices/tables.ts'
import { trail } from '../platform/trail.tables.ts'

let house: House
let people: People
const cookies: Record<string, string> = {}
const WHO = {
  owner: 'firm-admin@test.example',
  member: 'firm@test.example',
  agent: 'agent@test.example',
  other: 'other-firm@test.example',
  university: 'univ-admin@test.example',
  stranger: 'visitor@test.example',
  operator: 'operator@test.example',
}
type Who = keyof typeof WHO | 'visitor'

beforeAll(async () => {
  house = await startHouse()
  people = await house.addPeople()
  for (const [who, email] of Object.entries(WHO)) cookies[who] = await house.signIn(email)
  await house.services.achievements.create(people.universityAdmin, people.university.id, achievementDraft(), { to: 'listed' })
})
afterAll(() => house.close())

async function ask<T = Record<string, never>>(who: Who, url: string, body?: object) {
  const answer = await house.app.inject({
    method: body ? 'POST' : 'GET',
    url: `/api/v1${url}`,
    headers: cookies[who] ? { cookie: cookies[who] } : {},
    ...(body && { payload: body }),
  })
  const reply = answer.headers['content-type']?.toString().includes('json') ? answer.json() : {}
  return { status: answer.statusCode, ...(reply as T) }
}

async function post(disclosure: 'OPEN' | 'ANON' | 'AGENT_ONLY' | 'INVITE') {
  const draft = needDraft({ disclosure, name: `${disclosure} 的板坯表面裂纹` })
  const { id } = await house.services.needs.create(people.companyAdmin, people.company.id, draft, { to: 'listed' })
  return { id, subject: `need:${id}` }
}
async function attach(subject: string, name = '工况说明.png') {
  const { headers, payload } = upload(name, await picture().png().toBuffer())
  const url = `/api/v1/attachments?subject=${subject}`
  const cookie = cookies.owner as string
  return (await house.app.inject({ method: 'POST', url, headers: { ...headers, cookie }, payload })).json().id as string
}
const request = (who: Who, subject: string, more: object = {}) =>
  ask<AccessRequest>(who, '/access-requests', { subject, scope: 'FILES', reason: '我们做过同样的产线', ...more })
const answer = (who: Who, id: string, body: object = { answer: 'grant' }) =>
  ask<AccessRequest>(who, `/access-requests/${id}/answer`, body)
const disclosed = (who: Who, subject: string) => ask<Disclosed>(who, `/grants?subject=${subject}`)
const withdraw = (who: Who, id: string) => ask<Grant>(who, `/grants/${id}/withdraw`, {})
const invite = (to: object, subject: string, more: object = {}) => ask<Disclosed>('owner', '/grants', { subject, to, ...more })
const fetchFile = async (who: Who, id: string) => (await ask(who, `/attachments/${id}/file`)).status
const codes = async (who: Who) => {
  const { items } = await ask<{ items: { code: string; facts: object; subject: string }[] }>(who, '/notices?size=100')
  return items
}
const actions = async (subject: string) =>
  (await house.services.db.read.select().from(trail).where(eq(trail.subject, subject)).orderBy(trail.seq)).map(
    (row) => row.action,
  )

test('a file of an anonymous need: asked for, granted, taken, withdrawn, refused at the very next request', async () => {
  const { subject } = await post('ANON')
  const file = await attach(subject)
  expect(await fetchFile('agent', file)).toBe(403)
  const before = await ask<Access>('agent', `/access?subject=${subject}`)
  expect([before.granted, before.mayAsk, before.as.map((one) => one.kind)]).toEqual([[], ['NAME', 'FILES'], ['agent']])

  const asked = await request('agent', subject)
  expect([asked.status, asked.state, asked.requester.name]).toEqual([201, 'asked', '赵敏'])
  expect((await request('agent', subject)).status).toBe(409)
  expect((await codes('owner'))[0]).toMatchObject({ code: 'attachment_requested', facts: { by: '赵敏', what: 'FILES' }, subject })

  expect((await answer('member', asked.id)).status).toBe(403)
  expect((await answer('other', asked.id)).status).toBe(404)
  expect((await answer('owner', asked.id)).state).toBe('granted')
  expect((await answer('owner', asked.id)).status).toBe(409)
  expect((await codes('agent'))[0]).toMatchObject({ code: 'attachment_granted', subject })
  expect([await fetchFile('agent', file), await fetchFile('other', file)]).toEqual([200, 403])

  const seen = await disclosed('member', subject)
  expect([seen.mayDecide, seen.requests[0]?.state]).toEqual([false, 'granted'])
  expect(seen.grants).toMatchObject([{ scope: 'FILES', file: null, state: 'live', by: '刘总', grantee: { name: '赵敏' } }])
  expect(seen.downloads).toMatchObject([{ file: { id: file, name: '工况说明.png' }, who: { name: '赵敏', organisation: null } }])

  const [grant] = seen.grants
  expect((await withdraw('other', grant?.id as string)).status).toBe(404)
  expect((await withdraw('owner', grant?.id as string)).state).toBe('withdrawn')
  expect((await withdraw('owner', grant?.id as string)).status).toBe(409)
  expect(await fetchFile('agent', file)).toBe(403)
  const after = await ask<Access>('agent', `/access?subject=${subject}`)
  expect([after.granted, after.mayAsk, after.requests[0]?.ended?.why]).toEqual([[], ['NAME', 'FILES'], 'withdrawn'])
  expect((await codes('agent'))[0]).toMatchObject({ code: 'grant_withdrawn', facts: { what: 'FILES' } })
  const { items } = await ask<{ items: { name: string | null }[] }>('agent', `/attachments?subject=${subject}`)
  expect(items[0]?.name).toBeNull()
  expect((await actions(subject)).slice(2)).toEqual(['grant.asked', 'grant.given', 'attachment.downloaded', 'grant.withdrawn'])
})

test('one file of two', async () => {
  const { subject } = await post('OPEN')
  const [first, second] = [await attach(subject, '一.png'), await attach(subject, '二.png')]
  const { id } = await request('other', subject, { attachmentId: second, organisationId: people.otherCompany.id })
  await answer('owner', id)
  expect([await fetchFile('other', first), await fetchFile('other', second)]).toEqual([403, 200])
  expect((await disclosed('owner', subject)).grants).toMatchObject([
    { file: { id: second, number: 2, name: '二.png' }, grantee: { kind: 'person', organisation: people.otherCompany.name } },
  ])
})

test('all files asked for, one of them given', async () => {
  const { subject } = await post('ANON')
  const [first, second] = [await attach(subject, '一.png'), await attach(subject, '二.png')]
  const { id } = await request('agent', subject)
  const other = await attach((await post('ANON')).subject)
  expect((await answer('owner', id, { answer: 'grant', attachmentId: other })).status).toBe(400)
  expect((await answer('owner', id, { answer: 'grant', attachmentId: second })).state).toBe('granted')
  expect([await fetchFile('agent', first), await fetchFile('agent', second)]).toEqual([403, 200])
  expect((await ask<Access>('agent', `/access?subject=${subject}`)).mayAsk).toEqual(['NAME', 'FILES'])
})

test('whose an anonymous need is: in the record and in lists while the grant holds', async () => {
  const { id, subject } = await post('ANON')
  await house.processAll()
  const named = async (who: Who) => {
    const record = await ask<{ owner: { name: string } | null }>(who, `/needs/${id}`)
    const found = await ask<{ items: { card: { id: string; owner: unknown } }[] }>(who, '/search?kind=need&size=100')
    return [record.owner?.name ?? null, found.items.find(({ card }) => card.id === id)?.card.owner !== null]
  }
  expect(await named('other')).toEqual([null, false])
  const asked = await request('other', subject, { scope: 'NAME', organisationId: people.otherCompany.id })
  await answer('owner', asked.id)
  expect([await named('other'), await named('university'), await named('agent')]).toEqual([
    [people.company.name, true],
    [null, false],
    [null, false],
  ])
  await withdraw('owner', (await disclosed('owner', subject)).grants[0]?.id as string)
  expect(await named('other')).toEqual([null, false])
})

describe('a need by invitation', () => {
  const reads = async (who: Who, id: string) => (await ask(who, `/needs/${id}`)).status
  const matched = async (who: Who, id: string) => {
    const { items } = await ask<{ items: { needId: string }[] }>(who, '/matches/best?size=100')
    return items.some((item) => item.needId === id)
  }

  test('opens to the members of an invited organisation, in its matches too, and closes with the withdrawal', async () => {
    const { id, subject } = await post('INVITE')
    const file = await attach(subject)
    await house.processAll()
    expect([await reads('university', id), await matched('university', id)]).toEqual([404, false])
    const { grants } = await invite({ kind: 'organisation', id: people.university.id }, subject, { files: true })
    expect(grants.map(({ scope }) => scope).sort()).toEqual(['FILES', 'READ'])
    expect([await reads('university', id), await matched('university', id), await fetchFile('university', file)]).toEqual([
      200,
      true,
      200,
    ])
    expect([await reads('other', id), await matched('other', id)]).toEqual([404, false])
    const open = async (who: Who) =>
      (await ask<{ items: Grant[] }>(who, '/my/received-grants')).items
        .filter((one) => one.subject === subject)
        .map(({ name, scope }) => `${scope} ${name}`)
        .sort()
    expect([await open('university'), await open('other')]).toEqual([
      ['FILES INVITE 的板坯表面裂纹', 'READ INVITE 的板坯表面裂纹'],
      [],
    ])
    const [told] = await codes('university')
    expect(told).toMatchObject({ code: 'access_invited', facts: { name: 'INVITE 的板坯表面裂纹' } })
    // The files alone say nothing to who may not read the need.
    const read = grants.find(({ scope }) => scope === 'READ')?.id as string
    await withdraw('owner', read)
    expect([await reads('university', id), await matched('university', id), await fetchFile('university', file)]).toEqual([
      404,
      false,
      404,
    ])
    expect(await open('university')).toEqual([])
    expect((await codes('university')).filter((one) => one.subject === subject).map(({ facts }) => facts)).toEqual([
      { what: 'READ' },
      {},
    ])
  })

  test('closes with a suspended organisation, with a membership that ends, and at its date', async () => {
    const { db } = house.services
    const { id, subject } = await post('INVITE')
    const until = new Date(house.clock.millis() + 86_400_000).toISOString()
    await invite({ kind: 'organisation', id: people.otherCompany.id }, subject, { until })
    const setState = (state: 'active' | 'suspended') =>
      db.write(
        async (tx) => void (await tx.update(organisations).set({ state }).where(eq(organisations.id, people.otherCompany.id))),
      )
    expect(await reads('other', id)).toBe(200)
    await setState('suspended')
    expect(await reads('other', id)).toBe(404)
    await setState('active')
    expect(await reads('other', id)).toBe(200)
    const own = eq(memberships.personId, people.otherCompanyAdmin.person?.id as string)
    const [membership] = await db.read.select().from(memberships).where(own)
    await db.write(async (tx) => void (await tx.delete(memberships).where(own)))
    expect(await reads('other', id)).toBe(404)
    await db.write(async (tx) => void (await tx.insert(memberships).values(membership as NonNullable<typeof membership>)))
    expect(await reads('other', id)).toBe(200)
    house.clock.advance(86_400_000)
    expect(await reads('other', id)).toBe(404)
    expect((await disclosed('owner', subject)).grants[0]?.state).toBe('over')
  })

  test('by mail: the mail says who and where to, nothing of the need; the address it went to accepts, once', async () => {
    const { id, subject } = await post('INVITE')
    await invite({ kind: 'mail', email: 'Visitor@test.example' }, subject)
    const [mail] = await house.services.db.read.select().from(mails).where(eq(mails.address, 'visitor@test.example'))
    expect([mail?.code, mail?.facts, mail?.subject]).toEqual(['access_invitation', { by: people.company.name }, 'account'])
    const token = mail?.link?.split('=')[1] as string
    const opened = await ask<{ forYou: boolean; by: string }>('stranger', `/access-invitations?token=${token}`)
    expect([opened.forYou, opened.by]).toEqual([true, people.company.name])
    expect((await ask('other', '/access-invitations/accept', { token })).status).toBe(403)
    expect(await reads('stranger', id)).toBe(404)
    expect((await ask<{ subject: string }>('stranger', '/access-invitations/accept', { token })).subject).toBe(subject)
    expect(await reads('stranger', id)).toBe(200)
    expect((await ask('stranger', '/access-invitations/accept', { token })).status).toBe(409)
    type Opened = { state: string; subject: string | null }
    const reopened = async (who: Who) => ask<Opened>(who, `/access-invitations?token=${token}`)
    expect(await reopened('stranger')).toMatchObject({ state: 'accepted', subject })
    expect(await reopened('other')).toMatchObject({ state: 'accepted', subject: null })
    const { grants, invitations } = await disclosed('owner', subject)
    expect([grants[0]?.grantee.name, invitations[0]?.state]).toEqual(['小林', 'accepted'])
    await withdraw('owner', grants[0]?.id as string)
    expect(await reads('stranger', id)).toBe(404)
  })

  test('a mail invitation that was revoked opens nothing', async () => {
    const { subject } = await post('INVITE')
    const { invitations } = await invite({ kind: 'mail', email: 'somebody@test.example' }, subject)
    const [mail] = await house.services.db.read.select().from(mails).where(eq(mails.address, 'somebody@test.example'))
    const token = mail?.link?.split('=')[1] as string
    const revoked = await ask<{ state: string }>('owner', `/access-invitations/${invitations[0]?.id}/revoke`, {})
    expect(revoked.state).toBe('revoked')
    expect(await ask('visitor', `/access-invitations?token=${token}`)).toMatchObject({ state: 'revoked', forYou: null })
    expect((await ask('owner', `/access-invitations/${invitations[0]?.id}/revoke`, {})).status).toBe(409)
  })

  test('is offered to the directory only: no unknown party, no inviting oneself, no empty invitation', async () => {
    const { subject } = await post('INVITE')
    const open = await post('OPEN')
    const nobody = '01890000-0000-7000-8000-000000000001'
    expect((await invite({ kind: 'organisation', id: nobody }, subject)).status).toBe(400)
    expect((await invite({ kind: 'organisation', id: people.company.id }, subject)).status).toBe(400)
    expect((await invite({ kind: 'agent', id: nobody }, subject)).status).toBe(400)
    expect((await invite({ kind: 'organisation', id: people.university.id }, open.subject)).status).toBe(400)
    const { items } = await ask<{ items: { name: string }[] }>('owner', `/grants/candidates?q=${encodeURIComponent('测试')}`)
    expect(items.map(({ name }) => name).sort()).toEqual([people.otherCompany.name, people.university.name].sort())
  })
})

describe('a request', () => {
  test('is taken back by its maker, refused with a reason, or lapses unanswered', async () => {
    const { subject } = await post('ANON')
    await attach(subject)
    const taken = await request('agent', subject)
    expect((await ask('other', `/access-requests/${taken.id}/withdraw`, {})).status).toBe(404)
    expect((await ask<AccessRequest>('agent', `/access-requests/${taken.id}/withdraw`, {})).state).toBe('withdrawn')
    const refused = await request('agent', subject)
    expect((await answer('owner', refused.id, { answer: 'refuse' })).status).toBe(400)
    expect((await answer('owner', refused.id, { answer: 'refuse', text: '先谈意向' })).text).toBe('先谈意向')
    const left = await request('agent', subject)
    const past = { answer: 'grant', until: '2026-01-01T00:00:00.000Z' }
    expect((await answer('owner', left.id, past)).status).toBe(400)
    house.clock.set(left.dueAt)
    await house.services.timers.all.find(({ name }) => name === 'grants.lapse')?.run()
    const { requests } = await ask<Access>('agent', `/access?subject=${subject}`)
    expect(requests.map(({ state }) => state)).toEqual(['lapsed', 'refused', 'withdrawn'])
    expect((await codes('agent'))[0]?.code).toBe('access_lapsed')
    const inbox = await ask<{ items: AccessRequest[] }>('owner', '/my/access-requests?side=owner')
    expect(inbox.items.filter((one) => one.subject === subject)).toHaveLength(3)
    const mine = await ask<{ items: AccessRequest[] }>('agent', '/my/access-requests?side=asker')
    expect(mine.items[0]?.name).toBe('ANON 的板坯表面裂纹')
  })

  test('comes from a checked organisation or an agent, about what one sees and is not given', async () => {
    const [anon, hidden, plain] = [await post('ANON'), await post('INVITE'), await post('OPEN')]
    await attach(anon.subject)
    expect((await request('visitor', anon.subject)).status).toBe(401)
    expect((await request('stranger', anon.subject)).status).toBe(403)
    expect((await request('other', anon.subject)).status).toBe(400)
    expect((await request('owner', anon.subject, { organisationId: people.company.id })).status).toBe(409)
    expect((await request('agent', hidden.subject)).status).toBe(404)
    expect((await request('agent', plain.subject)).status).toBe(409)
    expect((await request('agent', plain.subject, { scope: 'NAME' })).status).toBe(409)
    expect((await disclosed('other', anon.subject)).status).toBe(404)
    expect((await disclosed('operator', anon.subject)).status).toBe(403)
  })

  test('is not made by who reads it for the centre, nor granted while the record is not shown', async () => {
    const { id, subject } = await post('ANON')
    await attach(subject)
    const asked = await request('agent', subject)
    const agency = {
      ...people.agent,
      isOperator: true,
      appointments: [...people.agent.appointments, ...people.operator.appointments],
    }
    await expect(
      house.services.grants.ask(agency, { subject, scope: 'NAME', organisationId: null, attachmentId: null, reason: '代问' }),
    ).rejects.toMatchObject({ code: 'transition_refused' })
    const shown = await house.services.needs.read(people.companyAdmin, id)
    await house.services.needs.move(people.companyAdmin, id, moveOf('pause', shown.revision))
    expect(await answer('owner', asked.id)).toMatchObject({ status: 409, code: 'transition_refused' })
    expect((await invite({ kind: 'organisation', id: people.university.id }, subject)).status).toBe(409)
    expect((await answer('owner', asked.id, { answer: 'refuse', text: '暂停了' })).status).toBe(200)
  })

  test('that two administrators answer at once is answered once', async () => {
    const { subject } = await post('ANON')
    await attach(subject)
    const { id } = await request('agent', subject)
    const answers = await Promise.all(Array.from({ length: 4 }, () => answer('owner', id)))
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409])
    expect((await disclosed('owner', subject)).grants).toHaveLength(1)
  })
})
