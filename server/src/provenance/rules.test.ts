import { expect, test } from 'vitest'
import { keysOf, LIKE_NAMES, nameSimilarity, patentNumber } from './rules.ts'

test.each([
  ['ZL 2023 1 0123456.7', '2023101234567'],
  ['CN202310123456.7', '2023101234567'],
  ['ＺＬ２０２３１０１２３４５６．７', '2023101234567'],
  ['zl2023-1-0123456.X', '202310123456X'],
  ['受理中', null],
  ['12345', null],
  [null, null],
])('the patent number of %s is %s', (given, number) => {
  expect(patentNumber(given)).toBe(number)
})

test.each([
  ['热态板坯表面裂纹机器视觉识别', '热态板坯表面裂纹 机器视觉识别技术', true],
  ['热态板坯表面裂纹机器视觉识别', '热态板坯表面裂纹的机器视觉识别', true],
  ['热态板坯表面裂纹机器视觉识别', '冷态板坯内部裂纹超声识别', false],
  ['高炉煤气精脱硫', '高炉煤气精脱硫', true],
])('%s and %s are near-identical: %s', (a, b, alike) => {
  expect(nameSimilarity(a, b) >= LIKE_NAMES).toBe(alike)
})

test('keys are patents of any unit, and both ends of the name of one unit; know-how is no patent', () => {
  const ips = [
    { kind: 'PAT_INV', number: 'ZL202310123456.7' },
    { kind: 'SW', number: '2023SR1234567' },
    { kind: 'PAT_UM', number: null },
  ]
  expect(keysOf({ name: '热态板坯表面裂纹识别', unit: '燕山 大学', ips })).toEqual([
    'patent:2023101234567',
    'head:燕山大学:热态板坯表面',
    'tail:燕山大学:表面裂纹识别',
  ])
  expect(keysOf({ name: '热态板坯表面裂纹识别', unit: null, ips: [] })).toEqual([])
})
