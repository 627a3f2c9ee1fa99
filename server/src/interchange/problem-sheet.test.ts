import { Readable } from 'node:stream'
import { readSheet } from 'read-excel-file/node'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type House, startHouse } from '../../../tests/support/start-house.ts'
import { unpack } from '../platform/bound.ts'
import { scratch, xlsxOf } from './fixtures.ts'

let house: House
let people: Awaited<ReturnType<House['addPeople']>>
beforeEach(async () => {
  house = await startHouse()
  people = await house.addPeople()
})
afterEach(() => house.close())

const HEADINGS = ['编号', '成果名称', '拟解决的问题', '技术领域', '合作方式', '价格方式']
const complete = (n: number) => [`A-${n}`, `成果${n}`, '解决了问题', '钢铁', '普通许可', '面议']
const upload = (fileName: string, content: Buffer) =>
  house.services.interchange.receive(people.universityAdmin, {
    kind: 'achievement',
    organisationId: people.university.id,
    fileName,
    stream: Readable.from([content]),
  })

describe('the problem sheet', () => {
  test('is the uploader’s own sheet with the faulty cells coloured and told in words', async () => {
    const { id } = await upload(
      '我的成果.xlsx',
      xlsxOf([HEADINGS, complete(1), ['00012', '=乙', '', '炼丹', '普通许可', { f: 'A1&"x"', v: 'x' }]]),
    )
    await house.processAll()
    const { fileName, content } = await house.services.interchange.problemSheet(people.universityAdmin, id)
    expect(fileName).toBe('问题清单-我的成果.xlsx')
    expect(await readSheet(content)).toEqual([
      [...HEADINGS, '问题说明'],
      [...complete(1), null],
      [
        '00012',
        '=乙',
        null,
        '炼丹',
        '普通许可',
        '=A1&"x"',
        '技术领域：不在可选值之内，请从下拉列表中选择（“炼丹”）\n价格方式：单元格是公式，请粘贴为数值后再上传',
      ],
    ])
    using files = scratch()
    const parts = await unpack(files.put('p.xlsx', content), () => true)
    expect(parts.get('xl/styles.xml')?.toString('utf8')).toMatch(/FFC7CE/i)
    const markup = parts.get('xl/worksheets/sheet1.xml')?.toString('utf8') ?? ''
    const styleAt = (cell: string) => new RegExp(`<c r="${cell}"[^>]* s="(\\d+)"`).exec(markup)?.[1]
    expect(styleAt('D3')).toBe(styleAt('F3'))
    expect(styleAt('D3')).not.toBe(styleAt('D2'))
    expect(styleAt('E3')).toBe(styleAt('E2'))
  })

  test('comes back after being put right, and only the put-right row is new', async () => {
    const { id } = await upload('a.xlsx', xlsxOf([HEADINGS, complete(1), ['A-2', '乙', '二', '炼丹', '普通许可', '面议']]))
    await house.processAll()
    await house.services.interchange.confirm(people.universityAdmin, id, { submit: true })
    await house.processAll()
    const { content } = await house.services.interchange.problemSheet(people.universityAdmin, id)
    const rows = (await readSheet(content)).map((row) => row.map((cell) => (cell === '炼丹' ? '钢铁' : String(cell ?? ''))))
    const again = await upload('b.xlsx', xlsxOf(rows))
    await house.processAll()
    await house.services.interchange.confirm(people.universityAdmin, again.id, { submit: true })
    await house.processAll()
    const { state, accepted, refused, created, updated, unchanged } = await house.services.interchange.read(
      people.universityAdmin,
      again.id,
    )
    expect({ state, accepted, refused, created, updated, unchanged }).toEqual({
      state: 'done',
      accepted: 2,
      refused: 0,
      created: 1,
      updated: 0,
      unchanged: 1,
    })
  })
})
