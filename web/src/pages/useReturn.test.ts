import fc from 'fast-check'
import { expect, test } from 'vitest'
import { returnAddress } from './useReturn.ts'

const SITE = 'https://keqiao.example'
const ask = (to: string) => returnAddress(`?to=${encodeURIComponent(to)}`)

test.each(['/needs/new?step=form', '/search?q=%E7%B2%89%E5%B0%98&page=2', '/needs/1#matches', '/', '/a//b', '/https://x'])(
  'after signing in one returns to %s',
  (to) => {
    expect(ask(to)).toBe(to)
  },
)

const FOREIGN = [
  'https://evil.example',
  'HTTPS://evil.example',
  '//evil.example',
  '///evil.example',
  '////evil.example',
  '/\\evil.example',
  '\\/evil.example',
  '\\\\evil.example',
  '/\t/evil.example',
  '/\n/evil.example',
  '/\r\\evil.example',
  '\t//evil.example',
  ' //evil.example',
  '/.//evil.example',
  '/./\\evil.example',
  '/x/..//evil.example',
  '/%2e%2e//evil.example',
  '/..//evil.example',
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)',
  'java\nscript:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  'vbscript:x',
  'blob:https://evil.example/x',
  'https:evil.example',
  'https:/evil.example',
  'http://user:pass@evil.example',
  '//keqiao.example@evil.example',
  '/@evil.example/..//evil.example',
  'evil.example',
  '.evil.example',
  '@evil.example',
  '//[::1]/',
  '//127.0.0.1',
  '／／evil.example',
  '%2F%2Fevil.example',
  '',
]
test.each(FOREIGN)('%j is no place of this site', (to) => {
  expect(new URL(ask(to), SITE).origin).toBe(SITE)
  expect(ask(to).startsWith('//')).toBe(false)
})

test.each(['//evil.example', '/\\evil.example', 'https://evil.example', 'javascript:alert(1)', '/.//evil.example', ''])(
  '%j leads to the workspace',
  (to) => {
    expect(ask(to)).toBe('/workspace')
  },
)

test('an address written twice over, or several of them, lead nowhere else', () => {
  for (const to of FOREIGN) {
    expect(new URL(returnAddress(`?to=${encodeURIComponent(encodeURIComponent(to))}`), SITE).origin).toBe(SITE)
    expect(new URL(returnAddress(`?to=/ok&to=${encodeURIComponent(to)}`), SITE).origin).toBe(SITE)
  }
})

test('whatever is asked for, one stays on this site', () => {
  const piece = fc.oneof(
    fc.constantFrom(
      '/',
      '\\',
      '//',
      '.',
      '..',
      '@',
      ':',
      '?',
      '#',
      '%2f',
      '%5c',
      '%09',
      '\t',
      '\n',
      '\r',
      '\0',
      ' ',
      '／',
      'evil.example',
    ),
    fc.constantFrom('https:', 'javascript:', 'data:', '[::1]', 'x'),
    fc.string({ maxLength: 3 }),
  )
  const address = fc.array(piece, { maxLength: 8 }).map((pieces) => pieces.join(''))
  fc.assert(
    fc.property(
      fc.oneof(
        address,
        address.map((rest) => `/${rest}`),
        fc.webUrl(),
        fc.string(),
      ),
      (to) => {
        const found = ask(to)
        expect(new URL(found, SITE).origin).toBe(SITE)
        expect(found.startsWith('/') && !found.startsWith('//')).toBe(true)
      },
    ),
    { numRuns: 3000 },
  )
})
