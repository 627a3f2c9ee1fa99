import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { computing } from '../../../../tests/support/computing.ts'
import { POLICIES } from '../policy.ts'
import { classesOf, passwordFaults } from './passwords.ts'

const ABOUT = { email: 'wang.jianguo@jidong-steel.example', name: '王建国' }
const faults = (password: string, policy = POLICIES.asvs) => passwordFaults(password, policy, ABOUT).map(({ code }) => code)

describe('the ordinary policy', () => {
  test.each([
    ['九个字符', 'kx82#mQ9z', 'password_short'],
    ['a figure row', '1234567890', 'password_common'],
    ['another figure row', '23456789012', 'password_simple'],
    ['a row downwards with a tail', '9876543210x', 'password_simple'],
    ['one letter often', 'aaaaaaaaaaaa', 'password_simple'],
    ['two letters in turn', 'abababababab', 'password_simple'],
    ['a piece repeated', 'xk7qxk7qxk7q', 'password_simple'],
    ['a mobile number', '13931112222', 'password_simple'],
    ['a date', '1988年08月08日', 'password_simple'],
    ['a date with dashes', '1988-08-08', 'password_simple'],
    ['the keyboard', 'qwertyuiop', 'password_common'],
    ['a walk on it', '1qaz2wsx3edc', 'password_common'],
    ['love in figures', 'woaini1314520', 'password_common'],
    ['love with a birthday', 'woaini19900214', 'password_common'],
    ['a word and a year', 'Password2026!', 'password_common'],
    ['the same in leet', 'P@ssw0rd2026!', 'password_common'],
    ['a place and a year', 'Shijiazhuang2026', 'password_common'],
    ['two words', 'adminadmin!!', 'password_common'],
    ['full-width writing of one', 'ｐａｓｓｗｏｒｄ１２３', 'password_common'],
    ['the house', 'keqiao-2026', 'password_personal'],
    ['the house in Chinese', '科桥科桥2026科桥', 'password_personal'],
    ['the mail name', 'wang.jianguo1', 'password_personal'],
    ['a part of it', 'Jianguo1988!', 'password_personal'],
    ['the company', 'Jidong-Steel88', 'password_personal'],
    ['129 characters', 'k9#Qz'.repeat(26), 'password_long'],
  ] as const)('%s is refused', (_, password, code) => {
    expect(faults(password)).toEqual([code])
  })

  test.each([
    'kan-jian-yan-shan-xue',
    'correct horse battery staple',
    '轧钢车间的老王爱吃驴肉火烧',
    'onlylowercaseletterhere',
    '83017264958',
    'zzk 2Ω🦊 ñandú',
    'wang.jianguo lives beside the old bridge',
    `k9#Qz ${'每天早上七点半去白洋淀'.repeat(11)}`,
  ])('%s will do, whatever it is made of', (password) => {
    expect(faults(password)).toEqual([])
  })

  test('length counts characters as people do, not code units', () => {
    expect(faults('🦊🐢🐟🐦🐝🌲🌊🔥🌙')).toEqual(['password_short'])
    expect(faults('🦊🐢🐟🐦🐝🌲🌊🔥🌙⭐')).toEqual([])
  })

  test('long random ones are never refused', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 24, maxLength: 100, unit: fc.constantFrom(...'bcdfgjkmpqvxz2389#_') }), (password) => {
        fc.pre(new Set(password).size > 12)
        expect(faults(password)).toEqual([])
      }),
    )
  })

  test('no password, however made, takes long to judge', () => {
    const hostile = ['a'.repeat(128), 'ab'.repeat(64), `${'aab'.repeat(42)}x`, 'password'.repeat(16), '1'.repeat(127)]
    const judged = () => {
      for (const password of hostile) faults(password)
    }
    expect(computing(judged)).toBeLessThan(100)
  })
})

describe('the policy dengbao', () => {
  test.each([
    ['kan-jian-yan-shan-xue', ['password_classes']],
    ['Kan-jian-yan-shan-xue', []],
    ['kanjianyanshanxue77', ['password_classes']],
    ['Kanjianyanshanxue77', []],
    ['Kx8#', ['password_short']],
    ['Password2026!', ['password_common']],
  ] as const)('%s', (password, codes) => {
    expect(faults(password, POLICIES.dengbao)).toEqual(codes)
  })

  test.each([
    ['abc', 1],
    ['abC', 2],
    ['abC1', 3],
    ['abC1 ', 4],
    ['中文1a', 3],
  ] as const)('%s has %i kinds of characters', (password, kinds) => {
    expect(classesOf(password)).toBe(kinds)
  })
})
