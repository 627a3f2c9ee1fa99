import { appointments } from '@keqiao/server/accounts/tables'
import { expect, test } from 'vitest'
import { startHouse } from '../support/start-house.ts'

test('a role that is taken away ends at the next request', async () => {
  await using house = await startHouse()
  await house.addPeople()
  const cookie = await house.signIn('operator@test.example')
  const list = async () =>
    (await house.app.inject({ url: '/api/v1/operator/listings?kind=need', headers: { cookie } })).statusCode
  expect(await list()).toBe(200)
  await house.services.db.write(async (tx) => void (await tx.delete(appointments)))
  expect(await list()).toBe(403)
})
