import { needsApi } from '@keqiao/shared/needs'
import { expect, test, vi } from 'vitest'
import { addressOf, call, ProblemError } from './call.ts'

const reply = (status: number, body: string) => vi.stubGlobal('fetch', async () => new Response(body, { status }))
const failure = () => call(needsApi.read, { params: { id: 'x' } }).catch((error: unknown) => error as ProblemError)

test('an address carries its parts escaped, lists repeated, blanks left out', () => {
  expect(
    addressOf('/a/:id', { params: { id: 'b/c' }, query: { q: '储能', field: ['01', '02'], state: undefined, text: '' } }),
  ).toBe('/a/b%2Fc?q=%E5%82%A8%E8%83%BD&field=01&field=02')
})

test('a refusal of the server arrives with its code, facts and issues', async () => {
  reply(409, JSON.stringify({ code: 'revision_conflict', facts: { revision: 4 }, requestId: 'r1' }))
  expect(await failure()).toMatchObject({ code: 'revision_conflict', facts: { revision: 4 }, issues: [], requestId: 'r1' })
})

test('a reply that is no problem of ours is told by its status', async () => {
  reply(503, '<html>gateway</html>')
  expect(await failure()).toMatchObject({ code: 'not_ready' })
  reply(500, '')
  expect(await failure()).toMatchObject({ code: 'unexpected' })
})

test('no answer at all is being offline', async () => {
  vi.stubGlobal('fetch', async () => {
    throw new TypeError('Failed to fetch')
  })
  const error = await failure()
  expect(error).toBeInstanceOf(ProblemError)
  expect(error).toMatchObject({ code: 'offline' })
})
