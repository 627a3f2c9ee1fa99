import { describe, expect, test } from 'vitest'
import { readContact } from './contact.ts'

const keyOf = (typed: string) => readContact(typed)?.key ?? null

describe('a contact has one spelling', () => {
  test.each([
    '13812345678',
    ' 138 1234 5678 ',
    '138-1234-5678',
    '+86 13812345678',
    '86 138 1234 5678',
    '008613812345678',
    '１３８１２３４５６７８',
    '（138）12345678',
  ])('the mobile number %s', (typed) => expect(keyOf(typed)).toBe('phone:13812345678'))

  test.each(['Wang.Li@Firm.Example', ' wang.li@firm.example', 'ｗａｎｇ．ｌｉ＠ｆｉｒｍ．ｅｘａｍｐｌｅ'])(
    'the mailbox %s',
    (typed) => expect(keyOf(typed)).toBe('mail:wang.li@firm.example'),
  )

  test('letters with marks are one, composed or not', () => {
    expect(keyOf('jose\u0301@firm.example')).toBe(keyOf('jos\u00e9@firm.example'))
  })

  test('a number of another country keeps its code', () => expect(keyOf('0049 170 1234567')).toBe('phone:+491701234567'))

  test.each(['', '12345', '1281234567', 'wang', 'wang@', '@firm.example', 'a b@firm.example', 'a@firm', '0311-88888888'])(
    '%j is neither',
    (typed) => expect(keyOf(typed)).toBeNull(),
  )
})
