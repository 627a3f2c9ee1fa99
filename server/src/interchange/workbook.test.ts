import { gzipSync } from 'node:zlib'
import { IMPORT_LIMITS } from '@keqiao/shared/interchange'
import { describe, expect, test } from 'vitest'
import { Refusal } from '../platform/refusal.ts'
import { rowMarkup, scratch, xlsxOf, xlsxParts, zipOf } from './fixtures.ts'
import type { Limits } from './limits.ts'
import { readTable } from './workbook.ts'

async function read(name: string, content: Buffer | string, limits: Partial<Limits> = {}) {
  using files = scratch()
  return await readTable(files.put('file', content), name, { ...IMPORT_LIMITS, ...limits })
}

/** The code and facts of the refusal, whatever else is thrown fails the test. */
async function refusal(reading: Promise<unknown>) {
  const fault = await reading.then(
    () => null,
    (caught: unknown) => caught,
  )
  if (!(fault instanceof Refusal)) throw fault ?? new Error('it was read')
  return { code: fault.code, facts: fault.facts }
}

const cells = async (name: string, content: Buffer | string) => (await read(name, content)).rows.map((row) => row.cells)

describe('an Excel sheet', () => {
  test('gives headings and rows with their own numbers; empty rows are left out', async () => {
    const sheet = [rowMarkup(1, ['成果名称', '摘要']), rowMarkup(2, ['甲', '一']), rowMarkup(5, ['乙', '二'])].join('')
    expect(await read('a.xlsx', zipOf(xlsxParts(sheet)))).toEqual({
      headings: ['成果名称', '摘要'],
      rows: [
        { number: 2, cells: ['甲', '一'] },
        { number: 5, cells: ['乙', '二'] },
      ],
    })
  })

  test('keeps 18 digits, leading zeros and blanks inside a text', async () => {
    const content = xlsxOf([
      ['编号', '代码', '数'],
      ['00123', { n: '911300000123456789' }, { n: '12.5' }],
    ])
    expect(await cells('a.xlsx', content)).toEqual([['00123', '911300000123456789', 12.5]])
  })

  test('tells a formula from the value it last had, wherever it stands', async () => {
    const content = xlsxOf([
      ['名称', '价格'],
      ['甲', { f: 'SUM(1,2)', v: '3' }],
      [{ f: 'HYPERLINK("http://x","y")', v: '0' }, { n: '4' }],
    ])
    expect(await cells('a.xlsx', content)).toEqual([
      ['甲', { formula: '=SUM(1,2)' }],
      [{ formula: '=HYPERLINK("http://x","y")' }, 4],
    ])
  })

  test('counts only rows that hold something', async () => {
    const formatted = Array.from({ length: 300 }, (_, i) => `<row r="${i + 3}"><c r="A${i + 3}" s="0"/></row>`).join('')
    const sheet = rowMarkup(1, ['名称']) + rowMarkup(2, ['甲']) + formatted
    expect((await read('a.xlsx', zipOf(xlsxParts(sheet)), { rows: 10 })).rows).toEqual([{ number: 2, cells: ['甲'] }])
  })
})

describe('a hostile or broken file is refused before it does harm', () => {
  const small = xlsxOf([['名称'], ['甲']])

  test('a zip bomb that says so', async () => {
    const bomb = zipOf([...xlsxParts(''), { name: 'xl/worksheets/sheet2.xml', content: Buffer.alloc(60_000_000) }])
    expect(bomb.length).toBeLessThan(100_000)
    expect((await refusal(read('a.xlsx', bomb))).code).toBe('file_unpacks_too_large')
  })

  test('a zip bomb whose headers lie', async () => {
    const bomb = zipOf([
      ...xlsxParts('').slice(0, 5),
      { name: 'xl/worksheets/sheet1.xml', content: Buffer.alloc(60_000_000), claimed: 1000 },
    ])
    expect((await refusal(read('a.xlsx', bomb))).code).toBe('file_unpacks_too_large')
  })

  test('a bomb hidden from the directory is never opened', async () => {
    const hidden = zipOf([{ name: 'xl/worksheets/sheet1.xml', content: Buffer.alloc(60_000_000) }])
    const local = hidden.subarray(0, hidden.indexOf(Buffer.from('PK\x01\x02', 'latin1')))
    const plain = Buffer.from(xlsxOf([['名称'], ['甲']]))
    const directory = plain.indexOf(Buffer.from('PK\x01\x02', 'latin1'))
    const end = plain.length - 22
    plain.writeUInt32LE(directory + local.length, end + 16)
    const both = Buffer.concat([plain.subarray(0, directory), local, plain.subarray(directory)])
    expect((await read('a.xlsx', both)).rows).toEqual([{ number: 2, cells: ['甲'] }])
  })

  test('too many entries', async () => {
    const many = zipOf([
      ...xlsxParts(''),
      ...Array.from({ length: 201 }, (_, i) => ({ name: `xl/media/${i}.png`, content: 'x' })),
    ])
    expect(await refusal(read('a.xlsx', many))).toEqual({ code: 'file_too_many_entries', facts: { limit: 200, entries: 207 } })
  })

  test('too many rows', async () => {
    const content = xlsxOf([['名称'], ...Array.from({ length: 11 }, (_, i) => [`成果${i}`])])
    expect(await refusal(read('a.xlsx', content, { rows: 10 }))).toEqual({ code: 'too_many_rows', facts: { limit: 10 } })
    expect(await refusal(read('a.csv', `名称\n${'甲\n'.repeat(11)}`, { rows: 10 }))).toEqual({
      code: 'too_many_rows',
      facts: { limit: 10 },
    })
  })

  test('a cell a thousand columns away', async () => {
    const sheet = `${rowMarkup(1, ['名称'])}<row r="2"><c r="ALL2" t="inlineStr"><is><t>甲</t></is></c></row>`
    expect((await refusal(read('a.xlsx', zipOf(xlsxParts(sheet))))).facts).toEqual({ why: 'too_many_columns', limit: 300 })
  })

  test('entities of its own', async () => {
    const parts = xlsxParts(rowMarkup(1, ['名称']))
    const sheet = parts[5] as { content: string }
    sheet.content = `<!DOCTYPE x [<!ENTITY a "aaaa">]>${sheet.content}`
    expect((await refusal(read('a.xlsx', zipOf(parts)))).code).toBe('file_unreadable')
  })

  test.each([
    ['an empty file', 'a.xlsx', '', 'file_empty'],
    ['a heading without rows', 'a.csv', '名称\n', 'file_empty'],
    ['an old .xls', 'a.xls', Buffer.from('d0cf11e0a1b11ae10000000000', 'hex'), 'file_kind_unknown'],
    ['a picture', 'a.png', Buffer.from('89504e470d0a1a0a0000000d', 'hex'), 'file_kind_unknown'],
    ['a text of an unknown kind', 'a.docx', '名称', 'file_kind_unknown'],
    ['half an archive', 'a.xlsx', small.subarray(0, small.length >> 1), 'file_unreadable'],
    ['an archive that is no workbook', 'a.xlsx', zipOf([{ name: 'a.txt', content: 'x' }]), 'file_unreadable'],
    ['a broken JSON line', 'a.jsonl', '{"title":"甲"}\n{"title":', 'file_unreadable'],
    ['a JSON line that is no object', 'a.jsonl', '{"title":"甲"}\n[1]', 'file_unreadable'],
  ])('%s', async (_, name, content, code) => {
    expect((await refusal(read(name, content))).code).toBe(code)
  })

  test('a gzip bomb', async () => {
    const bomb = gzipSync(Buffer.alloc(60_000_000, '{"title":"a"}\n'))
    expect((await refusal(read('a.jsonl.gz', bomb))).code).toBe('file_unpacks_too_large')
  })

  test('more bytes than allowed', async () => {
    expect(await refusal(read('a.csv', '名称\n甲', { bytes: 5 }))).toEqual({
      code: 'file_too_large',
      facts: { limit: 5, bytes: 10 },
    })
  })
})

describe('CSV and JSON Lines', () => {
  // 名称,摘要 / 钢铁,工艺 in GBK
  const gbk = Buffer.from('c3fbb3c62cd5aad2aa0ab8d6ccfa2cb9a4d2d50a', 'hex')

  test.each([
    ['UTF-8', Buffer.from('名称,摘要\n钢铁,工艺\n')],
    ['UTF-8 with its mark', Buffer.from('\ufeff名称,摘要\r\n钢铁,工艺\r\n')],
    ['GBK', gbk],
    ['UTF-16 as Excel’s Unicode text', Buffer.from('\ufeff名称\t摘要\r\n钢铁\t工艺\r\n', 'utf16le')],
    ['semicolons', Buffer.from('名称;摘要\n钢铁;工艺\n')],
  ])('%s is read', async (_, content) => {
    expect(await read('a.csv', content)).toEqual({ headings: ['名称', '摘要'], rows: [{ number: 2, cells: ['钢铁', '工艺'] }] })
  })

  test('quoted cells hold commas, quotes and lines; long numbers and zeros stay', async () => {
    expect(await cells('a.csv', '名称,代码\n"甲,""乙""\n丙",911300000123456789\n丁,="00123"\n')).toEqual([
      ['甲,"乙"\n丙', '911300000123456789'],
      ['丁', '00123'],
    ])
  })

  test('a cell that begins with = is a formula', async () => {
    expect(await cells('a.csv', '名称,价格\n甲,=1+1\n')).toEqual([['甲', { formula: '=1+1' }]])
  })

  test('JSON lines are rows under their keys, also when packed', async () => {
    const content = '{"id":"1","title":"甲","keywords":["a","b"]}\n\n{"title":"乙","trl":6}\n'
    const expected = {
      headings: ['id', 'title', 'keywords', 'trl'],
      rows: [
        { number: 1, cells: ['1', '甲', { json: ['a', 'b'] }] },
        { number: 3, cells: [null, '乙', null, 6] },
      ],
    }
    expect(await read('a.jsonl', content)).toEqual(expected)
    expect(await read('a.jsonl.gz', gzipSync(content))).toEqual(expected)
  })
})
