import { type Indicator, Indicator as Schema } from '@keqiao/shared/indicators'
import { expect, test } from 'vitest'
import { counterpart, judge, nameLikeness, verdictOf } from './indicators.ts'

const indicator = (name: string, op: Indicator['op'], value: number, unit: string, valueMax: number | null = null) =>
  Schema.parse({ name, op, value, valueMax, unit })

test.each([
  ['more than asked is met', ['>=', 1200, 'MPa'], ['>=', 1250, 'MPa'], 'met'],
  ['exactly what is asked is met', ['>=', 1200, 'MPa'], ['=', 1200, 'MPa'], 'met'],
  ['a weaker promise the same way is not met', ['>=', 1200, 'MPa'], ['>=', 1000, 'MPa'], 'not_met'],
  ['a measured value below is not met', ['>=', 1200, 'MPa'], ['=', 1180, 'MPa'], 'not_met'],
  ['units are converted before comparing', ['>=', 1.2, 'GPa'], ['=', 1250, 'MPa'], 'met'],
  ['a lower bound says nothing about an upper one', ['<=', 8, 'mm'], ['>=', 2, 'mm'], 'unverified'],
  ['a smaller upper bound is met', ['<=', 8, 'mm'], ['<=', 500, 'um'], 'met'],
  ['a larger upper bound is not met', ['<=', 8, 'mm'], ['<=', 1.2, 'cm'], 'not_met'],
] as const)('%s', (_name, [op, value, unit], [op2, value2, unit2], verdict) => {
  expect(verdictOf(indicator('指标', op, value, unit), indicator('指标', op2, value2, unit2))).toBe(verdict)
})

test('a range inside the wanted range is met, one that reaches out is unverified, one outside is not met', () => {
  const wanted = indicator('粒径', 'range', 3, 'μm', 8)
  expect(verdictOf(wanted, indicator('粒径', 'range', 4, 'μm', 7))).toBe('met')
  expect(verdictOf(wanted, indicator('粒径', 'range', 4, 'μm', 9))).toBe('unverified')
  expect(verdictOf(wanted, indicator('粒径', 'range', 9, 'μm', 12))).toBe('not_met')
  expect(verdictOf(wanted, null)).toBe('unverified')
})

test('the counterpart is the indicator of the same quantity in a comparable unit', () => {
  const wanted = indicator('抗拉强度', '>=', 1200, 'MPa')
  const offered = [
    indicator('抗拉强度', '>=', 15, '%'),
    indicator('钢板抗拉强度', '>=', 1300, 'MPa'),
    indicator('屈服强度', '>=', 900, 'MPa'),
  ]
  expect(counterpart(wanted, offered)?.name).toBe('钢板抗拉强度')
  expect(counterpart(indicator('延伸率', '>=', 8, '%'), offered)).toBeNull()
})

test('names are alike by their shared character pairs', () => {
  expect(nameLikeness('裂纹检出率', '表面裂纹检出率')).toBe(1)
  expect(nameLikeness('寿命', '能耗')).toBe(0)
})

test('a change of a quantity is not the quantity itself', () => {
  expect(counterpart(indicator('翻箱率', '<=', 20, '%'), [indicator('翻箱率降低', '>=', 22, '%')])).toBeNull()
})

test('how far an offer falls short is told as a part of what is asked, in the same unit', () => {
  const wanted = { ...indicator('强度', '>=', 1200, 'MPa'), must: true }
  const [near] = judge([wanted], [indicator('强度', '=', 1.08, 'GPa')])
  expect(near?.gap).toBeCloseTo(0.1, 6)
  const most = { ...indicator('误差', '<=', 10, 'mm'), must: true }
  expect(judge([most], [indicator('误差', '<=', 1.5, 'cm')])[0]?.gap).toBeCloseTo(0.5, 6)
  expect(judge([most], [indicator('误差', '<=', 8, 'mm')])[0]?.gap).toBe(0)
})
