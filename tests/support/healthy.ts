import { checks } from '@keqiao/server/doctor'
import { examine } from '@keqiao/server/platform/doctor'
import { expect } from 'vitest'
import type { House } from './start-house.ts'

/** What must hold of the whole database does: called at the end of a test that moved much. */
export async function expectHealthy({ services, clock }: House) {
  const findings = await examine(services.db.read, checks, clock.now())
  expect(findings.filter(({ wrong }) => wrong.length > 0)).toEqual([])
}
