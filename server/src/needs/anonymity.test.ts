import { ANON_MIN_GROUP } from '@keqiao/shared/needs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { achievementDraft, needDraft } from '../../../tests/support/drafts.ts'
import type { People } from '../../../tests/support/people.ts'
import { type House, startHouse } from '../../../tests/support/start-house.ts'
import { loadTaxonomies } from '../taxonomy/taxonomy.ts'
import { blurred } from './anonymity.ts'

describe('place and industry of an anonymous need', () => {
  const taxonomies = loadTaxonomies()
  /** Companies by place and division; the crowd counts what lies below a place too. */
  const crowd = (companies: [region: string, division: string][]) => (region: string, divisions: string[]) =>
    companies.filter(
      ([at, division]) =>
        [at, ...taxonomies.ancestors('region', at)].includes(region) && (divisions.length === 0 || divisions.includes(division)),
    ).length
  const many = (n: number, region: string, division: string) =>
    Array.from({ length: n }, (): [string, string] => [region, division])
  const K = ANON_MIN_GROUP

  test.each([
    ['the city, where enough share both', many(K, '130200', 'C31'), ['130200', ['C31']]],
    [
      'the province, where the city has too few',
      [...many(K - 1, '130200', 'C31'), ...many(1, '130100', 'C31')],
      ['130000', ['C31']],
    ],
    [
      'nothing, where the province has too few of its trade',
      [...many(K - 1, '130200', 'C31'), ...many(K, '130200', 'C26')],
      [null, []],
    ],
    ['nothing, where nobody is', [], [null, []]],
  ] as [string, [string, string][], [string | null, string[]]][])(
    'is told as far as %s',
    (_, companies, [region, industries]) => {
      expect(blurred({ region: '130200', industries: ['C3110'] }, crowd(companies), taxonomies)).toEqual({ region, industries })
    },
  )

  test('without an industry nobody can count who shares its trade, so no place is told', () => {
    const companies = many(K, '130200', 'C31')
    expect(blurred({ region: '130200', industries: [] }, crowd(companies), taxonomies)).toEqual({ region: null, industries: [] })
  })

  test('with two industries, companies of either share it', () => {
    const companies: [string, string][] = [...many(K - 1, '130200', 'C31'), ...many(1, '130200', 'C33')]
    const shown = blurred({ region: '130200', industries: ['C31', 'C33'] }, crowd(companies), taxonomies)
    expect(shown).toEqual({ region: '130200', industries: ['C31', 'C33'] })
  })
})

describe('in a library of three companies in three places', () => {
  let house: House
  let people: People
  let anon: string
  let achievementId: string
  beforeAll(async () => {
    house = await startHouse()
    people = await house.addPeople()
    const { achievements, needs } = house.services
    achievementId = (
      await achievements.create(people.universityAdmin, people.university.id, achievementDraft(), { to: 'listed' })
    ).id
    anon = (await needs.create(people.companyAdmin, people.company.id, needDraft({ disclosure: 'ANON' }), { to: 'listed' })).id
    await house.processAll()
  })
  afterAll(() => house.close())

  const get = async (url: string, email?: string) =>
    (await house.app.inject({ url: `/api/v1${url}`, headers: email ? { cookie: await house.signIn(email) } : {} })).json()

  test('neither record, card, export, facet nor match tells where it is; its owner and the centre read it all', async () => {
    const outside = [
      await get(`/needs/${anon}`),
      (await get('/search?kind=need')).items[0].card,
      (await get('/overview')).newest.needs[0],
      (await get('/matches/best')).items[0].need,
    ]
    expect(outside.map(({ region }) => region)).toEqual([null, null, null, null])
    expect(outside[0].industries).toEqual([])
    for (const url of ['/search?kind=need&region=130200', '/search?kind=need&region=130000'])
      expect((await get(url)).total, url).toBe(0)
    const inside = [await get(`/needs/${anon}`, 'firm-admin@test.example'), await get(`/needs/${anon}`, 'operator@test.example')]
    expect(inside.map(({ region, industries }) => [region, industries])).toEqual([
      ['130200', ['C31']],
      ['130200', ['C31']],
    ])
  })

  test('a match gives no reason of place or industry', async () => {
    const { items } = await get(`/achievements/${achievementId}/matches`)
    expect(items).toHaveLength(1)
    const codes = items[0].reasons.map(({ code }: { code: string }) => code)
    expect(codes.filter((code: string) => code === 'same_region' || code === 'same_industry')).toEqual([])
    const told = items[0].signals.filter(({ code }: { code: string }) => ['region', 'industry'].includes(code))
    expect(told.map(({ value }: { value: number | null }) => value)).toEqual([null, null])
  })

  test('what only one or two anonymous needs have is not counted for anybody', async () => {
    const counted = async () => (await get('/search?kind=need')).facets.field?.map(({ code }: { code: string }) => code) ?? []
    expect(await counted()).toEqual([])
    const { needs } = house.services
    await needs.create(people.otherCompanyAdmin, people.otherCompany.id, needDraft({ field: '0102' }), { to: 'listed' })
    await house.processAll()
    expect((await counted()).sort()).toEqual(['01', '0102'])
  })
})
