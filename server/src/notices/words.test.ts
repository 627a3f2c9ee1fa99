import { FACT_VALUES, LANGUAGES, NOTICE_CODES, NOTICES, STOPPED_KINDS } from '@keqiao/shared/notices'
import { describe, expect, test } from 'vitest'
import { fill, mailWords } from './words.ts'

const blanksOf = (text: string) => [...text.matchAll(/\{\{(\w+)(?::time)?\}\}/g)].map(([, name]) => name as string)

describe.each(LANGUAGES)('mails in %s', (language) => {
  const words = mailWords[language]

  test.each(NOTICE_CODES)('%s has its words, and blanks only for the facts it comes with', (code) => {
    const { title, text, button } = words.notice[code]
    expect([title, text, button].filter((one) => one.trim() === '')).toEqual([])
    const facts: readonly string[] = NOTICES[code].facts
    expect(blanksOf(`${title} ${text}`).filter((name) => !facts.includes(name))).toEqual([])
  })

  test('every closed value and every kind has words', () => {
    const facts: Record<string, Record<string, string>> = words.fact
    for (const [name, values] of Object.entries(FACT_VALUES))
      expect(Object.keys(facts[name] ?? {}).sort(), name).toEqual([...values].sort())
    expect(
      Object.values(facts)
        .flatMap(Object.values)
        .filter((one) => !one),
    ).toEqual([])
    expect(STOPPED_KINDS.filter((kind) => !words.kind[kind])).toEqual([])
  })
})

test('days are said as the pages say them, and deadlines to the minute', () => {
  const facts = { dueAt: '2026-12-03T20:09:00.000Z' }
  const both = '{{dueAt}}|{{dueAt:time}}'
  expect(fill(both, facts, 'zh')).toBe('2026 年 12 月 4 日|2026 年 12 月 4 日 04:09（北京时间）')
  expect(fill(both, facts, 'en')).toBe('4 December 2026|4 December 2026, 04:09 Beijing time')
})

test('a fact cannot bring lines of its own', () => {
  expect(fill('「{{name}}」', { name: '甲\r\n\r\nhttp://elsewhere.example' }, 'zh')).toBe('「甲 http://elsewhere.example」')
})
