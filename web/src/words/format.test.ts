import { expect, test } from 'vitest'
import { date, dateTime, exactMoney, measure, money, today, yearMonth } from './format.ts'

test('times are told in Beijing time with the weekday', () => {
  expect(dateTime('2026-11-23T06:00:00Z', 'zh')).toBe('2026-11-23（周一）14:00 北京时间')
  expect(dateTime('2026-11-22T17:30:00Z', 'zh')).toBe('2026-11-23（周一）01:30 北京时间')
  expect(date('2026-11-23T06:00:00Z', 'en')).toBe('2026-11-23 (Mon)')
  expect(today(Date.parse('2026-11-26T16:30:00Z'))).toBe('2026-11-27')
})

test('a month is told in words', () => {
  expect(yearMonth('2027-06', 'zh')).toBe('2027 年 6 月')
  expect(yearMonth('2027-06', 'en')).toBe('June 2027')
})

test('money is told in 万元, whole or with two decimals, and exactly to the fen', () => {
  expect(money(260_550_000, 'zh')).toBe('260.55 万元')
  expect(money(180_000_000, 'zh')).toBe('180 万元')
  expect(money(1_234_500_000, 'zh')).toBe('1,234.50 万元')
  expect(exactMoney(260_550_001, 'zh')).toBe('2,605,500.01 元')
  expect(money(260_000_000, 'en')).toBe('CNY 2,600,000')
})

test.each([
  [{ op: '>=', value: 95, unit: '%' }, '≥ 95 %'],
  [{ op: 'range', value: 20, valueMax: 35, unit: '℃' }, '20–35 ℃'],
  [{ op: '±', value: 50, valueMax: 0.5, unit: 'mm' }, '50 ± 0.5 mm'],
  [{ op: '<', value: 0.00001, unit: '' }, '< 0.00001'],
])('%o reads as %s', (given, words) => {
  expect(measure(given)).toBe(words)
})
