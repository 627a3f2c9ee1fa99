import { expect, test } from 'vitest'
import { computing } from '../../../tests/support/computing.ts'
import { displayName, endingOf } from './name.ts'

test.each([
  ['报告.PDF', 'pdf', '报告.pdf'],
  ['照片.JPG', 'jpg', '照片.jpg'],
  ['a.b.c.docx', 'docx', 'a.b.c.docx'],
  ['e\u0301té.pdf', 'pdf', '\u00e9té.pdf'],
  ['  多   空格  .pdf', 'pdf', '多 空格.pdf'],
  ['...隐藏.pdf', 'pdf', '隐藏.pdf'],
  ['零\u200b宽\ufeff.pdf', 'pdf', '零宽.pdf'],
  ['一\u2028行.pdf', 'pdf', '一行.pdf'],
  ['坏\ud800.pdf', 'pdf', '坏\ufffd.pdf'],
  ['a<b>:c|d?*.pdf', 'pdf', 'a_b__c_d__.pdf'],
  ['com1.pdf', 'pdf', '_com1.pdf'],
  ['', 'pdf', 'file.pdf'],
])('%j is shown as a %s named %s', (given, ending, shown) => {
  expect(endingOf(given)).toBe(given === '' ? '' : ending)
  expect(displayName(given, ending)).toBe(shown)
})

test('a long name is cut between characters, also between those made of several', () => {
  const family = '👩\u200d👩\u200d👧'
  expect(displayName(`${'报'.repeat(200)}.docx`, 'docx')).toBe(`${'报'.repeat(78)}.docx`)
  const cut = displayName(`${'e\u0323\u0302'.repeat(200)}${family}.pdf`, 'pdf')
  expect(Buffer.byteLength(cut)).toBeLessThanOrEqual(240)
  expect(cut).toBe(`${'e\u0323\u0302'.normalize('NFC').repeat(78)}.pdf`)
})

test('of a name that never ends, the end is read, and quickly', () => {
  let name = ''
  const ms = computing(() => {
    name = displayName(`x${'. '.repeat(200_000)}终.pdf`, 'pdf')
  })
  expect(name).toContain('终.pdf')
  expect(ms).toBeLessThan(200)
})

test.each([
  ['a.pdf\0.exe', 'exe'],
  ['a\u202efdp.exe', 'exe'],
  ['a.tar.gz', 'gz'],
  ['a', ''],
  ['a.', ''],
  ['a.pdf/', ''],
  ['a.pdf ', 'pdf'],
])('the ending of %j is %j', (given, ending) => {
  expect(endingOf(given)).toBe(ending)
})
