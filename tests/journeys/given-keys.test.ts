import type { Achievement } from '@keqiao/shared/achievements'
import type { Need } from '@keqiao/shared/needs'
import type { OrganisationFile } from '@keqiao/shared/organisations'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { achievementDraft, needDraft } from '../support/drafts.ts'
import { application } from '../support/organisations.ts'
import type { People } from '../support/people.ts'
import { type House, startHouse } from '../support/start-house.ts'

let house: House
let people: People
beforeEach(async () => {
  house = await startHouse()
  people = await house.addPeople()
})
afterEach(() => house.close())

const CHOSEN = '01890000-0000-7000-8000-000000000001'
const LONG_AGO = '2001-01-01T00:00:00.000Z'

/** What only the server may decide. */
const grabbed = () => ({
  id: CHOSEN,
  state: 'published',
  ownerId: people.otherCompany.id,
  owner: { id: people.otherCompany.id },
  organisationId2: people.otherCompany.id,
  demo: true,
  quality: 100,
  revision: 77,
  createdAt: LONG_AGO,
  updatedAt: LONG_AGO,
  publishedAt: LONG_AGO,
  takenDown: { reason: 'OTHER', text: 'x', from: 'published' },
  mine: true,
  submit: true,
  roles: ['OPERATOR'],
  membership: 'admin',
})

async function send(method: 'POST' | 'PUT', url: string, payload: object, email: string) {
  return house.app.inject({ method, url, payload, headers: { cookie: await house.signIn(email) } })
}

/** As the record is, without what the draft says. */
const heads = ({ id, state, revision, demo, createdAt, updatedAt, publishedAt, takenDown, owner, mine }: Need | Achievement) => ({
  chosenId: id === CHOSEN,
  ...{ state, revision, demo, createdAt, updatedAt, publishedAt, takenDown, mine },
  owner: owner?.id,
})

const KINDS = [
  {
    kind: 'needs',
    email: 'firm-admin@test.example',
    owner: () => people.company.id,
    draft: () => needDraft(),
    lean: () => needDraft({ contact: null, object: null }),
  },
  {
    kind: 'achievements',
    email: 'univ-admin@test.example',
    owner: () => people.university.id,
    draft: () => achievementDraft(),
    lean: () => achievementDraft({ contact: null, object: null }),
  },
] as const

describe.each(KINDS)('keys that are not asked for change nothing in $kind', ({ kind, email, owner, draft, lean }) => {
  test('when a record is made', async () => {
    const plain = await send('POST', `/api/v1/${kind}`, { organisationId: owner(), draft: draft() }, email)
    const { submit: _, ...more } = grabbed()
    const stuffed = { ...more, organisationId: owner(), draft: { ...draft(), ...grabbed() } }
    const answer = await send('POST', `/api/v1/${kind}`, stuffed, email)
    expect([plain.statusCode, answer.statusCode]).toEqual([201, 201])
    expect(heads(answer.json())).toEqual(heads(plain.json()))
    expect(answer.json().quality).toEqual(plain.json().quality)
    expect(answer.json().state).toBe('draft')
  })

  test('when a record is saved', async () => {
    const make = async () => (await send('POST', `/api/v1/${kind}`, { organisationId: owner(), draft: lean() }, email)).json()
    const save = async (more: object, inDraft: object) => {
      const { id, revision } = await make()
      return send('PUT', `/api/v1/${kind}/${id}`, { ...more, revision, draft: { ...draft(), ...inDraft } }, email)
    }
    const plain = await save({}, {})
    const stuffed = await save(grabbed(), grabbed())
    expect([plain.statusCode, stuffed.statusCode]).toEqual([200, 200])
    expect(heads(stuffed.json())).toEqual(heads(plain.json()))
    expect(stuffed.json().quality).toEqual(plain.json().quality)
  })

  test('when a record is moved', async () => {
    const { id, revision } = (await send('POST', `/api/v1/${kind}`, { organisationId: owner(), draft: draft() }, email)).json()
    const moved = await send('POST', `/api/v1/${kind}/${id}/move`, { ...grabbed(), move: 'submit', revision }, email)
    const state = kind === 'needs' ? 'triage' : 'center_review'
    expect(heads(moved.json())).toMatchObject({ state, revision: revision + 2, demo: false, owner: owner() })
    expect(moved.json().publishedAt).toBeNull()
  })

  test('a record is not made in the name of another organisation', async () => {
    const answer = await send('POST', `/api/v1/${kind}`, { organisationId: people.otherCompany.id, draft: draft() }, email)
    expect([answer.statusCode, answer.json().code]).toEqual([403, 'forbidden'])
  })

  test("another organisation's record is neither saved, moved nor taken down", async () => {
    const { achievements, needs } = house.services
    const { id, revision } =
      kind === 'needs'
        ? await needs.create(people.companyAdmin, owner(), needDraft(), { to: 'listed' })
        : await achievements.create(people.universityAdmin, owner(), achievementDraft(), { to: 'listed' })
    const other = 'other-firm@test.example'
    const answers = [
      await send('PUT', `/api/v1/${kind}/${id}`, { revision, draft: { ...draft(), name: '被改了' } }, other),
      await send('POST', `/api/v1/${kind}/${id}/move`, { move: 'withdraw', revision }, other),
      await send('POST', `/api/v1/${kind}/${id}/take-down`, { reason: 'OTHER' }, other),
      await send('POST', `/api/v1/${kind}/${id}/restore`, {}, other),
    ]
    expect(answers.map((answer) => answer.statusCode)).toEqual([404, 404, 403, 403])
    const after = (await house.app.inject({ url: `/api/v1/${kind}/${id}` })).json()
    expect([after.state, after.revision, after.name]).toEqual([kind === 'needs' ? 'open' : 'published', revision, draft().name])
  })
})

test('an organisation that is applied for waits, whatever the application says of it, with an id of the server', async () => {
  const wished = { state: 'active', verifiedHow: 'LICENCE', verifiedAt: LONG_AGO, verifiedRegion: '130000', revision: 7 }
  const draft = { ...application({ name: '新厂' }), ...wished, demo: true, id: CHOSEN, createdAt: LONG_AGO, appliedBy: CHOSEN }
  const made = (await send('POST', '/api/v1/organisations', draft, 'visitor@test.example')).json<OrganisationFile>()
  expect([made.name, made.demo, made.id === CHOSEN]).toEqual(['新厂', false, false])
  expect([made.state, made.verified, made.revision]).toEqual(['applied', null, 0])
  const { revision } = made
  const saved = await send(
    'PUT',
    `/api/v1/organisations/${made.id}`,
    { revision, draft, state: 'active' },
    'visitor@test.example',
  )
  expect(saved.json<OrganisationFile>()).toMatchObject({ state: 'applied', verified: null, demo: false })
})

test('a mark is the own one, whoever is named in it', async () => {
  const { achievements, needs, matching } = house.services
  const made = await achievements.create(people.universityAdmin, people.university.id, achievementDraft(), { to: 'listed' })
  const need = await needs.create(people.companyAdmin, people.company.id, needDraft(), { to: 'listed' })
  await house.processAll()
  const body = { verdict: 'fits', personId: people.otherCompanyAdmin.person?.id, at: LONG_AGO }
  const answer = await send('PUT', `/api/v1/needs/${need.id}/matches/${made.id}/mark`, body, 'firm-admin@test.example')
  expect(answer.statusCode).toBe(200)
  const markSeenBy = async (viewer: typeof people.companyAdmin) => (await matching.ofNeed(viewer, need.id, 5)).items[0]?.mark
  expect(await markSeenBy(people.companyAdmin)).toMatchObject({ verdict: 'fits', at: house.clock.now() })
  expect(await markSeenBy(people.otherCompanyAdmin)).toBeNull()
})
