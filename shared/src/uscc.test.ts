import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { normaliseUscc, Uscc, usccCheck, usccFault } from './uscc.ts'

const CHARACTERS = '0123456789ABCDEFGHJKLMNPQRTUWXY'

describe('统一社会信用代码', () => {
  // The first is the example of GB 32100-2015, the others are printed on licences in use.
  test.each(['91350100M000100Y43', '914403001922038216', '9144030071526726XG', '91440300708461136T'])('%s holds', (code) => {
    expect(usccFault(code)).toBeNull()
  })

  test.each([
    ['one digit wrong', '91350100M000100Y44', 'uscc_check'],
    ['two neighbours exchanged', '91350100M000010Y43', 'uscc_check'],
    ['a character short', '91350100M000100Y4', 'uscc_form'],
    ['a character long', '91350100M000100Y433', 'uscc_form'],
    ['a letter that no code has', '91350100M0001O0Y43', 'uscc_form'],
    ['a check that no code has', '91350100M000100Y4Z', 'uscc_form'],
    ['letters where the region stands', '9135A100M000100Y43', 'uscc_form'],
    ['empty', '', 'uscc_form'],
  ])('%s is told: %s', (_, code, fault) => {
    expect(usccFault(code)).toBe(fault)
  })

  test('as people paste it, it becomes as it is kept', () => {
    expect(normaliseUscc(' ９１３５０１００ m000100y43\t')).toBe('91350100M000100Y43')
    expect(Uscc.parse('91350100m000100y43')).toBe('91350100M000100Y43')
    expect(Uscc.safeParse('   ').error?.issues.map(({ message }) => message)).toEqual(['required'])
    expect(Uscc.safeParse('91350100M000100Y44').error?.issues.map(({ message }) => message)).toEqual(['uscc_check'])
  })

  test('whatever single character is mistyped, it is noticed', () => {
    const character = fc.constantFrom(...CHARACTERS)
    const digits = fc.stringMatching(/^[0-9]{6}$/)
    const first17 = fc
      .tuple(fc.array(character, { minLength: 2, maxLength: 2 }), digits, fc.array(character, { minLength: 9, maxLength: 9 }))
      .map(([head, region, tail]) => [...head, region, ...tail].join(''))
    fc.assert(
      fc.property(first17, fc.nat(17), character, (body, place, wrong) => {
        const code = body + usccCheck(body)
        expect(usccFault(code)).toBeNull()
        const mistyped = code.slice(0, place) + wrong + code.slice(place + 1)
        expect(usccFault(mistyped) === null).toBe(wrong === code[place])
      }),
    )
  })
})
