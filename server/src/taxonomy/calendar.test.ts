import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterEach, describe, expect, test } from 'vitest'
import { addDays, dayOf, daysBetween, endOfDay, loadCalendar } from './calendar.ts'

const calendar = loadCalendar()

describe('working days', () => {
  test.each([
    ['an ordinary Monday', '2026-11-02', true],
    ['a Sunday', '2026-11-01', false],
    ['a public holiday in the week', '2026-10-01', false],
    ['a Saturday worked for a holiday', '2026-10-10', true],
    ['a Monday in a year nobody has written down', '2031-09-01', true],
    ['a Sunday in such a year', '2031-08-31', false],
  ])('%s', (_name, day, works) => {
    expect(calendar.isWorkingDay(day)).toBe(works)
  })

  test.each([
    ['five from a Monday end with the next Monday', '2026-11-02T01:00:00.000Z', 5, '2026-11-09T15:59:59.999Z'],
    ['one from a Friday ends with Monday', '2026-11-06T01:00:00.000Z', 1, '2026-11-09T15:59:59.999Z'],
    ['one from a Saturday ends with Monday', '2026-11-07T01:00:00.000Z', 1, '2026-11-09T15:59:59.999Z'],
    ['late on Sunday in UTC is Monday in Shanghai', '2026-11-01T17:00:00.000Z', 1, '2026-11-03T15:59:59.999Z'],
    ['the week of 国庆 and the Saturday worked for it', '2026-09-30T01:00:00.000Z', 3, '2026-10-10T15:59:59.999Z'],
    ['春节 with the weekend days worked before and after', '2026-02-13T01:00:00.000Z', 2, '2026-02-24T15:59:59.999Z'],
    ['none is the end of the day itself', '2026-11-02T01:00:00.000Z', 0, '2026-11-02T15:59:59.999Z'],
  ])('%s', (_name, from, n, until) => {
    expect(calendar.workingDays(from, n)).toBe(until)
  })
})

describe('days in Shanghai', () => {
  test('a day begins at 16:00 UTC of the day before', () => {
    expect([dayOf('2026-11-01T15:59:59.999Z'), dayOf('2026-11-01T16:00:00.000Z')]).toEqual(['2026-11-01', '2026-11-02'])
    expect(dayOf(endOfDay('2026-11-02'))).toBe('2026-11-02')
  })

  test('days are counted over months and leap days', () => {
    expect([addDays('2028-02-28', 2), addDays('2026-03-01', -1), daysBetween('2028-02-28', '2028-03-01')]).toEqual([
      '2028-03-01',
      '2026-02-28',
      2,
    ])
  })
})

describe('reading the calendar', () => {
  let folder = ''
  afterEach(() => folder && rmSync(folder, { recursive: true, force: true }))

  test.each([
    ['a day that does not exist', '2026-13-01,off,,', /2026-13-01 is no day/],
    ['a kind nobody knows', '2026-01-01,half,,', /neither off nor work/],
    ['a day given twice', '2026-01-01,off,,\n2026-01-01,work,,', /2026-01-01 appears twice/],
  ])('%s is refused at the start', (_name, rows, message) => {
    folder = mkdtempSync(join(tmpdir(), 'keqiao-calendar-'))
    const file = join(folder, 'days.csv')
    writeFileSync(file, `date,kind,zh,note\n${rows}\n`)
    expect(() => loadCalendar(pathToFileURL(file))).toThrow(message)
  })
})
