import { describe, expect, test } from 'vitest'
import { Refusal } from '../../platform/refusal.ts'
import { loadTaxonomies } from '../../taxonomy/taxonomy.ts'
import { hashOf, newToken, officeIssues, refuseBoth, stateOf } from './rules.ts'

describe('an invitation', () => {
  const sent = { expiresAt: '2026-11-09T09:00:00.000Z', acceptedAt: null, revokedAt: null }
  const at = '2026-11-05T00:00:00.000Z'
  test.each([
    ['open', sent, at],
    ['open', sent, '2026-11-09T08:59:59.999Z'],
    ['expired', sent, '2026-11-09T09:00:00.000Z'],
    ['revoked', { ...sent, revokedAt: at }, at],
    ['accepted', { ...sent, acceptedAt: at }, at],
    ['accepted', { ...sent, acceptedAt: at }, '2027-01-01T00:00:00.000Z'],
  ])('is %s', (state, row, now) => {
    expect(stateOf(row, now)).toBe(state)
  })

  test('its link has 256 bits and what is kept is not the link', () => {
    const { token, tokenHash } = newToken()
    expect(Buffer.from(token, 'base64url').length).toBe(32)
    expect(newToken().token).not.toBe(token)
    expect(tokenHash).toBe(hashOf(token))
    expect(tokenHash).not.toContain(token)
  })
})

describe('an office is for', () => {
  const taxonomies = loadTaxonomies()
  test.each([
    ['OPERATOR', '130000', true],
    ['OPERATOR', '130200', false],
    ['REGION_OP', '130000', false],
    ['REGION_OP', '130200', true],
    ['REGION_OP', '130682', true],
    ['REGION_OP', '130181', true],
    ['REGION_OP', '133100', true],
    ['REGION_OP', '110000', false],
    ['REVIEWER', '130000', true],
    ['REVIEWER', '131100', true],
    ['REVIEWER', '110000', false],
    ['AUDITOR', '130000', true],
    ['AUDITOR', '999999', false],
  ] as const)('%s of %s: %s', (role, region, fits) => {
    expect(officeIssues({ role, region }, taxonomies).length === 0).toBe(fits)
  })

  test.each([
    ['AUDITOR', ['OPERATOR'], true],
    ['AUDITOR', ['REGION_OP'], true],
    ['OPERATOR', ['AUDITOR'], true],
    ['REGION_OP', ['AUDITOR'], true],
    ['REVIEWER', ['OPERATOR', 'AUDITOR'], false],
    ['OPERATOR', ['REVIEWER', 'AGENT'], false],
  ] as const)('%s beside %s is refused: %s', (office, held, refused) => {
    const attempt = () => refuseBoth(office, held)
    if (refused) expect(attempt).toThrow(Refusal)
    else expect(attempt).not.toThrow()
  })
})
