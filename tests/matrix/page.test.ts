import { expect, test } from 'vitest'
import { contract } from '../house/routes.ts'
import { isThere, read } from '../house/sources.ts'
import { page } from './page.ts'

test('the page that people read is the table that the tests ask', async () => {
  const file = 'docs/authorisation.md'
  expect(isThere(file)).toBe(true)
  expect(read(file), 'npm run matrix writes it anew').toBe(page(await contract()))
})
