import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { NeedDraft } from '@keqiao/shared/needs'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { achievementDraft, needDraft } from '../support/drafts.ts'
import type { People } from '../support/people.ts'
import { type House, startHouse } from '../support/start-house.ts'

/** Stands in the hidden need and nowhere else. */
const SECRET = '蓝鲸七号回转窑'
const ASKERS = ['visitor', 'visitor@test.example', 'univ-admin@test.example', 'other-firm@test.example'] as const

let house: House
let people: People
let achievementId: string
let openNeedId: string

beforeEach(async () => {
  house = await startHouse()
  people = await house.addPeople()
  const { achievements, needs } = house.services
  achievementId = (await achievements.create(people.universityAdmin, people.university.id, achievementDraft(), { to: 'listed' }))
    .id
  const other = needDraft({
    name: '钢坯外观检查',
    indicators: [],
    object: null,
    keywords: [],
    trlMin: 9,
    industries: [],
    modes: ['EQUITY'],
  })
  openNeedId = (await needs.create(people.otherCompanyAdmin, people.otherCompany.id, other, { to: 'listed' })).id
  await house.processAll()
})
afterEach(() => house.close())

/** A need much like the open one, and a better match, so that it would be shown wherever it may. */
const hidden = (disclosure: NeedDraft['disclosure']) =>
  needDraft({
    disclosure,
    name: `${SECRET}板坯表面裂纹下线才发现`,
    keywords: [SECRET, '表面裂纹'],
    tried: `${SECRET}上试过一次。`,
    region: '130400',
  })

async function postHidden(disclosure: NeedDraft['disclosure']): Promise<string> {
  const { id } = await house.services.needs.create(people.companyAdmin, people.company.id, hidden(disclosure), { to: 'listed' })
  await house.processAll()
  return id
}

const q = encodeURIComponent(SECRET)
const surface = (needId: string) => [
  '/api/v1/search?kind=need',
  `/api/v1/search?kind=need&q=${q}`,
  `/api/v1/search?kind=need&q=${encodeURIComponent('表面裂纹')}&size=1`,
  '/api/v1/search?kind=need&region=130400',
  `/api/v1/suggest?kind=need&q=${encodeURIComponent(SECRET.slice(0, 2))}`,
  '/api/v1/overview',
  '/api/v1/matches/best?size=100',
  `/api/v1/achievements/${achievementId}`,
  `/api/v1/achievements/${achievementId}/matches`,
  `/api/v1/achievements/${achievementId}/matches?size=1`,
  `/api/v1/needs/${openNeedId}/matches`,
  `/api/v1/organisations/${people.company.id}`,
  `/api/v1/needs/${needId}`,
  `/api/v1/needs/${needId}/matches`,
  `/api/v1/export?kind=need&format=csv`,
  `/api/v1/export?kind=need&format=csv&q=${q}`,
  '/api/openapi.json',
]

/** Every public answer as this person gets it; what changes with each request is left out. */
async function answers(needId: string, asker: (typeof ASKERS)[number] | 'agent@test.example'): Promise<Record<string, string>> {
  const headers = asker === 'visitor' ? {} : { cookie: await house.signIn(asker) }
  const found: Record<string, string> = {}
  for (const url of surface(needId)) {
    const { statusCode, body } = await house.app.inject({ url, headers })
    // What still has to be indexed says nothing of what it is.
    found[url] = `${statusCode} ${body.replace(/"requestId":"[^"]*"/, '').replace(/"waiting":\d+/, '')}`
  }
  return found
}

describe('a need for agents or by invitation', () => {
  for (const disclosure of ['AGENT_ONLY', 'INVITE'] as const)
    test(`${disclosure}: to others every answer is what it would be without the need`, async () => {
      const nobody = '01890000-0000-7000-8000-000000000001'
      const before: Record<string, Record<string, string>> = {}
      for (const asker of ASKERS) before[asker] = await answers(nobody, asker)
      const id = await postHidden(disclosure)
      // It is matched, and better than the open one: there is something to hide.
      const { items } = await house.services.matching.ofAchievement(people.companyAdmin, achievementId, 20)
      expect(items.map((item) => item.needId)).toEqual([id, openNeedId])
      for (const asker of ASKERS) {
        const after = await answers(id, asker)
        const changed = Object.entries(after).filter(([url, answer]) => answer !== before[asker]?.[url.replace(id, nobody)])
        expect(
          changed.map(([url]) => url),
          asker,
        ).toEqual([])
      }
    })

  test('reaches agents when it is for agents, and nobody but its owner and the centre by invitation', async () => {
    const status = async (id: string, email: string) =>
      (await house.app.inject({ url: `/api/v1/needs/${id}`, headers: { cookie: await house.signIn(email) } })).statusCode
    const forAgents = await postHidden('AGENT_ONLY')
    const invited = (
      await house.services.needs.create(people.companyAdmin, people.company.id, needDraft({ disclosure: 'INVITE' }), {
        to: 'listed',
      })
    ).id
    const who = ['agent@test.example', 'operator@test.example', 'firm-admin@test.example', 'univ-admin@test.example']
    expect(await Promise.all(who.map((email) => status(forAgents, email)))).toEqual([200, 200, 200, 404])
    expect(await Promise.all(who.map((email) => status(invited, email)))).toEqual([404, 200, 200, 404])
  })
})

describe('an anonymous need', () => {
  test('is found and read by everybody, and names its company to nobody', async () => {
    const id = await postHidden('ANON')
    for (const asker of [...ASKERS, 'agent@test.example'] as const) {
      const all = await answers(id, asker)
      expect(all[`/api/v1/search?kind=need&q=${q}`], asker).toContain(id)
      const { [`/api/v1/organisations/${people.company.id}`]: own, ...rest } = all
      const naming = Object.entries(rest).filter(
        ([, body]) => body.includes(people.company.name) || body.includes(people.company.id) || body.includes('secret@firm'),
      )
      expect(naming, asker).toEqual([])
      expect(JSON.parse(own?.slice(4) ?? '{}').needCount, asker).toBe(0)
    }
  })

  test('is not counted among the kinds of organisations', async () => {
    await postHidden('ANON')
    const { facets } = (await house.app.inject({ url: `/api/v1/search?kind=need&q=${q}` })).json()
    expect(facets.organisationKind ?? []).toEqual([])
    const byKind = (await house.app.inject({ url: `/api/v1/search?kind=need&q=${q}&organisationKind=ENT` })).json()
    expect(byKind.items.map((item: { card: { name: string } }) => item.card.name).join()).not.toContain(SECRET)
  })
})

describe('a change of who may see it acts at once, while the worker stands still', () => {
  const nobody = '01890000-0000-7000-8000-000000000001'
  const tighten = (id: string, from: NeedDraft['disclosure'], draft: Partial<NeedDraft>) =>
    house.services.needs.save(people.companyAdmin, id, {
      revision: 1,
      pendingRevision: null,
      draft: { ...hidden(from), ...draft },
    })

  test.each([
    ['from open to invitation', 'OPEN', { disclosure: 'INVITE' }],
    ['from anonymous to agents only', 'ANON', { disclosure: 'AGENT_ONLY' }],
    ['together with a new name, which waits for a reviewer', 'OPEN', { disclosure: 'INVITE', name: '改过的名称' }],
  ] as const)('%s', async (_, from, draft) => {
    const before: Record<string, Record<string, string>> = {}
    for (const asker of ASKERS) before[asker] = await answers(nobody, asker)
    const id = await postHidden(from)
    const suggested = `/api/v1/suggest?kind=need&q=${encodeURIComponent(SECRET.slice(0, 2))}`
    expect((await house.app.inject({ url: suggested })).body).toContain(SECRET)
    await tighten(id, from, draft)
    for (const asker of ASKERS) {
      const after = await answers(id, asker)
      const changed = Object.entries(after).filter(([url, answer]) => answer !== before[asker]?.[url.replace(id, nobody)])
      expect(
        changed.map(([url]) => url),
        asker,
      ).toEqual([])
    }
    const files = readdirSync(house.dataDir).filter((name) => name.startsWith('search.db'))
    expect(files).toContain('search.db')
    for (const name of files)
      expect(readFileSync(path.join(house.dataDir, name)).includes(SECRET), `${name} still holds the need`).toBe(false)
  })

  test('from open to anonymous: nothing names the company any more, no pair tells where it is', async () => {
    const id = await postHidden('OPEN')
    await tighten(id, 'OPEN', { disclosure: 'ANON' })
    for (const asker of [...ASKERS, 'agent@test.example'] as const) {
      const { [`/api/v1/organisations/${people.company.id}`]: _, ...rest } = await answers(id, asker)
      const told = Object.entries(rest).filter(
        ([, body]) => body.includes(people.company.name) || body.includes(people.company.id) || body.includes('130400'),
      )
      expect(
        told.map(([url]) => url),
        asker,
      ).toEqual([])
    }
  })
})

test('what was tried is for members; whom to ask is for the owner', async () => {
  const draft = needDraft({ tried: '试过进口相机' })
  const { id } = await house.services.needs.create(people.companyAdmin, people.company.id, draft, { to: 'listed' })
  const read = async (email?: string) => {
    const headers = email ? { cookie: await house.signIn(email) } : {}
    const { tried, contact } = (await house.app.inject({ url: `/api/v1/needs/${id}`, headers })).json()
    return [tried, contact?.email ?? null]
  }
  expect(await read()).toEqual([null, null])
  expect(await read('visitor@test.example')).toEqual([null, null])
  expect(await read('univ-admin@test.example')).toEqual(['试过进口相机', null])
  expect(await read('firm-admin@test.example')).toEqual(['试过进口相机', 'secret@firm.example'])
})
