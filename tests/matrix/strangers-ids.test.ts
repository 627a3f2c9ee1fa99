import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Asking, createAsking } from './ask.ts'
import { type IdField, idFieldsOf, nameOf } from './id-fields.ts'
import { relationsOf } from './request.ts'
import { CASES, type Case, idAt, withId } from './strangers.ts'
import { REQUESTS, ROWS, routeOf } from './table.ts'
import { startWorld, type World } from './world.ts'

let world: World
let asking: Asking
let fields: IdField[]
beforeAll(async () => {
  world = await startWorld()
  asking = createAsking(world)
  fields = idFieldsOf(world.house.routes)
})
afterAll(async () => {
  console.log(`ids in requests: ${fields.length} fields, ${Object.keys(CASES).length} of them with a case of their own`)
  await world.close()
})

/** Whether the table itself asks this field both with a stranger's id and with nobody's. */
async function isVaried({ route, part, path }: IdField): Promise<boolean> {
  for (const name of Object.keys(ROWS).filter((one) => routeOf(one) === route)) {
    if (!relationsOf(REQUESTS[name]?.on ?? null, world.cast.ENT_ADMIN).includes('other')) continue
    const [theirs, nobodys] = [await asking.build(name, 'ENT_ADMIN', 'other'), await asking.build(name, 'ENT_ADMIN', 'none')]
    const id = idAt(theirs.sent, part, path)
    if (id !== undefined && id !== null && id !== idAt(nobodys.sent, part, path)) return true
  }
  return false
}

test('every id that a request can hold is varied by the table or has a case', async () => {
  const open: string[] = []
  for (const field of fields) if (!(nameOf(field) in CASES) && !(await isVaried(field))) open.push(nameOf(field))
  expect(open, 'say in tests/matrix/strangers.ts what a stranger could send there').toEqual([])
  expect(Object.keys(CASES).filter((name) => !fields.some((field) => nameOf(field) === name))).toEqual([])
})

describe("a stranger's id is as good as none", () => {
  const cases = Object.entries(CASES).filter((one): one is [string, Case] => !('because' in one[1]))
  test.each(cases)('%s', async (name, { as, row, relation, stranger, more }) => {
    const field = fields.find((one) => nameOf(one) === name) as IdField
    const { at, sent } = await asking.build(row ?? firstRow(field.route), as, relation)
    const whole = { ...sent, ...(sent.body && { body: { ...sent.body, ...more } }) }
    expect((await asking.send(row ?? firstRow(field.route), at, sent)).said, 'the request without a stranger').toBe('in')
    const id = await stranger(at)
    const nobody = id.includes(':') ? `${id.split(':')[0]}:${asking.records.nobody}` : asking.records.nobody
    const [found, wanted] = [
      await asking.send(row ?? firstRow(field.route), at, withId(whole, field.part, field.path, id)),
      await asking.send(row ?? firstRow(field.route), at, withId(whole, field.part, field.path, nobody)),
    ]
    expect([found.status, found.body]).toEqual([wanted.status, wanted.body])
    if (found.said !== 'in') expect(found.changes).toEqual([])
    expect(JSON.stringify(found.body)).not.toContain(id.split(':').at(-1))
  })
})

const firstRow = (route: string) => Object.keys(ROWS).find((one) => routeOf(one) === route) as string
