import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { achievementDraft } from '../support/drafts.ts'
import { type House, startHouse } from '../support/start-house.ts'

const EQUAL = 45
let house: House
let cookie: { operator: string; owner: string }

beforeAll(async () => {
  house = await startHouse()
  const people = await house.addPeople()
  const drafts = Array.from({ length: EQUAL }, (_, n) => achievementDraft({ externalRef: `A-${n}` }))
  const { created } = await house.services.achievements.importMany(people.universityAdmin, people.university.id, drafts, {
    to: 'listed',
  })
  expect(created).toBe(EQUAL)
  await house.processAll()
  cookie = { operator: await house.signIn('operator@test.example'), owner: await house.signIn('univ-admin@test.example') }
})
afterAll(() => house.close())

const read = (url: string, headers: Record<string, string> = {}) => house.app.inject({ url, headers })

describe('forty-five equal achievements, ten to a page', () => {
  const LISTS = {
    'search without words': {
      url: '/api/v1/search?kind=achievement',
      of: (item: never) => (item as { card: { id: string } }).card.id,
    },
    'search by date': {
      url: '/api/v1/search?kind=achievement&sort=date',
      of: (item: never) => (item as { card: { id: string } }).card.id,
    },
    'search with words': {
      url: `/api/v1/search?kind=achievement&q=${encodeURIComponent('表面裂纹')}`,
      of: (item: never) => (item as { card: { id: string } }).card.id,
    },
    'the own ones': { url: '/api/v1/my/achievements?', of: (item: never) => (item as { id: string }).id, as: 'owner' as const },
    'the whole of the centre': {
      url: '/api/v1/operator/listings?',
      of: (item: never) => (item as { id: string }).id,
      as: 'operator' as const,
    },
  }
  test.each(Object.entries(LISTS))('%s repeats and loses nothing', async (_, list) => {
    const ids: string[] = []
    for (let page = 1; page <= 6; page++) {
      const headers = 'as' in list ? { cookie: cookie[list.as] } : {}
      const { items, total } = (await read(`${list.url}&size=10&page=${page}`, headers)).json()
      expect(total).toBe(EQUAL)
      ids.push(...items.map(list.of))
    }
    expect([ids.length, new Set(ids).size]).toEqual([EQUAL, EQUAL])
  })
})

describe('odd addresses are answered with 200 or 400', () => {
  const long = '裂'.repeat(10_000)
  const ODD: Record<string, string> = {
    'a parameter twice': '/api/v1/search?q=a&q=b&page=1&page=2',
    'a kind twice': '/api/v1/search?kind=need&kind=achievement',
    'a prototype': '/api/v1/search?__proto__=x&constructor=y&q=z&__proto__[q]=1',
    'ten thousand characters': `/api/v1/search?q=${encodeURIComponent(long)}`,
    'two thousand characters': `/api/v1/search?q=${encodeURIComponent(long.slice(0, 2000))}`,
    'a long suggestion': `/api/v1/suggest?q=${encodeURIComponent(long)}`,
    'a broken escape': '/api/v1/search?q=%E8%A1%ZZ%',
    'a null character': '/api/v1/search?q=%00%00',
    'half a surrogate': '/api/v1/search?q=%ED%A0%80',
    'only signs': `/api/v1/search?q=${encodeURIComponent('"*():^-+ AND OR NOT NEAR/2 \'; --')}`,
    'page nought': '/api/v1/search?page=0',
    'a negative page': '/api/v1/search?page=-1',
    'a page of letters': '/api/v1/search?page=abc',
    'half a page': '/api/v1/search?page=1.5',
    'the last page allowed': '/api/v1/search?page=500&size=100',
    'a huge size': '/api/v1/search?size=1e9',
    'an unknown kind': '/api/v1/search?kind=person',
    'an unknown field': '/api/v1/search?field=99',
    'a field of letters': "/api/v1/search?field=01' OR 1=1",
    'an empty filter': '/api/v1/search?field=&region=&trl=',
    'sixty filters': `/api/v1/search?${Array.from({ length: 60 }, (_, n) => `region=1301${String(n).padStart(2, '0')}`).join('&')}`,
    'a comma list': '/api/v1/search?trl=1,2,3,,4',
    'an id that is none': '/api/v1/achievements/not-an-id',
    'an id with a quote': "/api/v1/needs/'%20or%201=1",
    'an id of a prototype': '/api/v1/organisations/__proto__',
    'a path that climbs': '/api/v1/../../etc/passwd',
    'an export of nonsense': '/api/v1/export?format=pdf',
    'a template of nonsense': '/api/v1/import-template?kind=person',
  }
  test.each(Object.entries(ODD))('%s', async (_, url) => {
    const answer = await read(url)
    expect([200, 400, 404]).toContain(answer.statusCode)
    if (answer.statusCode !== 200) expect(['invalid_input', 'not_found']).toContain(answer.json().code)
  })

  test('odd bodies are answered with 400, and name the field', async () => {
    const post = (payload: string, type = 'application/json') =>
      house.app.inject({ method: 'POST', url: '/api/v1/suggest-field', payload, headers: { 'content-type': type } })
    const bodies = [
      '',
      '{',
      'null',
      '[]',
      '"x"',
      '{"text":1}',
      '{"text":""}',
      `{"text":"${'x'.repeat(5000)}"}`,
      '{"__proto__":{"text":"x"}}',
    ]
    for (const body of bodies) expect((await post(body)).statusCode, body.slice(0, 30)).toBe(400)
    expect((await post('{"text":""}')).json()).toMatchObject({
      code: 'invalid_input',
      issues: [{ path: 'text', code: 'too_small' }],
    })
    expect((await post('<x/>', 'text/xml')).statusCode).toBeLessThan(500)
  })

  test('a fault of input never repeats what was typed', async () => {
    const answer = await read(`/api/v1/search?kind=${encodeURIComponent('<script>机密</script>')}`)
    expect(answer.statusCode).toBe(400)
    expect(answer.body).not.toContain('机密')
  })
})

test('what is for one person is not kept by caches on the way', async () => {
  const answer = await read('/api/v1/my/achievements', { cookie: cookie.owner })
  expect(answer.headers['cache-control'] ?? '').toMatch(/no-store|private/)
})
